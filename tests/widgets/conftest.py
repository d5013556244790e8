"""Widgets alone, offscreen, driven by keys: no application around them, fakes at most."""

from __future__ import annotations

import os
import sys
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


_EXIT = pytest.StashKey[int]()


def pytest_collection_finish() -> None:
    forget_what_is_there()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    session.config.stash[_EXIT] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End the process here, when all has been reported.

    About one run in twenty, Python's own tear-down with Chromium's threads still about crashes
    after the last test (seen with PySide6 6.11.2). That the program itself ends well is asked in
    tests/e2e.
    """
    if _EXIT in config.stash and "PySide6.QtWebEngineCore" in sys.modules:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash[_EXIT])


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
