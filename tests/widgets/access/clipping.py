"""Texts that do not fit where they stand: what a widget needs against what it was given."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

FEW = 10
"""Choices of a box that are ours; the many of others are fonts."""
SLACK = 2
"""Pixels of rounding between a hint and what a layout gives."""


def clipped(window: QWidget) -> list[str]:
    """One line for each text of ``window`` that is cut off."""
    widgets = [widget for widget in window.findChildren(QWidget) if _is_seen(widget, window)]
    lines = [line for widget in widgets for line in (*_cut(widget), *_too_low(widget))]
    return lines + [line for area in window.findChildren(QScrollArea) for line in _beyond(area)]


def _beyond(area: QScrollArea) -> Iterator[str]:
    """What lies beside the visible part of an area that cannot be scrolled sideways."""
    inside = area.widget()
    never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if inside is None or not area.isVisible() or area.horizontalScrollBarPolicy() is not never:
        return
    needed, given = inside.minimumSizeHint().width(), area.viewport().width()
    if needed > given + SLACK:
        yield _line(area, "", needed, given)


def _is_seen(widget: QWidget, window: QWidget) -> bool:
    return widget.isVisibleTo(window) and widget.window() is window.window()


def _too_low(widget: QWidget) -> Iterator[str]:
    """A line of text that is higher than what it stands in."""
    if isinstance(widget, QAbstractButton | QLabel) and not widget.text():
        return
    if isinstance(widget, QAbstractButton | QComboBox | QGroupBox | QLabel | QLineEdit):
        needed = widget.fontMetrics().height()
        if needed > widget.height() + SLACK:
            yield _line(widget, "its height", needed, widget.height())


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QAbstractButton) and widget.text():
        yield from _button(widget)
    elif isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
        needed = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        room = widget.contentsRect().width() - 12
        if needed > room + SLACK:
            yield _line(widget, widget.placeholderText(), needed, room)
    elif isinstance(widget, QComboBox):
        yield from _combo_box(widget)
    elif isinstance(widget, QGroupBox) and widget.title():
        needed = widget.fontMetrics().horizontalAdvance(widget.title())
        if needed > widget.width() + SLACK:
            yield _line(widget, widget.title(), needed, widget.width())
    elif isinstance(widget, QHeaderView):
        yield from _header(widget)
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            text = widget.tabText(number)
            needed = widget.fontMetrics().horizontalAdvance(text)
            room = widget.tabRect(number).width()
            if needed > room and not widget.tabToolTip(number):
                yield _line(widget, text, needed, room)


def _label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or label.textFormat() is Qt.TextFormat.RichText or label.pixmap().width():
        return
    given = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK:
            yield _line(label, text, needed, label.height())
    elif label.sizeHint().width() > label.width() + SLACK and not label.toolTip():
        yield _line(label, text, label.sizeHint().width(), given.width())


def _button(button: QAbstractButton) -> Iterator[str]:
    if isinstance(button, QToolButton) and (
        button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    ):
        return
    room, needed = button.width(), _needed(button)
    if needed > room + SLACK:
        yield _line(button, button.text(), needed, room)


def _combo_box(box: QComboBox) -> Iterator[str]:
    """What is chosen, beside the arrow, and what else could be unless the machine named it."""
    option = QStyleOptionComboBox()
    option.initFrom(box)
    option.editable = box.isEditable()
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    ours = range(box.count()) if box.count() <= FEW else [box.currentIndex()]
    for number in ours:
        needed = box.fontMetrics().horizontalAdvance(box.itemText(number))
        if not box.itemIcon(number).isNull():
            needed += box.iconSize().width() + 4
        if needed > field.width() + SLACK and not box.toolTip():
            yield _line(box, box.itemText(number), needed, field.width())


def _header(header: QHeaderView) -> Iterator[str]:
    for number in range(header.count()):
        if header.isSectionHidden(number) or header.orientation() is Qt.Orientation.Vertical:
            continue
        text = header.model().headerData(number, header.orientation())
        needed, given = header.sectionSizeHint(number), header.sectionSize(number)
        if text and needed > given + SLACK:
            yield _line(header, text, needed, given)


def _needed(button: QAbstractButton) -> int:
    lines = button.text().replace("&", "").split("\n")
    width = max(button.fontMetrics().horizontalAdvance(line) for line in lines)
    if not button.icon().isNull():
        width += button.iconSize().width() + 4
    option = QStyleOptionButton()
    option.initFrom(button)
    style = button.style()
    if button.isCheckable() and not isinstance(button, QToolButton):
        width += style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, option, button)
    return width


def _line(widget: QWidget, text: str, needed: int, given: int) -> str:
    name = widget.objectName() or type(widget).__name__
    return f"{name}: {text!r} needs {needed}, has {given}"
