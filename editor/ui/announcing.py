"""What a screen reader says without being asked: what was saved, what stands against it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(source: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have ``text`` read out; what is ``urgent`` interrupts what is being read.

    Nothing happens where no screen reader listens. Labels that change are not read by themselves:
    Qt tells of a new name only for what has the keyboard.
    """
    if not text or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(source, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
