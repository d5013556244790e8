from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.app.buffer import MemoryBuffer
from editor.app.session import PostSession, ReadOnly
from editor.core.header.parse import parse_header
from editor.core.text.edits import EditSet
from editor.core.text.source import SourceText, decode

TEXT = '---\ntitle: "題"\n---\n本文\n'


@pytest.fixture
def session():
    return make()


def make(*, read_only: ReadOnly | None = None, name: str = "_posts/a.md") -> PostSession:
    source = decode(TEXT.encode())
    assert isinstance(source, SourceText)
    return PostSession(
        MemoryBuffer(source.text),
        key="k",
        path=Path("/site") / name,
        name=name,
        source=source,
        stamp=None,
        read_only=read_only,
    )


def test_dirty_is_told_when_it_changes_and_undo_makes_it_clean(session):
    told: list[bool] = []
    session.dirty_changed.subscribe(told.append)
    end = len(session.text)
    session.apply(EditSet.replace(end, end, "a"))
    session.apply(EditSet.replace(end, end, "b"))
    assert session.dirty
    assert told == [True]
    session.buffer.undo()
    session.buffer.undo()
    assert not session.dirty
    assert told == [True, False]


def test_typing_back_by_hand_makes_it_clean_too(session):
    end = len(session.text)
    session.apply(EditSet.replace(end, end, "a"))
    session.apply(EditSet.replace(end, end + 1, ""))
    assert not session.dirty


def test_header_is_parsed_once_for_each_version(session):
    first = session.header
    assert session.header is first
    session.apply(EditSet.replace(12, 13, "新"))
    assert session.header is not first
    assert session.header.get("title").value == "新"


def test_read_only_is_not_changed():
    session = make(read_only=ReadOnly("source.not-utf-8", {}))
    session.apply(EditSet.replace(0, 1, ""))
    assert session.text == TEXT


def test_saved_text_is_what_counts(session):
    saved: list[Path] = []
    session.saved.subscribe(saved.append)
    end = len(session.text)
    session.apply(EditSet.replace(end, end, "a"))
    written = session.text
    session.apply(EditSet.replace(end, end, "b"))
    session.mark_saved(written, session.source, None)
    assert session.dirty, "what was typed since the snapshot is not saved"
    assert saved == [Path("/site/_posts/a.md")]
    session.buffer.undo()
    assert not session.dirty


def test_reload_is_one_step(session):
    source = decode(b"---\ntitle: x\n---\nother\n")
    assert isinstance(source, SourceText)
    session.apply(EditSet.replace(0, 0, ""))
    session.reload(source, None)
    assert session.text == source.text
    assert not session.dirty
    session.buffer.undo()
    assert session.text == TEXT
    assert session.dirty


def test_a_closed_session_hears_nothing(session):
    told: list[bool] = []
    session.dirty_changed.subscribe(told.append)
    session.close()
    session.apply(EditSet.replace(0, 0, "x"))
    assert told == []


def test_drafts_and_moves(session):
    assert not session.is_draft
    assert make(name="_drafts/a.md").is_draft
    session.moved_to(Path("/site/_drafts/b.md"), "_drafts/b.md")
    assert session.is_draft
    assert session.key == str(Path("/site/_drafts/b.md"))


@given(st.text(alphabet='-\n "a:[]', max_size=12), st.text(alphabet='-\n "a:[]', max_size=12))
def test_the_header_is_that_of_the_text_now(before: str, after: str):
    start = "---\na: 1\n---\n"
    session = make()
    session.apply(EditSet.replace(0, len(session.text), start + before))
    assert session.header.values == parse_header(start + before).values
    session.apply(EditSet.replace(0, len(session.text), before + start + after))
    assert session.header == parse_header(session.text)
    session.apply(EditSet.replace(0, len(session.text), "---\n---" + after))
    assert session.header == parse_header(session.text)
    session.buffer.undo()
    assert session.header == parse_header(session.text)
