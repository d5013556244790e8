"""The calendar that opens below a date."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from editor.ui.form.context import FormContext
from editor.ui.icons import icon


class CalendarPopup(QFrame):
    """A calendar in a window of its own that closes at the first choice.

    Signals:
        chosen(date): a day was clicked, or Enter pressed on it.
    """

    chosen = Signal(object)

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        messages = context.messages
        self.setObjectName("form.calendar")
        self.setProperty("role", "card")
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(QLocale(messages.language))
        self.calendar.setFirstDayOfWeek(self.calendar.locale().firstDayOfWeek())
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._dress(context)
        self.calendar.setAccessibleName(messages.text("form.date.calendar"))
        self.calendar.activated.connect(self._on_chosen)
        self.calendar.clicked.connect(self._on_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.calendar)

    def open_for(self, day: date, below: QWidget) -> None:
        """Show the month of ``day`` below a field."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        corner = below.mapToGlobal(QPoint(0, below.height() + 2))
        free = below.screen().availableGeometry()
        if corner.y() + self.height() > free.bottom():
            corner.setY(below.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        self.move(max(free.left(), min(corner.x(), free.right() - self.width())), corner.y())
        self.show()
        self.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _dress(self, context: FormContext) -> None:
        """Qt's calendar has red week-ends, black arrows and a bar in the selection's colour."""
        theme = context.theme
        for day, color in ((Qt.DayOfWeek.Saturday, "accent"), (Qt.DayOfWeek.Sunday, "error")):
            style = QTextCharFormat()
            style.setForeground(theme.color(color))
            self.calendar.setWeekdayTextFormat(day, style)
        head = QTextCharFormat()
        head.setForeground(theme.color("text_muted"))
        self.calendar.setHeaderTextFormat(head)
        bar = self.calendar.findChild(QWidget, "qt_calendar_navigationbar")
        if bar is not None:
            bar.setBackgroundRole(QPalette.ColorRole.Base)
        for name, drawn in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = self.calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if button is not None:
                button.setIcon(icon(drawn, theme.color("text_muted")))

    def _on_chosen(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
