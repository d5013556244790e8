"""The current post built with real Jekyll beside the window, and compared with our page."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from editor.app.jekyll_outcome import Outcome, Progress
from editor.app.jobs import CancelToken
from editor.app.session import PostSession
from editor.app.workspace import Workspace
from editor.core.deferred import importing
from editor.ui.desk import Desk
from editor.ui.dialogs.jekyll import JekyllDialog
from editor.ui.ports.bulk import Around
from editor.ui.qt_jobs import QtJobs

log = logging.getLogger(__name__)


class JekyllBuild(QObject):
    """Builds with Jekyll when asked; one build at a time, ended when its dialog is closed.

    A build takes seconds to minutes: it has a thread of its own and keeps no other job waiting.
    """

    _streamed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        around: Around,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        super().__init__(around.widget)
        self._workspace = workspace
        self._desk = desk
        self._around = around
        self._environment = environment
        self._jobs = QtJobs(self._on_crashed, self)
        self._dialog: JekyllDialog | None = None
        self._run = 0
        self._streamed.connect(self._on_streamed, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a build is under way."""
        return self._jobs.busy

    def compare(self) -> None:
        """Build the current post with the text as it is now, and show what differs."""
        site, session = self._workspace.open_site, self._desk.current
        if site is None or session is None:
            return
        self._desk.flush()
        self._run += 1
        run, folder, rel = self._run, site.site, session.name
        texts = self._unsaved()
        now = datetime.now(folder.config.zone)
        self._show_dialog(session)

        def work(token: CancelToken) -> Outcome | None:
            """The outcome; None where nobody waits for it any more."""
            with importing:
                # Here and not above: the window's first paint would wait for the page renderer.
                from editor.app.jekyll_compare import compare_with_jekyll  # noqa: PLC0415

            for step in compare_with_jekyll(
                folder, rel, texts, now, self._environment, lambda: token.cancelled
            ):
                if not isinstance(step, Progress):
                    return step
                self._streamed.emit((run, step))
            return None

        self._jobs.submit("jekyll", work, self._on_done)

    def shut_down(self) -> None:
        """End what is under way: called once, before the window goes."""
        self._jobs.shut_down()

    def _unsaved(self) -> dict[str, bytes]:
        """The texts that the disk does not have, by path in the site."""
        return {
            session.name: session.text.encode("utf-8", "replace")
            for session in self._workspace.sessions
            if session.dirty or session.path is None
        }

    def _show_dialog(self, session: PostSession) -> None:
        if self._dialog is None:
            preferences = self._around.preferences
            dialog = JekyllDialog(preferences.messages, preferences.theme, self._around.widget)
            dialog.again_wanted.connect(self.compare)
            dialog.finished.connect(self._on_closed)
            self._dialog = dialog
            dialog.show()
        else:
            self._dialog.start()
            self._dialog.line_chosen.disconnect()
        self._dialog.line_chosen.connect(partial(self._on_line_chosen, session))
        self._dialog.activateWindow()

    def _on_line_chosen(self, session: PostSession, line: int) -> None:
        if session not in self._workspace.sessions:
            return
        self._desk.show(session)
        if self._desk.text is not None:
            self._desk.text.go_to_line(line)

    def _on_streamed(self, told: tuple[int, Progress]) -> None:
        run, progress = told
        if run == self._run and self._dialog is not None:
            self._dialog.show_progress(progress)

    def _on_done(self, outcome: Outcome | None) -> None:
        if outcome is not None and self._dialog is not None:
            self._dialog.show_outcome(outcome)

    def _on_closed(self, _result: int) -> None:
        self._run += 1
        self._jobs.cancel("jekyll")
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _on_crashed(self, error: BaseException) -> None:
        log.error("the build with Jekyll crashed", exc_info=error)
        name = f"{type(error).__name__}: {error}"
        if self._dialog is not None:
            self._dialog.show_crash(name)
