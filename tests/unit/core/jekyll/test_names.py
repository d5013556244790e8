from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.jekyll.names import (
    PostName,
    extension,
    parse_draft_name,
    parse_post_name,
    slugify,
    titleize,
    without_extension,
)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2026-04-19-1-name.md", PostName("2026-04-19", "1-name", ".md")),
        ("_posts/2026-4-9-a.b.markdown", PostName("2026-4-9", "a.b", ".markdown")),
        ("_posts/x/26-04-09-日本.md", PostName("26-04-09", "日本", ".md")),
        ("2026-04-19-dots...md", PostName("2026-04-19", "dots", ".md")),
        ("2026-04-19-.md", PostName("2026-04-19", "", ".md")),
        ("2026-04-19.md", None),
        ("２０２６-04-19-a.md", None),
        ("2026-04-19-a", None),
        ("name.md", None),
        ("x2026-04-19-a.md", None),
    ],
)
def test_a_posts_name_is_date_slug_and_extension(path, expected):
    assert parse_post_name(path) == expected


def test_a_draft_needs_no_date_but_keeps_one_it_has():
    assert parse_draft_name("_drafts/my-idea.md") == PostName(None, "my-idea", ".md")
    assert parse_draft_name("_drafts/2026-01-02-a.md") == PostName("2026-01-02", "a", ".md")
    assert parse_draft_name("_drafts/idea") is None


@pytest.mark.parametrize(
    ("name", "ext", "bare"),
    [
        ("a.md", ".md", "a"),
        ("a", "", "a"),
        (".htaccess", "", ".htaccess"),
        ("x/a.b.md", ".md", "a.b"),
        ("a.", ".", "a"),
        ("..md", "", "..md"),
    ],
)
def test_extensions_are_rubys(name, ext, bare):
    assert (extension(name), without_extension(name)) == (ext, bare)


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("my-first-post", "My First Post"),
        ("aBC-dE", "Abc De"),
        ("日本-語", "日本 語"),
        ("a--b", "A  B"),
        ("a-", "A"),
        ("", ""),
    ],
)
def test_a_title_is_made_of_the_slug(slug, title):
    assert titleize(slug) == title


def test_the_modes_of_slugify():
    text = "The _config.yml & Ünïcode 日本 ½!"
    assert slugify(text) == "the-config-yml-ünïcode-日本"
    assert slugify(text, "pretty") == "the-_config.yml-&-ünïcode-日本-!"
    assert slugify(text, "ascii") == "the-config-yml-n-code"
    assert slugify(text, "latin") == "the-config-yml-unicode"
    assert slugify(text, "raw", cased=True) == "The-_config.yml-&-Ünïcode-日本-½!"
    assert slugify(text, "none") == text.lower()


@given(st.text(), st.sampled_from(["default", "pretty", "ascii", "latin"]))
def test_a_slug_of_a_slug_is_itself(text, mode):
    slug = slugify(text, mode)
    assert slugify(slug, mode) == slug or slug.startswith("-") or slug.endswith("-")
    assert "--" not in slug
    assert "/" not in slug
