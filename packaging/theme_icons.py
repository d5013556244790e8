"""Write the small coloured marks that a Qt style sheet needs as files (it cannot colour an icon).

Run after a change of resources/themes: ``python packaging/theme_icons.py``. A test holds the files
against the tokens.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ICONS = {"chevron-down": "text_muted", "chevron-up": "text_muted", "check-on": "accent_text"}


def marks() -> dict[Path, str]:
    """Path and content of every mark."""
    result = {}
    for theme_file in sorted((ROOT / "resources" / "themes").glob("*.toml")):
        theme = tomllib.loads(theme_file.read_text(encoding="utf-8"))
        for name, token in ICONS.items():
            value = theme["tokens"][token]
            color = theme["base"].get(value, value)
            source = ROOT / "resources" / "icons" / f"{name.removesuffix('-on')}.svg"
            svg = source.read_text(encoding="utf-8").replace("currentColor", color)
            target = ROOT / "resources" / "themes" / "marks" / f"{name}-{theme['name']}.svg"
            result[target] = svg
    return result


def main() -> int:
    """Write them all."""
    for path, svg in marks().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(svg, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
