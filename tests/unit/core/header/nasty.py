"""Headers that are hard to edit without harm: one edit each, and the header that must result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from editor.core.header.values import Time, Writable


@dataclass(frozen=True)
class Case:
    """Set ``key`` to ``value`` in ``before`` (the lines between the fences)."""

    name: str
    before: str
    key: str
    value: Writable
    after: str


@dataclass(frozen=True)
class RefusedCase:
    """An edit that must be refused, and the reason."""

    name: str
    before: str
    key: str
    value: Writable
    reason: str


def tokyo(*clock: int) -> Time:
    """A time in Tokyo's offset, given as UTC."""
    return Time(datetime(*clock, tzinfo=UTC), 540)  # type: ignore[misc]


# fmt: off -- a table
CASES = [
    # comments
    Case("comment behind a value", "t: old  # keep me", "t", "new", "t: new  # keep me"),
    Case("hash inside a new text", "t: old # c", "t", "new # 1", 't: "new # 1" # c'),
    Case("hash without blank", "t: old", "t", "a#b", "t: a#b"),
    Case("comment behind nothing", "t: # c", "t", "x", 't: "x" # c'),
    Case("comment hard on the colon's blank", "t:  # c", "t", 5, "t: 5  # c"),
    Case("comment above a new key stays", "# top\na: 1\n# end", "b", 2, "# top\na: 1\nb: 2\n# end"),
    Case("comment between key and list", "t: # c\n  - a", "t", "x", 't: "x" # c'),
    Case("comment line before the list", "t:\n  # c\n  - a\nb: 1", "t", 1, "t: 1\n  # c\nb: 1"),
    Case(
        "comment after the last item",
        "t:\n- a # x\n# y\nb: 1",
        "t",
        ["a", "z"],
        "t:\n- a # x\n- z\n# y\nb: 1",
    ),
    Case("comment between items", "t:\n- a\n# y\n- b", "t", ["a"], "t:\n- a\n# y"),
    Case(
        "comment in a flow list",
        "t: [a, # one\n  b]",
        "t",
        ["a", "b", "c"],
        "t: [a, # one\n  b, \n  c]",
    ),
    # quotes
    Case("single quotes take an apostrophe", "t: 'x'", "t", "it's", "t: 'it''s'"),
    Case("single quotes cannot hold a line end", "t: 'x'", "t", "a\nb", 't: "a\\nb"'),
    Case("double quotes inside double", 't: "x"', "t", 'a "b" \\ c', 't: "a \\"b\\" \\\\ c"'),
    Case(
        "emoji and Japanese stay raw",
        't: "x"',
        "t",
        "絵文字🎌、全角：コロン",
        't: "絵文字🎌、全角：コロン"',
    ),
    Case(
        "NEL and separators are escaped",
        't: "x"',
        "t",
        "a\x85b\u2028c\u2029d",
        't: "a\\x85b\\u2028c\\u2029d"',
    ),
    Case(
        "what the text pane would eat is escaped",
        "t: x",
        "t",
        "\ufdd0\ufeff",
        't: "\\uFDD0\\uFEFF"',
    ),
    Case("controls are escaped", "t: 'x'", "t", "\x00\x1b\x7f\t", 't: "\\0\\x1B\\x7F\\t"'),
    Case("no-break blank at the edge", "t: x", "t", "\u00a0x", 't: "\u00a0x"'),
    Case("folded double quotes", 't: "a\n  b"\nu: 1', "t", "c", 't: "c"\nu: 1'),
    Case("empty text", "t: x", "t", "", 't: ""'),
    Case("blank text", "t: x", "t", " ", 't: " "'),
    # plain text that must not stay plain
    *[
        Case(f"plain cannot say {text!r}", "t: x", "t", text, f't: "{text}"')
        for text in (
            "yes",
            "NO",
            "On",
            "null",
            "~",
            "y",
            "n",
            "5",
            "-5",
            "+5",
            "0x1F",
            "1_000",
            "1,000",
            "1:30",
            "1e3",
            "0o17",
            ".5",
            "=",
            "<<",
            "- a",
            "? a",
            ": a",
            ":sym",
            "a: b",
            "a:",
            "{a}",
            "[a]",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "@a",
            "`a`",
            "%a",
            "#a",
            "a ",
            "5 apples",
            "-",
            "---",
            "...",
        )
    ],
    Case("plain can say a year", "t: x", "t", "2026年の展望", "t: 2026年の展望"),
    Case(
        "plain can say much",
        "t: x",
        "t",
        "C++ と #1 ではなく a:b, {c}",
        't: "C++ と #1 ではなく a:b, {c}"',
    ),
    Case("plain with brackets inside", "t: x", "t", "a [b] {c}, d", "t: a [b] {c}, d"),
    Case("plain over several lines", "t: a\n  b\n  c\nu: 1", "t", "z", "t: z\nu: 1"),
    # numbers, words, nothing
    Case("a number", "t: 5", "t", 6, "t: 6"),
    Case("a quoted number stays text", 't: "5"', "t", "6", 't: "6"'),
    Case("a quoted number becomes one", "t: '5'", "t", 6, "t: 6"),
    Case("a number becomes text", "t: 5", "t", "6", 't: "6"'),
    Case("a word", "t: yes", "t", False, "t: false"),
    Case("nothing", "t: x # c", "t", None, "t: null # c"),
    Case("a large float", "t: 1.5", "t", 1e20, "t: 1.0e+20"),
    Case("a small float", "t: 1.5", "t", 1e-7, "t: 1.0e-07"),
    Case("infinity", "t: 1", "t", float("-inf"), "t: -.inf"),
    Case("one is not true", "t: true", "t", 1, "t: 1"),
    Case("one is not one point nought", "t: 1", "t", 1.0, "t: 1.0"),
    # dates
    Case(
        "plain stamp stays plain",
        "d: 2026-01-02 03:04:05 +0900",
        "d",
        tokyo(2026, 2, 3, 0, 0, 0),
        "d: 2026-02-03 09:00:00 +0900",
    ),
    Case(
        "quoted stamp stays quoted",
        'd: "2026-01-02 03:04:05 +0900"',
        "d",
        tokyo(2026, 2, 3),
        'd: "2026-02-03 09:00:00 +0900"',
    ),
    Case(
        "text for a plain stamp",
        "d: 2026-01-02 03:04:05 +0900",
        "d",
        "2026-02-03 00:00:00 +0900",
        "d: 2026-02-03 00:00:00 +0900",
    ),
    Case("text for a quoted stamp", "d: '2026-01-02'", "d", "2026-02-03", "d: '2026-02-03'"),
    Case(
        "the form with T and colon",
        "d: 2026-01-02T03:04:05+09:00",
        "d",
        tokyo(2026, 2, 3),
        "d: 2026-02-03T09:00:00+09:00",
    ),
    Case(
        "the form with Z",
        "d: 2026-01-02T03:04:05Z",
        "d",
        Time(datetime(2026, 2, 3, tzinfo=UTC), 0),
        "d: 2026-02-03T00:00:00Z",
    ),
    Case(
        "Z cannot say Tokyo",
        "d: 2026-01-02T03:04:05Z",
        "d",
        tokyo(2026, 2, 3),
        "d: 2026-02-03T09:00:00+09:00",
    ),
    Case(
        "a stamp without a zone",
        "d: 2026-01-02 03:04:05",
        "d",
        Time(datetime(2026, 2, 3, tzinfo=UTC)),
        "d: 2026-02-03 00:00:00",
    ),
    Case(
        "a zone for a stamp without",
        "d: 2026-01-02 03:04:05",
        "d",
        tokyo(2026, 2, 3),
        "d: 2026-02-03 09:00:00 +0900",
    ),
    Case(
        "a fraction",
        "d: 2026-01-02 03:04:05.5 +0000",
        "d",
        Time(datetime(2026, 2, 3, 0, 0, 0, 250000, tzinfo=UTC), 0),
        "d: 2026-02-03 00:00:00.25 +0000",
    ),
    Case(
        "a date for a time", "d: 2026-01-02 03:04:05 +0900", "d", date(2026, 2, 3), "d: 2026-02-03"
    ),
    Case("a date for a text", 'd: "soon"', "d", date(2026, 2, 3), "d: 2026-02-03"),
    Case("an impossible date was text", "d: 2026-02-30", "d", date(2026, 3, 2), "d: 2026-03-02"),
    Case("no stamp for a stamp", "d: 2026-01-02", "d", "soon", "d: soon"),
    Case(
        "half a stamp for a stamp",
        "d: 2026-01-02",
        "d",
        "2026-01-02 10:00",
        'd: "2026-01-02 10:00"',
    ),
    # block scalars
    Case("literal", "t: |\n  a\n  b\nu: 1", "t", "c\n\n d\n", "t: |\n  c\n\n   d\nu: 1"),
    Case("literal without a last line end", "t: |\n  a\nu: 1", "t", "c", "t: |-\n  c\nu: 1"),
    Case("literal gets one", "t: |-\n  a\nu: 1", "t", "c\n", "t: |\n  c\nu: 1"),
    Case(
        "literal with a comment",
        "t: |- # c\n    a\nu: 1",
        "t",
        "b\nc",
        "t: |- # c\n    b\n    c\nu: 1",
    ),
    Case("literal cannot begin with a blank", "t: |\n  a\nu: 1", "t", " b\n", 't: " b\\n"\nu: 1'),
    Case("literal cannot hold two ends", "t: |\n  a\nu: 1", "t", "b\n\n", 't: "b\\n\\n"\nu: 1'),
    Case("literal that keeps its blank lines", "t: |+\n  a\n\nu: 1", "t", "b", "t: |-\n  b\nu: 1"),
    Case("literal with an indent of its own", "t: |2\n   a\nu: 1", "t", "b\n", 't: "b\\n"\nu: 1'),
    Case("literal may hold fences", "t: |\n  a\nu: 1", "t", "---\nx\n", "t: |\n  ---\n  x\nu: 1"),
    Case(
        "literal and blank lines behind it",
        "t: |\n  a\n\n\nu: 1",
        "t",
        "b\n",
        "t: |\n  b\n\n\nu: 1",
    ),
    Case("folded", "t: >\n  a\n  b\nu: 1", "t", "c d\n", "t: >\n  c d\nu: 1"),
    Case("folded with two paragraphs", "t: >-\n  a\nu: 1", "t", "b\nc", "t: >-\n  b\n\n  c\nu: 1"),
    Case("folded cannot indent", "t: >\n  a\nu: 1", "t", "b\n  c\n", 't: "b\\n  c\\n"\nu: 1'),
    Case("list for a literal", "t: |\n  a\nu: 1", "t", ["x"], 't: ["x"]\nu: 1'),
    # flow lists
    Case("add to a list", 't: ["a", "b"]', "t", ["a", "b", "c"], 't: ["a", "b", "c"]'),
    Case("add in front", "t: ['b']", "t", ["a", "b"], "t: ['a', 'b']"),
    Case("remove the first", "t: [a, b, c]", "t", ["b", "c"], "t: [b, c]"),
    Case("remove the last", "t: [ a,b,c ]", "t", ["a", "b"], "t: [ a,b ]"),
    Case("remove the middle", "t: [a,  b,   c]", "t", ["a", "c"], "t: [a,  c]"),
    Case("remove all", "t: [a, b] # c", "t", [], "t: [] # c"),
    Case("fill an empty list", "t: []", "t", ["a"], 't: ["a"]'),
    Case("fill nothing", "t:\nu: 1", "t", ["a"], 't: ["a"]\nu: 1'),
    Case(
        "reorder keeps each one's quotes",
        "t: [a, 'b', \"c\"]",
        "t",
        ["c", "a", "b"],
        "t: [\"c\", a, 'b']",
    ),
    Case("replace one", "t: [a, 'b', c]", "t", ["a", "it's", "c"], "t: [a, 'it''s', c]"),
    Case("comma in an item", "t: [a, b]", "t", ["a", "b, c"], 't: [a, "b, c"]'),
    Case("colon in an item", "t: [a, b]", "t", ["a", "http://x"], 't: [a, "http://x"]'),
    Case(
        "a list over lines", "t: [\n  a,\n  b\n]", "t", ["a", "b", "c"], "t: [\n  a,\n  b,\n  c\n]"
    ),
    Case("a comma at the end", "t: [a, b,]", "t", ["a", "b", "c"], "t: [a, b, c,]"),
    Case("types in a list", "t: [1, yes, ~, x]", "t", [1, True, None, "1"], 't: [1, yes, ~, "1"]'),
    Case("equal items", "t: [a, a, b]", "t", ["a", "b", "b"], "t: [a, b, b]"),
    Case("a list in a list", "t: [[a, b], c]", "t", [["a", "z"], "c"], "t: [[a, z], c]"),
    Case("a map in a list", "t: [{a: 1, b: 2}]", "t", [{"a": 1, "b": 3}], "t: [{a: 1, b: 3}]"),
    Case("a pair without braces", "t: [a: 1]", "t", [{"a": 2}], "t: [a: 2]"),
    Case("text for a list", "t: [a, b]", "t", "a", 't: "a"'),
    Case("list for a text", "t: a b", "t", ["a", "b"], 't: ["a", "b"]'),
    Case("one for three", "t: [k, a, b, c]", "t", ["k", "x"], "t: [k, x]"),
    Case("one for three, more behind", "t: [k, a, b, c, l]", "t", ["k", "x", "l"], "t: [k, x, l]"),
    Case("three for one", "t: [k, a, l]", "t", ["k", "x", "w", "z", "l"], "t: [k, x, w, z, l]"),
    # block lists
    Case(
        "block list, one for three",
        "t:\n- k\n- a\n- b\n- c # c\nu: 1",
        "t",
        ["k", "x"],
        "t:\n- k\n- x\nu: 1",
    ),
    Case(
        "block list, three for one",
        "t:\n- k\n- a # c\n- l",
        "t",
        ["k", "x", "w", "l"],
        "t:\n- k\n- x # c\n- w\n- l",
    ),
    Case(
        "block list, no indent",
        "t:\n- a\n- b\nu: 1",
        "t",
        ["a", "b", "c"],
        "t:\n- a\n- b\n- c\nu: 1",
    ),
    Case(
        "block list, indented", "t:\n   -  a\nu: 1", "t", ["z", "a"], "t:\n   -  z\n   -  a\nu: 1"
    ),
    Case("block list, quoted items", "t:\n- 'a'\nu: 1", "t", ["a", "b"], "t:\n- 'a'\n- 'b'\nu: 1"),
    Case("block list, drop the middle", "t:\n- a\n- b\n- c", "t", ["a", "c"], "t:\n- a\n- c"),
    Case("block list, all gone", "t:\n- a\nu: 1", "t", [], "t: []\nu: 1"),
    Case("block list, an empty item", "t:\n-\n- b", "t", ["x", "b"], 't:\n- "x"\n- b'),
    Case("block list behind an empty item", "t:\n-\nu: 1", "t", [None, "b"], 't:\n-\n- "b"\nu: 1'),
    Case(
        "block list of maps",
        "t:\n- n: a\n  v: 1\n- n: b\n  v: 2\n",
        "t",
        [{"n": "a", "v": 1}, {"n": "z", "v": 2}],
        "t:\n- n: a\n  v: 1\n- n: z\n  v: 2\n",
    ),
    Case(
        "block list of maps, one more",
        "t:\n  - n: a\n    v: 1\nu: 1",
        "t",
        [{"n": "a", "v": 1}, {"n": "b"}],
        't:\n  - n: a\n    v: 1\n  - {"n": "b"}\nu: 1',
    ),
    Case(
        "block list of maps, one less",
        "t:\n- n: a\n  v: 1\n- n: b\n  v: 2\nu: 1",
        "t",
        [{"n": "b", "v": 2}],
        "t:\n- n: b\n  v: 2\nu: 1",
    ),
    Case(
        "block list of maps, a key more",
        "t:\n- n: a\n- n: b",
        "t",
        [{"n": "a", "v": True}, {"n": "b"}],
        "t:\n- n: a\n  v: true\n- n: b",
    ),
    Case(
        "lists on one line",
        "t:\n- - a\n  - b\n- - c",
        "t",
        [["a", "z"], ["c"]],
        "t:\n- - a\n  - z\n- - c",
    ),
    Case(
        "lists on one line, first gone", "t:\n- - a\n  - b\nu: 1", "t", [["b"]], 't: [["b"]]\nu: 1'
    ),
    Case("a literal as item", "t:\n- |\n  a\n- b", "t", ["c\n", "b"], "t:\n- |\n  c\n- b"),
    Case(
        "blank lines between items",
        "t:\n- a\n\n- b\n\nu: 1",
        "t",
        ["a", "b", "c"],
        "t:\n- a\n\n- b\n- c\n\nu: 1",
    ),
    # maps
    Case(
        "a nested value",
        "m:\n  a: 1\n  b: x # c\nu: 1",
        "m",
        {"a": 1, "b": "w"},
        "m:\n  a: 1\n  b: w # c\nu: 1",
    ),
    Case(
        "a nested key more",
        "m:\n  a: 1\nu: 1",
        "m",
        {"a": 1, "b": "w"},
        'm:\n  a: 1\n  b: "w"\nu: 1',
    ),
    Case("a nested key less", "m:\n  a: 1\n  b: 2\nu: 1", "m", {"b": 2}, "m:\n  b: 2\nu: 1"),
    Case("all nested keys gone", "m:\n  a: 1\nu: 1", "m", {}, "m: {}\nu: 1"),
    Case(
        "deep",
        "m:\n  a:\n    b:\n      - x\nu: 1",
        "m",
        {"a": {"b": ["x", "w"]}},
        "m:\n  a:\n    b:\n      - x\n      - w\nu: 1",
    ),
    Case(
        "a flow map", "m: {a: 1, b: 2}", "m", {"a": 1, "b": 3, "c": [1]}, "m: {a: 1, b: 3, c: [1]}"
    ),
    Case("a flow map loses a key", "m: {a: 1, b: 2}", "m", {"a": 1}, "m: {a: 1}"),
    Case("a flow map loses two", "m: {a: 1, b: 2, c: 3}", "m", {"c": 3}, "m: {c: 3}"),
    Case("JSON in YAML", 'm: {"a":1,"b":"x"}', "m", {"a": 1, "b": "w"}, 'm: {"a":1,"b":"w"}'),
    Case(
        "a map for a text",
        "m: x",
        "m",
        {"a k": "v: w", "yes": None},
        'm: {a k: "v: w", "yes": null}',
    ),
    Case("a text for a map", "m:\n  a: 1\nu: 1", "m", "x", 'm: "x"\nu: 1'),
    # keys
    Case("a key in quotes", '"t": x', "t", "w", '"t": w'),
    Case("a key with blanks around its colon", "t  :   x", "t", "w", "t  :   w"),
    Case("a key of its own line", "? t\n: x\nu: 1", "t", "w", "? t\n: w\nu: 1"),
    Case("a key that needs quotes", "a: 1", "yes", 1, 'a: 1\n"yes": 1'),
    Case("a key that looks like a number", "1: x", "2", "w", '1: x\n"2": "w"'),
    Case("a Japanese key", "a: 1", "題名", "x", 'a: 1\n題名: "x"'),
    Case("a key with a colon", "a: 1", "b: c", 1, 'a: 1\n"b: c": 1'),
    Case("an empty key", "a: 1", "", 1, 'a: 1\n"": 1'),
    Case("keys twice: the last counts", "t: 1\nt: 2\nt: 3", "t", 4, "t: 1\nt: 2\nt: 4"),
    Case("a merged key is added", "b: &b {t: 1}\n<<: *b", "t", 2, "b: &b {t: 1}\n<<: *b\nt: 2"),
    Case("all keys indented", "  a: 1\n  b: 2", "c", 3, "  a: 1\n  b: 2\n  c: 3"),
    Case("behind a literal with kept lines", "t: |+\n  a\n\n", "u", 1, "t: |+\n  a\n\n\nu: 1"),
    Case("behind a list", "t:\n- a\n# c\n", "u", 1, "t:\n- a\nu: 1\n# c\n"),
    Case("behind nothing", "t:", "u", "x", 't:\nu: "x"'),
    # anchors, tags, odd tops
    Case("an anchor nobody uses", "t: &a x", "t", "w", "t: &a w"),
    Case("an alias gets a value of its own", "a: &n x\nb: *n", "b", "w", 'a: &n x\nb: "w"'),
    Case("a tag for text", "t: !!str 5", "t", "6", 't: !!str "6"'),
    Case("a tag for text becomes a number", "t: !!str 5", "t", 6, "t: 6"),
    Case("a flow map at the top", "{a: 1, b: [x]}", "b", ["x", "w"], "{a: 1, b: [x, w]}"),
    Case("a key for a flow map at the top", "{a: 1}", "b", "x", '{a: 1, b: "x"}'),
    Case("an empty flow map at the top", "{}", "b", "x", '{b: "x"}'),
    Case("only a comment", "# c", "a", 1, "# c\na: 1"),
    Case("a tab behind the colon", "t:\tx", "t", "w", "t:\tw"),
    Case("blanks at the line's end", "t: x  \nu: 1", "t", "w", "t: w  \nu: 1"),
    Case("a separator behind a value", "t: x\u2028u: 1", "t", "w", "t: w\u2028u: 1"),
]

# fmt: on
REFUSED = [
    RefusedCase("others use the anchor", "a: &n x\nb: *n", "a", "y", "anchor"),
    RefusedCase("an item others use", "a: [&n x]\nb: *n", "a", ["y"], "anchor"),
    RefusedCase("a map others merge", "a: &n\n  k: 1\nb:\n  <<: *n", "a", {"k": 2}, "anchor"),
    RefusedCase("a type of their own", "a: !money 5", "a", 6, "type"),
    RefusedCase("a type of their own, list", "a: !bag [x]", "a", ["y"], "type"),
    RefusedCase("not readable", "a: 'x", "a", "y", "unreadable"),
    RefusedCase("a symbol", "a: :x", "a", "y", "unreadable"),
    RefusedCase("a list at the top", "- a", "a", "y", "unreadable"),
    RefusedCase("a lone null", "~", "a", "y", "unsafe"),
    RefusedCase("half a character", "a: x", "a", "\ud83d", "surrogate"),
    RefusedCase("half a character in a list", "a: [x]", "a", ["x", "\ud83d"], "surrogate"),
    RefusedCase("half a character in a key", "a: x", "\ud83d", 1, "surrogate"),
    RefusedCase("a merge key overrides", "t: 1\n<<: {t: 2}", "t", 3, "unsafe"),
    RefusedCase(
        "an offset that Psych misreads",
        "d: 2026-01-02",
        "d",
        Time(datetime(2026, 2, 3, tzinfo=UTC), -30),
        "unsafe",
    ),
]
