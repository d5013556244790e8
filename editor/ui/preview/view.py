"""The preview pane: one face for the browser engine and for what stands in where it cannot run.

Why the engine comes late and what the primer is for (measured on two cores without a GPU, medians):
a window with the engine made before it is shown paints after 725 ms, one that makes it afterwards
after 384 ms. Yet adding the first view to a shown window makes Qt build the native window anew, to
compose it on the graphics system: it flashes, its id changes, the focus goes away and comes back,
and a composition of an input method would end. A hidden ``QRhiWidget`` has the window made right
from the start. It needs no further import (``QQuickWidget`` costs about 100 ms more) and costs 80
to 100 ms of the first paint, which are then saved when the view is added.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRhiWidget,
    QVBoxLayout,
    QWidget,
)

from editor.app.preview_links import Link
from editor.app.preview_views import PIXELS, View, Width
from editor.core.render.block import Block
from editor.i18n.catalog import Messages
from editor.ui.preview.bar import PreviewBar
from editor.ui.preview.contents import Contents, SitePage
from editor.ui.preview.plain import PlainPreview
from editor.ui.preview.site_files import SiteFiles
from editor.ui.preview.state import Part, PreviewState
from editor.ui.theme.tokens import Theme

if TYPE_CHECKING:
    from editor.ui.preview.web import WebPreview

log = logging.getLogger(__name__)

WITHOUT_GRAPHICS = ("offscreen", "minimal", "vnc", "linuxfb")
"""Qt platforms that draw without a graphics system: nothing to prime, and trying would warn."""


MOST_PIXELS = 16_777_215
"""Qt's limit of a widget's width (QWIDGETSIZE_MAX)."""


class PreviewPane(QWidget):
    """Shows a post as its page. All lines count from 0 in the whole text, header included.

    Cheap until ``start()``; what is set before is shown then. While the pane is hidden the engine
    is not made at all.

    Signals:
        ready(): the page is up (also after the renderer was started again).
        painted(int): a batch of blocks, numbered, has reached the screen.
        scrolled_to_line(float): the reader has scrolled; not sent for ``scroll_to_line``.
        line_clicked(int): a line of the source was clicked.
        link_clicked(str, str): target and kind ("external", "internal", "anchor"). External: a
            URL, nothing is opened here. Internal: the path in the site, without its base path.
            Anchor: the fragment; the page has scrolled there.
        link_hovered(str): where the link under the mouse leads; empty when there is none.
        view_chosen(str), width_chosen(str), trust_chosen(str): the bar's buttons.
        fell_back(str): the plain preview stands in: "unavailable" or "crashed".
    """

    ready = Signal()
    painted = Signal(int)
    scrolled_to_line = Signal(float)
    line_clicked = Signal(int)
    link_clicked = Signal(str, str)
    link_hovered = Signal(str)
    fell_back = Signal(str)
    view_chosen = Signal(str)
    width_chosen = Signal(str)
    trust_chosen = Signal(str)

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._state = PreviewState(theme)
        self._web: WebPreview | None = None
        self._plain: PlainPreview | None = None
        self._strip: QFrame | None = None
        self._wanted = False
        self._telling = False
        self._told_line: float | None = None
        self._contents = Contents()
        self._width = Width.PANE
        self.setObjectName("preview")
        self.setAccessibleName(messages.text("preview.name"))
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.bar = PreviewBar(messages, theme, self)
        self.bar.view_chosen.connect(self.view_chosen)
        self.bar.width_chosen.connect(self.width_chosen)
        self.bar.trust_chosen.connect(self.trust_chosen)
        self._column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignTop)
        self._note = QLabel(self)
        self._note.setObjectName("preview.note")
        self._note.setProperty("role", "note")
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.hide()
        self._column.addWidget(self._note)
        if QGuiApplication.platformName() not in WITHOUT_GRAPHICS:
            _Primer(self)

    def start(self) -> None:
        """Bring up the engine once the pane has been painted, and the window around it."""
        self._wanted = True
        self.update()

    def set_site(self, root: Path | None, baseurl: str = "", url: str = "") -> None:
        """Show the media of a site: its folder, and ``baseurl`` and ``url`` of its settings.

        An image named by the site's published ``url`` is shown from the folder too.
        """
        files = SiteFiles(root, baseurl)
        if (files, url) == (self._state.files, self._state.site_url):
            return
        self._state.files, self._state.site_url = files, url
        self._apply(Part.SITE | Part.FILES_CHANGED)

    def set_page_url(self, path: str) -> None:
        """The post's own path in the site (``/2024/05/a.html``): relative paths start there."""
        if path != self._state.page_url:
            self._state.page_url = path
            self._apply(Part.SITE | Part.FILES_CHANGED)

    def trust(self, *, remote: bool, scripts: bool) -> None:
        """Load images, styles and media from elsewhere, or not; run scripts of the site or not."""
        if (remote, scripts) != (self._state.remote, self._state.scripts):
            self._state.remote, self._state.scripts = remote, scripts
            self._apply(Part.SHELL)

    def refresh_files(self) -> None:
        """Files of the site have changed: show the images as they are now."""
        self._apply(Part.FILES_CHANGED)

    def set_title_header(self, title: str, meta: str = "") -> None:
        """A head above the article, as its page would have it; two empty texts take it away."""
        self._contents.title, self._contents.meta = title, meta
        self._show_head()

    def set_blocks(self, blocks: Iterable[Block], *, new_post: bool = False) -> None:
        """Show these blocks; only what differs from those on the page is sent.

        ``new_post`` says that this is another article: the page starts at its top.
        """
        self._contents.set_article(tuple(blocks), new_post=new_post)
        self._show_blocks(fresh=new_post)

    def set_page(self, page: SitePage | None) -> None:
        """The page of the site for the blocks that were set; None where there is none."""
        fresh = self._contents.set_page(page)
        self._show_shell()
        self._show_blocks(fresh=fresh)

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        """How the post is shown elsewhere."""
        self._contents.cards = blocks
        self._show_blocks()

    def set_note(self, text: str) -> None:
        """Say in a line above the page what there is to know of it; empty takes it away."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    @property
    def view(self) -> View:
        """What is wanted to be shown."""
        return self._contents.view

    def set_view(self, view: View) -> None:
        """Show the post another way, at the place where it is."""
        if view == self._contents.view:
            return
        self._contents.view = view
        self.bar.show_view(view)
        self._show_shell()
        self._show_head()
        self._show_blocks()
        self._apply(Part.SCROLL)

    def set_width(self, width: Width) -> None:
        """Show the page as wide as a device's, or as the pane is."""
        self._width = width
        self.bar.show_width(width)
        self._fit()

    def _show_shell(self) -> None:
        shell = self._contents.shell
        if shell != self._state.shell:
            self._state.shell = shell
            self._apply(Part.SHELL)

    def _show_head(self) -> None:
        head = self._contents.head
        if head != (self._state.title, self._state.meta):
            self._state.title, self._state.meta = head
            self._apply(Part.HEAD)

    def _show_blocks(self, *, fresh: bool = False) -> None:
        blocks = self._contents.blocks
        if blocks is None:
            return
        self._state.blocks = blocks
        if fresh:
            self._state.scroll_line = 0.0
            self._state.caret_line = None
            self._told_line = None
        self._apply(Part.BLOCKS | Part.FRESH if fresh else Part.BLOCKS)

    def _fit(self) -> None:
        """Give the page its width: a narrower view, or a smaller scale for a wider page."""
        if self._web is None:
            return
        pixels = PIXELS.get(self._width)
        room = self.width()
        self._web.setMaximumWidth(MOST_PIXELS if pixels is None else min(pixels, room))
        scale = min(1.0, room / pixels) if pixels else 1.0
        if scale != self._state.scale:
            self._state.scale = scale
            self._apply(Part.ZOOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A device's page keeps its width."""
        super().resizeEvent(event)
        self._fit()

    def set_caret_line(self, line: int | None) -> None:
        """Mark the caret's block, and show its line if that is out of view."""
        if line != self._state.caret_line:
            self._state.caret_line = line
            self._apply(Part.CARET | Part.CARET_MOVED)

    def scroll_to_line(self, line: float) -> None:
        """Bring a line (with a fraction) to the top of the page.

        An editor that follows ``scrolled_to_line`` will say where it is now; that is no news.
        """
        echo = self._told_line is not None and abs(line - self._told_line) < 1.0
        if self._telling or echo:
            return
        self._told_line = None
        self._state.scroll_line = line
        self._apply(Part.SCROLL)

    def set_theme(self, theme: Theme) -> None:
        """Change the colours; the page is not loaded again."""
        self._state.theme = theme
        self.bar.apply_theme(theme)
        self._apply(Part.THEME)

    def retranslate(self, messages: Messages) -> None:
        """Speak another language in what is shown from now on."""
        self._messages = messages
        self.bar.retranslate(messages)
        if self._web is not None:
            self._web.view.retranslate(messages)

    @property
    def zoom(self) -> float:
        """The page's scale; 1 is 100 %."""
        return self._state.zoom

    def set_zoom(self, factor: float) -> None:
        """Scale the page, 0.5 to 3."""
        self._state.zoom = min(max(factor, 0.5), 3.0)
        self._apply(Part.ZOOM)

    def is_ready(self) -> bool:
        """Whether something shows the post now."""
        return self._plain is not None or (self._web is not None and self._web.driver.is_ready)

    def read_text(self, tell: Callable[[str], object]) -> None:
        """Give the article's text as a reader sees it to ``tell``, later; for tests and copying."""
        shown = self._plain or self._web
        if shown is None:
            tell("")
        else:
            shown.read_text(tell)

    @property
    def web(self) -> WebPreview | None:
        """The browser's side, for tests and benchmarks; None before the start and in fall-back."""
        return self._web

    @property
    def plain(self) -> PlainPreview | None:
        """What stands in for the browser; None while there is one."""
        return self._plain

    def paintEvent(self, event: QPaintEvent) -> None:
        """Come up, if that is wanted: a turn later this paint has reached the screen."""
        super().paintEvent(event)
        if self._wanted:
            self._wanted = False
            QTimer.singleShot(0, self, self._begin)

    def fall_back(self, reason: str) -> None:
        """Let rich text stand in, with a strip that says why ("unavailable" or "crashed")."""
        if self._web is not None:
            self._web.hide()
            self._web.deleteLater()
            self._web = None
        if self._plain is None:
            self._strip = self._make_strip(reason)
            self._column.addWidget(self._strip)
            self._plain = PlainPreview(self._state, self._messages, self)
            self._plain.link_clicked.connect(self._on_link)
            self._column.addWidget(self._plain, 1)
        self.fell_back.emit(reason)
        self.ready.emit()

    def retry(self) -> None:
        """Try the engine again after a fall-back."""
        for widget in (self._strip, self._plain):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._strip = self._plain = None
        self._begin()

    def _apply(self, parts: Part) -> None:
        shown = self._plain or self._web
        if shown is not None:
            shown.apply(parts)

    def _begin(self) -> None:
        if self._web is not None or self._plain is not None:
            return
        try:
            # Here and not above: it loads the engine's 200 MB.
            from editor.ui.preview.web import WebPreview  # noqa: PLC0415
        except ImportError:
            log.warning("QtWebEngine cannot be loaded", exc_info=True)
            self.fall_back("unavailable")
            return
        self._web = WebPreview(self._state, self._messages, self)
        self._web.ready.connect(self.ready)
        self._web.painted.connect(self.painted)
        self._web.scrolled.connect(self._on_scrolled)
        self._web.line_clicked.connect(self.line_clicked)
        self._web.link_clicked.connect(self._on_link)
        self._web.link_hovered.connect(self.link_hovered)
        self._web.failed.connect(self.fall_back)
        self._column.addWidget(self._web, 1, Qt.AlignmentFlag(0))
        self._web.show()
        self._fit()

    def _on_scrolled(self, line: float) -> None:
        self._told_line = line
        self._telling = True
        try:
            self.scrolled_to_line.emit(line)
        finally:
            self._telling = False

    def _on_link(self, link: Link) -> None:
        self.link_clicked.emit(link.target, link.kind.value)

    def _make_strip(self, reason: str) -> QFrame:
        strip = QFrame(self)
        strip.setObjectName("preview.strip")
        strip.setProperty("role", "strip")
        strip.setProperty("state", "warning")
        line = QHBoxLayout(strip)
        line.setContentsMargins(12, 6, 8, 6)
        text = QLabel(self._messages.text(f"preview.fallback.{reason}"), strip)
        text.setObjectName("preview.strip.text")
        text.setWordWrap(True)
        line.addWidget(text, 1)
        again = QPushButton(self._messages.text("preview.fallback.retry"), strip)
        again.setObjectName("preview.retry")
        again.setProperty("role", "link")
        again.clicked.connect(self.retry)
        line.addWidget(again)
        return strip


class _Primer(QRhiWidget):
    """Has the window composed by the graphics system from the start; it is never seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(1, 1)
        self.hide()
