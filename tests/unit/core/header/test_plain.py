"""Headers of the plainest shape: what is read without the parser is what the parser reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.header.fences import find_header
from editor.core.header.parse import Header, parse_by_nodes, parse_header
from editor.core.header.values import same

LINES = st.one_of(
    st.sampled_from(
        [
            'title: "題名 # : x"',
            "title: 'it is'",
            "layout: post",
            "date: 2026-01-02 10:00:00 +0900",
            "n: 1,000",
            "n: 1:30",
            "n: 010",
            "flag: yes",
            "empty:",
            "tags: [a, b]",
            'tags: ["a, b", c]',
            "tags: [ ]",
            "tags: [a,b ,c d ]",
            "yes: 1",
            "x: :symbol",
            "x: a: b",
            "x: a #c",
            "x: -1",
            "x: [yes, 010, 1.5]",
            'x: ["a" b]',
            "x: [a,]",
            "x: [,a]",
            "x: [a, {b: c}]",
            "x: 'a''b'",
            'x: "a\\nb"',
            "- a",
            "  more",
            "# comment",
            "",
            "x: a\tb",
            "x: 12:30:45",
            "x: ~",
            "x: a'b\"",
            "x: http://a.b/c",
            "x: 1__0",
            "x: 0x_",
            "日本: x",
            "a-b_c: ok",
            "x: !t y",
            "x: &a b",
            "x: a,b",
            "x: [a b: c]",
            "x: [a-b (c) +d .e /f]",
            "...",
            "x: 2026-02-30",
            "x: １:２",
            'm: {"slug": "a-b", "title": "題 {x}, y"}',
            'm: {"slug": "a", "slug": "b"}',
            'm: {"<<": "a"}',
            'm: {"a": b}',
            'm: [{"slug": "a-b", "title": "題]"}, {"slug": "c"}]',
            'm: [{"slug": "a-b"} , {"slug": "c"}]',
            'm: [{"slug": "a-b"}, x]',
            "tags: [a  ,  b  ]   ",
            "layout: post   ",
            "title: 'x'   ",
            f"{'k' * 99}: long",
            f"{'k' * 1030}: too long",
            f"n: {'9' * 5000}",
        ]
    ),
    st.builds("{}: {}".format, st.text("abYn", min_size=1, max_size=3), st.text(max_size=8)),
    st.builds("k: [{}]".format, st.text("ab ,\"'-1:#é", max_size=10)),
)


def assert_same(one: Header, other: Header) -> None:
    assert one.error is None
    assert other.error is None
    assert same(one.values, other.values)
    assert list(one.values) == list(other.values)
    assert one.entries == other.entries
    assert one.root == other.root
    assert [(e.key_node, e.node) for e in one] == [(e.key_node, e.node) for e in other]
    assert one.keys() == other.keys()
    assert one.duplicates == other.duplicates
    for key in (*one.keys(), "absent"):
        assert one.get(key) == other.get(key)


@given(st.lists(LINES, max_size=5), st.sampled_from(["---\n", "---  \n"]))
def test_what_is_read_without_the_parser_is_what_it_reads(lines, opening):
    text = opening + "".join(f"{line}\n" for line in lines) + "---\n本文\n"
    header = parse_header(text)
    if header.plain is not None:
        assert header.fences is not None
        assert_same(header, parse_by_nodes(text, header.fences))


USUAL = (
    '---\nlayout: post\ntitle: "題名"\ndate: 2026-01-02 10:00:00 +0900\ntags: ["a", b]\nn: 5\n'
    'related: [{"slug": "a-b", "title": "題"}, {"slug": "c"}]\npillar: {"slug": "d"}\nn: 6\n---\n'
)


def test_most_headers_need_no_parser():
    header = parse_header(USUAL)
    assert header.plain is not None
    assert header.values["tags"] == ["a", "b"]
    assert header.values["related"] == [{"slug": "a-b", "title": "題"}, {"slug": "c"}]
    assert [e.raw for e in header.duplicates] == ["5"]
    assert header.get("n") is header.entries[-1]
    assert_same(header, parse_by_nodes(USUAL, header.fences))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("ending", ["!", ",", '"', "]"])
def test_no_line_takes_long(ending):
    text = f"---\nx: [{'a  b , ' * 4000}{ending}\n---\n"
    assert find_header(text) is not None
    assert parse_header(text).plain is None
