from __future__ import annotations

import pytest

from editor.app.commands.catalog import COMMANDS
from editor.app.shortcuts import KeyRefused, keys_of, refusal, with_key

SAVE = next(command for command in COMMANDS if command.id == "file.save")


def test_a_command_has_its_own_key_or_the_one_chosen_instead():
    assert keys_of(SAVE, {}) == ("Ctrl+S",)
    assert keys_of(SAVE, {"file.save": "F2"}) == ("F2",)
    assert keys_of(SAVE, {"file.save": ""}) == ()


def test_no_key_of_the_program_would_be_refused():
    refused = [(c.id, key) for c in COMMANDS for key in c.keys if refusal(c.id, key, {})]
    assert refused == []


@pytest.mark.parametrize("key", ["A", "Shift+A", "Space", "Return", "Shift+F", "+", "Shift++"])
def test_what_types_something_is_no_key(key):
    assert refusal("file.save", key, {}) == KeyRefused("keys.types")


@pytest.mark.parametrize("key", ["Ctrl++", "Alt+A", "F2", "Shift+F12", "Meta+S", ""])
def test_the_rest_may_be(key):
    chosen = {"view.zoom-in": "F24"}  # has Ctrl++ of its own
    assert refusal("file.save", key, chosen) is None


def test_two_commands_never_share_a_key():
    assert refusal("file.save", "Ctrl+N", {}) == KeyRefused("keys.taken", "file.new")
    assert refusal("file.save", "Ctrl+N", {"file.new": "F24"}) is None
    assert refusal("file.save", "F24", {"file.new": "F24"}) == KeyRefused("keys.taken", "file.new")


def test_the_programs_own_key_is_no_choice():
    chosen = with_key("file.save", "F24", {})
    assert chosen == {"file.save": "F24"}
    assert with_key("file.save", "Ctrl+S", chosen) == {}
    assert with_key("file.save", None, chosen) == {}
    assert with_key("file.save", "", chosen) == {"file.save": ""}
