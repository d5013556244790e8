"""Every real post: opened and written byte for byte; ten edits each that touch one value alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.core.header.parse import Header, parse_header
from editor.core.header.write import set_value
from editor.core.text.source import SourceText, decode, encode
from tests.unit.core.header.ruby_oracle import read_with_ruby, told

pytestmark = [pytest.mark.corpus, pytest.mark.timeout(600)]

ORDER = ("layout", "title", "date", "categories", "tags", "author", "excerpt", "image", "slug")


def _edits(header: Header) -> list[tuple[str, object]]:
    """Ten edits of one field: texts with all that is hard, lists, a stamp, a new key."""
    tags = header.values["tags"]
    assert isinstance(tags, list)
    return [
        ("title", "引用符 \"と\" 'アポストロフィ' と 🎌: # すべて"),
        ("title", "yes"),
        ("excerpt", "- 一行目\n二行目: {値} [x] \\n \u2028 end"),
        ("excerpt", "@先頭の記号 *強調* `コード` %"),
        ("date", "2026-11-24 09:08:07 +0900"),
        ("tags", [*tags, "追加, したタグ"]),
        ("tags", tags[1:] or ["一つ"]),
        ("tags", list(reversed([*tags, "1:30"]))),
        ("layout", "page"),
        ("slug", "no"),
    ]


@pytest.fixture(scope="module")
def sources(corpus_posts: list[Path]) -> list[tuple[str, bytes, SourceText]]:
    found = []
    for path in corpus_posts:
        data = path.read_bytes()
        source = decode(data)
        assert isinstance(source, SourceText), path.name
        found.append((path.name, data, source))
    return found


def test_opening_and_writing_changes_no_byte(sources):
    for name, data, source in sources:
        assert encode(source.text, source) == data, name


def test_every_header_is_read(sources):
    for name, _, source in sources:
        header = parse_header(source.text)
        assert header.error is None, name
        assert header.fences is not None, name
        assert header.entries, name


@pytest.mark.oracle
def test_ruby_reads_every_header_the_same(sources, ruby):
    heads = [source.text[: parse_header(source.text).body_start] for _, _, source in sources]
    for (name, _, source), answer in zip(sources, read_with_ruby(ruby, heads), strict=True):
        assert answer == told(parse_header(source.text).values), name


def test_each_edit_touches_its_value_alone(sources):
    """All bytes outside the edited value's span are equal; a new key is one line more."""
    for name, data, source in sources:
        text = source.text
        header = parse_header(text)
        for key, value in _edits(header):
            edits = set_value(text, key, value, after=ORDER)
            new = edits.apply(text)
            entry = header.get(key)
            if entry is not None:
                assert all(entry.value_span.covers(edit.span) for edit in edits), (name, key)
                outside = text[: entry.value_span.start], text[entry.value_span.end :]
            else:
                (edit,) = edits
                assert edit.text == f'{key}: "{value}"\n', (name, key)
                outside = text[: edit.span.start], text[edit.span.start :]
            assert new.startswith(outside[0]), (name, key)
            assert new.endswith(outside[1]), (name, key)
            assert new != text, (name, key)
        written = encode(new, source)
        assert written.startswith(outside[0].encode()), name
        assert written.endswith(outside[1].encode()), name
        assert written.endswith(data[len(outside[0].encode()) :]), name  # the slug was inserted


@pytest.mark.oracle
def test_ruby_reads_each_edit_as_asked(sources, ruby):
    heads: list[str] = []
    wanted: list[tuple[str, str, object]] = []
    for name, _, source in sources:
        header = parse_header(source.text)
        head = source.text[: header.body_start]
        for key, value in _edits(header):
            new = set_value(head, key, value, after=ORDER).apply(head)
            heads.append(new)
            answer = told({**header.values, key: value})  # type: ignore[dict-item]
            wanted.append((name, key, answer))
    for (name, key, answer), got in zip(wanted, read_with_ruby(ruby, heads), strict=True):
        values, asked = dict(got[1]), dict(answer[1])
        if key == "date":
            assert values["date"] == ["time", "2026-11-24 00:08:07.000000", 540], name
            del values["date"], asked["date"]
        assert values == asked, (name, key)
