"""A screen of our own for the real program: Xvfb with a window manager, and pictures of it."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import struct
import subprocess
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

NEEDED = ("Xvfb", "openbox", "xdotool")
PATIENCE = float(os.environ.get("GENKO_PATIENCE", "30"))
"""Seconds that anything may take; a machine that is busy may be given more."""


class TookTooLongError(AssertionError):
    """What was waited for did not come; the message says what was seen last."""


def wait_until(condition: Callable[[], T], what: str, patience: float = PATIENCE) -> T:
    """Ask again and again until ``condition`` gives something true, and give that.

    Raises:
        TookTooLongError: with ``what`` and the last answer, after ``patience`` seconds.
    """
    deadline = time.monotonic() + patience
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise TookTooLongError(f"{what}: not within {patience:g} s; last seen: {answer!r}")
        select.select([], [], [], 0.02)  # lets the others have the processor


def end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    """End a process: by asking, then by force."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Screen:
    """An X server without a monitor, 1600 x 1000, and openbox to give windows focus and frames."""

    def __init__(self, width: int = 1600, height: int = 1000) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="genko-screen-"))
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24"]
        command += ["-nolisten", "tcp", "-noreset", "-fbdir", str(self._folder)]
        with (self._folder / "xvfb.log").open("wb") as log:
            self._server = subprocess.Popen(command, pass_fds=(write,), stdout=log, stderr=log)
        os.close(write)
        with os.fdopen(read, "rb") as pipe:
            number = pipe.readline().decode().strip()
        if not number:
            raise RuntimeError(f"Xvfb did not start: {(self._folder / 'xvfb.log').read_text()}")
        self.name = f":{number}"
        self.environment = {**os.environ, "DISPLAY": self.name, "HOME": str(self._folder)}
        self.environment.pop("WAYLAND_DISPLAY", None)
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: self._quietly("get_num_desktops"), "openbox manages the screen")

    def close(self) -> None:
        """End what was started."""
        for process in (self._manager, self._server):
            end(process)
        shutil.rmtree(self._folder, ignore_errors=True)

    # -- hands -----------------------------------------------------------------------------------

    def xdotool(self, *arguments: str) -> str:
        """Run xdotool on this screen: gives what it printed."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert done.returncode == 0, f"xdotool {' '.join(arguments)}: {done.stderr}"
        return done.stdout

    def _quietly(self, *arguments: str) -> bool:
        with contextlib.suppress(AssertionError):
            self.xdotool(*arguments)
            return True
        return False

    # -- eyes ------------------------------------------------------------------------------------

    def picture(self, target: Path) -> Path:
        """Write what the screen shows as PNG: Xvfb keeps it in a file in the XWD format."""
        width, height, rgb = _pixels((self._folder / "Xvfb_screen0").read_bytes())
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_png(width, height, rgb))
        return target


def _pixels(xwd: bytes) -> tuple[int, int, bytes]:
    """Width, height and RGB of an XWD file with 32 bits a pixel, blue first."""
    fields = struct.unpack(">25I", xwd[:100])
    header_size, width, height, per_pixel, per_line = (fields[n] for n in (0, 4, 5, 11, 12))
    colors = fields[19]
    assert per_pixel == 32, f"{per_pixel} bits a pixel"
    start = header_size + colors * 12
    rgb = bytearray(width * height * 3)
    lines = b"".join(
        xwd[start + y * per_line : start + y * per_line + width * 4] for y in range(height)
    )
    rgb[0::3], rgb[1::3], rgb[2::3] = lines[2::4], lines[1::4], lines[0::4]
    return width, height, bytes(rgb)


def _png(width: int, height: int, rgb: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    stride = width * 3
    rows = b"".join(b"\0" + rgb[y * stride : (y + 1) * stride] for y in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows, 6))
        + chunk(b"IEND", b"")
    )
