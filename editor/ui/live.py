"""Keeps what is known about the open posts up to date while they are typed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from editor.app.analysis import Analysis, Rendering, Snapshot, analyse, render
from editor.app.jobs import CancelToken, JobRunner
from editor.app.session import PostSession
from editor.app.workspace import Workspace

PAUSE = 40
"""Milliseconds without a change after which a text is analysed; the body is rendered at once."""

PATIENCE = 250
"""Milliseconds after which it is analysed even while the typing goes on."""


class LiveAnalysis(QObject):
    """Analyses the current post after each change, the newest text alone.

    The body is rendered at each change, without a pause: whoever types watches the page. One
    rendering is under way at a time and is always told, the newest text follows it: a writer who
    is faster than the renderer sees the page lag, not stand still.

    Nothing is sent or told while an input method composes, in the text or in the form: a preedit is
    no text yet, and nothing may move around the place where somebody composes. A result for a text
    that has changed meanwhile is dropped, and the newer one follows.

    Signals:
        rendered(PostSession, Rendering): the body of the text as it is now or was a moment ago.
        analysed(PostSession, Analysis): what is known about the text as it is now.
    """

    rendered = Signal(object, object)
    analysed = Signal(object, object)

    def __init__(self, workspace: Workspace, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runner = runner
        self._session: PostSession | None = None
        self._latest: dict[str, Analysis] = {}
        self._rendering: Rendering | None = None
        self._is_rendering = False
        self.check_typing = True
        """Whether the rules run while a text is typed; otherwise on what is saved alone."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._send)
        self.composing_elsewhere: Callable[[], bool] = bool
        """Asked whether an input method composes in another pane than the text."""
        self._waiting_since = QElapsedTimer()
        workspace.session_opened.subscribe(self._on_session_opened)
        workspace.session_closed.subscribe(self._on_session_closed)

    @property
    def session(self) -> PostSession | None:
        """The current post."""
        return self._session

    @property
    def busy(self) -> bool:
        """Whether jobs are under way, an analysis or another."""
        return self._runner.busy

    def latest(self, session: PostSession) -> Analysis | None:
        """What is known about a session's text; None where it is out of date."""
        known = self._latest.get(session.key)
        if known is None or known.text != session.text:
            return None
        return known if known.checked or not self._to_check(session) else None

    def watch(self, session: PostSession | None) -> None:
        """Make ``session`` the current one; what is known about it is told at once."""
        self._session = session
        self._timer.stop()
        if session is None:
            return
        known = self.latest(session)
        if known is not None:
            self.analysed.emit(session, known)
        else:
            # What is seen comes first; the analysis waits for it, and takes over what was read.
            self._render()
            self._send()

    def text_changed(self) -> None:
        """The current text has changed: analyse it when the typing pauses.

        Nobody waits for the analysis of the text before it: it would only take time from this one.
        """
        self._runner.cancel("analysis")
        if not self._timer.isActive():
            self._waiting_since.start()
        rest = PATIENCE - self._waiting_since.elapsed()
        self._timer.start(max(0, min(PAUSE, rest)))
        self._render()

    def again(self) -> None:
        """What the texts are held against has changed: nothing known is true any more."""
        self._latest.clear()
        self._send()

    def _render(self) -> None:
        session = self._session
        if session is None or self._is_rendering or self._composing(session):
            return
        snapshot = self._workspace.snapshot(session)
        self._is_rendering = True
        # A text that was read is thousands of objects: those that the new one has not taken over
        # are let go where they were made.
        past = [self._past(snapshot)]
        self._rendering = None

        def work(_token: CancelToken) -> Rendering:
            try:
                return render(snapshot, past.pop())
            except BaseException:
                self._is_rendering = False  # the next is not kept from beginning
                raise

        def done(rendering: Rendering) -> None:
            self._is_rendering = False
            self._rendering = rendering
            if session is not self._session:
                self._render()
                return
            if self._composing(session):
                return
            if self.latest(session) is None:
                self.rendered.emit(session, rendering)
            if session.text != snapshot.text:
                self._render()

        self._runner.submit("rendering", work, done)

    def _past(self, snapshot: Snapshot) -> Rendering | None:
        """The last rendering, if it is of the same post."""
        known = self._rendering
        return known if known is not None and known.post.rel == snapshot.rel else None

    def _send(self) -> None:
        session = self._session
        if session is None:
            return
        if self._composing(session):
            self._timer.start(PAUSE)
            return
        known = self.latest(session)
        if known is not None:
            self.analysed.emit(session, known)
            return
        check = self._to_check(session)
        snapshot = replace(self._workspace.snapshot(session), check=check)

        def work(token: CancelToken) -> tuple[Rendering, Analysis]:
            rendering = past = self._past(snapshot)
            if rendering is None or not rendering.is_of(snapshot):
                rendering = render(snapshot, past)
            return rendering, analyse(snapshot, token, rendering)

        def done(result: tuple[Rendering, Analysis]) -> None:
            rendering, analysis = result
            if session is self._session:
                self._rendering = rendering
            if session.text != analysis.text:
                return  # the change has started the timer again
            self._latest[session.key] = analysis
            if analysis.checked:
                self._workspace.analysed(session, snapshot, analysis.findings)
            if session is not self._session:
                return
            if self._composing(session):
                self._timer.start(PAUSE)
            else:
                self.analysed.emit(session, analysis)

        self._runner.submit("analysis", work, done)

    def _composing(self, session: PostSession) -> bool:
        return session.buffer.composing or self.composing_elsewhere()

    def _to_check(self, session: PostSession) -> bool:
        return self.check_typing or not session.dirty

    def _on_session_opened(self, session: PostSession) -> None:
        session.dirty_changed.subscribe(partial(self._on_dirty_changed, session))

    def _on_dirty_changed(self, session: PostSession, *_: object) -> None:
        if session is self._session and not session.dirty and not self.check_typing:
            self._send()

    def _on_session_closed(self, session: PostSession) -> None:
        self._latest.pop(session.key, None)
        if session is self._session:
            self._session = None
            self._timer.stop()
