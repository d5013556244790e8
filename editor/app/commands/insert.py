"""Commands that put something into the text. Titles: ``command.insert.*`` in format.toml."""

from __future__ import annotations

from editor.app.commands.format import text_command
from editor.app.commands.model import Command, Context, Placement
from editor.app.commands.ports import Ports
from editor.app.markdown import links, tables


def _editable(context: Context) -> bool:
    return context.editable


def _choose_link(ports: Ports) -> None:
    ports.text.choose_link()


def _choose_image(ports: Ports) -> None:
    ports.text.choose_image()


INSERT_COMMANDS: tuple[Command, ...] = (
    Command(
        "insert.link",
        _choose_link,
        _editable,
        keys=("Ctrl+K",),
        places=(Placement("insert", "links", 10), Placement("toolbar", "insert", 10)),
        icon="link",
    ),
    Command(
        "insert.image",
        _choose_image,
        _editable,
        keys=("Ctrl+Shift+I",),
        places=(Placement("insert", "links", 20), Placement("toolbar", "insert", 20)),
        icon="image",
    ),
    text_command(
        "insert.footnote",
        links.footnote,
        keys=("Ctrl+Alt+F",),
        places=(Placement("insert", "links", 30),),
        icon="superscript",
    ),
    text_command(
        "insert.table",
        tables.insert_table,
        keys=("Ctrl+Alt+T",),
        places=(Placement("insert", "blocks", 10), Placement("toolbar", "insert", 30)),
        icon="table",
    ),
    text_command(
        "insert.rule",
        tables.insert_rule,
        keys=("Ctrl+Alt+R",),
        places=(Placement("insert", "blocks", 20),),
        icon="separator-horizontal",
    ),
)
"""Every inserting command, in the order of menu and palette."""
