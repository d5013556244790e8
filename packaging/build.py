"""Make what users install.

    python packaging/build.py bundle     the program in a folder: build/bundle/genko

The results are in dist/. packaging/RELEASING.md tells what each needs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from installer import bundle

TARGETS: dict[str, Callable[[], Path]] = {"bundle": bundle.made}
"""What can be made, and how; each gives the path of what it made."""


def main() -> int:
    """Make the targets named; 0 when all were made."""
    parser = argparse.ArgumentParser(description="Make what users install.")
    parser.add_argument("targets", nargs="+", choices=TARGETS, metavar="TARGET", help=_names())
    for name in parser.parse_args().targets:
        made = TARGETS[name]()
        print(f"{name}: {made}")
    return 0


def _names() -> str:
    return ", ".join(TARGETS)


if __name__ == "__main__":
    sys.exit(main())
