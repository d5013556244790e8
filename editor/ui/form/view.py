"""The form of the open post: rows made from the header and updated in place as the text changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QScrollArea, QVBoxLayout, QWidget

from editor.app.form_edit import Change, SetValue, add_header, add_row, edits_for, remove_row
from editor.app.form_model import FormModel, about_header, read_form
from editor.app.form_note import Note
from editor.app.jobs import ImmediateRunner, JobRunner
from editor.app.session import PostSession
from editor.core.findings import Finding
from editor.core.header.values import Value
from editor.core.header.write import Refused
from editor.core.schema.model import Schema
from editor.core.site_facts import SiteFacts
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.i18n.catalog import Messages
from editor.ui.dialogs.key import KeyDialog
from editor.ui.form.add_field import AddFieldButton
from editor.ui.form.context import AssetPort, FormContext, utc_now
from editor.ui.form.header_card import HeaderCard
from editor.ui.form.line_edit import LineEdit
from editor.ui.form.problem_lines import ProblemLines
from editor.ui.form.requests import RowRequests
from editor.ui.form.row import RowFrame
from editor.ui.form.rows import RowList, Untaken
from editor.ui.form.steady import steady
from editor.ui.form.text_edit import TextEdit
from editor.ui.theme.tokens import SPACE, Theme

WIDE = 560
"""From this width on, labels stand beside their fields."""

_EMPTY = Schema((), {})


class FormView(QScrollArea):
    """Shows the header of a session's text and edits it through the session.

    Every change is a change of the text; what the text says is shown, whoever changed it. Text
    being typed becomes an edit at a pause, at Enter, when the field is left, or at :meth:`flush`.

    Signals:
        edit_refused(str): a change could not be made; the sentence is for the user.
        source_requested(Span): show this place of the source (the whole text's code points).
        fix_requested(Finding, Fix): a fix's button was pressed.
        undo_requested(), redo_requested(): keys for the post's history.
        choose_image_requested(str): its image is to be chosen; answer by :meth:`set_value`.
        images_offered(str, images): these were dropped on it or pasted into it; answer likewise.
    """

    edit_refused = Signal(str)
    source_requested = Signal(object)
    fix_requested = Signal(object, object)
    undo_requested = Signal()
    redo_requested = Signal()
    choose_image_requested = Signal(str)
    images_offered = Signal(str, object)

    def __init__(
        self,
        messages: Messages,
        theme: Theme,
        jobs: JobRunner | None = None,
        clock: Callable[[], datetime] = utc_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = FormContext(messages, theme, jobs=jobs or ImmediateRunner(), clock=clock)
        self._session: PostSession | None = None
        self._schema = _EMPTY
        self._findings: tuple[Finding, ...] = ()
        self._model = FormModel()
        self._seen: str | None = None
        self._wide = False
        self._leave: Callable[[], None] | None = None
        self._requests = self._listen()
        self.setObjectName("form")
        self.setProperty("role", "pane")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()

    # -- what the window asks for

    def set_session(
        self,
        session: PostSession | None,
        schema: Schema = _EMPTY,
        facts: SiteFacts | None = None,
        assets: AssetPort | None = None,
    ) -> None:
        """Show another post, or none; what was typed in the one before is committed to it.

        The same post again, because the site has changed, is not disturbed.
        """
        if session is not None and session is self._session and schema is self._schema:
            self._set_site(facts, assets)
            return
        self.flush()
        if self._leave is not None:
            self._leave()
            self._leave = None
        same_fields = schema is self._schema
        self._session, self._schema, self._findings = session, schema, ()
        name = session.name if session is not None else ""
        self._context = replace(
            self._context, schema=schema, facts=facts, assets=assets, post_name=name
        )
        if session is not None:
            self._leave = session.buffer.changed.subscribe(self._on_buffer_changed)
        if same_fields:
            self._reuse()
        else:
            self._rebuild()

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show the findings of the text as it is."""
        session = self._session
        shown = about_header(findings, session.header) if session is not None else ()
        if shown != self._findings:
            self._findings = shown
            with steady(self):
                self._refresh()

    def focus_field(self, key: str) -> bool:
        """Take the keyboard focus to the field of ``key``; False where it has no row."""
        row = self._rows.get(key)
        if row is None or not self._rows_shown():
            return False
        row.focus()
        self.ensureWidgetVisible(row, 0, 2 * SPACE)
        return True

    def focus_first(self) -> None:
        """Take the keyboard focus to the first field, or to what stands in its place."""
        first = next(iter(self._rows), None)
        if first is not None and self._rows_shown():
            first.focus()
        elif not self._card.isHidden():
            self._card.focus_button()

    def flush(self) -> Untaken | None:
        """Commit at once what was typed: before a save, a switch to another post, a close.

        Gives the first field whose content cannot be taken: it stays as it was typed.
        """
        self.finish_composition()
        for row in self._rows:
            row.commit(whole=True)
        return self._rows.untaken

    def finish_composition(self) -> None:
        """Take what an input method composes into its field."""
        if self.composing:
            for line in self.findChildren(LineEdit):
                line.finish_composition()
            for text in self.findChildren(TextEdit):
                text.finish_composition()

    def set_value(self, key: str, value: Value) -> None:
        """Give ``key`` a value from elsewhere: an image that was chosen."""
        self._on_change_made(key, SetValue(value))

    @property
    def focused_key(self) -> str | None:
        """The key in whose row the keyboard is."""
        return self._rows.focused_key

    @property
    def post_name(self) -> str:
        """The file name of the post that is shown, "" where none is."""
        return self._context.post_name

    @property
    def composing(self) -> bool:
        """Whether an input method is composing in one of the fields."""
        return self._rows.composing

    @property
    def model(self) -> FormModel:
        """What is shown."""
        return self._model

    def row(self, key: str) -> RowFrame | None:
        """The row of a key, None where it has none."""
        return self._rows.get(key)

    def set_problem_menu(self, fill: Callable[[QMenu, Finding], None]) -> None:
        """What fills the menu of a problem's line."""
        self._remake(replace(self._context, fill_problem_menu=fill))

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._remake(replace(self._context, messages=messages))

    def apply_theme(self, theme: Theme) -> None:
        """Draw icons in the colours of ``theme``."""
        self._remake(replace(self._context, theme=theme))

    # -- parts

    def _remake(self, context: FormContext) -> None:
        self.flush()
        self._context = context
        self._build()
        self._rebuild()

    def _build(self) -> None:
        """The parts that stay when another post is shown."""
        context = self._context
        content = QWidget()
        content.setObjectName("form.content")
        content.setProperty("role", "pane")
        self._card = HeaderCard(context, content)
        self._card.source_requested.connect(self._on_card_source)
        self._card.header_requested.connect(self._on_header_requested)
        self._card.fix_requested.connect(self.fix_requested)
        self._general = ProblemLines(context, content)
        self._general.fix_requested.connect(self.fix_requested)
        self._rows = RowList(self._context, self._requests, content)
        self._rows.arrange(wide=self._wide)
        self._add = AddFieldButton(context, content)
        self._add.chosen.connect(self._on_add_chosen)
        self._add.other_wanted.connect(self._on_other_wanted)
        self._empty = QLabel(context.say("form.empty"), content)
        self._empty.setObjectName("form.empty")
        self._empty.setProperty("role", "faint")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, SPACE, 2 * SPACE)
        layout.setSpacing(SPACE + SPACE // 2)
        layout.addWidget(self._card)
        layout.addWidget(self._general)
        layout.addWidget(self._rows)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._empty, 1)
        layout.addStretch()
        self.setWidget(content)
        self.setAccessibleName(context.say("form.title"))

    def _listen(self) -> RowRequests:
        requests = RowRequests(self)
        requests.change_made.connect(self._on_change_made)
        requests.remove_requested.connect(self._on_remove_requested)
        requests.source_requested.connect(self._on_source_requested)
        requests.choose_image_requested.connect(self.choose_image_requested)
        requests.images_offered.connect(self.images_offered)
        requests.fix_requested.connect(self.fix_requested)
        requests.undo_requested.connect(self.undo_requested)
        requests.redo_requested.connect(self.redo_requested)
        return requests

    def _set_site(self, facts: SiteFacts | None, assets: AssetPort | None) -> None:
        """The site has changed: suggestions and explanations follow, what is typed stays."""
        self._context = replace(self._context, facts=facts, assets=assets)
        self._rows.set_context(self._context)

    def _reuse(self) -> None:
        """Show another post in the rows that are there: making them takes longer than a blink."""
        for row in self._rows:
            row.forget()
        self._rows.set_context(self._context)
        self._refresh()
        self.verticalScrollBar().setValue(0)

    def _rebuild(self) -> None:
        self._rows.clear()
        self._rows.set_context(self._context)
        self._seen = None
        self._refresh()
        self.verticalScrollBar().setValue(0)

    # -- from the text to the rows

    def _on_buffer_changed(self, _: int) -> None:
        session = self._session
        if session is None:
            return
        # Typing in the body is by far the most common change; the header is the same then.
        if self._seen is None or not session.text.startswith(self._seen):
            self._refresh()

    def _refresh(self) -> None:
        session = self._session
        if session is None:
            self._model, self._seen = FormModel(), None
            self._show_model("")
            return
        header, text = session.header, session.text
        readable = header.error is None and header.fences is not None
        self._seen = text[: header.body_start] if readable else None
        read_only = session.read_only
        note = Note(read_only.message, read_only.args) if read_only is not None else None
        self._model = read_form(text, header, self._schema, self._findings, note)
        self._show_model(text)

    def _show_model(self, text: str) -> None:
        model = self._model
        readable = self._session is not None and model.error is None and model.has_header
        if readable:
            self._rows.show_rows(model.rows, self._add)
        self._rows.setVisible(readable)
        self._add.setVisible(readable and self._editable())
        self._empty.setVisible(self._session is None)
        self._general.show_findings(model.other_findings if readable else ())
        self._card.show_model(model, text)
        self._add.offer(model.addable)

    def _rows_shown(self) -> bool:
        return self._session is not None and self._model.error is None and self._model.has_header

    def _editable(self) -> bool:
        return self._session is not None and self._session.read_only is None

    # -- from the rows to the text

    def _on_change_made(self, key: str, change: Change) -> None:
        session = self._session
        if session is not None:
            self._apply(key, edits_for(session.text, self._schema, key, change))

    def _on_remove_requested(self, key: str) -> None:
        if self._session is not None:
            self._apply(key, remove_row(self._session.text, key))

    def _on_add_chosen(self, key: str) -> None:
        if self._session is not None:
            self._apply(key, add_row(self._session.text, self._schema, key))
            self.focus_field(key)

    def _on_other_wanted(self) -> None:
        if self._session is None:
            return
        present = self._session.header.keys()
        dialog = KeyDialog(present, self._context.messages, self.window())
        if dialog.exec():
            self._on_add_chosen(dialog.line())
        dialog.deleteLater()

    def _on_header_requested(self) -> None:
        if self._session is not None:
            self._apply("", add_header(self._session.text, self._schema))
            self.focus_first()

    def _apply(self, key: str, edits: EditSet | Refused) -> None:
        assert self._session is not None
        frame = self._rows.get(key)
        if isinstance(edits, Refused):
            text = self._context.say(edits.reason, **edits.details)
            if frame is not None:
                frame.refuse(text)
            self.edit_refused.emit(text)
        elif edits:
            self._session.apply(edits)
        elif frame is not None:
            frame.update_row(frame.row)

    def _on_source_requested(self, key: str) -> None:
        row = self._model.row(key)
        if row is not None and row.span is not None:
            self.source_requested.emit(row.span)

    def _on_card_source(self) -> None:
        error = self._model.error
        self.source_requested.emit(error.span if error is not None else Span(0, 0))

    # -- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels go beside the fields where there is room."""
        super().resizeEvent(event)
        wide = self.viewport().width() >= WIDE
        if wide != self._wide:
            self._wide = wide
            self._rows.arrange(wide=wide)

    def changeEvent(self, event: QEvent) -> None:
        """Another font makes labels of another width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._rows.arrange(wide=self._wide)
