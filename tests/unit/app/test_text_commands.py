"""Formatting and inserting commands as records."""

from __future__ import annotations

import pytest

from editor.app.commands.format import FORMAT_COMMANDS
from editor.app.commands.insert import INSERT_COMMANDS
from editor.app.commands.model import Context
from editor.app.text_state import TextState
from editor.core.text.span import Span
from editor.site.resources import load_messages, resources_dir

COMMANDS = FORMAT_COMMANDS + INSERT_COMMANDS
OF_THE_WINDOW = {
    *(f"Ctrl+{key}" for key in "SONWZYFHPQ"),
    "Ctrl+Shift+P",
    "Ctrl+Shift+Z",
    *(f"F{number}" for number in range(1, 9)),
}


def test_ids_and_keys_are_unique():
    ids = [command.id for command in COMMANDS]
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
    assert not OF_THE_WINDOW & set(keys)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_titles_and_its_icon(command):
    for language in ("en", "ja"):
        assert load_messages(language).text(f"command.{command.id}").strip()
    if command.icon is not None:
        assert (resources_dir() / "icons" / f"{command.icon}.svg").is_file()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_enabled_only_where_a_text_can_be_changed(command):
    assert command.enabled(Context(post_open=True))
    assert not command.enabled(Context())
    assert not command.enabled(Context(post_open=True, read_only=True))


class FakeText:
    def __init__(self) -> None:
        self.asked: list[object] = []

    def change(self, make):
        self.asked.append(make(TextState("文", Span(0, 1), 0)))

    def choose_link(self):
        self.asked.append("link")

    def choose_image(self):
        self.asked.append("image")


class FakePorts:
    def __init__(self) -> None:
        self.text = FakeText()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_asks_the_text(command):
    ports = FakePorts()
    command.run(ports)
    assert len(ports.text.asked) == 1
