"""Bytes become text and the very bytes again; edits keep BOM, line ends and odd characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.source import SourceText, Unreadable, decode, edited, encode


def read(data: bytes) -> SourceText:
    source = decode(data)
    assert isinstance(source, SourceText)
    return source


@pytest.mark.parametrize(
    ("data", "text", "newline", "bom", "mixed"),
    [
        (b"", "", "\n", False, False),
        (b"a", "a", "\n", False, False),
        (b"a\nb\n", "a\nb\n", "\n", False, False),
        (b"a\r\nb", "a\nb", "\r\n", False, False),
        (b"\xef\xbb\xbfa\n", "a\n", "\n", True, False),
        (b"\xef\xbb\xbf", "", "\n", True, False),
        (b"a\r\nb\r\nc\n", "a\nb\nc\n", "\r\n", False, True),
        (b"a\nb\r\nc\n", "a\nb\nc\n", "\n", False, True),
        (b"a\nb\r\n", "a\nb\n", "\n", False, True),
        ("a\u00a0\u2028\u200b\u0085\ufeff\u3000\U0001f38c\ufffd\ufffc".encode(),
         "a\u00a0\u2028\u200b\u0085\ufeff\u3000\U0001f38c\ufffd\ufffc", "\n", False, False),
        (b"a\x0b\x0c\x1b\tb", "a\x0b\x0c\x1b\tb", "\n", False, False),
    ],
)  # fmt: skip
def test_what_is_read_is_written(data, text, newline, bom, mixed):
    source = read(data)
    assert (source.text, source.newline, source.bom, source.mixed) == (text, newline, bom, mixed)
    assert encode(source.text, source) == data


@pytest.mark.parametrize(
    ("data", "reason", "line", "shown"),
    [
        (b"a\n\xff", "not-utf-8", 2, "a\n\ufffd"),
        ("あ".encode("cp932"), "not-utf-8", 1, None),
        ("あ".encode("euc-jp"), "not-utf-8", 1, None),
        (b"\xed\xa0\x80", "not-utf-8", 1, None),
        (b"\xc0\x80", "not-utf-8", 1, None),
        ("\ufeffa".encode("utf-16-le"), "utf-16", 1, None),
        ("\ufeffa".encode("utf-16-be"), "utf-16", 1, None),
        (b"a\nb\0c", "nul", 2, "a\nb\ufffdc"),
        (b"a\0\xff", "nul", 1, None),
        (b"a\rb", "lone-cr", 1, "a\nb"),
        (b"a\r\r\nb", "lone-cr", 1, None),
        (b"a\r\nb\r", "lone-cr", 2, "a\nb\n"),
        ("a\n\nb\u2029".encode(), "paragraph-separator", 3, "a\n\nb\ufffd"),
        ("\ufdd0".encode(), "noncharacter", 1, "\ufffd"),
        ("\ufdd1".encode(), "noncharacter", 1, "\ufffd"),
        ("\ufeff\ufeffa".encode(), "second-bom", 1, None),
    ],
)
def test_what_cannot_be_edited_says_why(data, reason, line, shown):
    problem = decode(data)
    assert isinstance(problem, Unreadable)
    assert problem.reason == f"source.{reason}"
    assert problem.args["line"] == line
    assert shown is None or problem.text == shown
    assert not set("\0\r\u2029\ufdd0\ufdd1") & set(problem.text)


def test_every_reason_has_its_message():
    from editor.site.resources import load_messages

    samples = (
        b"\xff",
        b"\xff\xfe",
        b"\0",
        b"\r",
        "\u2029".encode(),
        "\ufdd0".encode(),
        b"\xef\xbb\xbf" * 2,
    )
    for language in ("ja", "en"):
        messages = load_messages(language)
        for data in samples:
            problem = decode(data)
            assert isinstance(problem, Unreadable)
            assert messages.text(problem.reason, **problem.args)


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        (b"a\r\nb\r\n", "a\nx\nb\n", b"a\r\nx\r\nb\r\n"),
        (b"\xef\xbb\xbfa\n", "", b"\xef\xbb\xbf"),
        # mixed: one CRLF among LF and the other way round
        (b"a\nb\r\nc\n", "a\nB\nc\n", b"a\nB\r\nc\n"),
        (b"a\nb\r\nc\n", "new\na\nb\nc\n", b"new\na\nb\r\nc\n"),
        (b"a\nb\r\nc\n", "a\nb\nnew\nc\n", b"a\nb\r\nnew\nc\n"),
        (b"a\nb\r\nc\n", "a\nc\n", b"a\nc\n"),
        (b"a\nb\r\nc\n", "c\n", b"c\n"),
        (b"a\r\nb\nc\r\n", "a\nb\nc\nd\n", b"a\r\nb\nc\r\nd\r\n"),
        (b"a\r\nb\nc\r\n", "x\na\ny\nb\nz\nc\n", b"x\r\na\r\ny\r\nb\nz\r\nc\r\n"),
        (b"a\r\nb\nc\r\n", "b", b"b"),
        (b"a\r\nb\nc\r\nd", "a\nb", b"a\r\nb"),
        (b"x\r\nx\nx\r\n", "x\nx\nx\nx\n", b"x\r\nx\nx\r\nx\r\n"),
    ],
)
def test_edits_keep_each_lines_end(before, text, after):
    assert encode(text, read(before)) == after


TEXTS = st.text(alphabet="ab\n\u00a0\u2028\x85é日😀\t", max_size=60)


@given(
    st.binary(max_size=200)
    | st.text(alphabet="ab\n\r\ufeff\u2028é日😀", max_size=60).map(str.encode)
)
def test_any_readable_bytes_come_back(data):
    source = decode(data)
    if isinstance(source, SourceText):
        assert encode(source.text, source) == data
        assert "\r" not in source.text
        assert edited(source.text, source) == source


@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", "", "日"]), st.sampled_from(["\n", "\r\n"]))),
    TEXTS,
    st.booleans(),
)
def test_an_edited_text_is_written_in_full(lines, text, bom):
    data = (b"\xef\xbb\xbf" if bom else b"") + "".join(a + b for a, b in lines).encode()
    source = read(data)
    again = read(encode(text, source))
    assert again.text == text
    assert again.bom == bom
    assert edited(text, source).text == text
    assert encode(text, edited(text, source)) == encode(text, source)


@given(st.lists(st.sampled_from(["\n", "\r\n"]), min_size=2, max_size=12), st.data())
def test_lines_that_were_not_touched_keep_their_ends(ends, data):
    """Lines that differ from each other can be told apart: each must keep the end it had."""
    lines = [f"line {i}" for i in range(len(ends))]
    source = read("".join(a + b for a, b in zip(lines, ends, strict=True)).encode())
    at = data.draw(st.integers(0, len(lines)))
    gone = data.draw(st.integers(0, len(lines) - at))
    new = [*lines[:at], "new", *lines[at + gone :]]
    written = encode("".join(f"{line}\n" for line in new), source).decode()
    for line, end in zip(lines, ends, strict=True):
        if line in new:
            assert f"{line}{end}" in written


def test_a_very_long_mixed_file_is_not_compared_line_by_line():
    lines = [f"{i}\n" for i in range(3000)]
    source = read(("x\r\n" + "".join(lines)).encode())
    text = "y\n" + "".join(reversed(lines))
    assert encode(text, source) == text.replace("y\n", "y\r\n").encode()


def test_half_a_character_is_not_written():
    with pytest.raises(UnicodeEncodeError):
        encode("\ud83d", SourceText(""))
