"""Unsaved texts outlive their process and are offered once."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.site.journal import Journal
from editor.site.processes import Process, is_running, this_process
from editor.site.store import Stamp

DEAD = Process(2**22 + 1, "boot:1")
STAMP = Stamp(3, 12345678901234567, 42, "ab" * 32)


def journal(folder: Path, process: Process | None = DEAD, now: float = 1_000_000.0) -> Journal:
    return Journal(folder, process=process, clock=lambda: now)


def test_a_text_of_a_dead_process_is_offered_as_it_was(tmp_path):
    assert journal(tmp_path).put("/site/_posts/a.md", "本文\n🎌", STAMP) is None
    (entry,) = Journal(tmp_path).pending()
    assert (entry.key, entry.text, entry.stamp) == ("/site/_posts/a.md", "本文\n🎌", STAMP)
    assert entry.time == datetime.fromtimestamp(1_000_000, UTC)
    assert entry.process == DEAD


def test_a_living_processs_texts_are_not_offered(tmp_path):
    Journal(tmp_path).put("mine", "text", None)
    assert Journal(tmp_path).pending() == ()
    parent = Process(os.getppid())
    journal(tmp_path, parent).put("theirs", "text", None)
    assert Journal(tmp_path).pending() == ()


def test_the_same_number_of_another_start_is_another_process(tmp_path):
    me = this_process()
    if not me.started:
        pytest.skip("this system does not tell when a process began")
    assert is_running(me)
    assert not is_running(Process(me.pid, "another boot:7"))
    journal(tmp_path, Process(me.pid, "another boot:7")).put("a", "text", None)
    assert len(Journal(tmp_path).pending()) == 1


def test_an_ended_child_is_dead_even_before_it_is_asked():
    with subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.read()  # its end
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert not is_running(Process(child.pid))
    assert not is_running(Process(child.pid))


@pytest.mark.parametrize("pid", [0, -1, 2**31 + 5, 2**70])
def test_a_number_that_is_none_does_not_run(pid):
    assert not is_running(Process(pid))


def test_putting_again_takes_the_place(tmp_path):
    kept = journal(tmp_path)
    for text in ("one", "two", "three"):
        kept.put("a", text, None)
    kept.put("b", "other", STAMP)
    assert {e.key: e.text for e in Journal(tmp_path).pending()} == {"a": "three", "b": "other"}
    assert len(list((tmp_path / "journal").iterdir())) == 2


def test_each_process_has_its_own_text_of_a_post(tmp_path):
    journal(tmp_path, now=1.0).put("a", "older", None)
    journal(tmp_path, Process(DEAD.pid + 1, "x"), now=2.0).put("a", "newer", None)
    assert [entry.text for entry in Journal(tmp_path).pending()] == ["newer", "older"]


def test_what_is_saved_is_forgotten(tmp_path):
    kept = journal(tmp_path)
    kept.put("a", "text", None)
    assert kept.remove("a") is None
    assert Journal(tmp_path).pending() == ()
    assert kept.remove("a") is None
    assert kept.remove("never put") is None


def test_an_offered_text_can_be_discarded(tmp_path):
    journal(tmp_path).put("a", "text", None)
    now = Journal(tmp_path)
    (entry,) = now.pending()
    assert now.remove("a") is None  # this process's own: there is none
    assert now.pending() == (entry,)
    assert now.remove(entry) is None
    assert now.pending() == ()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'"x"', b"\xff", b'{"format": 1}', b'{"format": 99}',
     b'{"format":1,"key":1,"text":"x","stamp":null,"time":0,"pid":4194305,"started":""}',
     b'{"format":1,"key":"a","text":"x","stamp":[1],"time":0,"pid":4194305,"started":""}',
     b'{"format":1,"key":"a","text":"x","stamp":null,"time":1e99,"pid":4194305,"started":""}',
     b'{"format":1,"key":"a","text":"x","stamp":null,"time":"no","pid":4194305,"started":""}'],
)  # fmt: skip
def test_what_is_not_readable_is_left_alone(tmp_path, content):
    journal(tmp_path).put("a", "text", None)
    broken = tmp_path / "journal" / "broken.unsaved.json"
    broken.write_bytes(content)
    (tmp_path / "journal" / "folder.unsaved.json").mkdir()
    assert [entry.key for entry in Journal(tmp_path).pending()] == ["a"]
    assert broken.read_bytes() == content


def test_a_journal_that_was_never_written_is_empty(tmp_path):
    assert Journal(tmp_path / "no" / "such").pending() == ()


def test_a_folder_in_the_way_is_told_not_raised(tmp_path):
    (tmp_path / "journal").write_bytes(b"a file")
    failed = Journal(tmp_path).put("a", "text", None)
    assert failed is not None
    assert failed.reason == "journal.other"
    assert failed.error
    assert Journal(tmp_path).pending() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_nobody_else_can_read_it(tmp_path):
    journal(tmp_path).put("a", "text", None)
    folder = tmp_path / "journal"
    assert folder.stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in folder.iterdir())


def test_every_reason_has_its_message():
    from editor.site.journal import REASONS
    from editor.site.resources import load_messages

    for language in ("ja", "en"):
        for reason in {*REASONS.values(), "journal.other"}:
            assert load_messages(language).text(reason)


@given(st.text(max_size=50) | st.just("\ud83d half"), st.text(max_size=20))
def test_any_text_and_key_come_back(tmp_path_factory, text, key):
    folder = tmp_path_factory.mktemp("journal")
    journal(folder).put(key, text, None)
    (entry,) = Journal(folder).pending()
    assert (entry.key, entry.text) == (key, text)
