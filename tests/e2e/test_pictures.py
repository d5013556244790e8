"""Pictures of the window for people to look at: light, dark, Japanese, English, faults, narrow."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.harness import Program


def _opened(genko, site: Path, rel: str, language: str, theme: str, home: Path) -> Program:
    config = home / "config"
    config.mkdir(parents=True, exist_ok=True)
    settings = {"theme": theme, "language": language}
    (config / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    program = genko(site, site / rel, language=language)
    program.wait(lambda s: s["path"] and s["scanned"] and s["preview_text"], "all is shown")
    program.settled()
    return program


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_main_window(genko, sample_site: Path, genko_home: Path, language: str, theme: str):
    rel = "_posts/2026-03-01-1-hand-drip.md"
    program = _opened(genko, sample_site, rel, language, theme, genko_home)
    assert program.state["theme"] == theme
    assert program.state["language"] == language
    picture = program.picture(f"main-{theme}-{language}")
    assert picture.stat().st_size > 20_000, "an empty screen packs to less"


def test_a_post_with_faults(genko, sample_site: Path, genko_home: Path):
    rel = "_posts/2026-05-15-1-decaf.md"
    program = _opened(genko, sample_site, rel, "ja", "light", genko_home)
    rules = {f["rule"] for f in program.state["findings"]}
    assert {"header/excerpt-markdown", "body/stray-emphasis"} <= rules
    program.picture("faults-light-ja")


def test_the_language_is_switched_while_running(genko, sample_site: Path, genko_home: Path):
    rel = "_posts/2026-03-01-1-hand-drip.md"
    program = _opened(genko, sample_site, rel, "ja", "light", genko_home)
    program.key("ctrl+shift+p")
    program.wait(lambda s: s["focus"] == "palette.query", "the palette is open")
    program.type("English")
    program.picture("palette-ja")
    program.key("Return")
    program.wait(lambda s: s["language"] == "en", "the window speaks English")
    program.settled()
    program.picture("switched-to-en")
