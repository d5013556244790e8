"""The manual in a window of its own: pages on the left, the page on the right, a search above."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from editor.app.folding import folded
from editor.app.manual import Page, folder
from editor.i18n.catalog import Messages
from editor.ui.dialogs.size import letter_scale, open_at_most
from editor.ui.line import Line
from editor.ui.theme.tokens import Theme

_PICTURE = 600
"""Width of pictures in device-independent pixels, at the most."""
_MARGIN = 24
"""Around a page."""

_SIDE = 208
"""Width of the list of pages for letters of 10 points."""

_STYLE = Template("""
body { font-size: 11pt; color: $text; }
h1 { font-size: 18pt; font-weight: 600; margin-top: 4px; margin-bottom: 12px; }
h2 { font-size: 14pt; font-weight: 600; margin-top: 22px; margin-bottom: 8px; }
h3 { font-size: 12pt; font-weight: 600; margin-top: 16px; margin-bottom: 6px; }
p, li { line-height: 160%; margin-top: 4px; margin-bottom: 8px; }
.picture { line-height: 100%; }
a { color: $accent; }
code, pre { font-family: "Noto Sans Mono CJK JP", monospace; background: $md_code_bg; }
pre { line-height: 150%; margin-top: 8px; margin-bottom: 8px; }
th { text-align: left; color: $text_muted; }
td, th { padding: 3px 18px 3px 0; }
""")


class _Reader(QTextBrowser):
    """Shows pages of the manual; pictures are read from its folder and from nowhere else."""

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder = folder(language)
        self._html = ""
        self._picture_width = 0
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def show_page(self, html: str) -> None:
        """Show a page from its top."""
        self._html = html
        self._picture_width = self._room()
        self.setHtml(html)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rich text does not fit pictures to the window: have them loaded in their new width."""
        super().resizeEvent(event)
        if self._html and self._room() != self._picture_width:
            place = self.verticalScrollBar().value()
            self.show_page(self._html)
            self.verticalScrollBar().setValue(place)

    def _room(self) -> int:
        return max(1, min(_PICTURE, self.viewport().width() - 2 * _MARGIN))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the manual, as large as the page is wide and as sharp as the screen."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        image = QImage(str(self._folder / QUrl(name).path()))
        if image.isNull():
            return image
        ratio = self.devicePixelRatioF()
        width = min(round(self._picture_width * ratio), image.width())
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(max(1.0, width / self._picture_width))
        return image


class ManualWindow(QDialog):
    """Stands beside the program's window, so that one can read and do."""

    def __init__(
        self, pages: tuple[Page, ...], messages: Messages, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        text = messages.text
        self.setObjectName("manual")
        self.setWindowTitle(text("manual.title"))
        open_at_most(self, 960, 720)
        self._search = Line(self)
        self._search.setObjectName("manual.search")
        self._search.setPlaceholderText(text("manual.search"))
        self._search.setAccessibleName(text("manual.search"))
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget(self)
        self._list.setObjectName("manual.pages")
        self._list.setAccessibleName(text("manual.pages"))
        self._list.setProperty("role", "choices")
        side_width = round(_SIDE * letter_scale(self))
        self._list.setFixedWidth(side_width)
        for page in pages:
            self._list.addItem(page.title)
        self._reader = _Reader(messages.language, self)
        self._reader.setObjectName("manual.page")
        self._reader.setAccessibleName(text("manual.page"))
        self._reader.setOpenLinks(False)
        self._reader.document().setDocumentMargin(_MARGIN)
        self._reader.document().setDefaultStyleSheet(_STYLE.substitute(theme.colors))
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self._search)
        side.addWidget(self._list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addLayout(side)
        row.addWidget(self._reader, 1)
        self._search.setFixedWidth(side_width)
        self._list.currentRowChanged.connect(self._on_page_chosen)
        self._search.textChanged.connect(self._on_searched)
        self._reader.anchorClicked.connect(self._on_link)
        self._list.setCurrentRow(0)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, name: str) -> None:
        """Turn to a page by its name."""
        names = [page.id for page in self._pages]
        if name in names:
            self._list.setCurrentRow(names.index(name))

    def _on_page_chosen(self, number: int) -> None:
        if number >= 0:
            # A line as high as a picture would be stretched by the height of lines of text.
            html = self._pages[number].html.replace("<p><img", '<p class="picture"><img')
            self._reader.show_page(html)
            self._show_hits()

    def _on_searched(self, typed: str) -> None:
        """Leave the pages that have all the words, and go to the first place of the first word."""
        words = folded(typed).split()
        found = [all(word in folded(page.words) for word in words) for page in self._pages]
        for number, has in enumerate(found):
            self._list.item(number).setHidden(not has)
        if any(found) and not found[self._list.currentRow()]:
            self._list.setCurrentRow(found.index(True))
        self._show_hits()

    def _show_hits(self) -> None:
        words = self._search.text().split()
        if words:
            self._reader.moveCursor(self._reader.textCursor().MoveOperation.Start)
            self._reader.find(words[0])

    def _on_link(self, url: QUrl) -> None:
        if url.path().endswith(".md"):
            self.show_page(url.path().removesuffix(".md"))
        elif url.hasFragment():
            self._reader.scrollToAnchor(url.fragment())
