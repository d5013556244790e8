"""Every command of the program, and the menus they stand in: the only announcement."""

from __future__ import annotations

from editor.app.commands.edit import EDIT_COMMANDS
from editor.app.commands.file import FILE_COMMANDS
from editor.app.commands.format import FORMAT_COMMANDS
from editor.app.commands.go import GO_COMMANDS
from editor.app.commands.help import HELP_COMMANDS
from editor.app.commands.insert import INSERT_COMMANDS
from editor.app.commands.model import Command
from editor.app.commands.problems import PROBLEM_COMMANDS
from editor.app.commands.view import VIEW_COMMANDS

COMMANDS: tuple[Command, ...] = (
    *FILE_COMMANDS,
    *EDIT_COMMANDS,
    *PROBLEM_COMMANDS,
    *FORMAT_COMMANDS,
    *INSERT_COMMANDS,
    *VIEW_COMMANDS,
    *GO_COMMANDS,
    *HELP_COMMANDS,
)

MENUS: tuple[str, ...] = ("file", "edit", "format", "insert", "view", "problems", "go", "help")
"""The menu bar, in order; titles are ``menu.<name>``."""

SUBMENUS: dict[str, tuple[str, str]] = {
    "preview": ("view", "preview"),
    "theme": ("view", "theme"),
    "language": ("view", "language"),
}
"""Menus inside menus: the menu and the group they close."""
