"""Starting a post: its file's name and its first header."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from editor.app.new_post import NewPost, file_name, first_text, is_slug, slug_of, slug_of_name
from editor.core.header.parse import parse_header
from editor.core.schema.load import load_schema
from editor.site.site_rules import preset

JST = timezone(timedelta(hours=9))


def _post(**changes: object) -> NewPost:
    plain = {
        "title": "浅煎りの朝",
        "slug": "light-roast",
        "when": datetime(2026, 4, 5, 6, 7, 8, tzinfo=JST),
        "category": "焙煎",
        "draft": False,
    }
    return NewPost(**{**plain, **changes})


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("GPT-5 の使い方", "gpt-5"),
        ("ＡＩと 2026", "ai-2026"),
        ("珈琲の淹れ方", ""),
        ("Hello, World!", "hello-world"),
    ],
)
def test_a_name_is_made_of_what_is_latin(title: str, slug: str):
    assert slug_of(title) == slug


@pytest.mark.parametrize("slug", ["", "-a", "a-", "a--b", "A", "珈琲", "a b", "a/b"])
def test_what_is_no_name_for_an_address(slug: str):
    assert not is_slug(slug)


def test_posts_bear_the_day_and_drafts_do_not():
    assert file_name(_post()) == "_posts/2026-04-05-light-roast.md"
    assert file_name(_post(draft=True)) == "_drafts/light-roast.md"
    assert slug_of_name("2026-04-05-light-roast.md") == "light-roast"
    assert slug_of_name("light-roast.markdown") == "light-roast"


NUMBERED = r"\d{4}-\d{2}-\d{2}-\d+-.+"


@pytest.mark.parametrize(
    ("slug", "pattern", "names", "expected"),
    [
        ("a", NUMBERED, (), "1-a"),
        ("a", NUMBERED, ("2026-04-05-1-x.md", "2026-04-04-2-y.md"), "2-a"),
        ("a", NUMBERED, ("2026-04-05-12-x.md",), "1-a"),
        ("3-d-printing", NUMBERED, (), "3-d-printing"),
        ("a", r"\d{4}-\d{2}-\d{2}-[a-z-]+", (), "a"),
        ("a", r"post-.+", (), "a"),
        ("a", "", (), "a"),
    ],
)
def test_a_number_is_put_in_where_the_site_wants_one(slug, pattern, names, expected):
    post = _post(slug=slug)
    assert file_name(post, pattern, names) == f"_posts/2026-04-05-{expected}.md"
    assert file_name(_post(slug=slug, draft=True), pattern, names) == f"_drafts/{slug}.md"


@pytest.mark.parametrize("name", ["jekyll", "ai-news"])
def test_the_first_text_has_the_required_fields_in_the_schemas_order(name: str):
    schema = load_schema({"extends": name}, preset).schema
    header = parse_header(first_text(_post(), schema))
    assert header.error is None
    assert header.values["title"] == "浅煎りの朝"
    keys = [key for key in schema.order if key in header]
    assert [key for key in header if key in keys] == keys
    if schema.field("date") is not None and schema.field("date").required:
        written = header.get("date").raw
        assert written == "2026-04-05 06:07:08 +0900"


PLAIN = load_schema({"extends": "jekyll"}, preset).schema
TEMPLATE = """---
# 週報のひな型
title: 週報 $year年$month月 $title
date: $date
author: $author # 著者
tags: [週報]
categories: [お知らせ]
layout: post
---

## $title のまとめ

書いた人: $author ($date)
"""


def test_a_template_is_filled_in_and_keeps_what_it_says():
    text = first_text(_post(title='朝: "浅煎り" #1'), PLAIN, TEMPLATE, "山田")
    header = parse_header(text)
    assert header.error is None
    assert header.values["title"] == '週報 2026年04月 朝: "浅煎り" #1'
    assert header.get("date").raw == "2026-04-05 06:07:08 +0900"
    assert header.values["author"] == "山田"
    assert header.values["tags"] == ["週報"]
    assert header.values["categories"] == ["焙煎"]
    assert [e.key for e in header] == ["title", "date", "author", "tags", "categories", "layout"]
    assert "# 週報のひな型\n" in text
    assert "author: 山田 # 著者\n" in text
    body = text[header.body_start :]
    assert body == '\n## 朝: "浅煎り" #1 のまとめ\n\n書いた人: 山田 (2026-04-05)\n'


def test_an_answer_goes_before_a_fixed_value_and_no_answer_leaves_it():
    template = "---\ntitle: あとで\ncategories: [お知らせ]\n---\n"
    header = parse_header(first_text(_post(category=None), PLAIN, template))
    assert header.values["title"] == "浅煎りの朝"
    assert header.values["categories"] == ["お知らせ"]


def test_what_the_schema_requires_is_added_to_a_template():
    schema = load_schema({"extends": "ai-news"}, preset).schema
    plain = parse_header(first_text(_post(), schema)).values
    header = parse_header(first_text(_post(), schema, "---\nseries: 朝\n---\n本文\n"))
    assert header.error is None
    assert header.values == {**plain, "series": "朝"}


def test_a_template_may_be_a_body_alone():
    text = first_text(_post(), PLAIN, "## はじめに\n")
    header = parse_header(text)
    assert header.values["title"] == "浅煎りの朝"
    assert text[header.body_start :].strip() == "## はじめに"


@pytest.mark.parametrize(
    "template", ["---\ntitle: [\n---\n", "---\n- a\n---\n", "---\ntitle: never closed\n"]
)
def test_a_template_that_cannot_be_read_costs_no_post(template: str):
    assert first_text(_post(), PLAIN, template) == first_text(_post(), PLAIN)


def test_words_that_nothing_is_known_for_stay():
    text = first_text(_post(), PLAIN, "---\ntitle: $title\n---\n$x$ は $y \\$titles\n")
    assert "$x$ は $y \\$titles" in text


def test_what_cannot_be_written_into_a_template_stays_as_it_says():
    template = "---\ntitle: &t あとで\nalias: *t\ndate: $date\n---\n"
    header = parse_header(first_text(_post(), PLAIN, template))
    assert header.error is None
    assert header.values["alias"] == "あとで"
    assert header.get("date").raw == "2026-04-05 06:07:08 +0900"
