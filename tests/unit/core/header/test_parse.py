"""Entries tell where keys and values stand and how they are written; errors tell why and where."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from editor.core.header.parse import parse_header
from tests.unit.core.header.ruby_oracle import read_with_ruby, told


def read(yaml: str):
    return parse_header(f"---\n{yaml}\n---\nbody\n")


@pytest.mark.parametrize(
    ("yaml", "style", "raw"),
    [
        ("a: x y", "plain", "x y"),
        ("a:   x # note", "plain", "x"),
        ("a: x\n  y\n\n  z", "plain", "x\n  y\n\n  z"),
        ("a: 'x'", "single", "'x'"),
        ('a: "x\n  y"', "double", '"x\n  y"'),
        ("a: |\n  x\n  y\n\n", "literal", "|\n  x\n  y"),
        ("a: |+\n  x\n\n", "literal", "|+\n  x\n\n\n"),
        ("a: >- # note\n  x\nb: 1", "folded", ">- # note\n  x"),
        ("a:", "empty", ""),
        ("a: # note", "empty", ""),
        ("a: [x, y]", "flow", "[x, y]"),
        ("a: {x: y}", "flow", "{x: y}"),
        ("a: [x,\n  y # note\n ]", "flow", "[x,\n  y # note\n ]"),
        ("a:\n- x\n- y\n# note", "block", "- x\n- y"),
        ("a:\n  - x\n  # note\n  - y\n\nb: 1", "block", "- x\n  # note\n  - y"),
        ("a:\n  b: 1\n  c: 2\n\n\n", "block", "b: 1\n  c: 2"),
        ("a:\n  b:\n    - c: 1\n", "block", "b:\n    - c: 1"),
        ("a: &n x", "plain", "x"),
        ("a: !!str 5", "plain", "5"),
        ("a: !t &n   'x'", "single", "'x'"),
        ("a: &n", "empty", ""),
        ("a: &n # note\n  - x", "block", "- x"),
        ("a: !<tag:x,y:z> [1]", "flow", "[1]"),
        ("a: &n\n  b: 1", "block", "b: 1"),
        ("a: ! x", "plain", "x"),
        ('"a": x', "plain", "x"),
        ("? a\n: x", "plain", "x"),
        ("a: x\u2028", "plain", "x"),
    ],
)
def test_an_entry_tells_style_and_source(yaml, style, raw):
    header = read(yaml)
    assert header.error is None
    entry = header.get("a")
    assert entry is not None
    assert (entry.style, entry.raw) == (style, raw)
    text = f"---\n{yaml}\n---\nbody\n"
    assert entry.value_span.of(text) == raw
    assert entry.key_span.of(text).strip('"') == "a"


def test_an_alias_stands_where_it_is_written():
    header = read("a: &n [1]\nb: *n\nc: 2")
    entry = header.get("b")
    assert entry is not None
    assert (entry.style, entry.raw, entry.value) == ("alias", "*n", [1])


@pytest.mark.parametrize(
    ("yaml", "lines"),
    [
        ("x: 1\na: 2 # note\nb: 3", "a: 2 # note\n"),
        ("x: 1\na:\n- p\n- q # note\n\nb: 3", "a:\n- p\n- q # note\n"),
        ("a: |\n  p\n\n  q\n\nb: 3", "a: |\n  p\n\n  q\n"),
        ("a: |+\n  p\n\nb: 3", "a: |+\n  p\n\n"),
        ("a: [p,\n q] # note\nb: 3", "a: [p,\n q] # note\n"),
        ("a:\nb: 3", "a:\n"),
    ],
)
def test_an_entry_tells_its_whole_lines(yaml, lines):
    entry = read(yaml).get("a")
    assert entry is not None
    assert entry.lines.of(f"---\n{yaml}\n---\nbody\n") == lines


def test_items_of_a_list():
    header = read("a: [x, 'y', 3, {k: v}]\nb:\n  - p\n  -\n  - q: 1\n    r: 2\n")
    flow, block = header.get("a"), header.get("b")
    assert flow is not None
    assert block is not None
    assert [(i.raw, i.value, i.style) for i in flow.items] == [
        ("x", "x", "plain"),
        ("'y'", "y", "single"),
        ("3", 3, "plain"),
        ("{k: v}", {"k": "v"}, "flow"),
    ]
    assert [(i.raw, i.value, i.style) for i in block.items] == [
        ("p", "p", "plain"),
        ("", None, "empty"),
        ("q: 1\n    r: 2", {"q": 1, "r": 2}, "block"),
    ]


def test_the_last_of_equal_keys_counts():
    header = read("a: 1\nb: 2\n'a': 3\na: 4")
    entry = header.get("a")
    assert entry is not None
    assert entry.value == 4
    assert header.values == {"a": 4, "b": 2}
    assert [e.value for e in header.duplicates] == [1, 3]
    assert header.keys() == ("a", "b")
    assert len(header.entries) == 4


def test_a_number_and_its_text_are_two_keys():
    header = read("1: x\n'1': y\nyes: z")
    assert header.duplicates == ()
    assert [(e.key, e.is_text, e.seen_as) for e in header.entries] == [
        ("1", False, "1"),
        ("1", True, "1"),
        ("yes", False, "true"),
    ]


def test_merged_keys_are_values_but_no_entries():
    header = read("base: &b {x: 1, y: 2}\n<<: *b\ny: 3")
    assert header.values == {"base": {"x": 1, "y": 2}, "x": 1, "y": 3}
    assert header.keys() == ("base", "<<", "y")


@pytest.mark.parametrize("yaml", ["", "# only a note", "~", "null", "false", "\n\n"])
def test_a_header_without_keys_is_no_error(yaml):
    header = read(yaml)
    assert header.error is None
    assert header.entries == ()
    assert header.values == {}


def test_text_without_header():
    header = parse_header("just text\n---\n")
    assert (header.fences, header.error, header.body_start) == (None, None, 0)


def test_a_flow_map_is_a_header():
    header = read("{a: 1, 'b': [2]}")
    assert header.values == {"a": 1, "b": [2]}
    assert [e.raw for e in header.entries] == ["1", "[2]"]


ERRORS = [
    ("tab", "a:\n\tb: 1", "\t", 3),
    ("tab", "a: 1\n\tb: 2", "\t", 3),
    ("quote", 'a: "x', '"x', 2),
    ("quote", "b: 1\na: 'x\nc: 2", "'x", 3),
    ("after-quote", 'a: "x" y', "y", 2),
    ("after-quote", 'a: "He said "no""', 'no""', 2),
    ("after-quote", "a: 'it's'", "s'", 2),
    ("quote", 'a: "open\nb: ["x"]', '"open', 2),
    ("quote", 'x: 1\na: "open\nb: 2\nc: "y"', '"open', 3),
    ("quote", "a: 'open\nb: 'y'", "'open", 2),
    ("escape", 'a: "C:\\Users"', '\\Users"', 2),
    ("escape", 'a: "\\q"', '\\q"', 2),
    ("escape", 'a: "\\uZZZZ"', '\\uZZZZ"', 2),
    ("colon", "a: 1\nno colon here\nb: 2", "no", 3),
    ("colon", "first\nb: 2", "first", 2),
    ("colon", "a: 1\nlast", "last", 3),
    ("colon-in-value", "a: b: c", ":", 2),
    ("colon-in-value", "a: Q&A: 入門", ":", 2),
    ("colon-in-value", "tags: [:D]", ":D]", 2),
    ("list-place", "a: - b", "-", 2),
    ("bracket", "a: [x, y\nb: 1", "[x,", 2),
    ("bracket", "a: {x: y", "{x:", 2),
    ("bracket", "a: [x]]", "]", 2),
    ("indent", "a: 1\n b: 2", "b:", 3),
    ("indent", "a: 1\n  b: 2", "b:", 3),
    ("indent", "a:\n  b: 1\n c: 2", "c:", 4),
    ("indent", "  a: 1\nb: 2", "b:", 3),
    ("alias", "a: *bold* text", "*bold*", 2),
    ("alias", "a: *nobody", "*nobody", 2),
    ("alias", "a: & b", "&", 2),
    ("alias", "a: &x [*x]", "*x", 2),
    ("tag", "a: !<x", "!<x", 2),
    ("tag", "a: !x!y z", "!x!y", 2),
    ("type", "a: !ruby/object:Foo {b: 1}", "{b: 1}", 2),
    ("type", "a: [!ruby/symbol x]", "x", 2),
    ("indicator", "a: @x", "@x", 2),
    ("indicator", "a: `x`", "`x`", 2),
    ("indicator", "a: %x", "%x", 2),
    ("symbol", "a: :smile", ":smile", 2),
    ("colon-in-value", "a: :smile:", ":", 2),
    ("symbol", "a:\n  - :x", ":x", 3),
    ("symbol", ":a: 1", ":a", 2),
    ("time", "a: 2026-01-02\t10:00:00", "2026-01-02\t10:00:00", 2),
    ("number", "a: 0x_", "0x_", 2),
    ("block-text", "a: | x\n  y", "x", 2),
    ("character", "a: x\x07y", "\x07", 2),
    ("character", "a: 日本\x08", "\x08", 2),
    ("character", "a: \ud800", "\ud800", 2),
    ("documents", "a: 1\n--- # next\nb: 2", "---", 3),
    ("not-mapping", "- a\n- b", "- a", 2),
    ("not-mapping", "\n\njust text", "just text", 4),
    ("not-mapping", "5", "5", 2),
    ("depth", "a: " + "[" * 200 + "]" * 200, "[", 2),
]


@pytest.mark.parametrize(("reason", "yaml", "place", "line"), ERRORS)
def test_an_error_tells_cause_and_place(reason, yaml, place, line):
    text = f"---\n{yaml}\n---\nbody\n"
    header = parse_header(text)
    assert header.error is not None
    assert header.error.reason == f"header.error.{reason}"
    assert header.error.span.of(text) == place
    assert header.error.args["line"] == line
    assert header.entries == ()
    assert header.values == {}
    assert header.body_start == text.index("\nbody") + 1


def test_every_error_has_its_message():
    from editor.site.resources import load_messages

    for language in ("ja", "en"):
        messages = load_messages(language)
        for reason, yaml, _, _ in ERRORS:
            error = read(yaml).error
            assert error is not None
            assert error.reason.endswith(f".{reason}")
            assert str(error.args["line"]) in messages.text(error.reason, **error.args)


@pytest.mark.oracle
def test_ruby_gives_up_on_the_same_headers(ruby):
    texts = [f"---\n{yaml}\n---\n" for _, yaml, _, _ in ERRORS if "\ud800" not in yaml]
    for text, answer in zip(texts, read_with_ruby(ruby, texts), strict=True):
        if "--- # next" in text or "\n  a: 1\nb" in text:
            # Psych stops where the first document ends and drops the rest without a word.
            assert answer == ["map", [["a", ["int", "1"]]]]
        elif "[[[" in text:
            assert answer[0] == "map"  # nobody nests like that
        elif "&x [*x]" in text:
            assert answer[0] == "error"  # Ruby builds it, and cannot walk it
        else:
            assert answer[0] not in {"map", "nil", "no header"}, text


_YAML = st.text(
    alphabet=st.sampled_from("abk:-.? \n\t'\"|>[]{},#&*!%@`~<=0129\\\u00a0\u2028\x85日é😀\x00\r"),
    max_size=60,
)


@given(_YAML)
@settings(max_examples=500)
@example("? a\n? b")
@example("&a : b")
@example("!x\n")
@example("a: &b\n\n\n")
@example("&a &b c: d")
@example("a: !<")
@example("{a, b: c}")
def test_no_text_makes_it_stumble(yaml):
    text = f"---\n{yaml}\n---\n"
    header = parse_header(text)
    for entry in header.entries:
        assert entry.value_span.of(text) == entry.raw
        assert entry.lines.covers(entry.key_span)
        assert entry.lines.start <= entry.value_span.start
        assert entry.value_span.end <= entry.lines.end
    if header.error is not None:
        assert header.error.span.end <= len(text)
        assert 1 <= int(header.error.args["line"]) <= text.count("\n") + 1


@given(st.text(max_size=80))
def test_not_even_any_text_at_all(text):
    parse_header(text)
    parse_header("---\n" + text)


@pytest.mark.oracle
def test_ruby_reads_whole_headers_the_same(ruby):
    """Headers put together of lines that are hard in different ways."""
    made: list[str] = []
    lines = st.sampled_from(
        [
            "a: 1", "b: [x, yes, 010]", "c: {d: ~}", "a: 2026-02-30", "'k k': \"x\\ty\"",
            "l:\n- p\n- q: 1\n  r: 1:30", "t: |\n  one\n   two\n", "f: >\n  one\n\n  two\n",
            "e:", "? x\n: y", "n: &n [1, 2]", "m: *n", "<<: {z: 1, a: 9}", "1: x", "yes: x",
            "d: 2026-02-11 05:47:26 +0900", "x: !!str 5", "y: ! 5", "# note", "", "  bad: 1",
            "s: :x", "q: 'it''s'", "u: \"\\u65e5\"", "o: on\n\n  on", "g: [a, [b, {c: d}]]",
        ]
    )  # fmt: skip

    @given(st.lists(lines, max_size=7).map("\n".join))
    @settings(max_examples=400)
    def collect(yaml):
        made.append(f"---\n{yaml}\n---\n")

    collect()
    for text, theirs in zip(made, read_with_ruby(ruby, made), strict=True):
        header = parse_header(text)
        if header.error is not None and header.error.reason == "header.error.indent":
            continue  # Psych may stop at what it takes for the end of the document
        if header.error is not None:
            assert theirs[0] == "error", text
        elif header.values:
            keyed = [[k if isinstance(k, str) else k[-1], v] for k, v in theirs[1]]
            keyed = [["true" if k is True else k, v] for k, v in keyed]
            assert dict(map(repr_pair, keyed)) == dict(map(repr_pair, told(header.values)[1])), text


def repr_pair(pair):
    return pair[0], repr(_unordered(pair[1]))


def _unordered(value):
    """Maps in one order, keys as texts: what is compared is what they hold."""
    if value[0] == "list":
        return ["list", [_unordered(item) for item in value[1]]]
    if value[0] == "map":
        return ["map", sorted([k, _unordered(v)] for k, v in value[1])]
    return value


def test_it_is_quick():
    """A budget of a fifth of what the list of a large site allows, many times what it takes."""
    text = (
        '---\nlayout: post\ntitle: "題名"\ndate: 2026-02-11 05:47:26 +0000\n'
        'tags: ["a", "b", "c"]\nexcerpt: "抜粋"\n---\n' + "本文\n" * 20000
    )
    parse_header(text)
    begun = time.process_time()
    for _ in range(200):
        parse_header(text)
    assert (time.process_time() - begun) / 200 < 0.002
