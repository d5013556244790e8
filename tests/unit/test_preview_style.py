"""The preview's colours can be read: contrast of the style sheet's pairs in both themes."""

from __future__ import annotations

import re
import tomllib

import pytest

from editor.site.resources import resources_dir

# Colours of text, and the grounds they stand on in resources/preview/base.css.
PAIRS = [
    ("text", "surface"),
    ("text", "accent-soft"),
    ("text", "md-code-bg"),
    ("text", "surface-raised"),
    ("text", "search-hit"),
    ("text-muted", "surface"),
    ("text-muted", "surface-raised"),
    ("text-muted", "accent-soft"),
    ("text-faint", "surface"),
    ("md-quote", "surface"),
    ("md-link", "surface"),
    ("md-link", "accent-soft"),
    ("accent-text", "accent"),
]
CODE = ("comment", "keyword", "string", "number", "name", "type", "builtin", "operator", "error",
        "inserted", "deleted")  # fmt: skip


def colors(theme: str) -> dict[str, str]:
    """The theme's tokens and the style sheet's own colours, as the page has them."""
    data = tomllib.loads((resources_dir() / "themes" / f"{theme}.toml").read_text("utf-8"))
    found = {
        token.replace("_", "-"): data["base"].get(value, value)
        for token, value in data["tokens"].items()
    }
    css = (resources_dir() / "preview" / "base.css").read_text("utf-8")
    for dark, body in re.findall(r":root(\[data-theme=\"dark\"\])? \{(.*?)\}", css, re.DOTALL):
        if dark and theme != "dark":
            continue
        found.update(re.findall(r"--(hl-[a-z]+): (#[0-9a-f]{6});", body))
    return found


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"), [*PAIRS, *((f"hl-{name}", "md-code-bg") for name in CODE)]
)
def test_text_stands_out(theme, text, ground):
    found = colors(theme)
    assert contrast(found[text], found[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_of_the_style_sheet_is_known(theme):
    css = (resources_dir() / "preview" / "base.css").read_text("utf-8")
    own = {"body-font", "code-font", "away-icon"}
    assert set(re.findall(r"var\(--([a-z-]+)\)", css)) - own <= set(colors(theme))
