"""The pictures of the manual, taken from the running program (packaging/manual_pictures.py)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from editor.i18n.catalog import LANGUAGES
from tests.e2e.harness import Program
from tests.e2e.xvfb import wait_until

CLEAN = "2026-03-01-1-hand-drip.md"
"""A post of the sample without problems."""


def _part(program: Program, picture: Path, name: str) -> None:
    """Leave that part of a picture where a widget is."""
    place = program.place(name)
    image = QImage(str(picture)).copy(QRect(place.x, place.y, place.width, place.height))
    assert image.save(str(picture))


def _colours(program: Program, picture: Path, name: str) -> int:
    """How many colours a widget shows below its bar: what is not painted yet has one or two."""
    _part(program, picture, name)
    image = QImage(str(picture))
    columns, rows = range(0, image.width(), 4), range(image.height() // 8, image.height(), 4)
    return len({image.pixel(x, y) for x in columns for y in rows})


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_manual_shows(genko, sample_site: Path, genko_home: Path, language: str):
    config = genko_home / "config"
    config.mkdir(parents=True, exist_ok=True)
    settings = {"theme": "light", "language": language}
    (config / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    posts = [sample_site / "_posts" / name for name in ("2026-05-15-1-decaf.md", CLEAN)]
    program = genko(sample_site, *posts, language=language)
    program.wait(
        lambda s: s["path"] == str(posts[1]) and s["scanned"] and s["preview_text"], "all is shown"
    )
    program.settled()
    wait_until(
        lambda: _colours(program, program.picture(f"manual-page-{language}"), "preview") > 40,
        "the page is painted",
    )
    _part(program, program.picture(f"manual-window-{language}"), "main")

    program.key("ctrl+Page_Up")
    program.wait(lambda s: s["path"] == str(posts[0]) and s["findings"], "the other post is shown")
    program.wait(lambda s: "抜きかたは三つある" in s["preview_text"], "so is its page")
    program.key("F8")
    program.wait(lambda s: s["problem"], "a problem is chosen")
    program.settled()
    _part(program, program.picture(f"manual-problems-{language}"), "main")

    program.key("ctrl+shift+k")
    program.wait(lambda s: s["site_check"] == "done" and s["site_problems"], "it is checked")
    program.settled()
    _part(program, program.picture(f"manual-site-{language}"), "main")

    program.key("ctrl+comma")
    program.wait(lambda s: s["focus"] == "settings.search", "the settings are open")
    _part(program, program.picture(f"manual-settings-{language}"), "settings")
    program.key("Escape")
    program.wait(lambda _: not program.shows("settings.search"), "they are closed")

    program.key("ctrl+F1")
    program.wait(lambda s: s["focus"] == "manual.pages", "the manual is open")
    program.picture(f"manual-itself-{language}")
    program.key("Escape")
    program.wait(lambda _: not program.shows("manual.pages"), "it is closed")
    assert program.quit() == 0
