"""Widgets alone, offscreen, driven by keys: no application around them, fakes at most."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from editor.ui.preview import scheme
from tests.conftest import PHASES
from tests.qt_leaks import LeakCheck, forget_what_is_there

# Chromium learns of a scheme only before the application is made.
scheme.register()
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def pytest_collection_finish() -> None:
    forget_what_is_there()


@pytest.fixture(autouse=True)
def no_leaks(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves windows, running timers, animations, threads or jobs behind."""
    check = LeakCheck()
    yield
    # One test must not paste what another one copied. And what Python gave to the clipboard must
    # be gone before Python is: the offscreen one is emptied by the C library's exit, and crashes.
    qapp.clipboard().clear()
    called = request.node.stash.get(PHASES, {}).get("call")
    if called is None or called.failed:
        return  # its traceback keeps the widgets alive, and the failure is the news
    leaks = check.leaks()
    if leaks:
        pytest.fail("left behind:\n  " + "\n  ".join(leaks), pytrace=False)


@pytest.fixture(scope="session")
def web_profile(qapp: QApplication):
    """One off-the-record profile for all tests; pages must be deleted before it."""
    from PySide6.QtWebEngineCore import QWebEngineProfile

    profile = QWebEngineProfile()
    yield profile
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
