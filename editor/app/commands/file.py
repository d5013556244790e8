"""Commands on files: new, open, save, close."""

from __future__ import annotations

from editor.app.commands.model import Command, Placement

FILE_COMMANDS = (
    Command(
        id="file.new",
        run=lambda ports: ports.files.new_post(),
        enabled=lambda cx: cx.site_open,
        keys=("Ctrl+N",),
        places=(Placement("file", "new", 10), Placement("toolbar", "file", 10)),
        icon="file-plus",
    ),
    Command(
        id="file.open-site",
        run=lambda ports: ports.files.open_site(),
        keys=("Ctrl+Shift+O",),
        places=(Placement("file", "open", 10),),
        icon="folder-open",
    ),
    Command(
        id="file.open-post",
        run=lambda ports: ports.files.open_post(),
        keys=("Ctrl+O",),
        places=(Placement("file", "open", 20),),
        icon="file-text",
    ),
    Command(
        id="file.save",
        run=lambda ports: ports.files.save(),
        # Also where nothing is unsaved: what is being typed into the form is not in the text yet.
        enabled=lambda cx: cx.editable,
        keys=("Ctrl+S",),
        places=(Placement("file", "save", 10), Placement("toolbar", "file", 20)),
        icon="save",
    ),
    Command(
        id="file.save-all",
        run=lambda ports: ports.files.save_all(),
        enabled=lambda cx: cx.open_posts > 0,
        keys=("Ctrl+Shift+S",),
        places=(Placement("file", "save", 20),),
    ),
    Command(
        id="file.save-as-draft",
        run=lambda ports: ports.files.save_as_draft(),
        enabled=lambda cx: cx.editable and cx.site_open and not cx.is_draft,
        places=(Placement("file", "save", 30),),
        icon="file-pen",
    ),
    Command(
        id="file.publish",
        run=lambda ports: ports.files.publish(),
        enabled=lambda cx: cx.editable and cx.site_open and cx.is_draft,
        places=(Placement("file", "save", 40),),
        icon="file-check",
    ),
    Command(
        id="file.reload",
        run=lambda ports: ports.files.reload(),
        enabled=lambda cx: cx.post_open,
        places=(Placement("file", "disk", 10),),
        icon="rotate-ccw",
    ),
    Command(
        id="file.reveal",
        run=lambda ports: ports.files.reveal_file(),
        enabled=lambda cx: cx.post_open,
        places=(Placement("file", "disk", 20),),
        icon="external-link",
    ),
    Command(
        id="file.settings",
        run=lambda ports: ports.guide.show_settings(),
        keys=("Ctrl+,",),
        places=(Placement("file", "settings", 10),),
        icon="settings",
    ),
    Command(
        id="file.close",
        run=lambda ports: ports.files.close_post(),
        enabled=lambda cx: cx.post_open,
        keys=("Ctrl+W",),
        places=(Placement("file", "close", 10),),
        icon="x",
    ),
    Command(
        id="file.quit",
        run=lambda ports: ports.files.quit(),
        keys=("Ctrl+Q",),
        places=(Placement("file", "close", 90),),
    ),
)
