"""Writes unsaved text into the journal a moment after it was typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.jobs import JobRunner
from editor.app.recovery import Recovery
from editor.app.session import PostSession
from editor.app.workspace import Workspace


class JournalKeeper(QObject):
    """One timer for all posts: what has changed when it fires is journalled, on a worker thread.

    The timer is started by the first change and not pushed on by later ones, so that steady
    typing is kept too. One write is under way at a time.

    Signals:
        failed(str): the journal could not be written: a message id. Told once until it works again.
    """

    failed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        recovery: Recovery,
        runner: JobRunner,
        delay: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self._runner = runner
        self._writing = False
        self._broken = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay)
        self._timer.timeout.connect(self._keep)
        workspace.session_opened.subscribe(self._on_session_opened)

    def set_delay(self, delay: int) -> None:
        """Keep texts this many milliseconds after a change from now on."""
        self._timer.setInterval(delay)

    def _keep(self) -> None:
        if self._writing:
            self._timer.start()
            return
        texts = self._recovery.unkept()
        if not texts:
            return
        self._writing = True

        def done(problem: str | None) -> None:
            self._writing = False
            if problem is None:
                self._recovery.kept(texts)
            elif not self._broken:
                self.failed.emit(problem)
            self._broken = problem is not None

        self._runner.submit("journal", lambda _: self._recovery.write(texts), done)

    def _on_session_opened(self, session: PostSession) -> None:
        session.buffer.changed.subscribe(self._on_changed)

    def _on_changed(self, _version: int) -> None:
        if not self._timer.isActive():
            self._timer.start()
