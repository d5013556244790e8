"""What programs and libraries of Linux ask of the system: other libraries, the C library's age."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path


def is_elf(path: Path) -> bool:
    """Whether it is a program or a library of Linux."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def elves(folder: Path) -> list[Path]:
    """All programs and libraries in a folder, links left out."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and is_elf(path)
    ]


def needed(path: Path) -> frozenset[str]:
    """The libraries (by soname) that it links to directly."""
    return frozenset(re.findall(r"\(NEEDED\).*\[(.+)\]", _readelf("--dynamic", [path])))


def foreign_run_path(path: Path) -> bool:
    """Whether it looks for libraries in a folder of the machine that it was made on."""
    found = re.search(r"\((?:RPATH|RUNPATH)\).*\[(.*)\]", _readelf("--dynamic", [path]))
    return found is not None and "$ORIGIN" not in found[1]


def needed_from_outside(folder: Path) -> frozenset[str]:
    """The libraries that something in a folder links to and that are not in it."""
    found = elves(folder)
    wanted = set(re.findall(r"\(NEEDED\).*\[(.+)\]", _readelf("--dynamic", found)))
    return frozenset(wanted - {path.name for path in found})


def only_symbol(path: Path) -> str:
    """The name of the one thing that a library of data gives.

    Raises:
        ValueError: when it gives another number of things.
    """
    (name,) = re.findall(
        r"GLOBAL DEFAULT +\d+ (\w+)$", _readelf("--dyn-syms", [path]), re.MULTILINE
    )
    return str(name)


def glibc_version(folder: Path) -> str:
    """The oldest C library on which everything in a folder runs, such as ``2.34``."""
    text = _readelf("--version-info", elves(folder))
    versions = {tuple(map(int, v.split("."))) for v in re.findall(r"GLIBC_(\d+(?:\.\d+)+)", text)}
    return ".".join(map(str, max(versions)))


def _readelf(what: str, paths: Iterable[Path]) -> str:
    command = ["readelf", what, "--wide", *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
