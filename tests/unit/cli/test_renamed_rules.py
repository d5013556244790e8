"""A rule's former id: settings, comments, options and explanations that name it go on holding."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from editor.rules import catalog, notices

OLD, NEW = "body/first-level", "body/heading-level-one"
POST = '---\ntitle: "A walk"\ndate: 2026-04-19 18:00:00 +0900\n---\n\n{above}# One\n'


def unsound(aliases: Mapping[str, str]) -> list[str]:
    """Former ids that are ids still, or that lead to no rule."""
    return [old for old, new in aliases.items() if old in catalog.BY_ID or new not in catalog.BY_ID]


def test_former_ids_lead_to_rules() -> None:
    assert unsound(notices.ALIASES) == []
    assert unsound({OLD: NEW, NEW: OLD, "a/b": "a/c"}) == [NEW, "a/b"]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(notices, "ALIASES", {OLD: NEW})
    (tmp_path / "_config.yml").write_text("timezone: Asia/Tokyo\n")
    (tmp_path / "_genko").mkdir()
    (tmp_path / "_genko" / "schema.yml").write_text("extends: jekyll\n")
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "2026-04-19-walk.md").write_text(POST.format(above=""))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(genko, *words: str) -> list[tuple[str, str]]:
    document = json.loads(genko("check", ".", "--format", "json", *words).out)
    return [(f["rule"], f["severity"]) for f in document["findings"]]


def test_settings(genko, site: Path) -> None:
    (site / "_genko" / "rules.yml").write_text(f"{OLD}: error\n")
    assert found(genko) == [(NEW, "error")]


def test_a_comment_in_the_post(genko, site: Path) -> None:
    comment = f"<!-- genko-ignore {OLD}: it is a quotation -->\n"
    (site / "_posts" / "2026-04-19-walk.md").write_text(POST.format(above=comment))
    assert found(genko) == []


def test_an_option_and_an_explanation(genko, site: Path) -> None:
    assert found(genko, "--rule", OLD) == [(NEW, "warning")]
    assert genko("explain", OLD).out.startswith(f"{NEW}: ")


def test_a_baseline(genko, site: Path) -> None:
    genko("check", ".", "--update-baseline")
    file = site / "_genko" / "baseline.json"
    file.write_text(file.read_text().replace(NEW, OLD))
    assert found(genko) == []
    genko("check", ".", "--update-baseline")
    assert OLD not in file.read_text()
