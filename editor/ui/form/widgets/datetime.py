"""A date: day with a calendar, time, offset; the file's own way of writing it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from editor.app.form_dates import (
    Stamp,
    new_stamp,
    parse_stamp,
    shown_time,
    typed_date,
    typed_offset,
    typed_time,
    written_offset,
)
from editor.app.form_edit import Change, SetRaw, SetStamp
from editor.app.form_model import Row
from editor.app.form_suggest import Suggestion
from editor.ui.form.calendar import CalendarPopup
from editor.ui.form.context import FormContext
from editor.ui.form.flow_layout import FlowLayout
from editor.ui.form.line_edit import LineEdit
from editor.ui.form.roles import set_style_property
from editor.ui.form.suggest_edit import SuggestEdit
from editor.ui.form.widgets.base import FieldWidget
from editor.ui.icons import icon

_Edit = TypeVar("_Edit", bound=LineEdit)

_AROUND = 22
"""Border, padding and the inner margin of a line edit."""
_ARROW = 22
"""The calendar's icon."""
_TEXT_WIDTH = 200


class StepEdit(LineEdit):
    """A line in which Up and Down count.

    Signals:
        stepped(int): one up (1) or down (-1).
    """

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down, unless they are the input method's."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is not None and not self.composing and not event.modifiers():
            self.stepped.emit(step)
            event.accept()
            return
        super().keyPressEvent(event)


class DateTimeField(FieldWidget):
    """Day, time and offset; a text that is no date stays a text that can be mended."""

    def __init__(self, context: FormContext, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(context, row, parent)
        self.day = self._line(StepEdit(context.messages, self), "")
        self.time = self._line(StepEdit(context.messages, self), "time")
        self.offset = SuggestEdit(context.messages, self._offsets, parent=self)
        self._line(self.offset, "offset")
        self.offset.suggestion_taken.connect(self._on_offset_taken)
        self.text = self._line(LineEdit(context.messages, self), "text")
        self.day.stepped.connect(self._on_day_stepped)
        self.time.stepped.connect(self._on_time_stepped)
        self._calendar: CalendarPopup | None = None
        muted = context.theme.color("text_muted")
        self.open_calendar = QAction(
            icon("calendar", muted), context.say("form.date.calendar"), self
        )
        self.open_calendar.triggered.connect(self._on_open_calendar)
        self.day.addAction(self.open_calendar, QLineEdit.ActionPosition.TrailingPosition)
        self.now = self.tool("clock", "form.date.now", "now")
        self.now.setFixedSize(QSize(28, 28))
        self.now.clicked.connect(self._on_now)
        self.explanation = QLabel(self)
        self.explanation.setProperty("role", "muted")
        self.explanation.setWordWrap(True)
        self.explanation.setTextFormat(Qt.TextFormat.PlainText)
        self.day.setPlaceholderText(context.say("form.date.day-format"))
        self.time.setPlaceholderText(context.say("form.date.time-format"))
        self.offset.setPlaceholderText(written_offset(_minutes(self._site_now())))
        self._lay_out()
        self.refresh()

    # -- what a row asks

    @property
    def composing(self) -> bool:
        """Whether an input method is composing in one of the parts."""
        return any(edit.composing for edit in self._edits())

    @property
    def incomplete(self) -> bool:
        """Whether a part is none."""
        if self._is_text():
            return False
        clock, typed = typed_time(self.time.text()), self.time.text().strip()
        empty = not (self.day.text().strip() or typed)
        offset = typed_offset(self.offset.text())
        wrong = typed_date(self.day.text()) is None or (bool(typed) and clock is None)
        return not empty and (wrong or offset is None)

    def inputs(self) -> list[QWidget]:
        """Day, time, offset; the text in their place where it is no date; the button."""
        parts = [self.text] if self._is_text() else [self.day, self.time, self.offset]
        return [*parts, self.now]

    def bordered(self) -> list[QWidget]:
        """All the lines."""
        return list(self._edits())

    def set_context(self, context: FormContext) -> None:
        """The site's zone or its other posts may be others now."""
        super().set_context(context)
        self.explain()

    def change(self) -> Change | None:
        """The date as the parts say; None as long as one of them is no such thing."""
        if self._is_text():
            text = self.text.text().strip()
            return None if text == self.row.raw else SetRaw(text)
        if not (self.day.text().strip() or self.time.text().strip()):
            return None  # emptied: the field can be removed, but a date cannot be blank
        stamp = self._typed()
        if stamp is None or stamp == parse_stamp(self.row.raw):
            return None
        return SetStamp(stamp)

    def refresh(self) -> None:
        """Show the parts, or the text that is no date."""
        stamp = parse_stamp(self.row.raw)
        is_text = stamp is None and bool(self.row.raw)
        for part in (self.day, self.time, self.offset):
            part.setVisible(not is_text)
        self.text.setVisible(is_text)
        if is_text:
            self.text.show_text(self.row.raw)
        else:
            self._show_part(self.day, stamp.day.isoformat() if stamp else "")
            self._show_part(self.time, shown_time(stamp.clock) if stamp else "")
            self._show_part(self.offset, stamp.offset if stamp else "")
            self._fit()
        self.explain()

    def describe(self, name: str, description: str) -> None:
        """Each part has a name of its own behind the field's."""
        self.day.setAccessibleName(name)
        self.text.setAccessibleName(name)
        self.time.setAccessibleName(f"{name}: {self.context.say('form.date.time')}")
        self.offset.setAccessibleName(f"{name}: {self.context.say('form.date.offset')}")
        for part in self._edits():
            part.setAccessibleDescription(description)

    def explain(self) -> None:
        """Say what Jekyll makes of the date."""
        notes = self.context.explain_date(self.row)
        self.explanation.setText("\n".join(map(self.context.tell, notes)))
        self.explanation.setVisible(bool(notes))

    # -- inside

    def _lay_out(self) -> None:
        line = QWidget(self)
        flow = FlowLayout(line, gap=4)
        flow.setContentsMargins(0, 0, 0, 0)
        # Where the row is too narrow, all that belongs to the time goes into the next line at once.
        together = QWidget(line)
        together.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        beside = QHBoxLayout(together)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4)
        for part in (self.time, self.offset, self.now):
            beside.addWidget(part)
        for shown in (self.text, self.day, together):
            flow.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(line)
        layout.addWidget(self.explanation)

    def _line(self, edit: _Edit, part: str) -> _Edit:
        edit.setObjectName(self.part(part) if part else f"form.{self.row.key}")
        if part == "text":
            edit.setMinimumWidth(_TEXT_WIDTH)
        else:
            edit.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        edit.text_typed.connect(self._on_text_typed)
        edit.composition_ended.connect(self._on_composition_ended)
        edit.editingFinished.connect(self._on_editing_finished)
        self.keys.watch(edit)
        return edit

    def _edits(self) -> tuple[LineEdit, ...]:
        return (self.day, self.time, self.offset, self.text)

    def _is_text(self) -> bool:
        return self.text.isVisibleTo(self)

    def _fit(self) -> None:
        """Make the parts as wide as what they hold; a time has seconds or has not."""
        clock = "00:00:00" if len(self.time.text()) > len("00:00") else "00:00"
        for edit, sample in ((self.day, "0000-00-00"), (self.time, clock), (self.offset, "+00:00")):
            edit.ensurePolished()
            width = edit.fontMetrics().horizontalAdvance(sample) + _AROUND
            edit.setFixedWidth(width + (_ARROW if edit is self.day else 0))

    def _show_part(self, edit: LineEdit, text: str) -> None:
        edit.show_text(text)
        set_style_property(edit, "state", "")

    def _typed(self) -> Stamp | None:
        """The stamp that the parts give; a part that is no such thing is marked."""
        old = parse_stamp(self.row.raw) or new_stamp(self._site_now())
        day, clock = typed_date(self.day.text()), typed_time(self.time.text())
        offset = typed_offset(self.offset.text(), like=old.offset)
        no_time = not self.time.text().strip()
        wrong: dict[LineEdit, bool] = {
            self.day: day is None,
            self.time: clock is None and not no_time,
            self.offset: offset is None,
        }
        for edit, is_wrong in wrong.items():
            set_style_property(edit, "state", "error" if is_wrong else "")
        if day is None or offset is None or wrong[self.time]:
            self.message.emit(self.context.say(f"form.date.wrong-{_first_wrong(wrong, self)}"))
            return None
        if clock is None:
            return Stamp(day, quote=old.quote, padded=old.padded)
        stamp = old.with_day(day)
        if shown_time(stamp.clock) != self.time.text().strip():
            stamp = stamp.with_clock(clock, offset=self._site_offset(day, clock))
        had_time = parse_stamp(self.row.raw) is None or old.clock is not None
        return stamp.with_offset(offset) if had_time or offset else stamp

    def _site_now(self) -> datetime:
        return self.context.clock().astimezone(self.context.zone)

    def _site_offset(self, day: date, clock: time) -> str:
        stamp = parse_stamp(self.row.raw)
        like = stamp.offset if stamp else ""
        return written_offset(_minutes(datetime.combine(day, clock, self.context.zone)), like=like)

    def _offsets(self, _: str) -> Sequence[Suggestion]:
        """The offsets worth choosing: the site's on that day, UTC, the written one."""
        stamp = parse_stamp(self.row.raw) or new_stamp(self._site_now())
        site = self._site_offset(stamp.day, stamp.clock or time())
        offers = [site, written_offset(0, like=stamp.offset), stamp.offset]
        return [Suggestion(text, 0) for text in dict.fromkeys(offers) if text]

    def _write(self, stamp: Stamp) -> None:
        """Put a whole stamp into the parts, as a change that is complete."""
        for part in (self.day, self.time, self.offset):
            part.show()
        self.text.hide()
        self.day.setText(stamp.day.isoformat())
        self.time.setText(shown_time(stamp.clock))
        self.offset.setText(stamp.offset)
        self.stirred.emit()
        self.note_finished()

    def _on_text_typed(self) -> None:
        self.note_waiting()

    def _on_composition_ended(self) -> None:
        if not self.pending:
            self.refresh()

    def _on_editing_finished(self) -> None:
        if self.pending:
            self.finished.emit()

    def _on_offset_taken(self, offset: str) -> None:
        self.offset.setText(offset)
        self.note_finished()

    def _on_day_stepped(self, step: int) -> None:
        day = typed_date(self.day.text()) or self._site_now().date()
        self.day.setText((day + timedelta(days=step)).isoformat())
        self.note_typed()

    def _on_time_stepped(self, step: int) -> None:
        """The hour counts while the caret is in it, else the minute; the day stays."""
        clock = typed_time(self.time.text()) or self._site_now().time().replace(microsecond=0)
        caret = self.time.cursorPosition()
        minutes = step * (60 if caret <= 2 else 1)
        total = (clock.hour * 60 + clock.minute + minutes) % (24 * 60)
        self.time.setText(shown_time(clock.replace(hour=total // 60, minute=total % 60)))
        self.time.setCursorPosition(caret)
        self.note_typed()

    def _on_open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = CalendarPopup(self.context, self)
            self._calendar.chosen.connect(self._on_day_chosen)
        day = typed_date(self.day.text()) or self._site_now().date()
        self._calendar.open_for(day, self.day)

    def _on_day_chosen(self, day: date) -> None:
        self.day.setText(day.isoformat())
        self.day.setFocus()
        self.note_finished()

    def _on_now(self) -> None:
        moment = self._site_now().replace(microsecond=0)
        stamp = parse_stamp(self.row.raw)
        self._write(stamp.at(moment) if stamp else new_stamp(moment))


def _minutes(moment: datetime) -> int:
    """The offset of an aware moment."""
    return int((moment.utcoffset() or timedelta()).total_seconds()) // 60


def _first_wrong(wrong: Mapping[LineEdit, bool], field: DateTimeField) -> str:
    names = {field.day: "day", field.time: "time", field.offset: "offset"}
    return next(names[edit] for edit, is_wrong in wrong.items() if is_wrong)
