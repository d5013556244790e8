from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.header.parse import parse_header
from editor.core.header.values import same
from editor.site.heads import head_of, head_of_text, plain_values, read_head

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
        ]
    ),
    st.builds("{}: {}".format, st.text("abYn", min_size=1, max_size=3), st.text(max_size=8)),
    st.builds("k: [{}]".format, st.text("ab ,\"'-1:#é", max_size=10)),
)


@given(st.lists(LINES, max_size=5))
def test_what_the_short_way_reads_is_what_the_parser_reads(lines):
    source = "".join(f"{line}\n" for line in lines if "\n" not in line)
    values = plain_values(source)
    header = parse_header(f"---\n{source}---\n")
    if (
        values is not None
        and header.fences is not None
        and header.fences.yaml.of(f"---\n{source}---\n") == source
    ):
        assert header.error is None
        assert same(values, header.values)


def test_most_headers_go_the_short_way():
    source = 'layout: post\ntitle: "題名"\ndate: 2026-01-02 10:00:00 +0900\ntags: ["a", b]\nn: 5\n'
    values = plain_values(source)
    assert values is not None
    assert values["tags"] == ["a", "b"]


def test_a_long_header_is_read_to_its_end_and_no_further(tmp_path):
    post = tmp_path / "a.md"
    long = "x: " + "日本" * 20_000
    post.write_text(f"---\n{long}\nlast: 1\n---\nbody: 2\n", encoding="utf-8")
    values = read_head(post).values
    assert values is not None
    assert list(values) == ["x", "last"]


@pytest.mark.parametrize(
    ("data", "keys", "has_header"),
    [
        (b"---\na: 1\n---\n", ["a"], True),
        (b"\xef\xbb\xbf---\r\na: 1\r\nb: x\r\n---\r\n", ["a", "b"], True),
        (b"---\na: 1\n...\nb: 1\n---\n", ["a"], True),
        (b"---\na: 1\n---", ["a"], True),
        (b"text\n---\na: 1\n---\n", [], False),
        (b"---\na: 1\n", [], False),
        (b"", [], False),
        (b"---\n---\n", [], True),
    ],
)
def test_heads(data, keys, has_header):
    head = head_of(data)
    assert head.values is not None
    assert (list(head.values), head.has_header) == (keys, has_header)


def test_a_head_that_jekyll_cannot_read_says_why():
    broken = head_of_text("---\na: [\n---\n")
    assert broken.values is None
    assert broken.error is not None
    assert broken.error.message.startswith("header.error.")
    encoded = head_of("---\na: 表\n---\n".encode("cp932"))
    assert encoded.error is not None
    assert (encoded.error.message, encoded.error.args) == ("source.not-utf-8", {"line": 2})


def test_odd_bytes_in_the_body_are_no_matter_of_the_head():
    assert head_of(b"---\na: 1\n---\n\xff").values == {"a": 1}
