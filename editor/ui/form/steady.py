"""Keeps the field that somebody works in where it is, while lines come and go above it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


@contextmanager
def steady(area: QScrollArea) -> Iterator[None]:
    """Let the block change what ``area`` shows; the widget with the keyboard stays in its place.

    The area scrolls by as much as the widget was moved. Where the keyboard is elsewhere, nothing is
    done.
    """
    content, focused = area.widget(), QApplication.focusWidget()
    if content is None or focused is None or not content.isAncestorOf(focused):
        yield
        return
    before = _top(focused, content)
    yield
    layout = content.layout()
    if layout is None:
        return
    # The area learns of its new height by an event; without it there is no room to scroll.
    layout.activate()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    moved = _top(focused, content) - before
    if moved:
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + moved)


def _top(widget: QWidget, content: QWidget) -> int:
    return widget.mapTo(content, QPoint(0, 0)).y()
