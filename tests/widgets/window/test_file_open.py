"""What Finder hands over is opened, and nothing else is caught."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QFileOpenEvent

from editor.ui.file_open import FileOpen


def test_a_request_opens_the_file(qtbot):
    opened: list[Path] = []
    target = QObject()
    target.installEventFilter(FileOpen(opened.append, target))
    assert QCoreApplication.sendEvent(target, QFileOpenEvent("/blog/_posts/2026-03-01-記事.md"))
    assert opened == [Path("/blog/_posts/2026-03-01-記事.md")]


def test_other_events_go_their_way(qtbot):
    opened: list[Path] = []
    target = QObject()
    target.installEventFilter(FileOpen(opened.append, target))
    QCoreApplication.sendEvent(target, QEvent(QEvent.Type.User))
    assert opened == []
