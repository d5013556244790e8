"""Adding, removing, renaming keys, styles of new values, raw YAML, and a header for a bare text."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from editor.core.header.parse import parse_header
from editor.core.header.values import Time
from editor.core.header.write import (
    Refused,
    add_header,
    remove_key,
    rename_key,
    replace_raw,
    set_value,
)

BODY = "\nbody\n"


def post(yaml: str) -> str:
    return f"---\n{yaml}---\n{BODY}"


def put(yaml: str, key: str, value, **how) -> str:
    text = post(yaml)
    new = set_value(text, key, value, **how).apply(text)
    assert new.endswith(f"---\n{BODY}")
    return new.removeprefix("---\n").removesuffix(f"---\n{BODY}")


def refused(act, *args, **how) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **how)
    return caught.value.reason.removeprefix("header.refused.")


# --- Where a new key goes ------------------------------------------------------------------------

ORDER = ("layout", "title", "date", "tags", "author", "image")


@pytest.mark.parametrize(
    ("yaml", "key", "after", "wanted"),
    [
        ("title: a\nauthor: b\n", "date", ORDER, "title: a\ndate: 1\nauthor: b\n"),
        ("title: a\nauthor: b\n", "tags", ORDER, "title: a\ntags: 1\nauthor: b\n"),
        ("author: b\nimage: c\n", "title", ORDER, "title: 1\nauthor: b\nimage: c\n"),
        ("own: 1\nimage: c\n", "title", ORDER, "own: 1\ntitle: 1\nimage: c\n"),
        ("own: 1\nmore: c\n", "title", ORDER, "own: 1\nmore: c\ntitle: 1\n"),
        ("title: a\nauthor: b\n", "own", ORDER, "title: a\nauthor: b\nown: 1\n"),
        ("image: c\nown: 2\n", "own2", ORDER, "image: c\nown2: 1\nown: 2\n"),
        ("title: a\nauthor: b\n", "date", ("layout", "title"), "title: a\ndate: 1\nauthor: b\n"),
        ("tags:\n- a\n# c\nown: 1\n", "author", ORDER, "tags:\n- a\nauthor: 1\n# c\nown: 1\n"),
        ("title: a\ntitle: b\nown: 1\n", "date", ORDER, "title: a\ntitle: b\ndate: 1\nown: 1\n"),
        ("", "title", ORDER, "title: 1\n"),
        ("\n# c\n", "title", ORDER, "\n# c\ntitle: 1\n"),
        ("{title: a, author: b}\n", "date", ORDER, "{title: a, date: 1, author: b}\n"),
        ("{author: b}\n", "date", ORDER, "{date: 1, author: b}\n"),
    ],
)
def test_a_new_key_goes_behind_its_neighbour(yaml, key, after, wanted):
    assert put(yaml, key, 1, after=after) == wanted


def test_a_place_that_would_change_its_meaning_is_not_taken():
    yaml = "title: a\n<<: {date: 2}\nown: 1\n"
    assert put(yaml, "date", 1, after=ORDER) == "title: a\n<<: {date: 2}\nown: 1\ndate: 1\n"


# --- How a new value is written ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "style", "line"),
    [
        ("x y", None, 'k: "x y"'),
        ("x y", "plain", "k: x y"),
        ("yes", "plain", 'k: "yes"'),
        ("2026-01-02 03:04:05 +0900", "plain", "k: 2026-01-02 03:04:05 +0900"),
        ("2026-01-02 03:04:05 +0900", None, 'k: "2026-01-02 03:04:05 +0900"'),
        ("it's", "single", "k: 'it''s'"),
        ("a\tb", "single", 'k: "a\\tb"'),
        ("a\nb", "literal", "k: |-\n  a\n  b"),
        ("a\nb\n", "folded", "k: >\n  a\n\n  b"),
        (" a", "literal", 'k: " a"'),
        (["a", 1], None, 'k: ["a", 1]'),
        (["a", 1], "flow", 'k: ["a", 1]'),
        (["a", 1], "block", 'k:\n  - "a"\n  - 1'),
        (("a",), None, 'k: ["a"]'),
        ([], "block", "k: []"),
        ({"a": "b"}, None, 'k: {a: "b"}'),
        ({"a": ["b"]}, "block", 'k:\n  a: ["b"]'),
        ({}, "block", "k: {}"),
        (date(2026, 1, 2), None, "k: 2026-01-02"),
        (date(2026, 1, 2), "double", "k: 2026-01-02"),
        (Time(datetime(2026, 1, 2, tzinfo=UTC), 0), None, "k: 2026-01-02 00:00:00 +0000"),
        (Time(datetime(2026, 1, 2, tzinfo=UTC), -210), None, "k: 2026-01-01 20:30:00 -0330"),
        (Time(datetime(2026, 1, 2, tzinfo=UTC)), None, "k: 2026-01-02 00:00:00"),
        (None, None, "k: null"),
        (True, "double", "k: true"),
        (3, None, "k: 3"),
        (0.5, None, "k: 0.5"),
    ],
)
def test_a_new_value_is_written_so(value, style, line):
    assert put("a: 1\n", "k", value, style=style) == f"a: 1\n{line}\n"
    if not line.startswith("k:\n"):
        assert put("a: 1\nk:\nb: 2\n", "k", value if value is not None else 0, style=style) == (
            f"a: 1\n{line if value is not None else 'k: 0'}\nb: 2\n"
        )


def test_a_style_is_not_forced_on_a_value_that_has_one():
    assert put("k: 'a'\n", "k", "b", style="double") == "k: 'b'\n"
    assert put("k: [a]\n", "k", ["b"], style="block") == "k: [b]\n"
    assert put("k: 5\n", "k", "x", style="literal") == "k: x\n"


def test_a_block_in_the_place_of_nothing_or_a_text():
    assert put("k:\nb: 2\n", "k", ["a"], style="block") == 'k:\n  - "a"\nb: 2\n'
    assert put("k: x # c\nb: 2\n", "k", ["a"], style="block") in {
        'k:\n  - "a" # c\nb: 2\n',
        'k: ["a"] # c\nb: 2\n',
    }


def test_equal_values_are_not_written_again():
    text = post("k: 'a'\nl: [x]\nd: 2026-01-02\n")
    assert not set_value(text, "k", "a")
    assert not set_value(text, "l", ("x",))
    assert not set_value(text, "d", date(2026, 1, 2))
    assert set_value(text, "d", "2026-01-03").apply(text) == text.replace("-02\n", "-03\n")


def test_the_edit_touches_the_value_alone():
    text = post('a: 1\nk: "old"  # c\nz: 2\n')
    (edit,) = set_value(text, "k", "new")
    assert edit.span.of(text) == '"old"'
    assert edit.text == '"new"'


# --- Removing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("yaml", "wanted"),
    [
        ("a: 1\nk: 2\nb: 3\n", "a: 1\nb: 3\n"),
        ("k: 2\n", ""),
        ("k:\n  - a\n  # c\n  - b\nb: 3\n", "b: 3\n"),
        ("k:\n- a\n# about b\nb: 3\n", "# about b\nb: 3\n"),
        ("k: |\n  a\n\n  b\nb: 3\n", "b: 3\n"),
        ("k: 1 # c\n", ""),
        ("k:\nb: 1\n", "b: 1\n"),
        ("k: 1\na: 2\nk: 3\n", "a: 2\n"),
        ("{a: 1, k: 2}\n", "{a: 1}\n"),
        ("{k: 2, a: 1}\n", "{a: 1}\n"),
        ("{k: 2}\n", "{}\n"),
        ("? k\n: v\nb: 1\n", None),
        ("'k': [a,\n  b]\nb: 1\n", "b: 1\n"),
    ],
)
def test_removing_takes_the_whole_lines(yaml, wanted):
    text = post(yaml)
    if wanted is None:
        assert refused(remove_key, text, "k") == "unsafe"
    else:
        assert remove_key(text, "k").apply(text) == post(wanted)


def test_what_others_need_is_not_removed():
    assert refused(remove_key, post("k: &n x\nb: *n\n"), "k") == "anchor"
    assert refused(remove_key, post("a: 1\n"), "k") == "no-such-key"
    assert refused(remove_key, "no header", "k") == "no-header"
    assert refused(remove_key, post("a: 'x\n"), "a") == "unreadable"


def test_a_key_that_a_merge_brings_stays_readable():
    text = post("b: &b {k: 1}\n<<: *b\nk: 2\n")
    assert remove_key(text, "k").apply(text) == post("b: &b {k: 1}\n<<: *b\n")


# --- Renaming ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("yaml", "new", "wanted"),
    [
        ("k: 1\n", "key", "key: 1\n"),
        ("'k' : 1 # c\n", "key", "key : 1 # c\n"),
        ("k:\n- a\n", "no", '"no":\n- a\n'),
        ("{a: 1, k: 2}\n", "a b", "{a: 1, a b: 2}\n"),
        ("? k\n: v\n", "x", "? x\n: v\n"),
        ("k: 1\n", "a: b", '"a: b": 1\n'),
    ],
)
def test_renaming_touches_the_key_alone(yaml, new, wanted):
    text = post(yaml)
    assert rename_key(text, "k", new).apply(text) == post(wanted)


def test_renaming_is_refused_where_it_would_hide_something():
    assert refused(rename_key, post("k: 1\na: 2\n"), "k", "a") == "key-exists"
    assert refused(rename_key, post("k: 1\nk: 2\n"), "k", "a") == "duplicate"
    assert refused(rename_key, post("a: 1\n"), "k", "b") == "no-such-key"
    assert refused(rename_key, post("k: {x: 1}\n"), "k", "\ud83d") == "surrogate"
    assert not rename_key(post("k: 1\n"), "k", "k")


def test_renaming_to_a_merge_key_keeps_the_text():
    text = post("k: {x: 1}\n")
    assert refused(rename_key, text, "k", "<<") == "unsafe"  # Psych merges even "<<" in quotes


# --- The user's own YAML -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("yaml", "raw", "wanted"),
    [
        ("k: old # c\nb: 1\n", "[a, 'b']", "k: [a, 'b'] # c\nb: 1\n"),
        ("k: old\nb: 1\n", "- a\n- b", "k:\n  - a\n  - b\nb: 1\n"),
        ("k:\n- x\nb: 1\n", "- a\n- b\n", "k:\n- a\n- b\nb: 1\n"),
        ("k:\n  - x\n  - y\nb: 1\n", "- a\n  - b", "k:\n  - a\n  - b\nb: 1\n"),
        ("k:\n  - x\nb: 1\n", "[]", "k:\n  []\nb: 1\n"),
        ("k:\n- x\nb: 1\n", "[]", "k: []\nb: 1\n"),
        ("k: x\nb: 1\n", "a: 1\nc: 2", "k:\n  a: 1\n  c: 2\nb: 1\n"),
        ("k:\n  a: 1\n  c: 2\nb: 1\n", "a: 3\n  c: 4", "k:\n  a: 3\n  c: 4\nb: 1\n"),
        ("k: x\nb: 1\n", "|\n  a\n  b", "k: |\n  a\n  b\nb: 1\n"),
        ("k: x\nb: 1\n", "5 # five", "k: 5 # five\nb: 1\n"),
        ("k: x\nb: 1\n", "", "k: \nb: 1\n"),
        ("k:\nb: 1\n", "x", "k: x\nb: 1\n"),
        ("k:\nb: 1\n", "- a", "k:\n  - a\nb: 1\n"),
        ("n: &n 1\nk: x\n", "*n", "n: &n 1\nk: *n\n"),
        ("b: 1\n", "[x, y]", "b: 1\nk: [x, y]\n"),
        ("b: 1\n", "- x\n- y", "b: 1\nk:\n  - x\n  - y\n"),
        ("{b: 1, k: 2}\n", "[x]", "{b: 1, k: [x]}\n"),
    ],
)
def test_raw_yaml_takes_the_place_of_a_value(yaml, raw, wanted):
    text = post(yaml)
    assert replace_raw(text, "k", raw).apply(text) == post(wanted)


@pytest.mark.parametrize(
    "raw", ["'open", "[a", "a: b: c", "x\nb: 2", "*nobody", ":sym", '"a" b', "---\n"]
)
def test_raw_yaml_that_is_none_is_refused(raw):
    text = post("k: x\nb: 1\n")
    assert refused(replace_raw, text, "k", raw) in {"raw", "fence"}


def test_what_an_entry_gives_can_be_put_back():
    yaml = "k:\n   - a: 1\n     b:\n       - c\n   - d\nl: |+\n  x\n\nm: >-\n  y\n  z\nn: {a: 1}\n"
    text = post(yaml)
    for entry in parse_header(text):
        new = replace_raw(text, entry.key, entry.raw).apply(text)
        assert parse_header(new).values == parse_header(text).values, entry.key


# --- A header for a text without one -------------------------------------------------------------


def test_a_header_is_put_in_front():
    text = "# Title\n"
    pairs = {"title": 'Say "hi"', "date": date(2026, 1, 2), "tags": ["a"], "yes": {"b": None}}
    new = add_header(text, pairs).apply(text)
    assert new == (
        '---\ntitle: "Say \\"hi\\""\ndate: 2026-01-02\ntags: ["a"]\n"yes": {b: null}\n---\n\n'
        "# Title\n"
    )


@pytest.mark.parametrize("text", ["", "\nbody", "---\nnever closed", "---x\n", "a\n---\n"])
def test_the_text_behind_a_new_header_is_untouched(text):
    new = add_header(text, [("a", 1)]).apply(text)
    header = parse_header(new)
    assert header.values == {"a": 1}
    assert new[header.body_start :].removeprefix("\n") == text.removeprefix("\n")
    assert new.endswith(text)


def test_a_second_header_is_refused():
    assert refused(add_header, post("a: 1\n"), {"b": 2}) == "has-header"
    assert refused(add_header, "x", {"b": "\ud83d"}) == "surrogate"
    assert refused(add_header, "x", {"<<": {"a": 1}}) == "unsafe"


def test_no_pairs_give_an_empty_header():
    assert add_header("x", {}).apply("x") == "---\n---\n\nx"


def test_setting_needs_a_header():
    assert refused(set_value, "text", "a", 1) == "no-header"


def test_every_refusal_has_its_message():
    from editor.site.resources import load_messages

    cases = [
        (set_value, "text", "a", 1),
        (set_value, post("a: 'x\n"), "a", 1),
        (set_value, post("a: !x 1\n"), "a", 2),
        (set_value, post("a: &x 1\nb: *x\n"), "a", 2),
        (set_value, post("~\n"), "a", 2),
        (set_value, post("a: 1\n"), "a", "\ud83d"),
        (remove_key, post("a: 1\n"), "b"),
        (rename_key, post("a: 1\nb: 2\n"), "a", "b"),
        (rename_key, post("a: 1\na: 2\n"), "a", "b"),
        (replace_raw, post("a: 1\n"), "a", "'"),
        (replace_raw, post("a: 1\n"), "a", "x\n---\n"),
        (add_header, post("a: 1\n"), {}),
    ]
    for language in ("ja", "en"):
        messages = load_messages(language)
        for act, *args in cases:
            with pytest.raises(Refused) as caught:
                act(*args)
            assert messages.text(caught.value.reason, **caught.value.details)


@pytest.mark.parametrize("item", ["2026-2-1", "0001-1-1", "2026-02-11 05:47:26 +0000"])
def test_a_text_that_looks_like_a_date_is_quoted_among_texts(item):
    text = "---\nk:\n- a\n- b # c\n---\n"
    after = set_value(text, "k", ["a", item]).apply(text)
    assert parse_header(after).values["k"] == ["a", item]
    assert f'- "{item}"' in after
