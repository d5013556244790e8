"""The post this product was asked for with: opened, judged, mended by clicks, saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.core.header.parse import parse_header

pytestmark = pytest.mark.corpus


@pytest.fixture
def site(shared_data: Path, tmp_path: Path) -> Path:
    root = tmp_path / "news"
    (root / "_posts").mkdir(parents=True)
    (root / "_genko").mkdir()
    (root / "_config.yml").write_text("timezone: Asia/Tokyo\n", encoding="utf-8")
    (root / "_genko" / "schema.yml").write_text("extends: ai-news\n", encoding="utf-8")
    post = root / "_posts" / "2026-02-11-1-naver.md"
    post.write_bytes((shared_data / "seed-post.md").read_bytes())
    return root


def test_its_faults_are_found_and_mended_by_a_click(genko, site: Path):
    post = site / "_posts" / "2026-02-11-1-naver.md"
    before = post.read_bytes().decode()
    program = genko(post, language="ja")
    program.wait(lambda s: s["path"] and s["scanned"] and s["preview_text"], "it is shown")
    state = program.settled()
    keys = parse_header(before).keys()
    assert len(keys) == 8
    assert set(keys) <= set(state["form"])
    found = {(f["rule"], f["field"]): f["severity"] for f in state["findings"]}
    assert found["body/title-repeated", None] == "warning"
    assert found["header/excerpt-markdown", "excerpt"] == "warning"
    assert found["header/recommended-field", "description"] == "warning"
    assert found["header/recommended-field", "image"] == "warning"
    assert "error" not in found.values()
    program.picture("seed-ja")

    program.key("alt+4")
    program.wait(lambda s: s["problem"], "the list of problems has the keyboard")
    while program.state["problem"] != "header/excerpt-markdown":
        program.key("Down")
    program.click("problems.fix.header/excerpt-markdown.strip")
    program.wait(lambda s: 'excerpt: "韓国NAVER' in s["text"], "the excerpt is plain")
    program.settled()
    program.key("ctrl+s")
    program.wait(lambda s: not s["dirty"], "it is saved")
    after = post.read_bytes().decode()
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    changed = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert len(changed) == 1
    assert changed[0][0].replace("**", "") == changed[0][1]
