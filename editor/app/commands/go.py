"""Commands that move: between posts and panes."""

from __future__ import annotations

from editor.app.commands.model import Command, Placement

GO_COMMANDS = (
    Command(
        id="go.posts",
        run=lambda ports: ports.view.focus_pane("posts"),
        enabled=lambda cx: cx.site_open,
        keys=("Alt+1",),
        places=(Placement("go", "panes", 10),),
        icon="search",
    ),
    Command(
        id="go.form",
        run=lambda ports: ports.view.focus_pane("form"),
        enabled=lambda cx: cx.post_open,
        keys=("Alt+2",),
        places=(Placement("go", "panes", 20),),
    ),
    Command(
        id="go.text",
        run=lambda ports: ports.view.focus_pane("text"),
        enabled=lambda cx: cx.post_open,
        keys=("Alt+3",),
        places=(Placement("go", "panes", 30),),
    ),
    Command(
        id="go.problems",
        run=lambda ports: ports.view.focus_pane("problems"),
        enabled=lambda cx: cx.post_open,
        keys=("Alt+4",),
        places=(Placement("go", "panes", 40),),
    ),
    Command(
        id="go.next-tab",
        run=lambda ports: ports.view.next_tab(backwards=False),
        enabled=lambda cx: cx.open_posts > 1,
        keys=("Ctrl+PgDown", "Ctrl+Tab"),
        places=(Placement("go", "tabs", 10),),
    ),
    Command(
        id="go.previous-tab",
        run=lambda ports: ports.view.next_tab(backwards=True),
        enabled=lambda cx: cx.open_posts > 1,
        keys=("Ctrl+PgUp", "Ctrl+Shift+Tab"),
        places=(Placement("go", "tabs", 20),),
    ),
)
