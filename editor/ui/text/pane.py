"""The Markdown pane of one post: the text with its gutter, strips and find bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFont, QFontDatabase, QShowEvent
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from editor.app.session import PostSession
from editor.app.text_state import TextChange, TextState
from editor.core.findings import Finding
from editor.core.schema.model import Schema
from editor.core.text.lines import LineIndex
from editor.core.text.span import Span
from editor.i18n.catalog import Messages
from editor.ui.qt_buffer import QtBuffer
from editor.ui.text.behaviours.catalog import TypingSettings, chosen
from editor.ui.text.decorations import Decorations
from editor.ui.text.find_bar import FindBar
from editor.ui.text.gutter import Gutter
from editor.ui.text.highlighter import Highlighter
from editor.ui.text.marks import FindingMarks
from editor.ui.text.scrolling import line_in_sight, scroll_to
from editor.ui.text.strips import HeaderStrip, ReadOnlyStrip
from editor.ui.text.tips import problem_tip
from editor.ui.text.view import TextView
from editor.ui.theme.tokens import Theme

FONT_SIZES = (7.0, 40.0)
"""Smallest and largest size of the text, in points."""

STEP = 1.1
"""How much one step of zoom makes the text larger."""


class TextPane(QWidget):
    """Shows one session's text; offsets are code points of the whole text, lines count from 0.

    Signals:
        caret_moved(int): to this offset. Not told of places in the hidden header.
        selection_changed(): there is a selection now, or none.
        viewport_moved(float): the first line in sight, its fraction scrolled out.
        header_unfolded(bool).
        focus_changed(bool): the text has the keyboard now, or not.
        zoom_changed(int): steps away from the size of the settings.
    """

    caret_moved = Signal(int)
    selection_changed = Signal()
    viewport_moved = Signal(float)
    header_unfolded = Signal(bool)
    focus_changed = Signal(bool)
    zoom_changed = Signal(int)

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._theme = theme
        self._session: PostSession | None = None
        self._buffer: QtBuffer | None = None
        self._highlighter: Highlighter | None = None
        self._marks = FindingMarks()
        self._schema: Schema | None = None
        self.fill_problem_menu: Callable[[QMenu, Finding], None] | None = None
        """Puts what can be done about a problem into the context menu over it."""
        self._leave: list[Callable[[], None]] = []
        self._actions: Sequence[QAction] = ()
        self._font_size = QFontDatabase.systemFont(
            QFontDatabase.SystemFont.GeneralFont
        ).pointSizeF()
        self._family = ""
        self._zoom = 0
        self._wanted_line: float | None = None
        self._header_shown: tuple[str, bool] | None = None
        self.setObjectName("text")
        self.view = TextView(self)
        self.view.setObjectName("text.view")
        self.view.setProperty("role", "text")
        self.view.behaviours = chosen(TypingSettings())
        self.view.tooltip_at = lambda offset: self._tip(self._problems_at(offset))
        self.header_strip = HeaderStrip(messages, theme, self)
        self.read_only_strip = ReadOnlyStrip(messages, theme, self)
        self._decorations = Decorations(self.view, theme)
        self._gutter = Gutter(self.view, theme)
        self._gutter.marks = lambda *sight: self._marks.by_line(self.view.document(), *sight)
        self._gutter.tip_of = lambda n: self._tip(self._marks.in_line(n, self.view.document()))
        self.find_bar = FindBar(self.view, messages, theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.read_only_strip, self.header_strip):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        column.addWidget(self.find_bar)
        self.setFocusProxy(self.view)
        self._connect()
        self._apply_font()
        self.apply_theme(theme)
        self.retranslate(messages)

    # -- the post ---------------------------------------------------------------------------------

    def set_session(self, session: PostSession, buffer: QtBuffer) -> None:
        """Show ``session``, whose buffer is ``buffer``, from its body's first line on."""
        self.release()
        self._session, self._buffer = session, buffer
        fold = self.view.show_buffer(buffer, session.apply)
        self.view.setReadOnly(session.read_only is not None)
        if session.read_only is not None:
            # Still with a caret: it can be read by keyboard and copied from.
            self.view.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.read_only_strip.set_reason(session.read_only)
        self._highlighter = Highlighter(buffer, self._theme)
        buffer.document.contentsChange.connect(self._on_contents_change)
        self._leave = [
            fold.unfolded_changed.subscribe(self._on_unfolded),
            buffer.changed.subscribe(self._on_changed),
        ]
        self._apply_font()
        self._header_shown = None
        self._show_header_state()

    def release(self) -> None:
        """Let go of the post; before the pane is closed."""
        for leave in self._leave:
            leave()
        self._leave = []
        if self._buffer is not None:
            self._buffer.document.contentsChange.disconnect(self._on_contents_change)
        if self._highlighter is not None:
            self._highlighter.close()
            self._highlighter = None
        self.view.release()
        self._session = self._buffer = None

    @property
    def session(self) -> PostSession | None:
        """The post shown."""
        return self._session

    def set_findings(self, findings: Iterable[Finding], schema: Schema | None = None) -> None:
        """Mark findings of the text as it is now; ``schema`` has the labels of fields."""
        if self._buffer is not None:
            self._schema = schema
            layer = self._marks.set_findings(findings, self._buffer)
            if self._decorations.set_layer("findings", layer):
                self._gutter.update()

    # -- caret and sight --------------------------------------------------------------------------

    def problem_at_caret(self) -> Finding | None:
        """The gravest problem that the caret stands in or touches."""
        return next(iter(self._problems_at(self.caret().end)), None)

    def caret(self) -> Span:
        """The selection; empty at the caret."""
        return self.view.selection()

    def reveal(self, span: Span, *, select: bool = True) -> None:
        """Bring ``span`` into sight, the header unfolded if it lies there; not while composing."""
        fold = self.view.fold
        if self._buffer is None or fold is None or self._buffer.composing:
            return
        limit = len(self._buffer.text)
        span = Span(min(span.start, limit), min(span.end, limit))
        if span.start < fold.body_start and fold.has_header:
            fold.set_unfolded(unfolded=True)
        self.view.select(span if select else Span(span.start, span.start))
        if not self.view.viewport().rect().contains(self.view.cursorRect()):
            self.view.centerCursor()
        self.view.ensureCursorVisible()

    def go_to_line(self, line: int) -> None:
        """Put the caret at a line's beginning, the line at the top of what is in sight."""
        if self._buffer is not None and not self._buffer.composing:
            index = LineIndex(self._buffer.text)
            offset = index.offset(line)
            self.reveal(Span(offset, offset))
            self.scroll_to_line(float(line))

    def scroll_to_line(self, line: float) -> None:
        """Bring a line (with a fraction) to the top; the caret stays. Not while composing.

        A hidden pane has no layout to scroll: it does so when it is shown.
        """
        if self.view.composing:
            return
        if not self.isVisible():
            self._wanted_line = line
            return
        scroll_to(self.view, line)

    def first_line(self) -> float:
        """The first line in sight, its fraction scrolled out."""
        return line_in_sight(self.view)

    def focus_text(self) -> None:
        """Give the text the keyboard."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish_composition(self) -> None:
        """Give what an input method is composing to the text: before saving or closing."""
        self.view.finish_composition()

    # -- what the user may choose -----------------------------------------------------------------

    def change(self, make: Callable[[TextState], TextChange | None]) -> bool:
        """Let a command work on the text; one undo step."""
        return self.view.change(make)

    def show_find(self, *, replace: bool) -> None:
        """Open the find bar, with the replace row or without."""
        self.find_bar.open(replace=replace)

    def find_again(self, *, backwards: bool) -> None:
        """Go to the next or the previous hit."""
        self.find_bar.find_again(backwards=backwards)

    def set_zoom(self, steps: int) -> None:
        """Be this many steps away from the size of the settings; nobody is told."""
        if FONT_SIZES[0] <= self._font_size * STEP**steps <= FONT_SIZES[1]:
            self._zoom = steps
            self._apply_font()

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller by steps; 0 is the size of the settings."""
        wanted = self._zoom + steps if steps else 0
        size = self._font_size * STEP**wanted
        if FONT_SIZES[0] <= size <= FONT_SIZES[1]:
            self._zoom = wanted
            self._apply_font()
            self.zoom_changed.emit(wanted)

    def set_font(self, family: str, size: float) -> None:
        """The font of the settings; an empty family is the interface's own."""
        self._family, self._font_size = family, size
        self._apply_font()

    def set_word_wrap(self, wrapped: bool) -> None:  # noqa: FBT001 - a property's setter
        """Wrap long lines at the pane's edge, or scroll to read them."""
        mode = QPlainTextEdit.LineWrapMode
        self.view.setLineWrapMode(mode.WidgetWidth if wrapped else mode.NoWrap)

    def set_line_numbers(self, shown: bool) -> None:  # noqa: FBT001 - a property's setter
        """Show line numbers, or only the marks of findings."""
        self._gutter.set_line_numbers(shown)

    def set_typing(self, settings: TypingSettings) -> None:
        """Which typing behaviours are on."""
        self.view.behaviours = chosen(settings)

    @property
    def is_header_unfolded(self) -> bool:
        """Whether the front matter is shown."""
        return self.view.fold is not None and self.view.fold.unfolded

    def set_header_unfolded(self, unfolded: bool) -> None:  # noqa: FBT001 - a property's setter
        """Show the front matter above the body, or hide it."""
        if self.view.fold is not None and not self.view.composing:
            self.view.fold.set_unfolded(unfolded)
            if unfolded:
                scroll_to(self.view, 0.0)

    def set_context_actions(self, actions: Sequence[QAction]) -> None:
        """What the context menu offers, in order; separators are actions too."""
        self._actions = actions

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.view.grounds.set_colors(theme.color("md_code_bg"), theme.color("current_line"))
        if self._highlighter is not None:
            self._highlighter.apply_theme(theme)
        parts = (self._decorations, self._gutter, self.find_bar)
        for part in (*parts, self.header_strip, self.read_only_strip):
            part.apply_theme(theme)

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        self.view.setAccessibleName(messages.text("text.name"))
        self.view.setPlaceholderText(messages.text("text.empty"))
        self.find_bar.setAccessibleName(messages.text("text.find.name"))
        for part in (self.header_strip, self.read_only_strip, self.find_bar):
            part.retranslate(messages)

    # -- inside -----------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The actions handed in, at the mouse or, from the keyboard, at the caret."""
        if not self._actions:
            return
        menu = QMenu(self)
        menu.setObjectName("text.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place, offset = event.globalPos(), self.caret().end
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.caret_place()
        elif self._buffer is not None:
            under = self.view.cursorForPosition(self.view.viewport().mapFromGlobal(place))
            offset = self._buffer.to_offset(under.position())
        problem = next(iter(self._problems_at(offset)), None)
        if problem is not None and self.fill_problem_menu is not None:
            self.fill_problem_menu(menu, problem)
            menu.addSeparator()
        menu.addActions(self._actions)
        menu.popup(place)

    def caret_place(self) -> QPoint:
        """Where the caret's lower end is on the screen."""
        return self.view.viewport().mapToGlobal(self.view.cursorRect().bottomLeft())

    def showEvent(self, event: QShowEvent) -> None:
        """Make the scroll that was asked for while there was no layout."""
        super().showEvent(event)
        if self._wanted_line is not None:
            line, self._wanted_line = self._wanted_line, None
            scroll_to(self.view, line)

    def _connect(self) -> None:
        view = self.view
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        view.cursorPositionChanged.connect(self._on_caret_moved)
        view.selectionChanged.connect(self.selection_changed)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        view.composing_changed.connect(self._decorations.set_composing)
        view.focus_changed.connect(self.focus_changed)
        view.zoom_wanted.connect(self.zoom)
        view.resized.connect(self._on_scrolled)
        self.header_strip.toggled.connect(self._on_header_toggled)
        self.find_bar.hits_changed.connect(self._on_hits_changed)
        self.find_bar.closed.connect(self.focus_text)

    def _apply_font(self) -> None:
        font = QFont(self.font())
        if self._family:
            font.setFamily(self._family)
        font.setPointSizeF(self._font_size * STEP**self._zoom)
        self.view.setFont(font)
        if self._buffer is not None:
            self._buffer.document.setDefaultFont(font)
        font.setPointSizeF(font.pointSizeF() * 0.85)
        self._gutter.setFont(font)
        self._gutter.refresh()

    def _tip(self, found: list[Finding]) -> str:
        return problem_tip(found, self._messages, self._schema)

    def _problems_at(self, offset: int) -> list[Finding]:
        if self._buffer is None:
            return []
        return self._marks.at(self._buffer.to_document(offset))

    def _show_header_state(self) -> None:
        fold, session = self.view.fold, self._session
        if fold is None or session is None or self._buffer is None:
            return
        source = self._buffer.text[: fold.body_start] if fold.has_header else ""
        state = (source, fold.unfolded)
        if state == self._header_shown:
            return  # a key in the body: no reason to parse the header
        self._header_shown = state
        lines = source.count("\n")
        readable = session.header.error is None
        self.header_strip.set_state(lines, unfolded=fold.unfolded, readable=readable)

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        self._decorations.text_changed(position, removed, added)
        self._marks.text_changed(position, removed, added)

    def _on_changed(self, _: int) -> None:
        self._show_header_state()
        self.find_bar.text_changed()

    def _on_unfolded(self, unfolded: bool) -> None:  # noqa: FBT001 - an event's value
        self._show_header_state()
        self.header_unfolded.emit(unfolded)

    def _on_header_toggled(self, unfolded: bool) -> None:  # noqa: FBT001 - a signal's value
        self.set_header_unfolded(unfolded)
        self.focus_text()

    def _on_hits_changed(self, ranges: list[object]) -> None:
        self._decorations.set_layer("hits", ranges)  # type: ignore[arg-type] # through a Qt signal

    def _on_caret_moved(self) -> None:
        fold, position = self.view.fold, self.view.textCursor().position()
        if self._buffer is not None and fold is not None and position >= fold.floor:
            self.caret_moved.emit(self._buffer.to_offset(position))

    def _on_scrolled(self) -> None:
        if self._buffer is not None:
            self.viewport_moved.emit(line_in_sight(self.view))
