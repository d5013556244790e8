"""Texts packed for the user's cache folder: put in one after another, taken out in that order."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

LARGEST = 32_000_000
"""Bytes, packed, beyond which nothing is kept."""
_AT_ONCE = 1 << 15
"""Characters gathered before they are packed: packing line by line takes several times as long."""
_READ = 1 << 16
_MOST = 8
"""Files of one kind kept; the oldest makes place."""


class Packer:
    """Packs texts as they come, up to a limit; what is packed is all that stays in memory."""

    def __init__(self) -> None:
        self._packing = zlib.compressobj(1)
        self._packed: list[bytes] = []
        self._waiting: list[str] = []
        self._length = 0
        self._size = 0

    def add(self, text: str) -> None:
        """Put ``text`` behind the others."""
        self._waiting.append(text)
        self._length += len(text)
        if self._length >= _AT_ONCE:
            self._pack()

    def packed(self) -> bytes | None:
        """All that was put in; None where that was too much. Nothing comes behind it."""
        self._pack()
        self._take(self._packing.flush())
        return b"".join(self._packed) if self._size <= LARGEST else None

    def _pack(self) -> None:
        text = "".join(self._waiting)
        self._waiting.clear()
        self._length = 0
        if text and self._size <= LARGEST:
            self._take(self._packing.compress(encoded(text)))

    def _take(self, data: bytes) -> None:
        self._size += len(data)
        if data and self._size <= LARGEST:
            self._packed.append(data)
        elif self._size > LARGEST:
            self._packed.clear()


class Unpacker:
    """What was packed, a piece at a time; going back means to begin anew."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._begin()

    def piece(self, start: int, length: int) -> str:
        """The text in these bytes (of UTF-8) of all that was packed.

        Raises:
            ValueError: when there are not so many.
        """
        if start < self._start:
            self._begin()
        while self._start + len(self._held) < start + length:
            self._go_on(start)
        at = start - self._start
        return self._held[at : at + length].decode("utf-8", "surrogatepass")

    def _begin(self) -> None:
        self._unpacking = zlib.decompressobj()
        self._read = 0
        self._held = b""
        self._start = 0
        """Where in the whole the bytes that are held begin."""

    def _go_on(self, wanted: int) -> None:
        if self._read >= len(self._packed):
            raise ValueError(wanted)
        more = self._unpacking.decompress(self._packed[self._read : self._read + _READ])
        self._read += _READ
        gone = min(wanted - self._start, len(self._held))
        self._held = self._held[gone:] + more
        self._start += gone


def encoded(text: str) -> bytes:
    """The bytes of a text as it is packed: names of files may hold what is no Unicode."""
    return text.encode("utf-8", "surrogatepass")


def write_newest(file: Path, data: bytes) -> None:
    """Write a file of the cache in one go; of its kind (``kind-...``) the oldest are let go.

    A folder that cannot be written to is no error.
    """
    kind = file.name.partition("-")[0]
    made = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        made.write_bytes(data)
        made.replace(file)
        for old in sorted(file.parent.glob(f"{kind}-*"), key=_age, reverse=True)[_MOST:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _age(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0  # another process has taken it away
