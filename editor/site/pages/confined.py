"""Files of a folder and of nowhere else, whatever names and links say."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

_MAX_SIZE = 20_000_000
"""Bytes of a template or data file; more is no text that anybody wrote."""


def confined(root: Path, rel: str) -> Path | None:
    """The file at ``rel`` below ``root``; None where there is none, or it leads out of ``root``.

    Links are followed: what counts is where the file really is.
    """
    pure = PurePosixPath(rel)
    if not rel or "\0" in rel or pure.is_absolute() or ".." in pure.parts or "\\" in rel:
        return None
    try:
        path = (root / pure).resolve(strict=True)
        real_root = root.resolve(strict=True)
    except (OSError, RuntimeError):
        return None
    return path if path.is_relative_to(real_root) and path.is_file() else None


def read_confined(root: Path, rel: str) -> str | None:
    """The text of such a file, LF line ends, no BOM; None where there is none."""
    path = confined(root, rel)
    if path is None:
        return None
    try:
        if path.stat().st_size > _MAX_SIZE:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def files_below(root: Path, folder: str) -> list[str]:
    """The files below ``root/folder`` that are really there, as paths below ``folder``, sorted."""
    base = root / folder
    try:
        found = [path for path in base.rglob("*") if path.is_file()]
    except OSError:
        return []
    rels = sorted(path.relative_to(base).as_posix() for path in found)
    return [rel for rel in rels if confined(root, f"{folder}/{rel}") is not None]
