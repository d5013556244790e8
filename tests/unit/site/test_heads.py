from __future__ import annotations

import pytest

from editor.site.heads import head_of, head_of_text, read_head


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
