"""The program as it is: what a result of it can be trusted for as long as this is the same."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import editor
from editor.site.resources import resources_dir

_ENDINGS = (".py", ".toml", ".yml")


@cache
def program_mark() -> str:
    """Version, Python, the optional analyser, and the files of code, texts and presets."""
    analyser = find_spec("sudachipy") is not None
    digest = hashlib.sha256(f"{editor.__version__} {sys.version} {analyser}".encode())
    resources = resources_dir()
    for folder in (Path(editor.__file__).parent, resources / "messages", resources / "schema"):
        for line in sorted(_sources(folder)):
            digest.update(line.encode())
    return digest.hexdigest()


def _sources(folder: Path | str) -> Iterator[str]:
    """The files in and below a folder, with size and time."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_ENDINGS):
                status = entry.stat()
                yield f"{entry.path} {status.st_mtime_ns} {status.st_size}\n"
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _sources(entry.path)
