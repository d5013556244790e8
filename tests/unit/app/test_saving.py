"""Saving: the gate, no needless write, no silent overwrite, nothing lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from editor.app.buffer import MemoryBuffer
from editor.app.saving import Blocked, Conflict, Failed, Gate, Saved, Unchanged, save, write
from editor.app.session import PostSession
from editor.core.findings import Finding, Severity
from editor.core.text.edits import EditSet
from editor.core.text.source import decode
from editor.core.text.span import Span
from editor.site import store

CRLF_BOM = "\ufeff---\r\ntitle: 豆\r\n---\r\n本文\r\n".encode()


def nothing_wrong(_: str) -> tuple[Finding, ...]:
    return ()


def finding(severity: Severity) -> Finding:
    return Finding("header/title-length", "empty", severity, Span(0, 1))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "2026-01-02-beans.md"
    file.write_bytes(CRLF_BOM)
    return file


def session_of(path: Path) -> PostSession:
    loaded = store.read(path)
    assert isinstance(loaded, store.Loaded)
    source = decode(loaded.data)
    return PostSession(
        MemoryBuffer(source.text),
        key=str(path),
        path=path,
        name=path.name,
        source=source,
        stamp=loaded.stamp,
    )


def type_at_end(session: PostSession, text: str) -> None:
    session.apply(EditSet.replace(len(session.text), len(session.text), text))


def test_unchanged_text_writes_nothing_and_asks_nothing(path: Path):
    session = session_of(path)
    before = path.stat().st_mtime_ns

    def must_not_be_asked(_: str) -> tuple[Finding, ...]:
        raise AssertionError("the gate was asked about unchanged text")

    assert save(session, Gate(must_not_be_asked)) == Unchanged()
    assert path.stat().st_mtime_ns == before


def test_only_what_was_typed_changes_on_the_disk(path: Path):
    session = session_of(path)
    type_at_end(session, "追記\n")
    assert session.dirty
    assert save(session, Gate(nothing_wrong)) == Saved(path)
    assert path.read_bytes() == CRLF_BOM + "追記\r\n".encode()
    assert not session.dirty


def test_undo_back_to_the_saved_text_is_clean(path: Path):
    session = session_of(path)
    told: list[bool] = []
    session.dirty_changed.subscribe(told.append)
    type_at_end(session, "あ")
    session.buffer.undo()
    assert not session.dirty
    assert told == [True, False]


def test_an_error_blocks_and_the_file_stays(path: Path):
    session = session_of(path)
    type_at_end(session, "追記")
    error = finding(Severity.ERROR)
    outcome = save(session, Gate(lambda _: (error, finding(Severity.WARNING))))
    assert outcome == Blocked((error,))
    assert path.read_bytes() == CRLF_BOM
    assert session.dirty


def test_warnings_do_not_block(path: Path):
    session = session_of(path)
    type_at_end(session, "追記")
    found = (finding(Severity.WARNING), finding(Severity.HINT))
    assert save(session, Gate(lambda _: found)) == Saved(path)


def test_what_came_from_outside_is_not_overwritten(path: Path):
    session = session_of(path)
    type_at_end(session, "私の追記\n")
    path.write_bytes(CRLF_BOM + "よその追記\r\n".encode())
    outcome = save(session, Gate(nothing_wrong))
    assert isinstance(outcome, Conflict)
    assert outcome.on_disk is not None
    assert outcome.on_disk.text.endswith("よその追記\n")
    assert path.read_bytes().endswith("よその追記\r\n".encode())
    assert session.dirty

    kept = write(session, session.text, overwrite=outcome.stamp)
    assert kept == Saved(path)
    assert path.read_bytes() == CRLF_BOM + "私の追記\r\n".encode()


def test_taking_the_disks_text_is_one_undo_step(path: Path):
    session = session_of(path)
    type_at_end(session, "私の追記\n")
    mine = session.text
    path.write_bytes(CRLF_BOM + "よその追記\r\n".encode())
    loaded = store.read(path)
    session.reload(decode(loaded.data), loaded.stamp)
    assert not session.dirty
    assert "よその追記" in session.text
    session.buffer.undo()
    assert session.text == mine
    assert session.dirty


def test_a_touch_with_equal_content_is_no_conflict(path: Path):
    session = session_of(path)
    type_at_end(session, "追記")
    os.utime(path, ns=(1, 1))
    assert save(session, Gate(nothing_wrong)) == Saved(path)


def test_a_deleted_file_is_a_question(path: Path):
    session = session_of(path)
    type_at_end(session, "追記")
    path.unlink()
    assert save(session, Gate(nothing_wrong)) == Conflict(None, None)
    assert not path.exists()
    session.stamp = None
    assert save(session, Gate(nothing_wrong)) == Saved(path)


def test_a_folder_that_is_gone_is_told(tmp_path: Path):
    folder = tmp_path / "gone"
    folder.mkdir()
    path = folder / "a.md"
    path.write_text("---\n---\n")
    session = session_of(path)
    type_at_end(session, "追記")
    path.unlink()
    folder.rmdir()
    session.stamp = None
    outcome = save(session, Gate(nothing_wrong))
    assert isinstance(outcome, Failed)
    assert outcome.message == "store.gone"
    assert session.dirty
