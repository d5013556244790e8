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
