"""A whole site checked in another process: streamed, cancelled, and told when it breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.core.findings import Finding, Severity
from editor.core.text.span import Span
from editor.rules.baseline import Baseline, entries_of
from editor.site.baseline_file import own_path, write_baseline
from editor.site.checked import Checked
from editor.site.checker import check_posts
from editor.site.ground import ground_of_site
from editor.site.site_check import (
    CheckFailedError,
    Progressed,
    check_elsewhere,
    check_here,
)
from editor.site.site_check.process import report

POST = """---
layout: post
title: "豆を挽く"
date: 2026-01-02 09:00:00 +0900
---

挽きたて** 「香り」**です。
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "_posts").mkdir(parents=True)
    (folder / "_config.yml").write_text("timezone: Asia/Tokyo\n", encoding="utf-8")
    for day in range(1, 6):
        (folder / "_posts" / f"2026-01-{day:02}-grind.md").write_text(POST, encoding="utf-8")
    return folder


def test_another_process_finds_what_this_one_finds(root: Path):
    steps = list(check_elsewhere(root, None, lambda: False))
    assert steps[0] == Progressed(0, 5)
    assert (steps[-1].done, steps[-1].total) == (5, 5)
    reports = [one for step in steps for one in step.reports]
    ground = ground_of_site(root)
    assert reports == [report(one) for one in check_posts(ground.posts, ground, processes=0)]
    assert "body/stray-emphasis" in {f.rule for one in reports for f in one.findings}
    assert list(check_here(list(ground.posts), ground)) == reports


def test_old_findings_of_a_baseline_are_left_out(root: Path):
    ground = ground_of_site(root)
    one = next(iter(check_posts(ground.posts, ground, processes=0)))
    known = Baseline({one.rel: entries_of(one.findings, one.text or "")})
    write_baseline(own_path(root), known)
    found = {r.rel: r.findings for r in check_here(list(ground.posts), ground)}
    assert found[one.rel] == ()
    assert all(findings for rel, findings in found.items() if rel != one.rel)
    steps = check_elsewhere(root, None, lambda: False)
    assert {r.rel: r.findings for step in steps for r in step.reports} == found


def test_nobody_waits_any_more(root: Path):
    assert list(check_elsewhere(root, None, lambda: True)) == []


def test_a_site_that_is_gone_is_told(tmp_path: Path):
    with pytest.raises(CheckFailedError, match=r"site\."):
        list(check_elsewhere(tmp_path / "none", None, lambda: False))


def test_places_are_lines_and_columns_of_the_text():
    found = (
        Finding("a/b", "v", Severity.HINT, Span(4, 5)),
        Finding("a/b", "v", Severity.HINT, None),
        Finding("a/b", "v", Severity.HINT, Span(99, 99)),
    )
    made = report(Checked(Path("a.md"), "a.md", found, "一二\n三四\n"))
    assert made.places == ((1, 1), None, (2, 0))
