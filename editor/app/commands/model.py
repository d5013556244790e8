"""What a command is: one frozen record; menus, toolbar, shortcuts and palette derive from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from editor.app.commands.ports import Ports


@dataclass(frozen=True, slots=True)
class Context:
    """What is open and where the focus is: all that enabling a command may depend on."""

    site_open: bool = False
    post_open: bool = False
    read_only: bool = False
    can_undo: bool = False
    can_redo: bool = False
    is_draft: bool = False
    findings: int = 0
    safe_fixes: int = 0
    bulk_undo: bool = False
    open_posts: int = 0
    posts_visible: bool = True
    form_visible: bool = True
    preview_visible: bool = True
    problems_visible: bool = True
    outline_visible: bool = False
    header_unfolded: bool = False
    word_wrap: bool = True
    theme: str = "system"
    preview_view: str = "page"
    language: str = "en"

    @property
    def editable(self) -> bool:
        """Whether the text of a post can be changed.

        Also while an input method composes, which takes what it has before a command is run:
        buttons would blink with each word, and Save would not save what stands in the window.
        """
        return self.post_open and not self.read_only


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a command stands: a menu or the toolbar, a group in it, an order in the group."""

    menu: str
    group: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a user can do.

    ``id`` is dotted and names the title in the message tables (``command.<id>``, and
    ``command.<id>.tip`` where the title does not say it all). ``keys`` are portable key sequences,
    the first one is shown; they are never translated. ``checked`` makes it a toggle.
    """

    id: str
    run: Callable[[Ports], None]
    enabled: Callable[[Context], bool] = lambda _: True
    keys: tuple[str, ...] = ()
    places: tuple[Placement, ...] = ()
    icon: str | None = None
    checked: Callable[[Context], bool] | None = None
    palette: bool = True
