"""A proposal: what posts and settings suggest, with how many posts, and who does otherwise."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from editor.core.header.values import Time
from editor.core.jekyll.config import from_mapping
from editor.core.schema.learn.model import MOST_NAMED, Choice, Proposal, Sample
from editor.core.schema.learn.propose import propose
from editor.site.site_rules import preset

BASE = preset("jekyll")
CONFIG = from_mapping({"timezone": "Asia/Tokyo", "permalink": "/:year/:month/:day/:title/"})[0]
BODY = "海" * 2_600
"""Six minutes at 500 characters a minute."""


def sample(n: int, **changes) -> Sample:
    """The ``n``-th post of a blog with habits; a change to None takes the key away."""
    values = {
        "layout": "post",
        "title": f"{n:03}: a walk by the sea" + ", again" * (n % 4),
        "date": Time(datetime(2026, 4, 1, tzinfo=UTC), 540),
        "categories": [["News", "Essays", "Notes"][n % 3]],
        "tags": ["sea", f"tag {n}"],
        "author": "Mio",
        "reading_time": 6,
        "rating": n % 5,
        "number": n,
        "source": {"name": "a", "page": n},
        **changes,
    }
    kept = {key: value for key, value in values.items() if value is not None}
    styles = {"layout": "plain", "title": "double", "tags": "flow"}
    return Sample(f"_posts/2026-04-01-{n}-walk.md", kept, styles, BODY)


def samples(count: int, changes: dict[int, dict] | None = None) -> list[Sample]:
    return [sample(n, **(changes or {}).get(n, {})) for n in range(count)]


def proposed(posts: list[Sample], config=CONFIG) -> dict[str, Choice]:
    return {choice.id: choice for choice in propose(posts, BASE, config).choices}


def test_every_key_is_a_field_in_the_order_in_which_it_is_written() -> None:
    proposal = propose(samples(40), BASE, CONFIG)
    assert [field.key for field in proposal.fields] == list(sample(0).values)
    assert proposal.posts == 40
    assert proposal.fields[1].titled("ja") == "タイトル"
    assert proposal.fields[-1].titled("ja") == "source"
    assert all(field.choices[0].kind == "field" for field in proposal.fields)


@pytest.mark.parametrize(
    ("key", "kind", "json_type"),
    [
        ("layout", "text", "string"),
        ("date", "datetime", "string"),
        ("categories", "choice", "array"),
        ("tags", "tags", "array"),
        ("reading_time", "number", "integer"),
        ("source", "mapping", "object"),
    ],
)
def test_types(key: str, kind: str, json_type: str) -> None:
    choice = proposed(samples(40))[f"{key}.type"]
    assert choice.args == {"type": kind}
    assert choice.patch["type"] == json_type
    assert choice.patch["x-genko"] == {"type": kind}
    assert (choice.holds, choice.of) == (40, 40)


def test_one_post_of_another_type_is_named_and_changes_nothing() -> None:
    choice = proposed(samples(200, {7: {"reading_time": "six"}}))["reading_time.type"]
    assert choice.args == {"type": "number"}
    assert (choice.holds, choice.of) == (199, 200)
    assert [(d.rel, d.shown) for d in choice.departures] == [("_posts/2026-04-01-7-walk.md", "six")]


def test_where_types_are_mixed_all_are_allowed() -> None:
    changes = {n: {"rating": "many"} for n in range(0, 40, 2)}
    choice = proposed(samples(40, changes))["rating.type"]
    assert choice.patch == {"type": ["number", "string"], "x-genko": {"type": "any"}}


def test_required_recommended_or_neither_by_share() -> None:
    few = {n: {"author": None} for n in range(2)}
    some = {n: {"author": None} for n in range(10)}
    many = {n: {"author": None} for n in range(30)}
    choice = proposed(samples(200, few))["author.required"]
    assert (choice.holds, choice.of, choice.accepted) == (198, 200, True)
    assert [d.rel for d in choice.departures] == [f"_posts/2026-04-01-{n}-walk.md" for n in (0, 1)]
    recommended = proposed(samples(200, some))["author.recommended"]
    assert recommended.patch == {"x-genko": {"recommended": True}}
    assert len(recommended.departures) == MOST_NAMED == recommended.others
    assert not {"author.required", "author.recommended"} & proposed(samples(200, many)).keys()


def test_what_the_config_gives_is_required_only_where_all_write_it() -> None:
    scope = {"scope": {"path": "", "type": "posts"}, "values": {"author": "Mio"}}
    config = from_mapping({"defaults": [scope]})[0]
    posts = samples(200, {3: {"author": None}})
    assert not proposed(posts, config)["author.required"].accepted
    assert proposed(posts)["author.required"].accepted
    assert proposed(samples(200), config)["author.required"].accepted


def test_few_values_are_the_only_ones_and_a_stray_one_is_named() -> None:
    choice = proposed(
        samples(
            300,
            {
                9: {"categories": ["Newz"]},
                12: {"categories": ["Essays"]},
                15: {"categories": ["Essays"]},
                18: {"categories": ["Notes"]},
            },
        )
    )["categories.allowed"]
    assert choice.patch["items"] == {"enum": ["Essays", "Notes", "News"]}, "the most used first"
    assert (choice.holds, choice.of) == (299, 300)
    assert [d.shown for d in choice.departures] == ["Newz"]
    assert choice.accepted


def test_free_values_are_no_list() -> None:
    made = proposed(samples(300))
    assert "title.allowed" not in made
    assert "tags.allowed" not in made
    assert "number.amount" not in made


def test_authors_are_suggested_never_demanded() -> None:
    choice = proposed(samples(40, {n: {"author": "Haru"} for n in range(9)}))["author.suggested"]
    assert choice.patch == {"examples": ["Mio", "Haru"]}


def test_one_value_of_a_rare_key_is_a_suggestion() -> None:
    choice = proposed(samples(200, {n: {"robots": "noindex"} for n in range(30)}))
    assert choice["robots.suggested"].patch == {"examples": ["noindex"]}
    assert choice["robots.field"].patch == {"x-genko": {"hidden": True}}


def test_ends_that_many_posts_stand_on_are_limits_a_counter_has_none() -> None:
    made = proposed(samples(40))
    assert made["rating.amount"].patch == {"minimum": 0, "maximum": 4}
    assert not [name for name in made if name.startswith("number.") and "m" in name[7:9]]


def test_usual_lengths_and_counts_leave_out_the_unusual() -> None:
    long = {5: {"title": "x" * 200, "tags": [f"t{n}" for n in range(30)]}}
    made = proposed(samples(300, long))
    length = made["title.length"]
    assert length.patch == {"x-genko": {"accepted": [22, 43]}}
    assert length.args == {"low": 22, "high": 43}
    assert [d.rel for d in length.departures] == ["_posts/2026-04-01-5-walk.md"]
    assert length.accepted, "the preset counts a title's characters"
    assert made["tags.exactly"].departures[0].rel == "_posts/2026-04-01-5-walk.md"
    assert made["categories.exactly"].patch == {"minItems": 1, "maxItems": 1}


def test_no_item_twice() -> None:
    choice = proposed(samples(300, {5: {"tags": ["sea", "sea"]}}))["tags.unique"]
    assert (choice.holds, choice.of, choice.patch) == (299, 300, {"uniqueItems": True})
    many = {n: {"tags": ["sea", "sea"]} for n in range(30)}
    assert "tags.unique" not in proposed(samples(300, many))


def test_style_default_and_formula() -> None:
    made = proposed(samples(40))
    assert made["title.style"].patch == {"x-genko": {"style": "double"}}
    assert made["layout.default"].patch == {"default": "post"}
    assert "title.default" not in made
    computed = made["reading_time.computed"]
    assert computed.patch == {"x-genko": {"computed": "reading_time"}}
    assert (computed.holds, computed.of) == (40, 40)
    assert "rating.computed" not in made


def test_the_keys_of_mappings() -> None:
    choice = proposed(samples(40, {3: {"source": {"name": "b"}}}))["source.entries"]
    assert choice.patch == {
        "type": "object",
        "properties": {"name": {"type": "string"}, "page": {"type": "number"}},
        "required": ["name"],
    }


def test_a_key_of_one_post_may_be_a_slip() -> None:
    made = proposed(samples(40, {3: {"tilte": "a"}, 4: {"description": "a"}}))
    assert not made["tilte.field"].accepted
    assert made["description.field"].accepted, "Jekyll knows it"


def test_few_posts_prove_nothing() -> None:
    kinds = {choice.kind for choice in propose(samples(5), BASE, CONFIG).choices}
    assert kinds == {"field", "type", "style"}
    assert propose([], BASE, CONFIG) == Proposal(0, (), (), propose([], BASE, CONFIG).notes)


def test_names_of_files_and_settings() -> None:
    posts = samples(100)
    odd = Sample("_posts/2026-04-01-海.md", posts[0].values)
    proposal = propose([*posts, odd], BASE, CONFIG)
    by_id = {choice.id: choice for choice in proposal.site}
    assert by_id[".names-numbered"].holds == 100
    assert [d.rel for d in by_id[".names-ascii"].departures] == ["_posts/2026-04-01-海.md"]
    notes = dict(proposal.notes)
    assert notes["addresses"] == {
        "permalink": "/:year/:month/:day/:title/",
        "zone": "Asia/Tokyo",
    }
