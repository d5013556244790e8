"""The preview where no browser engine runs: Qt's own rich text, which knows a part of HTML."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from string import Template

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from editor.app.preview_links import LinkKind, read_link
from editor.app.preview_scroll import LineMap
from editor.i18n.catalog import Messages
from editor.ui.preview.addresses import SCHEME, SITE_HOST, SITE_ORIGIN
from editor.ui.preview.state import Part, PreviewState

LARGEST_IMAGE = 640
"""Width in pixels that an image gets at the most; rich text does not scale to the window."""

_STYLE = Template("""
body, p, li, dd, td, th { line-height: 170%; }
a { color: $accent; }
pre, code { font-family: "Noto Sans Mono CJK JP", monospace; background: $md_code_bg; }
blockquote { color: $text_muted; }
.genko-meta { color: $text_muted; }
""")


class PlainPreview(QTextBrowser):
    """Shows the blocks as rich text, without scripts, network or files outside the site.

    It does not tell where the reader scrolls or clicks; it follows the text in whole blocks.

    Signals:
        link_clicked(Link): a link was followed; those into the page have been scrolled to.
    """

    link_clicked = Signal(object)

    def __init__(self, state: PreviewState, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._lines = LineMap(())
        self._due = Part(0)
        self.setObjectName("preview.plain")
        self.setAccessibleName(messages.text("preview.name"))
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.document().setDocumentMargin(20)
        self.anchorClicked.connect(self._on_anchor)
        # Rich text is always made anew as a whole, so it waits for a pause in the typing.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(200)
        self._pause.timeout.connect(self._show)
        self._due = ~Part(0)
        self._show()

    def apply(self, parts: Part) -> None:
        """Show parts of the state that have changed."""
        self._due |= parts
        if not self._pause.isActive():
            self._pause.start()

    def read_text(self, tell: Callable[[str], object]) -> None:
        """Give the text of the article as a reader sees it."""
        tell(self.toPlainText())

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Images of the site; nothing else is read."""
        url = QUrl(SITE_ORIGIN + "/").resolved(QUrl(name))
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        if (url.scheme(), url.host()) != (SCHEME, SITE_HOST):
            return None
        found = self._state.files.find(url.path(QUrl.ComponentFormattingOption.FullyDecoded))
        image = QImage(str(found.path)) if found else QImage()
        if image.width() > LARGEST_IMAGE:
            return image.scaledToWidth(LARGEST_IMAGE)
        return image

    def _show(self) -> None:
        due, self._due = self._due, Part(0)
        page = Part.SITE | Part.THEME | Part.HEAD | Part.BLOCKS | Part.FILES_CHANGED | Part.ZOOM
        if due & page:
            bar = self.verticalScrollBar()
            height = 0 if Part.FRESH in due else bar.value()
            self._lines = LineMap(self._state.blocks)
            self.document().setDefaultStyleSheet(_STYLE.substitute(self._state.theme.colors))
            font = self.font()
            font.setPointSizeF(11 * self._state.zoom)
            self.document().setDefaultFont(font)
            self.setHtml(self._html())
            bar.setValue(height)
        if Part.SCROLL in due:
            self._go_to(self._state.scroll_line)
        elif Part.CARET_MOVED in due and self._state.caret_line is not None:
            self._go_to(self._state.caret_line)

    def _html(self) -> str:
        parts = []
        if self._state.title:
            parts.append(f"<h1>{escape(self._state.title)}</h1>")
        if self._state.meta:
            parts.append(f'<p class="genko-meta">{escape(self._state.meta)}</p>')
        for index, block in enumerate(self._state.blocks):
            parts.append(f'<a name="genko-{index}"></a>{block.html}')
        return "\n".join(parts)

    def _go_to(self, line: float) -> None:
        place = self._lines.place(line)
        if place.index < 0:
            self.verticalScrollBar().setValue(0)
        else:
            self.scrollToAnchor(f"genko-{place.index}")

    def _on_anchor(self, url: QUrl) -> None:
        href = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        resolved = QUrl(SITE_ORIGIN + self._state.page_url).resolved(url)
        link = read_link(
            href,
            resolved.toString(QUrl.ComponentFormattingOption.FullyEncoded),
            site_origin=SITE_ORIGIN,
            baseurl=self._state.files.baseurl,
        )
        if link is None:
            return
        if link.kind is LinkKind.ANCHOR:
            self.scrollToAnchor(url.fragment(QUrl.ComponentFormattingOption.FullyDecoded))
        self.link_clicked.emit(link)
