from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Ran


def test_a_post_is_rendered_with_its_sites_settings(
    genko: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "_config.yml").write_text("kramdown:\n  auto_ids: false\n", "utf-8")
    post = tmp_path / "_posts" / "2026-01-02-a.md"
    post.parent.mkdir()
    post.write_text("---\ntitle: x\n---\n# A *b*\n", "utf-8")
    assert genko("render", post).out == "<h1>A <em>b</em></h1>\n"


def test_many_texts_are_rendered_in_one_run(
    genko: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [
        {"name": "one", "markdown": "*a*"},
        {"name": "two", "markdown": "# b", "options": {"auto_ids": False}},
    ]
    given = "".join(json.dumps(line) + "\n" for line in lines)
    monkeypatch.setattr("sys.stdin", io.StringIO(given))
    ran = genko("render", "--batch")
    assert [json.loads(line) for line in ran.out.splitlines()] == [
        {"name": "one", "html": "<p><em>a</em></p>\n"},
        {"name": "two", "html": '<h1 id="b">b</h1>\n'},
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO(given))
    ran = genko("render", "--batch", "--record-options")
    assert json.loads(ran.out.splitlines()[1])["html"] == "<h1>b</h1>\n"


def test_a_bad_line_is_named(
    genko: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("[]\n"))
    ran = genko("render", "--batch")
    assert ran.code == 2
    assert "1" in ran.err


def test_nothing_named(genko: Callable[..., Ran]) -> None:
    assert genko("render").code == 2
