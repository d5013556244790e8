"""Small sites beside `jekyll build`: settings and templates that whole sites have no room for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fidelity.jekyll_oracle import build_sites
from tests.fidelity.test_pages import differing

TEXT = Path(__file__).with_name("small_sites.txt").read_text(encoding="utf-8")
SETTINGS = "time: 2026-07-01 12:00:00 +0000\n"
LOCKED = "GEM\n  specs:\n    kramdown (2.4.0)\n"


def parts(text: str, mark: str) -> Iterator[tuple[str, str]]:
    """What stands behind each line that begins with ``mark``, by the rest of that line."""
    for part in re.split(rf"^{mark} ", text, flags=re.MULTILINE)[1:]:
        name, _, body = part.partition("\n")
        yield name.strip(), body


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, ruby: str) -> dict[str, tuple[Path, Path]]:
    """The folders of all sites and of what Jekyll made of them; one Ruby builds them all."""
    made = {}
    for number, (name, body) in enumerate(parts(TEXT, "===")):
        root = tmp_path_factory.mktemp(f"site{number}") / "site"
        files = {"_config.yml": "", **dict(parts(body, "@@")), "Gemfile.lock": LOCKED}
        files["_config.yml"] += SETTINGS
        for rel, text in files.items():
            path = root / rel
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        made[name] = (root, root.parent / "out")
    build_sites(ruby, made.values())
    return made


@pytest.mark.oracle
@pytest.mark.parametrize("name", [name for name, _ in parts(TEXT, "===")])
def test_a_small_site_is_the_one_that_jekyll_builds(
    built: dict[str, tuple[Path, Path]], name: str
) -> None:
    assert differing(*built[name]) == []
