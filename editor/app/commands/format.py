"""Commands that change how a text is marked up. Titles: ``command.format.*`` in format.toml."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from editor.app.commands.model import Command, Context, Placement
from editor.app.commands.ports import Ports
from editor.app.markdown import blocks, indent, inline, tables
from editor.app.text_state import TextChange, TextState

Make = Callable[[TextState], TextChange | None]


def _editable(context: Context) -> bool:
    return context.editable


def text_command(
    command_id: str,
    make: Make,
    *,
    keys: tuple[str, ...] = (),
    places: tuple[Placement, ...] = (),
    icon: str | None = None,
) -> Command:
    """A command that is one pure function of text and selection."""

    def run(ports: Ports) -> None:
        ports.text.change(make)

    return Command(command_id, run, _editable, keys, places, icon)


def _menu(group: str, order: int) -> Placement:
    return Placement("format", group, order)


def _bar(group: str, order: int) -> Placement:
    return Placement("toolbar", group, order)


_INLINE = (
    text_command(
        "format.bold",
        inline.bold,
        keys=("Ctrl+B",),
        places=(_menu("inline", 10), _bar("inline", 10)),
        icon="bold",
    ),
    text_command(
        "format.italic",
        inline.italic,
        keys=("Ctrl+I",),
        places=(_menu("inline", 20), _bar("inline", 20)),
        icon="italic",
    ),
    text_command(
        "format.strikethrough",
        inline.strikethrough,
        keys=("Ctrl+Shift+X",),
        places=(_menu("inline", 30), _bar("inline", 30)),
        icon="strikethrough",
    ),
    text_command(
        "format.code",
        inline.inline_code,
        keys=("Ctrl+`",),
        places=(_menu("inline", 40), _bar("inline", 40)),
        icon="code",
    ),
)

_HEADINGS = (
    text_command(
        "format.heading_cycle",
        blocks.cycle_heading,
        keys=("Ctrl+Alt+H",),
        places=(_bar("blocks", 10),),
        icon="heading",
    ),
    *(
        text_command(
            f"format.heading_{level}",
            partial(blocks.set_heading, level=level),
            keys=(f"Ctrl+Alt+{level}",),
            places=(_menu("headings", level * 10),),
            icon=f"heading-{level}" if level <= 3 else None,
        )
        for level in range(1, 7)
    ),
    text_command(
        "format.no_heading",
        blocks.no_heading,
        keys=("Ctrl+Alt+0",),
        places=(_menu("headings", 70),),
        icon="pilcrow",
    ),
)

_BLOCKS = (
    text_command(
        "format.bullets",
        blocks.bullets,
        keys=("Ctrl+Shift+8",),
        places=(_menu("blocks", 10), _bar("blocks", 20)),
        icon="list",
    ),
    text_command(
        "format.numbers",
        blocks.numbers,
        keys=("Ctrl+Shift+7",),
        places=(_menu("blocks", 20), _bar("blocks", 30)),
        icon="list-ordered",
    ),
    text_command(
        "format.tasks",
        blocks.tasks,
        keys=("Ctrl+Shift+L",),
        places=(_menu("blocks", 30), _bar("blocks", 40)),
        icon="list-checks",
    ),
    text_command(
        "format.quote",
        blocks.quote,
        keys=("Ctrl+Shift+9",),
        places=(_menu("blocks", 40), _bar("blocks", 50)),
        icon="quote",
    ),
    text_command(
        "format.code_block",
        blocks.code_block,
        keys=("Ctrl+Shift+C",),
        places=(_menu("blocks", 50), _bar("blocks", 60)),
        icon="square-code",
    ),
)

_LINES = (
    text_command(
        "format.indent",
        indent.indent,
        keys=("Ctrl+]",),
        places=(_menu("lines", 10),),
        icon="indent-increase",
    ),
    text_command(
        "format.outdent",
        indent.outdent,
        keys=("Ctrl+[",),
        places=(_menu("lines", 20),),
        icon="indent-decrease",
    ),
    text_command(
        "format.move_up",
        indent.move_up,
        keys=("Alt+Up",),
        places=(_menu("lines", 30),),
        icon="arrow-up",
    ),
    text_command(
        "format.move_down",
        indent.move_down,
        keys=("Alt+Down",),
        places=(_menu("lines", 40),),
        icon="arrow-down",
    ),
    text_command(
        "format.duplicate",
        indent.duplicate,
        keys=("Ctrl+Shift+D",),
        places=(_menu("lines", 50),),
        icon="copy-plus",
    ),
    text_command(
        "format.align_table",
        tables.align_table,
        keys=("Ctrl+Shift+T",),
        places=(_menu("lines", 60),),
        icon="table-properties",
    ),
)

FORMAT_COMMANDS: tuple[Command, ...] = (*_INLINE, *_HEADINGS, *_BLOCKS, *_LINES)
"""Every formatting command, in the order of menu and palette."""
