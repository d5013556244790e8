"""The whole window without a screen, and every dialog it can open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from editor.site.settings import Settings, SettingsStore
from editor.site.user_dirs import user_dirs
from editor.ui.dialogs.questions import Unsaved
from editor.ui.looks import Looks
from editor.ui.ports import files
from editor.ui.shell import Shell


@pytest.fixture(params=["ja", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Both languages of the interface."""
    return request.param


@pytest.fixture
def shell(
    qapp: QApplication, qtbot, monkeypatch, language: str, sample_site: Path, genko_home: Path
) -> Iterator[Shell]:
    """The program's window in its first state, without a browser engine."""
    # At the end nobody is there to say what becomes of changes.
    monkeypatch.setattr(files, "ask_unsaved", lambda *_: Unsaved.DISCARD)
    QAccessible.setActive(True)
    plain_look = qapp.styleSheet(), qapp.palette(), qapp.font()
    dirs = user_dirs()
    assert (
        SettingsStore(dirs.config).save(Settings(language=language, hidden_panes=("preview",)))
        is None
    )
    made = Shell(dirs, Looks(qapp), sample_site)
    made.window.resize(1500, 940)
    made.window.show()
    yield made
    for session in list(made._workspace.sessions):
        made.files.close_session(session)
    made._leave()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet(plain_look[0])
    qapp.setPalette(plain_look[1])
    qapp.setFont(plain_look[2])


@pytest.fixture
def with_post(shell: Shell, qtbot, sample_site: Path) -> Shell:
    """The window with the sample site and a post that has problems."""
    shell.files.open_path(sample_site)
    workspace = shell._workspace
    qtbot.waitUntil(
        lambda: workspace.open_site is not None and workspace.open_site.scanned, timeout=20_000
    )
    faulty = next(row.path for row in workspace.open_site.index.rows() if "rainy-season" in row.rel)
    shell.files.open_path(faulty)
    qtbot.waitUntil(lambda: shell._desk.analysis is not None, timeout=20_000)
    return shell
