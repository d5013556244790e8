"""The collector searches seldom where a search finds nothing, and is left as it was."""

from __future__ import annotations

import gc

import pytest

from editor.cli import check
from editor.cli.main import main
from editor.site.garbage import search_what_work_leaves, searching_seldom


@pytest.fixture
def usual():
    """The collector as Python has it; afterwards it is so again."""
    before = gc.get_threshold()
    yield before
    gc.unfreeze()
    gc.set_threshold(*before)


def test_a_command_searches_less_often_than_python_does(usual, monkeypatch, tmp_path):
    during = []
    monkeypatch.setattr(check, "run", lambda args, context: during.append(gc.get_threshold()) or 0)
    assert main(["check", str(tmp_path), "--no-cache"]) == 0
    assert during[0][0] > 100 * usual[0]
    assert gc.get_threshold() == usual


def test_a_command_that_fails_leaves_it_as_it_was_too(usual):
    with pytest.raises(ZeroDivisionError), searching_seldom():
        raise ZeroDivisionError
    assert gc.get_threshold() == usual


def test_a_worker_passes_over_what_it_began_with(usual):
    search_what_work_leaves()
    assert gc.get_freeze_count() > 1000
    assert gc.isenabled()
    assert gc.get_threshold()[0] > usual[0]
