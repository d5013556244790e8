"""The open posts in the window: which one is current, and what the panes show of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication

from editor.app.analysis import Analysis, Rendering
from editor.app.open_site import OpenSite
from editor.app.page_findings import all_findings
from editor.app.saving import Failed
from editor.app.session import PostSession
from editor.app.site_images import SiteAssets
from editor.app.workspace import Workspace
from editor.core.findings import Finding
from editor.core.header.values import Time
from editor.core.render.block import Block
from editor.core.text.span import Span
from editor.ui.form.rows import Untaken
from editor.ui.live import LiveAnalysis
from editor.ui.panes import Panes
from editor.ui.qt_buffer import QtBuffer
from editor.ui.text.pane import TextPane


class Desk(QObject):
    """Opens posts into tabs and hands the current one to the panes.

    Signals:
        changed(): something that commands depend on is another (current post, dirty, findings).
        moved(): the text or the caret is another; told with every key.
        pane_opened(TextPane), pane_closed(TextPane): the text of a post; whoever arranges the
            window puts it in its place.
        current_changed(TextPane or None): that text is to be seen.
    """

    changed = Signal()
    moved = Signal()
    pane_opened = Signal(object)
    pane_closed = Signal(object)
    current_changed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        panes: Panes,
        live: LiveAnalysis,
        make_pane: Callable[[PostSession, QtBuffer], TextPane],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._panes = panes
        self._live = live
        self._make_pane = make_pane
        self._texts: dict[PostSession, TextPane] = {}
        self._current: PostSession | None = None
        self._previewed: PostSession | None = None
        self._follows = True
        self._page_findings: WeakKeyDictionary[PostSession, tuple[Finding, ...]] = (
            WeakKeyDictionary()
        )
        panes.tabs.chosen.connect(self._on_tab_chosen)
        live.rendered.connect(self._on_rendered)
        live.analysed.connect(self._on_analysed)
        live.composing_elsewhere = lambda: panes.form.composing
        panes.outline.line_chosen.connect(self._on_line_chosen)
        panes.problems.finding_chosen.connect(self.go_to)
        panes.form.undo_requested.connect(self.undo)
        panes.form.redo_requested.connect(self.redo)
        panes.form.source_requested.connect(self._on_source_requested)
        panes.preview.scrolled_to_line.connect(self._on_preview_scrolled)
        panes.preview.line_clicked.connect(self._on_line_chosen)
        workspace.session_opened.subscribe(self._on_session_opened)
        workspace.session_closed.subscribe(self._on_session_closed)
        workspace.site_changed.subscribe(self._on_site_changed)

    @property
    def current(self) -> PostSession | None:
        """The post that is being edited."""
        return self._current

    @property
    def text(self) -> TextPane | None:
        """Its text."""
        return self._texts.get(self._current) if self._current is not None else None

    @property
    def busy(self) -> bool:
        """Whether jobs are under way."""
        return self._live.busy

    @property
    def analysis(self) -> Analysis | None:
        """What is known about its text as it is now."""
        return self._live.latest(self._current) if self._current is not None else None

    def text_to_change(self) -> TextPane | None:
        """The current text, with what was typed into the form already in it."""
        self.flush()
        return self.text

    def open(self, path: Path) -> PostSession | Failed:
        """Open a file and make it the current post."""
        session = self._workspace.open_post(path, QtBuffer)
        if isinstance(session, PostSession):
            self.show(session)
        return session

    def show(self, session: PostSession) -> None:
        """Make ``session`` the current post."""
        if session is self._current:
            return
        # While the text is in sight: an input method whose field is gone keeps what it composes,
        # and would write it into the next post too.
        self.flush()
        self._current = session
        self._panes.tabs.go_to(session.key)
        standard = self._workspace.standard_of(session)
        self._panes.form.set_session(session, standard.schema, standard.site, self._assets())
        self._panes.posts.set_current(session.path)
        self._live.watch(session)
        self.current_changed.emit(self.text)
        self.changed.emit()

    def follow(self, *, together: bool) -> None:
        """Scroll text and preview together, or each alone."""
        self._follows = together

    def go_to(self, finding: Finding) -> None:
        """Go to the place of a finding: its field in the form, or its place in the text."""
        in_form = finding.field is not None and self._panes.form.isVisible()
        if in_form and self._panes.form.focus_field(finding.field or ""):
            return
        if self.text is None or finding.span is None:
            return
        header = self._current.header if self._current is not None else None
        if header is not None and finding.span.end <= header.body_start:
            self.text.set_header_unfolded(True)
        self.text.reveal(finding.span)
        self.text.focus_text()

    def choose(self, finding: Finding) -> None:
        """Mark a finding in the problems panel and go to its place."""
        self._panes.problems.select(finding)
        self.go_to(finding)

    def show_errors(self, session: PostSession, errors: tuple[Finding, ...]) -> None:
        """Saving was refused: open the problems on the first error and go to it."""
        self.show(session)
        known = self._live.latest(session)
        text = session.text
        checked = known if known is not None and known.checked else None
        findings = checked.findings if checked else self._workspace.check(session, text)
        schema = self._workspace.standard_of(session).schema
        self._panes.problems.set_findings(findings, text, schema)
        self._panes.problems.called.emit()
        self._panes.problems.set_scope("post")
        self.choose(errors[0])
        self.changed.emit()

    def explain(self, finding: Finding) -> None:
        """Show in the problems panel all that there is to say about a finding."""
        self._panes.problems.called.emit()
        self._panes.problems.explain(finding)
        self.changed.emit()

    @property
    def finding_at_hand(self) -> Finding | None:
        """The problem that a command means: where the keyboard is, else the one that is marked."""
        problems, form = self._panes.problems, self._panes.form
        if problems.has_focus:
            return problems.current
        if form.focused_key is not None:
            row = form.row(form.focused_key)
            found = row.row.problems if row is not None else ()
            return found[0] if found else problems.current
        at_caret = self.text.problem_at_caret() if self.text is not None else None
        return at_caret or problems.current

    @property
    def place_at_hand(self) -> QPoint | None:
        """Where on the screen a menu for it opens; None where nothing has the keyboard."""
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        if self.text is not None and self.text.isAncestorOf(focused):
            return self.text.caret_place()
        return focused.mapToGlobal(focused.rect().bottomLeft() + QPoint(12, 0))

    def flush(self) -> Untaken | None:
        """Take into the text what was composed or typed into the form; gives what is no value."""
        self.settle()
        return self._panes.form.flush()

    def settle(self) -> None:
        """Take what an input method composes into the text, or into the field of the form."""
        if self.text is not None:
            self.text.finish_composition()
        self._panes.form.finish_composition()

    def day_of(self, session: PostSession, now: datetime) -> date:
        """The day of the post's own date in the site's zone; today's where it has none."""
        value = session.header.values.get("date")
        if isinstance(value, Time):
            return value.instant.astimezone(now.tzinfo).date()
        return value if isinstance(value, date) else now.date()

    def undo(self) -> None:
        """Take the post's last change back, wherever it was made."""
        if self._current is not None:
            self.flush()
            self._current.buffer.undo()

    def redo(self) -> None:
        """Make it again."""
        if self._current is not None:
            self.flush()
            self._current.buffer.redo()

    def step_tab(self, *, backwards: bool) -> None:
        """Go to the next open post."""
        self._panes.tabs.step(backwards=backwards)

    def refresh_titles(self) -> None:
        """Show the titles of the tabs, with a dot for unsaved text."""
        for session in self._workspace.sessions:
            self._panes.tabs.set_title(session.key, self.title(session), dirty=session.dirty)
        dirty = frozenset(s.path for s in self._workspace.sessions if s.dirty and s.path)
        self._panes.posts.set_dirty(dirty)

    def title(self, session: PostSession) -> str:
        """The post's title; its file's name where it has none."""
        entry = session.header.get("title")
        if entry is not None and isinstance(entry.value, str) and entry.value.strip():
            return entry.value
        return session.path.name if session.path is not None else session.name

    def _assets(self) -> SiteAssets | None:
        site = self._workspace.open_site
        return SiteAssets(site.site.root) if site is not None else None

    def _on_session_opened(self, session: PostSession) -> None:
        buffer = session.buffer
        assert isinstance(buffer, QtBuffer)
        pane = self._make_pane(session, buffer)
        self._texts[session] = pane
        self._panes.tabs.add(session.key, self.title(session), session.name)
        session.buffer.changed.subscribe(partial(self._on_text_changed, session))
        session.dirty_changed.subscribe(partial(self._on_dirty_changed, session))
        pane.viewport_moved.connect(partial(self._on_viewport_moved, session))
        pane.caret_moved.connect(partial(self._on_caret_moved, session))
        self.pane_opened.emit(pane)

    def _on_session_closed(self, session: PostSession) -> None:
        pane = self._texts.pop(session)
        pane.release()
        self._panes.tabs.remove(session.key)
        if session is self._current:
            keys = self._panes.tabs.keys()
            rest = {s.key: s for s in self._workspace.sessions}
            index = self._panes.tabs.currentIndex()
            self._current = None
            neighbour = rest.get(keys[index]) if 0 <= index < len(keys) else None
            if neighbour is not None:
                self.show(neighbour)
            else:
                self._show_nothing()
        self.pane_closed.emit(pane)

    def _show_nothing(self) -> None:
        self._panes.form.set_session(None)
        self._panes.problems.clear()
        self._panes.outline.set_entries(())
        self._panes.preview.set_blocks(())
        self._panes.preview.set_title_header("")
        self._previewed = None
        self._panes.posts.set_current(None)
        self._live.watch(None)
        self.current_changed.emit(None)
        self.changed.emit()

    def _on_site_changed(self, _site: OpenSite | None) -> None:
        if self._current is not None:
            standard = self._workspace.standard_of(self._current)
            self._panes.form.set_session(
                self._current, standard.schema, standard.site, self._assets()
            )
            self._live.again()

    def _on_tab_chosen(self, key: str) -> None:
        session = next((s for s in self._workspace.sessions if s.key == key), None)
        if session is not None:
            self.show(session)

    def _on_text_changed(self, session: PostSession, _version: int) -> None:
        if session is self._current:
            self._live.text_changed()
        self._panes.tabs.set_title(session.key, self.title(session), dirty=session.dirty)
        self.moved.emit()

    def _on_dirty_changed(self, _session: PostSession, _dirty: bool) -> None:  # noqa: FBT001 - an event's value
        self.refresh_titles()
        self.changed.emit()

    def _on_analysed(self, session: PostSession, analysis: Analysis) -> None:
        if session is not self._current:
            return
        schema = self._workspace.standard_of(session).schema
        self._show_problems(session, analysis)
        self._panes.outline.set_entries(analysis.outline)
        self._panes.form.set_findings(analysis.findings)
        pane = self._texts[session]
        pane.set_findings(analysis.findings, schema)
        self._show_page(session, analysis.blocks)
        self.changed.emit()

    def set_page_findings(self, session: PostSession, findings: tuple[Finding, ...]) -> None:
        """What could not be done with a post's page: shown after what the rules have found."""
        if findings == self._page_findings.get(session, ()):
            return
        self._page_findings[session] = findings
        known = self._live.latest(session)
        if session is self._current and known is not None:
            self._show_problems(session, known)

    def _show_problems(self, session: PostSession, analysis: Analysis) -> None:
        found = all_findings(analysis.findings, self._page_findings.get(session, ()))
        schema = self._workspace.standard_of(session).schema
        self._panes.problems.set_findings(found, analysis.text, schema, checked=analysis.checked)

    def _on_rendered(self, session: PostSession, rendering: Rendering) -> None:
        if session is self._current:
            self._show_page(session, rendering.blocks)

    def _show_page(self, session: PostSession, blocks: tuple[Block, ...]) -> None:
        preview = self._panes.preview
        if session is not self._previewed:
            site = self._workspace.open_site
            row = site.index.row(session.name) if site is not None else None
            preview.set_page_url(row.url if row is not None else "")
        preview.set_blocks(blocks, new_post=session is not self._previewed)
        self._previewed = session

    def _on_viewport_moved(self, session: PostSession, line: float) -> None:
        if session is self._current and self._follows:
            self._panes.preview.scroll_to_line(line)

    def _on_caret_moved(self, session: PostSession, offset: int) -> None:
        if session is not self._current:
            return
        line = session.text.count("\n", 0, offset)
        self._panes.preview.set_caret_line(line if self._follows else None)
        self._panes.outline.set_line(line)
        self.moved.emit()

    def _on_preview_scrolled(self, line: float) -> None:
        if self.text is not None and self._follows:
            self.text.scroll_to_line(line)

    def _on_line_chosen(self, line: int) -> None:
        if self.text is not None and self._current is not None:
            self.text.go_to_line(line)

    def _on_source_requested(self, span: Span) -> None:
        if self.text is not None:
            self.text.set_header_unfolded(True)
            self.text.reveal(span)
            self.text.focus_text()
