"""The comment that lets a finding pass: written where it does no harm, or not at all."""

from __future__ import annotations

import pytest

from editor.app.ignoring import can_be_ignored, ignoring, plain_reason
from editor.core.findings import Finding, Severity
from editor.core.kramdown import Options
from editor.core.post import Post
from editor.core.render.blocks import document_blocks
from editor.rules.engine import run
from editor.rules.standard import Standard
from editor.site.site_rules import plain_rules

STRAY = "body/stray-emphasis"
HEAD = """---
layout: post
title: "**太字**の題"
date: 2026-01-02 09:00:00 +0900
---

"""


def findings(text: str) -> tuple[Finding, ...]:
    rules = plain_rules()
    post = Post("_posts/2026-01-02-grind.md", text, Options())
    return run(post, Standard(rules.schema, rules.config))


def ignored(text: str, rule: str, reason: str = "引用のため") -> str | None:
    post = Post("_posts/2026-01-02-grind.md", text, Options())
    found = [f for f in findings(text) if f.rule == rule]
    assert found, "the text has the fault"
    edits = ignoring(post, found[-1], reason, findings, Options())
    return None if edits is None else edits.apply(text)


def test_above_the_line_in_the_body():
    text = f"{HEAD}はじめに。\n\n前に** 「豆」**と書く。\n"
    after = ignored(text, STRAY)
    comment = f"<!-- genko-ignore {STRAY}: 引用のため -->\n"
    assert after == text.replace("前に", f"{comment}前に")
    assert not [f for f in findings(after) if f.rule == STRAY]


def test_above_the_key_in_the_front_matter():
    text = f"{HEAD}本文。\n"
    after = ignored(text, "header/title-markdown")
    comment = "# genko-ignore header/title-markdown: 引用のため\n"
    assert after == text.replace("title:", f"{comment}title:")
    assert "header/title-markdown" not in {f.rule for f in findings(after)}


@pytest.mark.parametrize(
    "body",
    [
        "| a | b |\n|---|---|\n| 前に** 「豆」**と | 2 |\n| 3 | 4 |\n",
        "- ひとつ\n- 前に** 「豆」**と書く。\n- みっつ\n",
    ],
    ids=["table", "list"],
)
def test_what_a_comment_would_tear_apart_gets_one_for_the_whole_post(body: str):
    text = f"{HEAD}{body}"
    after = ignored(text, STRAY)
    assert after is not None
    assert not [f for f in findings(after) if f.rule == STRAY]
    assert _page(after) == _page(text)


def test_a_reason_ends_no_comment():
    assert plain_reason(" a --> b\n<!-- c ") == "a —> b <!— c"
    assert plain_reason(" \n ") == ""


def test_what_the_program_itself_says_cannot_be_ignored():
    assert not can_be_ignored(Finding("internal/rule-crashed", "crashed", Severity.WARNING, None))
    assert can_be_ignored(Finding(STRAY, "stray", Severity.WARNING, None))


def _page(text: str) -> str:
    post = Post("_posts/2026-01-02-grind.md", text, Options())
    html = "".join(block.html for block in document_blocks(post.document, 0))
    return "".join(part for part in html.split("\n") if not part.startswith("<!--"))
