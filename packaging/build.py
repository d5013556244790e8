"""Make what users install.

    python packaging/build.py bundle     the program in a folder: build/bundle/genko
    python packaging/build.py deb        the package for Debian and Ubuntu (on one of them)
    python packaging/build.py rpm        the package for Fedora, openSUSE and the like
    python packaging/build.py tar        the portable archive for Linux
    python packaging/build.py windows    the installer for Windows (on Windows)
    python packaging/build.py macos      the disk image for macOS (on macOS)
    python packaging/build.py papers     checksums, and the list of what is inside (SBOM)
    python packaging/build.py all        everything that this system can make
    python packaging/build.py sizes      what of the bundle's size is what

With --dry-run nothing is made: the commands are shown, and what the installer would hold. The
results are in dist/. packaging/RELEASING.md tells what each needs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from installer import archive, bundle, deb, macos, papers, rpm, sizes, steps, windows
from installer.steps import Step


def _papers() -> Path:
    papers.bill_of_materials()
    return papers.checksums()


TARGETS: dict[str, Callable[[], Path]] = {
    "bundle": bundle.made,
    "deb": deb.made,
    "rpm": rpm.made,
    "tar": archive.made,
    "windows": windows.made,
    "macos": macos.made,
    "papers": _papers,
}
"""What can be made, and how; each gives the path of what it made."""

PLANS: dict[str, Callable[[], list[Step]]] = {"windows": windows.plan, "macos": macos.plan}
"""What another system's installers are made by, once the bundle is there."""

ALL = {
    "linux": ("deb", "rpm", "tar", "papers"),
    "win32": ("windows", "papers"),
    "darwin": ("macos", "papers"),
}
"""By system: what ``all`` means there."""


def main() -> int:
    """Make the targets named; 0 when all were made."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = [*TARGETS, "all", "sizes"]
    parser.add_argument("targets", nargs="+", choices=names, metavar="TARGET", help=_list(names))
    parser.add_argument("--dry-run", action="store_true", help="only show what would be done")
    options = parser.parse_args()
    for name in options.targets:
        for target in ALL[sys.platform] if name == "all" else (name,):
            if target == "sizes":
                print(sizes.table(bundle.made()))
            elif options.dry_run:
                _show(target)
            else:
                print(f"{target}: {TARGETS[target]()}")
    return 0


def _show(target: str) -> None:
    """The commands of a target, and the payload as far as it is known here."""
    plan = [Step("make the bundle", tuple(bundle.command()))]
    if target in PLANS:
        plan += PLANS[target]()
    steps.show(plan)
    if not bundle.FOLDER.is_dir():
        print(f"The payload is {bundle.FOLDER}, which is not made yet.")
        return
    print(f"The payload is {bundle.FOLDER}, made on {sys.platform}:\n")
    print(sizes.table(bundle.FOLDER), "\n")
    for path in sorted(bundle.FOLDER.rglob("*")):
        if path.is_file() and not path.is_symlink():
            print(f"{path.stat().st_size:>11}  {path.relative_to(bundle.FOLDER).as_posix()}")


def _list(names: list[str]) -> str:
    return ", ".join(names)


if __name__ == "__main__":
    sys.exit(main())
