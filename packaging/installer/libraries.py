"""Which libraries the program stands on: read from the lock file, no list is kept by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import (
    Distribution,
    PackageNotFoundError,
    distribution,
    packages_distributions,
)

from packaging.requirements import Requirement

from installer import product

LOCK = product.PACKAGING / "requirements" / "run.txt"
QT = frozenset({"pyside6", "pyside6-addons", "pyside6-essentials", "shiboken6"})
"""PyInstaller has hooks for Qt that take what is imported; the whole of it is 800 MB."""


class NotInstalledError(Exception):
    """What is installed here is not what the lock file names; the message says what."""


def distributions() -> list[Distribution]:
    """Every distribution that the lock file names for this system.

    Raises:
        NotInstalledError: when one is not installed or in another version: the bundle would be made
            of something else than what was tested, or not start at all.
    """
    found, wrong = [], []
    for requirement in _requirements(LOCK.read_text(encoding="utf-8")):
        try:
            library = distribution(requirement.name)
        except PackageNotFoundError:
            wrong.append(f"{requirement} is not installed")
            continue
        if not requirement.specifier.contains(library.version, prereleases=True):
            wrong.append(f"{requirement} is installed as {library.version}")
        found.append(library)
    if wrong:
        raise NotInstalledError(f"{LOCK.name}: {'; '.join(wrong)}")
    return found


def _requirements(lock: str) -> Iterator[Requirement]:
    """The lock file's lines that hold on this system and this Python."""
    for line in lock.splitlines():
        text = line.partition(" --hash")[0].rstrip(" \\")
        if text and not text.startswith((" ", "#", "-")):
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate():
                yield requirement


def packages() -> list[str]:
    """The importable names of those distributions, without Qt's."""
    return sorted(name for name, ours, qt in _importable() if ours and not qt)


def foreign_packages() -> list[str]:
    """What else is installed here, tests' tools say: a library must not find it in the bundle.

    (jsonschema imports checkers of formats where they are installed, to name one.)
    """
    return sorted(name for name, ours, qt in _importable() if not ours and not qt)


def unused_qt_modules() -> list[str]:
    """Bindings that PyInstaller's hooks add for the web engine's sake, and that nobody imports.

    The web engine itself needs Qt Quick's libraries, not Python's access to them.
    """
    companions = {"QtDBus", "QtOpenGL", "QtPositioning", "QtQml", "QtQuick", "QtQuickWidgets"}
    imported = set()
    for path in (product.ROOT / "editor").rglob("*.py"):
        imported |= set(re.findall(r"PySide6\.(Qt\w+)", path.read_text(encoding="utf-8")))
    return sorted(f"PySide6.{name}" for name in companions - imported)


def _importable() -> list[tuple[str, bool, bool]]:
    """Each importable name, whether the lock file brings it, and whether it is Qt's."""
    wanted = {plain_name(found.name) for found in distributions()}
    result = []
    for name, owners in packages_distributions().items():
        if name.isidentifier():
            plain = {plain_name(owner) for owner in owners}
            result.append((name, bool(wanted & plain), bool(QT & plain)))
    return result


def plain_name(name: str) -> str:
    """A distribution's name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()
