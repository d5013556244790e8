"""Findings and fixes as commands and panes see them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor import rules
from editor.app.finding_texts import fix_title
from editor.app.finding_walk import next_finding, same_problem
from editor.app.workspace import Workspace
from editor.core.findings import Applicability, Finding, Fix
from editor.i18n.catalog import Messages
from editor.ui.desk import Desk
from editor.ui.notices import NoticeBar


class Fixes(QObject):
    """Applies fixes to the current post and walks through its findings."""

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        notices: NoticeBar,
        window: QWidget,
        *,
        messages: Messages,
        said: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._desk = desk
        self._notices = notices
        self._messages = messages
        self._said = said
        self._last: Finding | None = None
        self._caret = -1

    def retranslate(self, messages: Messages) -> None:
        """Speak another language from now on."""
        self._messages = messages

    def apply(self, finding: Finding, fix: Fix) -> None:
        """Make a fix as one undo step, one click: its button has said what it does.

        That holds for unsafe ones too; they are only left out where many are made at once. The
        finding may be of an older text; its fix is then looked up again in the text as it is.
        """
        session = self._desk.current
        if session is None or session.read_only is not None:
            return
        self._desk.flush()
        current = self._current_fix(finding, fix)
        if current is None:
            self._said(self._messages.text("fix.stale"))
            return
        if current.applicability is Applicability.MANUAL or not current.edits:
            self._desk.go_to(finding)
            return
        self._notices.dismiss("blocked")
        session.apply(current.edits)
        title = fix_title(finding, current, self._messages)
        self._said(self._messages.text("fix.one", title=title))

    def fix_all_safe(self) -> None:
        """Apply every safe fix of the current post as one undo step."""
        session = self._desk.current
        if session is None or session.read_only is not None:
            return
        self._desk.flush()
        fixed = rules.fix_all(session.text, lambda text: self._workspace.check(session, text))
        if not fixed.edits:
            self._said(self._messages.text("fix.none"))
            return
        self._notices.dismiss("blocked")
        session.apply(fixed.edits)
        self._said(self._messages.text("fix.done", count=len(fixed.applied)))

    def next_problem(self, *, backwards: bool) -> None:
        """Go to the next or previous finding in the order of the text, round the end.

        From the problem that was gone to last, as long as the caret stands where that one led it;
        else from the caret.
        """
        analysis, text = self._desk.analysis, self._desk.text
        if analysis is None or text is None:
            return
        caret = text.caret().end
        last = self._last if caret == self._caret else None
        found = next_finding(analysis.findings, last, caret, backwards=backwards)
        if found is not None:
            self._last = found
            self._desk.choose(found)
            self._caret = text.caret().end

    def _current_fix(self, finding: Finding, fix: Fix) -> Fix | None:
        """The fix as it is for the text now: the same object where the text is the same."""
        session = self._desk.current
        assert session is not None
        current = same_problem(self._workspace.check(session, session.text), finding)
        if current is None or current == finding:
            return None if current is None else fix
        return next((other for other in current.fixes if other.id == fix.id), None)
