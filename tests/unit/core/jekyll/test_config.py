from __future__ import annotations

import math
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.core.header.construct import load
from editor.core.header.values import Value
from editor.core.jekyll.config import EXCLUDED, SiteConfig, from_mapping
from editor.core.jekyll.defaults import DefaultSet, deep_merge, defaults_for, read_defaults


def config(text: str) -> SiteConfig:
    values = load(text)
    assert isinstance(values, dict)
    made, problems = from_mapping(values)
    assert problems == ()
    return made


def test_an_empty_file_means_jekylls_defaults():
    made, problems = from_mapping({})
    assert made == SiteConfig()
    assert problems == ()
    assert made.posts.permalink == "/:categories/:year/:month/:day/:title:output_ext"


def test_settings_are_taken_over():
    made = config(
        "timezone: Asia/Tokyo\npermalink: pretty\nfuture: true\nbaseurl: /blog\n"
        "markdown_ext: md, MD2\n"
        "exclude: [drafts]\nkramdown: {input: GFM}\ncollections: [recipes]\n"
    )
    assert made.zone == ZoneInfo("Asia/Tokyo")
    assert made.posts.permalink == "/:categories/:year/:month/:day/:title/"
    assert made.future
    assert made.baseurl == "/blog"
    assert made.is_markdown(".MD2")
    assert not made.is_markdown(".markdown")
    assert made.exclude == ("drafts", *EXCLUDED)
    assert made.kramdown == {"input": "GFM"}
    assert made.collections["recipes"].folder == "_recipes"


def test_a_collections_template_is_no_style():
    made = config("permalink: date\ncollections: {posts: {permalink: pretty}}")
    assert made.posts.permalink == "pretty"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("timezone: Tokyo", "site.config.timezone"),
        ("exclude: vendor", "site.config.not-list"),
        ("kramdown: GFM", "site.config.not-mapping"),
        ("collections: 5", "site.config.not-mapping"),
        ("permalink: [a]", "site.config.not-text"),
        ("limit_posts: many", "site.config.not-number"),
    ],
)
def test_what_cannot_be_used_is_a_problem_and_counts_as_not_written(text, message):
    values = load(text)
    assert isinstance(values, dict)
    made, problems = from_mapping(values)
    assert [problem.message for problem in problems] == [message]
    assert made.zone == UTC
    assert (made.posts, made.kramdown, made.exclude) == (SiteConfig().posts, {}, EXCLUDED)


VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
KEYS = st.sampled_from([*SiteConfig.__dataclass_fields__, "scope", "values", "path", "type"])


@example({"limit_posts": math.inf})
@given(st.dictionaries(KEYS, VALUES | st.dictionaries(KEYS, VALUES), max_size=6))
def test_no_configuration_makes_it_crash(values):
    made, _ = from_mapping(values)
    defaults_for(made.defaults, "_posts/a.md", "posts")


SETS = read_defaults(
    load(
        "- {scope: {path: ''}, values: {layout: all, seo: {a: 1, b: 1}}}\n"
        "- {scope: {path: _posts, type: posts}, values: {layout: post, seo: {b: 2}}}\n"
        "- {scope: {path: ''}, values: {layout: late, extra: yes}}\n"
        "- {scope: {path: '_posts/20*/**/*.md'}, values: {layout: globbed}}\n"
        "- {scope: {path: news, type: page}, values: {layout: page}}\n"
        "- {scope: {path: x}}\n- 5\n"
    )
)


@pytest.mark.parametrize(
    ("rel", "kind", "layout"),
    [
        ("a.md", "pages", "late"),
        ("_posts/a.md", "posts", "post"),
        ("_posts/a.md", "recipes", "late"),
        ("_posts/2026/a.md", "posts", "globbed"),
        ("_posts/2026/x/a.md", "posts", "globbed"),
        ("_posts/1999/a.md", "posts", "post"),
        ("news/a.md", "pages", "page"),
    ],
)
def test_the_closest_scope_wins(rel, kind, layout):
    assert defaults_for(SETS, rel, kind)["layout"] == layout


def test_maps_are_merged_and_nothing_is_lost():
    found = defaults_for(SETS, "_posts/a.md", "posts")
    assert found["seo"] == {"a": 1, "b": 2}
    assert found["extra"] is True
    assert len(SETS) == 5


def test_nil_overrides_nothing_but_makes_the_key():
    assert deep_merge({"a": 1}, {"a": None, "b": None}) == {"a": 1, "b": None}


def test_scopes_see_through_the_collections_folder():
    sets = (DefaultSet("texts/_posts", None, {"a": 1}),)
    assert defaults_for(sets, "_posts/a.md", "posts", "texts") == {"a": 1}
    assert defaults_for(sets, "_posts/a.md", "posts") == {}
