"""A schema guessed from posts: types, order, what all have, nothing that would be an error."""

from __future__ import annotations

from datetime import UTC, date, datetime

from editor.core.findings import Severity
from editor.core.header.values import Time
from editor.core.schema.infer import infer
from editor.rules.catalog import RULES
from editor.rules.config import configure
from editor.site.site_rules import preset

BASE = preset("jekyll")


def headers(count: int = 100):
    for n in range(count):
        header = {
            "title": f"Post {n}",
            "date": Time(datetime(2026, 4, 1, tzinfo=UTC), 540),
            "mood": ["calm", "wild"][n % 2],
            "tags": ["sea"],
            "rating": n,
            "home": f"https://example.org/{n}",
            "cover": f"/img/{n}.png",
            "summary": "long " * 40,
            "links": [{"to": "a"}],
            "seen": date(2026, 4, 19),
            "mixed": n if n % 2 else "text",
            "extra": {"a": 1},
        }
        if n == 0:
            del header["mood"]
        if n < 50:
            del header["rating"]
        yield header


def test_types_are_those_of_the_values() -> None:
    schema = infer(headers(), BASE)
    types = {f.key: f.type for f in schema.fields}
    assert {key: types[key] for key in next(headers())} | {"mood": types["mood"]} == {
        "title": "text",
        "date": "datetime",
        "tags": "tags",
        "home": "url",
        "cover": "image",
        "summary": "multiline",
        "links": "list",
        "seen": "datetime",
        "mixed": "any",
        "extra": "mapping",
        "mood": "text",
    }
    assert types["rating"] == "number"
    mood = schema.field("mood")
    assert mood is not None
    assert set(mood.suggested) == {"calm", "wild"}


def test_what_nearly_all_have_is_required_but_never_an_error() -> None:
    schema = infer(headers(), BASE)
    required = {f.key for f in schema.fields if f.required}
    assert {"title", "mood", "tags"} <= required
    assert "rating" not in required
    config = configure(RULES, schema.severities)
    assert config.problems == ()
    for name in ("header/required-field", "header/field-type", "header/field-range"):
        assert config[name].severity is Severity.WARNING
    assert schema.inferred
    assert schema.preset is None


def test_the_order_is_that_of_the_posts_and_jekylls_own_keys_follow() -> None:
    order = infer(headers(), BASE).order
    assert order[:3] == ("title", "date", "mood")
    assert order.index("extra") < order.index("layout")


def test_few_posts_prove_nothing() -> None:
    assert not any(f.required for f in infer(headers(5), BASE).fields)


def test_labels_are_the_presets() -> None:
    title = infer(headers(), BASE).field("title")
    assert title is not None
    assert title.titled("ja") == "タイトル"


def test_a_key_that_few_posts_have_asks_for_no_row() -> None:
    posts = [{"title": "a", "pillar": True, "mood": "calm"}, *[{"title": "b", "mood": "wild"}] * 50]
    schema = infer(posts, BASE)
    assert schema.field("pillar").hidden
    assert not schema.field("mood").hidden
    assert not infer(posts[:3], BASE).field("pillar").hidden, "too few posts to tell"


def test_a_key_that_jekyll_takes_in_many_kinds_is_what_this_blog_writes() -> None:
    assert infer([{"author": "Mio"}] * 30, BASE).field("author").type == "text"
    mixed = [{"author": "Mio"}, {"author": ["Mio", "Haru"]}] * 20
    assert infer(mixed, BASE).field("author").type == "any"


def test_what_nearly_all_have_in_common_is_what_new_posts_begin_with() -> None:
    """A new post of a site without a schema had an empty layout, and Jekyll made no page of it."""
    written = [{**header, "layout": "post", "author": "編集部"} for header in headers(200)]
    written[7]["author"] = "花子"
    schema = infer(written, BASE)
    defaults = {field.key: field.default for field in schema.fields if field.default is not None}
    assert defaults == {"layout": "post", "author": "編集部", "summary": "long " * 40}
    assert infer(written[:10], BASE).field("layout").default is None
