"""The colours can be read: contrast of all texts on all grounds, in every theme."""

from __future__ import annotations

import re
import tomllib

import pytest

from editor.site.resources import resources_dir

THEMES = sorted(file.stem for file in (resources_dir() / "themes").glob("*.toml"))

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
        if dark and not data["dark"]:
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


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"), [*PAIRS, *((f"hl-{name}", "md-code-bg") for name in CODE)]
)
def test_text_stands_out(theme, text, ground):
    found = colors(theme)
    assert contrast(found[text], found[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_of_the_style_sheet_is_known(theme):
    css = (resources_dir() / "preview" / "base.css").read_text("utf-8")
    own = {"body-font", "code-font", "away-icon"}
    assert set(re.findall(r"var\(--([a-z-]+)\)", css)) - own <= set(colors(theme))


# What texts of the window stand on: every state that a row, a field or a button can be in.
GROUNDS = ("window", "surface", "surface-raised", "hover", "pressed", "current-line", "selection",
           "accent-soft", "search-hit", "error-soft", "warning-soft", "hint-soft")  # fmt: skip
TEXTS = ("text", "text-muted", "text-faint", "accent", "error", "warning", "hint", "success")
PANE = ("surface", "current-line", "md-code-bg", "selection", "search-hit")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", TEXTS)
def test_texts_of_the_window_stand_out(theme, text):
    found = colors(theme)
    low = {ground: contrast(found[text], found[ground]) for ground in GROUNDS}
    assert {ground: ratio for ground, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_markdown_stands_out(theme):
    found = colors(theme)
    marks = [name for name in found if name.startswith("md-") and name != "md-code-bg"]
    low = {
        (mark, ground): contrast(found[mark], found[ground]) for mark in marks for ground in PANE
    }
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_the_edge_of_a_field_can_be_seen(theme):
    """WCAG 2.1, 1.4.11: 3 to 1 for what tells a control from its ground."""
    found = colors(theme)
    assert contrast(found["border-strong"], found["surface"]) >= 3
    assert contrast(found["accent"], found["surface"]) >= 3


@pytest.mark.parametrize("theme", [name for name in THEMES if name.startswith("contrast")])
def test_high_contrast_is_high(theme):
    """WCAG 2.1, 1.4.6: 7 to 1 on the plain grounds."""
    found = colors(theme)
    for text in TEXTS:
        assert contrast(found[text], found["surface"]) >= 7


def test_all_themes_have_the_same_tokens():
    assert len({frozenset(colors(theme)) for theme in THEMES}) == 1
