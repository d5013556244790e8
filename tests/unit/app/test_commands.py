"""The catalogue of commands holds together: ids, titles, keys, icons, enablement."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import fields, replace

import pytest

from editor.app.commands.catalog import COMMANDS, MENUS, SUBMENUS
from editor.app.commands.model import Context
from editor.i18n.catalog import LANGUAGES
from editor.site.resources import load_messages, resources_dir

FLAGS = [f.name for f in fields(Context) if f.type == "bool"]


def test_ids_are_unique():
    assert [i for i, n in Counter(c.id for c in COMMANDS).items() if n > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_menu_has_a_title(language: str):
    messages = load_messages(language)
    wanted = [f"command.{c.id}" for c in COMMANDS] + [f"menu.{m}" for m in (*MENUS, *SUBMENUS)]
    assert [i for i in wanted if i not in messages] == []


def test_no_two_commands_share_a_key():
    keys = Counter(key for c in COMMANDS for key in c.keys)
    assert [key for key, n in keys.items() if n > 1] == []


def test_every_icon_is_there():
    missing = [c.icon for c in COMMANDS if c.icon and not (_icons() / f"{c.icon}.svg").is_file()]
    assert missing == []


def test_placements_are_in_menus_that_exist():
    places = {p.menu for c in COMMANDS for p in c.places}
    assert places <= {*MENUS, *SUBMENUS, "toolbar", "context"}


def test_every_command_can_be_found_by_menu_or_palette():
    assert [c.id for c in COMMANDS if not c.places and not c.palette] == []


def test_enablement_answers_for_every_context():
    for values in itertools.islice(itertools.product([False, True], repeat=len(FLAGS)), 512):
        context = Context(**dict(zip(FLAGS, values, strict=True)))
        for command in COMMANDS:
            assert command.enabled(context) in (True, False)
            if command.checked is not None:
                assert command.checked(context) in (True, False)


def test_nothing_changes_a_text_that_may_not_be_changed():
    shown = Context(
        site_open=True, post_open=True, can_undo=True, can_redo=True, safe_fixes=1, findings=1,
        read_only=True,
    )  # fmt: skip
    changing = [c for c in COMMANDS if c.id.startswith(("format.", "insert.", "edit.cut"))]
    changing += [c for c in COMMANDS if c.id in {"edit.undo", "edit.paste", "file.save"}]
    assert len(changing) > 20
    assert [c.id for c in changing if c.enabled(shown)] == []
    assert all(c.enabled(replace(shown, read_only=False)) for c in changing)


def _icons():
    return resources_dir() / "icons"
