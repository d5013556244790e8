"""Colours Markdown as it is typed: one pass per line, in the theme's colours."""

from __future__ import annotations

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QSyntaxHighlighter,
    QTextBlockUserData,
    QTextCharFormat,
)

from editor.core.header.fences import find_header
from editor.core.text.utf16 import Utf16Map
from editor.ui.qt_buffer import QtBuffer
from editor.ui.text.patterns import Styled, styled_line
from editor.ui.theme.tokens import Theme


class _Seen(QTextBlockUserData):
    """What a line was when it was last looked at, and what came of it.

    An input method makes Qt look at the line again with every change of the preedit, though its
    text is the same.
    """

    def __init__(self, key: tuple[str, int, bool], styles: list[Styled], state: int) -> None:
        super().__init__()
        self.key = key
        self.styles = styles
        self.state = state


class Highlighter(QSyntaxHighlighter):
    """The highlighter of one buffer's document."""

    def __init__(self, buffer: QtBuffer, theme: Theme) -> None:
        super().__init__(buffer.document)
        self._buffer = buffer
        self._formats = formats(theme)
        self._header = find_header(buffer.text) is not None
        self._leave = buffer.changed.subscribe(self._on_changed)

    def close(self) -> None:
        """Colour nothing any more."""
        self._leave()
        self.setDocument(None)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._formats = formats(theme)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Style one line; Qt counts UTF-16 units, Python code points."""
        first = self.currentBlock().blockNumber() == 0
        before = self.previousBlockState()
        key = (text, before, self._header)
        seen = self.currentBlockUserData()
        if not isinstance(seen, _Seen) or seen.key != key:
            styles, state = styled_line(text, before, first=first, header=self._header)
            seen = _Seen(key, _in_utf16(text, styles), state)
            self.setCurrentBlockUserData(seen)
        for style in seen.styles:
            self.setFormat(style.start, style.end - style.start, self._formats[style.style])
        if seen.state != self.currentBlockState():
            self.setCurrentBlockState(seen.state)

    def _on_changed(self, _: int) -> None:
        """A header that appears or goes changes what the first line is."""
        header = find_header(self._buffer.text) is not None
        if header != self._header:
            self._header = header
            self.rehighlight()


def _in_utf16(text: str, styles: list[Styled]) -> list[Styled]:
    if text.isascii():
        return styles
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
