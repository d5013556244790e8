"""Records what Jekyll makes of the fixtures: ``python tests/fidelity/record.py``.

A fixture file holds texts between lines of ``%%``; the one beside it holds their HTML likewise.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.fidelity.oracle import Oracle

FOLDER = Path(__file__).with_name("fixtures")
SEPARATOR = "\n%%\n"


def pieces(path: Path) -> list[str]:
    """The texts in a fixture file."""
    return path.read_text("utf-8").removesuffix("\n").split(SEPARATOR)


def main() -> None:
    """Writes the HTML beside every fixture."""
    with Oracle() as oracle:
        for path in sorted(FOLDER.glob("*.md")):
            html = [oracle.html(text).rstrip("\n") for text in pieces(path)]
            path.with_suffix(".html").write_text(SEPARATOR.join(html) + "\n", "utf-8")


if __name__ == "__main__":
    main()
