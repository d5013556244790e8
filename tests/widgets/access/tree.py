"""Qt's accessibility tree as a screen reader walks it, and the order in which Tab goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QScrollArea, QWidget

Role = QAccessible.Role

# What is moved through with the keyboard but says nothing by itself.
SILENT = frozenset({Role.Splitter, Role.ScrollBar, Role.Pane, Role.Client, Role.Window})
MOST_CHILDREN = 40
"""Of a list or a table: the others are like these."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in the tree; ``path`` are the object names on the way down."""

    role: Role
    name: str
    description: str
    focusable: bool
    object_name: str
    kind: str
    path: str


def walk(widget: QWidget) -> list[Node]:
    """Everything that can be seen below ``widget``, itself included."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return list(_below(interface, ""))


def _below(interface: QAccessibleInterface, path: str) -> Iterator[Node]:
    if not interface.isValid() or interface.state().invisible:
        return
    thing = interface.object()
    object_name = thing.objectName() if thing is not None else ""
    here = f"{path}/{object_name or interface.role().name}"
    yield Node(
        interface.role(),
        interface.text(QAccessible.Text.Name),
        interface.text(QAccessible.Text.Description),
        bool(interface.state().focusable),
        object_name,
        type(thing).__name__,
        here,
    )
    for number in range(min(interface.childCount(), MOST_CHILDREN)):
        child = interface.child(number)
        if child is not None:
            yield from _below(child, here)


def tab_order(window: QWidget) -> list[QWidget]:
    """The widgets that Tab stops at, in its order, beginning anywhere."""
    stops: list[QWidget] = []
    current = window.nextInFocusChain()
    while current is not window:
        if (
            current.isVisibleTo(window)
            and current.isEnabled()
            and current.focusPolicy() & Qt.FocusPolicy.TabFocus
            and current.focusProxy() is None
        ):
            stops.append(current)
        current = current.nextInFocusChain()
    return stops


def place(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget stands in its window."""
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def places(one: QWidget, other: QWidget, window: QWidget) -> tuple[QRect, QRect]:
    """Where two widgets stand; what can be scrolled stands, for all else, where its area does."""
    areas = _areas(one), _areas(other)
    inside = [area for area in areas[0] if area not in areas[1]]
    outside = [area for area in areas[1] if area not in areas[0]]
    seen = inside[-1] if inside else one, outside[-1] if outside else other
    return place(seen[0], window), place(seen[1], window)


def _areas(widget: QWidget) -> list[QWidget]:
    """The scroll areas that a widget lies in, the innermost first."""
    found: list[QWidget] = []
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            found.append(above)
        above = above.parentWidget()
    return found


def is_before(one: QRect, other: QRect) -> bool:
    """Whether a reader comes to ``one`` first: rows from the top, each from the left."""
    if one.bottom() <= other.top():
        return True
    if other.bottom() <= one.top():
        return False
    return one.left() <= other.left()
