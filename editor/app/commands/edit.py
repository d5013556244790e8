"""Commands on the text as such: undo, clipboard, finding."""

from __future__ import annotations

from editor.app.commands.model import Command, Placement

EDIT_COMMANDS = (
    Command(
        id="edit.undo",
        run=lambda ports: ports.text.undo(),
        enabled=lambda cx: cx.can_undo and cx.editable,
        keys=("Ctrl+Z",),
        places=(Placement("edit", "undo", 10), Placement("toolbar", "undo", 10)),
        icon="undo",
    ),
    Command(
        id="edit.redo",
        run=lambda ports: ports.text.redo(),
        enabled=lambda cx: cx.can_redo and cx.editable,
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        places=(Placement("edit", "undo", 20), Placement("toolbar", "undo", 20)),
        icon="redo",
    ),
    Command(
        id="edit.cut",
        run=lambda ports: ports.text.cut(),
        enabled=lambda cx: cx.editable,
        keys=("Ctrl+X",),
        places=(Placement("edit", "clipboard", 10), Placement("context", "clipboard", 10)),
        palette=False,
    ),
    Command(
        id="edit.copy",
        run=lambda ports: ports.text.copy(),
        enabled=lambda cx: cx.post_open,
        keys=("Ctrl+C",),
        places=(Placement("edit", "clipboard", 20), Placement("context", "clipboard", 20)),
        icon="copy",
        palette=False,
    ),
    Command(
        id="edit.paste",
        run=lambda ports: ports.text.paste(),
        enabled=lambda cx: cx.editable,
        keys=("Ctrl+V",),
        places=(Placement("edit", "clipboard", 30), Placement("context", "clipboard", 30)),
        palette=False,
    ),
    Command(
        id="edit.select-all",
        run=lambda ports: ports.text.select_all(),
        enabled=lambda cx: cx.post_open,
        keys=("Ctrl+A",),
        places=(Placement("edit", "clipboard", 40), Placement("context", "clipboard", 40)),
        palette=False,
    ),
    Command(
        id="edit.find",
        run=lambda ports: ports.text.show_find(replace=False),
        enabled=lambda cx: cx.post_open,
        keys=("Ctrl+F",),
        places=(Placement("edit", "find", 10), Placement("toolbar", "find", 10)),
        icon="search",
    ),
    Command(
        id="edit.replace",
        run=lambda ports: ports.text.show_find(replace=True),
        enabled=lambda cx: cx.editable,
        keys=("Ctrl+H",),
        places=(Placement("edit", "find", 20),),
        icon="replace",
    ),
    Command(
        id="edit.find-next",
        run=lambda ports: ports.text.find_again(backwards=False),
        enabled=lambda cx: cx.post_open,
        keys=("F3",),
        places=(Placement("edit", "find", 30),),
    ),
    Command(
        id="edit.find-previous",
        run=lambda ports: ports.text.find_again(backwards=True),
        enabled=lambda cx: cx.post_open,
        keys=("Shift+F3",),
        places=(Placement("edit", "find", 40),),
    ),
)
