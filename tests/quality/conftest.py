"""Conventions that no linter knows, as tests over the source text."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest


def none_of(found: Iterable[object], advice: str) -> None:
    """Fail with one line for each thing found, all of them."""
    lines = [str(thing) for thing in found]
    if lines:
        pytest.fail(f"{advice}:\n  " + "\n  ".join(lines), pytrace=False)


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file; reading all of them anew in each test was half of their time."""
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def tracked(root: Path) -> list[Path]:
    """Every file of the project: what git tracks, or all but what it ignores where git is not."""
    if shutil.which("git") is not None:
        done = subprocess.run(
            [
                "git",
                "-C",
                str(root),
                "ls-files",
                "-z",
                "--cached",
                "--others",
                "--exclude-standard",
            ],
            capture_output=True,
            check=False,
        )
        if done.returncode == 0:
            names = [name for name in done.stdout.decode().split("\0") if name]
            return sorted(root / name for name in names if (root / name).is_file())
    tops = ("editor", "resources", "tests", "packaging", ".ci")
    found = [path for top in tops for path in (root / top).rglob("*") if path.is_file()]
    found += [path for path in root.iterdir() if path.is_file()]
    return sorted(path for path in found if "__pycache__" not in path.parts)


@pytest.fixture(scope="session")
def modules(tracked: list[Path], root: Path) -> list[Path]:
    """Every module of the program."""
    return [path for path in tracked if path.suffix == ".py" and root / "editor" in path.parents]
