"""What is drawn over and under the text: hits of the search, findings.

Each kind is a layer with a name; a layer is replaced as a whole. All changes of one turn of the
event loop go to the view at once, and when there are many ranges only those in sight: with 5,000
of them Qt needs 90 ms to take them.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from editor.core.findings import Severity
from editor.ui.text.ranges import Ranged, Ranges
from editor.ui.theme.tokens import Theme

MANY = 200
"""From this number of ranges on only those in sight are drawn."""

_ORDER = ("hits", "hit", "findings")


class Decorations(QObject):
    """The extra selections of one view."""

    def __init__(self, view: QPlainTextEdit, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._formats = _formats(theme)
        self._layers: dict[str, Ranges[str]] = {}
        self._composing = False
        self._revision = 0  # of layers and formats
        self._drawn: object = None  # what the view was last given
        self._made: list[tuple[QTextCursor, str, QTextEdit.ExtraSelection]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._formats = _formats(theme)
        self._made.clear()
        self._revision += 1
        self._later()

    def set_layer(self, name: str, ranges: Iterable[Ranged[str]]) -> bool:
        """Replace a layer; each range names its format: a severity, ``hit`` or ``hits``.

        False where it is the same: after most keys what is drawn has moved with the text.
        """
        made = Ranges(ranges)
        if made.same_as(self._layers.get(name, Ranges())):
            return False
        self._layers[name] = made
        self._revision += 1
        self._later()
        return True

    def clear(self) -> None:
        """Draw nothing."""
        self._layers.clear()
        self._made.clear()
        self._revision += 1
        self._later()

    def text_changed(self, position: int, removed: int, added: int) -> None:
        """Move what is kept; what is drawn moves by itself."""
        for ranges in self._layers.values():
            ranges.moved(position, removed, added)

    def set_composing(self, composing: bool) -> None:  # noqa: FBT001 - a signal's value
        """An input method begins or ends to compose: what is drawn has to be right at once."""
        self._composing = composing
        self._draw()

    def _later(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _on_scrolled(self) -> None:
        if self._count() > MANY:
            self._later()

    def _count(self) -> int:
        return sum(map(len, self._layers.values()))

    def _draw(self) -> None:
        sight = self._in_sight() if self._count() > MANY else None
        hidden = self._beside_preedit() if self._composing else None
        drawn = (sight, hidden, self._revision)
        if drawn == self._drawn:
            return  # Qt would compare all of them
        self._drawn = drawn
        start, end = sight or (0, 2**31 - 1)
        layers = [self._layers[name] for name in _ORDER if name in self._layers]
        items = [item for layer in layers for item in layer.within(start, end)]
        self._make(items if hidden is None else _without(items, *hidden))
        self._view.setExtraSelections([selection for _, _, selection in self._made])

    def _make(self, items: list[Ranged[str]]) -> None:
        """Have what is drawn for ``items``; what was drawn there already has moved with the text.

        To find that out takes a twentieth of the time of making it.
        """
        known = {
            (cursor.anchor(), cursor.position(), what): (cursor, what, selection)
            for cursor, what, selection in self._made
        }
        last = self._view.document().characterCount() - 1
        self._made = []
        for item in items:
            start, end = min(item.start, last), min(item.end, last)
            made = known.get((start, end, item.what))
            self._made.append(made or self._selection(start, end, item.what))

    def _selection(
        self, start: int, end: int, what: str
    ) -> tuple[QTextCursor, str, QTextEdit.ExtraSelection]:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        made = QTextEdit.ExtraSelection()
        made.cursor = cursor
        made.format = self._formats[what]
        return cursor, what, made

    def _beside_preedit(self) -> tuple[int, int] | None:
        """From the preedit to the end of its paragraph, where anything is drawn there.

        Qt counts in the line as it is shown, preedit included, but is given positions of the text:
        what stands there would be drawn that much too far to the left, over the preedit first.
        """
        cursor = self._view.textCursor()
        block = cursor.block()
        start, end = cursor.position(), block.position() + block.length() - 1
        drawn = any(layer.within(start + 1, end) for layer in self._layers.values())
        return (start, end) if drawn else None

    def _in_sight(self) -> tuple[int, int]:
        viewport = self._view.viewport().rect()
        first = self._view.firstVisibleBlock().position()
        last = self._view.cursorForPosition(viewport.bottomRight()).block()
        return first, last.position() + last.length()


def _without(items: Iterable[Ranged[str]], start: int, end: int) -> list[Ranged[str]]:
    """The items without what of them lies between ``start`` and ``end``."""
    kept: list[Ranged[str]] = []
    for item in items:
        if item.end <= start or item.start >= end:
            kept.append(item)
            continue
        if item.start < start:
            kept.append(Ranged(item.start, start, item.what))
        if item.end > end:
            kept.append(Ranged(end, item.end, item.what))
    return kept


def _formats(theme: Theme) -> dict[str, QTextCharFormat]:
    hits = QTextCharFormat()
    hits.setBackground(theme.color("search_hit"))
    hit = QTextCharFormat()
    hit.setBackground(theme.color("accent"))
    hit.setForeground(theme.color("accent_text"))
    made = {"hits": hits, "hit": hit}
    for severity in Severity:
        made[severity.value] = _wave(theme.color(severity.value))
    return made


def _wave(color: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    made.setUnderlineColor(color)
    return made
