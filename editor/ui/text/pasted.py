"""The text of what is pasted or dropped into the pane."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextDocumentFragment

from editor.ui.qt_buffer import as_lines

_UNSHOWN = str.maketrans({"\ufffc": None, "\u00a0": " ", "\u2028": "\n"})
"""Images; blanks that web pages hold against a break, as browsers give them; ``<br>``."""

_LINK = re.compile("<link\\b[^>]*>", re.IGNORECASE)
"""Of style sheets. It has no end tag, and Qt hides what follows as a part of it."""


def pasted_text(data: QMimeData) -> str:
    """The plain text of ``data`` with LF line ends; that of its HTML where it has no other."""
    text = data.text() if data.hasText() else _text_of_html(data.html())
    return as_lines(text).replace("\0", "")


def _text_of_html(html: str) -> str:
    """Paragraphs with blank lines between them; items, cells and lines of code without.

    Not Markdown: ``QTextDocument.toMarkdown`` breaks lines behind links and glues lists together.
    A fragment is made without a document, so that nothing the HTML names is read from the disk.
    """
    document = QTextDocument()
    QTextCursor(document).insertFragment(QTextDocumentFragment.fromHtml(_LINK.sub("", html)))
    result = ""
    block, before = document.begin(), QTextBlock()
    while block.isValid():
        text = block.text().translate(_UNSHOWN)
        if text.strip() or (result and _is_code(block)):
            if result:
                result += "\n" if _are_together(before, block) else "\n\n"
            result += text
            before = block
        block = block.next()
    return result.rstrip()


def _are_together(one: QTextBlock, other: QTextBlock) -> bool:
    return any(is_such(one) and is_such(other) for is_such in (_is_item, _is_cell, _is_code))


def _is_item(block: QTextBlock) -> bool:
    return block.blockFormat().objectIndex() >= 0


def _is_cell(block: QTextBlock) -> bool:
    return bool(QTextCursor(block).currentTable())


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().nonBreakableLines()
