"""Colours Markdown as it is typed: one pass per line, in the theme's colours.

Not a QSyntaxHighlighter: that one styles the line below a change as well and reports every styled
line as changed, whether or not its styles are others. With an input method this means that each
change of a preedit lays out several lines and paints the whole viewport.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockUserData,
    QTextCharFormat,
    QTextLayout,
)

from editor.app.markdown.patterns import Styled, styled_line
from editor.core.header.fences import find_header
from editor.core.text.utf16 import Utf16Map
from editor.ui.qt_buffer import QtBuffer
from editor.ui.theme.tokens import Theme

SLICE = 400
"""Lines that are styled at once when a text is opened; the rest follows in idle time."""


class _Seen(QTextBlockUserData):
    """What a line was when it was styled, and what came of it."""

    def __init__(self, key: tuple[str, int, bool], styles: list[Styled], state: int) -> None:
        super().__init__()
        self.key = key
        self.styles = styles
        self.state = state


class Highlighter(QObject):
    """The highlighter of one buffer's document."""

    def __init__(self, buffer: QtBuffer, theme: Theme) -> None:
        super().__init__(buffer.document)
        self._buffer = buffer
        self._formats = formats(theme)
        self._header = find_header(buffer.text) is not None
        self._next = 0
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._style_slice)
        buffer.document.contentsChange.connect(self._on_contents_change)
        self._leave = buffer.changed.subscribe(self._on_changed)
        self._style_slice()

    def close(self) -> None:
        """Style nothing any more."""
        self._idle.stop()
        self._leave()
        self._buffer.document.contentsChange.disconnect(self._on_contents_change)
        self.deleteLater()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._formats = formats(theme)
        self._restyle()

    def _restyle(self) -> None:
        self._next = 0
        self._style_slice()

    def _style_slice(self) -> None:
        """Style the next lines from the top, and go on when there is time."""
        document = self._buffer.document
        block = document.findBlockByNumber(self._next)
        for _ in range(SLICE):
            if not block.isValid():
                break
            self._style(block, always=True)
            document.markContentsDirty(block.position(), block.length())
            block = block.next()
            self._next += 1
        if block.isValid():
            self._idle.start()
        else:
            self._idle.stop()

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        """Style the lines that changed, and those below whose surroundings did.

        The document includes them in the change that it is about to report to the layout.
        """
        block = self._buffer.document.findBlock(position)
        end = position + added
        while block.isValid():
            before = block.userState()
            self._style(block, always=False)
            if block.userState() == before and block.position() + block.length() > end:
                return
            block = block.next()

    def _style(self, block: QTextBlock, *, always: bool) -> None:
        first = block.blockNumber() == 0
        text = block.text()
        key = (text, -1 if first else block.previous().userState(), self._header)
        seen = block.userData()
        layout = block.layout()
        if isinstance(seen, _Seen) and seen.key == key:
            # Qt drops a line's formats when a composition begins or ends in it.
            kept = not always and not layout.preeditAreaText()
            if kept and len(layout.formats()) == len(seen.styles):
                return
        else:
            styles, state = styled_line(text, key[1], first=first, header=self._header)
            seen = _Seen(key, _in_utf16(text, styles), state)
            block.setUserData(seen)
            block.setUserState(state)
        layout.setFormats(self._ranges(seen.styles, layout))

    def _ranges(self, styles: list[Styled], layout: QTextLayout) -> list[QTextLayout.FormatRange]:
        """The formats of a line; what the input method shows keeps its own and moves the rest."""
        start, length = layout.preeditAreaPosition(), len(layout.preeditAreaText())
        ranges = [_range(style, self._formats[style.style]) for style in styles]
        if not length:
            return ranges
        for made in ranges:
            if made.start >= start:
                made.start += length
            elif made.start + made.length >= start:
                made.length += length
        inside = [r for r in layout.formats() if start <= r.start < start + length]
        return ranges + inside

    def _on_changed(self, _: int) -> None:
        """A header that appears or goes changes what the first line is."""
        header = find_header(self._buffer.text) is not None
        if header != self._header:
            self._header = header
            self._restyle()


def _range(style: Styled, made: QTextCharFormat) -> QTextLayout.FormatRange:
    result = QTextLayout.FormatRange()
    result.start = style.start
    result.length = style.end - style.start
    result.format = made
    return result


def _in_utf16(text: str, styles: list[Styled]) -> list[Styled]:
    """Ranges in UTF-16 units, as Qt counts; empty ones left out."""
    offsets = Utf16Map(text)
    return [
        Styled(offsets.to_utf16(s.start), offsets.to_utf16(s.end), s.style)
        for s in styles
        if s.end > s.start
    ]


def formats(theme: Theme) -> dict[str, QTextCharFormat]:
    """A format for each style of patterns.py.

    Sizes stay the same in all of them: a heading in larger type would make lines jump while it is
    typed, and wide tables would not stand in line.
    """
    color = theme.color
    heading = _format(color("md_heading"), bold=True)
    link = _format(color("md_link"))
    # The background of whole code blocks is the view's, to its edge.
    block = _fixed(_format(color("md_code")))
    code = _fixed(_format(color("md_code"), background=color("md_code_bg")))
    faint = _format(color("md_marker"))
    header_value = _format(color("text"))
    both = _format(color("md_emphasis"), bold=True, italic=True)
    strike = _format(color("text_muted"))
    strike.setFontStrikeOut(True)
    return {
        "heading": heading,
        "marker": faint,
        "escape": faint,
        "code": code,
        "fence": _fixed(_format(color("md_marker"))),
        "code_block": block,
        "math": code,
        "comment": _format(color("text_faint"), italic=True),
        "liquid": _format(color("md_liquid")),
        "ial": _format(color("md_liquid")),
        "footnote": link,
        "image": link,
        "link": link,
        "target": faint,
        "definition": faint,
        "url": link,
        "html": _format(color("md_html")),
        "both": both,
        "strong": _format(color("md_emphasis"), bold=True),
        "emphasis": _format(color("md_emphasis"), italic=True),
        "strike": strike,
        "bar": faint,
        "quote": _format(color("md_quote"), italic=False),
        "list": _format(color("md_list"), bold=True),
        "header_fence": faint,
        "header_key": _format(color("md_header"), bold=True),
        "header_string": header_value,
        "header_value": header_value,
        "header_comment": _format(color("text_faint"), italic=True),
        "header_mark": faint,
    }


def _format(
    color: QColor, *, bold: bool = False, italic: bool = False, background: QColor | None = None
) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(color)
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    if italic:
        made.setFontItalic(True)
    if background is not None:
        made.setBackground(background)
    return made


def _fixed(made: QTextCharFormat) -> QTextCharFormat:
    """In the system's fixed-width font: code stands in columns."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setFontFamilies([fixed.family(), "monospace"])
    made.setFontFixedPitch(True)
    return made
