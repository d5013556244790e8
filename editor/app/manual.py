"""The manual: pages of Markdown in each language, with titles and keys of commands filled in.

``[[file.save]]`` stands for a command (its title and its key as the user has it), ``[[settings]]``
and ``[[keys]]`` for a list of all of them. So the manual cannot name what the program lacks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from editor.app.commands.catalog import COMMANDS, MENUS
from editor.app.commands.model import Command
from editor.app.shortcuts import keys_of
from editor.core import kramdown
from editor.core.kramdown.options import Options
from editor.i18n.catalog import Messages
from editor.site.resources import resources_dir
from editor.site.setting_catalog import REMEMBERED, SETTING_GROUPS, SETTINGS

PAGES: tuple[str, ...] = (
    "first-steps",
    "form",
    "text",
    "preview",
    "problems",
    "site",
    "schema",
    "command-line",
    "settings",
    "keyboard",
)
"""The pages in reading order, by file name."""

PLACE = re.compile(r"\[\[([a-z._-]+)\]\]")
"""What is filled in."""

_COMMANDS: Mapping[str, Command] = {command.id: command for command in COMMANDS}


@dataclass(frozen=True, slots=True)
class Page:
    """A page to read: its title, its HTML, and its words for a search."""

    id: str
    title: str
    html: str
    words: str


def folder(language: str) -> Path:
    """Where the pages and pictures of a language are."""
    return resources_dir() / "manual" / language


def pages(
    messages: Messages, keys: Mapping[str, str], shown: Callable[[str], str]
) -> tuple[Page, ...]:
    """The manual in the language of ``messages``.

    ``keys`` are those that the user has chosen, by command; ``shown`` writes a portable key as the
    system does.
    """
    found = []
    for name in PAGES:
        source = (folder(messages.language) / f"{name}.md").read_text(encoding="utf-8")
        text = filled(source, messages, lambda command: _key(command, keys, shown))
        title = text.partition("\n")[0].removeprefix("# ")
        found.append(Page(name, title, kramdown.to_html(text, Options()), text))
    return tuple(found)


def filled(source: str, messages: Messages, key: Callable[[Command], str]) -> str:
    """A page with its places filled in; ``key`` gives the key of a command, or nothing.

    Raises:
        KeyError: for a place that names no command.
    """

    def fill(place: re.Match[str]) -> str:
        name = place[1]
        if name == "settings":
            return "\n".join(_settings(messages))
        if name == "keys":
            return "\n".join(_keys(messages, key))
        command = _COMMANDS[name]
        title = f"**{_title(command, messages)}**"
        return (
            messages.text("manual.command", title=title, key=key(command))
            if key(command)
            else title
        )

    return PLACE.sub(fill, source)


def _settings(messages: Messages) -> Iterator[str]:
    """Headings and a table of settings for each page of the dialog."""
    text = messages.text
    for group in SETTING_GROUPS:
        yield f"### {text(f'setting-group.{group}')}"
        yield ""
        for info in SETTINGS:
            if info.group == group:
                title, hint = text(f"setting.{info.id}.title"), text(f"setting.{info.id}.hint")
                yield f"- **{title}** — {hint}"
        for kept in REMEMBERED:
            if kept.group == group:
                title = text(f"remembered.{kept.id}.title")
                yield f"- **{title}** — {text(f'remembered.{kept.id}.hint')}"
        yield ""


def _keys(messages: Messages, key: Callable[[Command], str]) -> Iterator[str]:
    """A heading for each menu, and a table of its commands that have a key."""
    text = messages.text
    for menu in MENUS:
        rows = [command for command in COMMANDS if _menu(command) == menu and key(command)]
        if not rows:
            continue
        yield f"### {text(f'menu.{menu}')}"
        yield ""
        yield f"| {text('keys.command')} | {text('keys.key')} |"
        yield "| --- | --- |"
        for command in rows:
            yield f"| {_title(command, messages)} | {_cell(key(command))} |"
        yield ""


def _menu(command: Command) -> str:
    """The menu a command stands in; the group of its name where it is in none."""
    menus = (place.menu for place in command.places if place.menu in MENUS)
    return next(menus, command.id.partition(".")[0])


def _title(command: Command, messages: Messages) -> str:
    return messages.text(f"command.{command.id}").rstrip("…")


def _key(command: Command, keys: Mapping[str, str], shown: Callable[[str], str]) -> str:
    own = keys_of(command, keys)
    return shown(own[0]) if own else ""


def _cell(key: str) -> str:
    """A key where a bar would end the cell of a table."""
    return key.replace("|", "&#124;")
