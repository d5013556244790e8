"""The same command on the same site prints the same: that is kept, and printed again.

A check of a site whose files, settings and rules have not changed then costs no more than looking
at the files' times. Kept are the last few runs, in the user's cache folder; a file that is damaged
or not to be had is no error.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO, cast

from editor.cli.kept_words import KeptWords
from editor.cli.model import Context, Exit
from editor.cli.packing import Packer, write_newest
from editor.site.program import program_mark
from editor.site.seen import stamps_of, unchanged
from editor.site.user_dirs import user_dirs

_HEAD = 8
"""Bytes that tell how long the first part of a file is; the output follows it."""
_READ = 1 << 16
_TOLD_BY = ("LC_", "LANG", "TZ", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "GITHUB_", "CI")
"""Beginnings of the names of what in the environment may decide how something is printed."""
_VALUED = frozenset({"--rule", "--format", "--severity"})
_PLAIN = frozenset({"--quiet", "--statistics", "--no-baseline"})


class Replay:
    """The run of one command line, as it may have been before."""

    def __init__(self, words: Sequence[str], context: Context) -> None:
        folder = user_dirs(context.environment).cache
        name = _digest(words, context)
        self._file = folder / f"replay-{name}.z"
        self._words = KeptWords(folder / f"words-{name}.z")
        self._began_ns = time.time_ns()
        self._context = context
        self._told: _Told | None = None
        self._said: _Said | None = None

    def again(self) -> int | None:
        """Print what it printed when all was as it is now; None where that is not known.

        Gives the exit code.
        """
        try:
            data = self._file.read_bytes()
            behind = _HEAD + int.from_bytes(data[:_HEAD], "big")
            kept = json.loads(zlib.decompress(data[_HEAD:behind]))
            if zlib.crc32(data[behind:]) != kept["sum"]:
                return None
            for site in kept["sites"]:
                if not unchanged(((p, t, s) for p, t, s in site["stamps"]), site["until"]):
                    return None
            code, said = int(kept["code"]), str(kept["said"])
        except (OSError, zlib.error, ValueError, TypeError, KeyError, MemoryError):
            return None
        self._context.stderr.write(said)
        for text in _unpacked(data[behind:]):
            self._context.stdout.write(text)
        self._context.stdout.flush()
        return code

    def recorded(self) -> Context:
        """The context to run in, which takes note of what is printed."""
        self._told = _Told(self._context.stdout)
        self._said = _Said(self._context.stderr)
        self._context = replace(
            self._context,
            stdout=cast("TextIO", self._told),
            stderr=cast("TextIO", self._said),
            seen=[],
            words=self._words,
        )
        return self._context

    def keep(self, code: int) -> None:
        """Keep what was printed, unless it was too much, or a fault of the program."""
        told, said = self._told, self._said
        assert told is not None
        assert said is not None
        if code == Exit.INTERNAL:
            return
        self._words.write()
        printed = told.packer.packed()
        if printed is None:
            return
        sites: list[dict[str, object]] = []
        for tell in self._context.seen:
            seen = tell()
            stamps = None if seen is None else stamps_of(seen, self._began_ns)
            if seen is None or stamps is None:
                return
            sites.append({"stamps": stamps, "until": seen.until})
        if sites:
            kept = {"sites": sites, "sum": zlib.crc32(printed), "said": said.text, "code": code}
            self._write(kept, printed)

    def _write(self, kept: Mapping[str, object], printed: bytes) -> None:
        head = zlib.compress(json.dumps(kept).encode(), 1)
        data = len(head).to_bytes(_HEAD, "big") + head + printed
        write_newest(self._file, data)


def replayable(words: Sequence[str]) -> bool:
    """Whether what ``words`` (of a command line) print depends on the site and nothing else."""
    rest = list(words)
    paths = 0
    while rest:
        word = rest.pop(0)
        name, equals, _ = word.partition("=")
        if name in _VALUED:
            if not equals:
                if not rest:
                    return False
                rest.pop(0)
        elif word.startswith("-"):
            if word not in _PLAIN:
                return False
        else:
            paths += 1
    return paths > 0


def _digest(words: Sequence[str], context: Context) -> str:
    environment = context.environment
    told = {k: v for k, v in environment.items() if k.startswith(_TOLD_BY)}
    parts = [
        program_mark(),
        list(words),
        str(Path.cwd()),
        context.messages.language,
        sorted(told.items()),
        context.stdout.isatty(),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:40]


def _unpacked(data: bytes) -> Iterator[str]:
    """The output in pieces."""
    unpacking = zlib.decompressobj()
    decoder = codecs.getincrementaldecoder("utf-8")("surrogatepass")
    for start in range(0, len(data), _READ):
        yield decoder.decode(unpacking.decompress(data[start : start + _READ]))
    yield decoder.decode(unpacking.flush(), final=True)


class _Told(io.TextIOBase):
    """A stream that passes on what is written and packs it, too."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream
        self.packer = Packer()

    def write(self, text: str) -> int:
        self.packer.add(text)
        return self._stream.write(text)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()


class _Said(io.TextIOBase):
    """A stream that passes on what is written and remembers it, but for the bar of progress."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream
        self.text = ""

    def write(self, text: str) -> int:
        if not text.startswith("\r"):
            self.text += text
        return self._stream.write(text)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()
