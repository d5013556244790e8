"""The preview in a browser engine. Importing this module loads WebEngine, so it is done late."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QElapsedTimer, QTimer, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWebEngineCore import QWebEngineLoadingInfo, QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from editor.app.preview_links import Link, LinkKind, read_link
from editor.i18n.catalog import Messages
from editor.ui.preview import scheme
from editor.ui.preview.addresses import SHELL_URL, SITE_ORIGIN
from editor.ui.preview.bridge import PageDriver
from editor.ui.preview.page import OWN_WORLD, PreviewPage
from editor.ui.preview.profile import PreviewProfile
from editor.ui.preview.state import Part, PreviewState

START_LIMIT = 30_000
"""Milliseconds within which the page must come up, else it never will."""

CRASH_WINDOW = 60_000
"""Milliseconds: a second crash of the renderer within them is taken for the rule."""

_PLACEHOLDERS = ("image", "embed", "media", "missing", "formula", "diagram")


class WebPreview(QWidget):
    """The post as a page of QtWebEngine.

    Signals:
        ready(): the page listens.
        painted(int): a batch of blocks has reached the screen.
        scrolled(float): the reader has scrolled to a line.
        line_clicked(int): a line was clicked.
        link_clicked(Link): a link was followed; those into the page have been scrolled to.
        link_hovered(str): where the link under the mouse leads, or nothing.
        failed(str): there will be no page; "unavailable" or "crashed".
    """

    ready = Signal()
    painted = Signal(int)
    scrolled = Signal(float)
    line_clicked = Signal(int)
    link_clicked = Signal(object)
    link_hovered = Signal(str)
    failed = Signal(str)

    def __init__(self, state: PreviewState, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        scheme.register()
        self.setObjectName("preview.web")
        self._state = state
        self.profile = PreviewProfile()
        self.view = _View(messages, self)
        self.page = PreviewPage(self.profile, self.view)
        self.page.setBackgroundColor(state.theme.color("surface"))
        self.view.setPage(self.page)
        # Behind the view in the list of children: the view and its page are deleted first.
        self.profile.setParent(self)
        texts = {name: messages.text(f"preview.away.{name}") for name in _PLACEHOLDERS}
        self.driver = PageDriver(self.page, state, texts, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)

        self._came_up = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(START_LIMIT)
        self._patience.timeout.connect(self._on_not_started)
        self._since_crash = QElapsedTimer()
        self.driver.ready.connect(self._on_ready)
        self.driver.painted.connect(self.painted)
        self.driver.scrolled.connect(self.scrolled)
        self.driver.clicked.connect(self.line_clicked)
        self.driver.linked.connect(self._on_linked)
        self.view.link_chosen.connect(self._on_linked)
        self.page.linkHovered.connect(self._on_hovered)
        self.page.loadingChanged.connect(self._on_loading)
        self.page.renderProcessTerminated.connect(self._on_terminated)
        self._load()

    def apply(self, parts: Part) -> None:
        """Show parts of the state that have changed."""
        if Part.SITE in parts:
            self.profile.handler.files = self._state.files
        if Part.SHELL in parts and self._shell_changed():
            return
        if Part.THEME in parts:
            self.page.setBackgroundColor(self._state.theme.color("surface"))
        if Part.ZOOM in parts:
            self.view.setZoomFactor(self._state.zoom * self._state.scale)
        self.driver.mark(parts)

    def read_text(self, tell: Callable[[str], object]) -> None:
        """Give the text of the article as a reader sees it, later; a page on its way has none."""
        asked = "globalThis.genkoText?.() ?? ''"
        self.page.runJavaScript(asked, OWN_WORLD, lambda text: tell(str(text)))

    def _is_as_wanted(self) -> bool:
        """Whether the page that is loaded is the one for the state, with what it may do."""
        handler, state = self.profile.handler, self._state
        loaded = (handler.shell, handler.remote, handler.scripts)
        return loaded == (state.shell, state.remote, state.scripts)

    def _shell_changed(self) -> bool:
        """Load another page; False where the one that is there can become it."""
        handler, shell = self.profile.handler, self._state.shell
        here = handler.shell
        if not self._came_up:
            return True  # the first page is on its way; what is wanted then is asked when it is up
        same_page = (shell is None) == (here is None) and (
            shell is None or here is None or shell.path == here.path
        )
        trusted = (handler.remote, handler.scripts) == (self._state.remote, self._state.scripts)
        # Scripts have done to a page what they do: another one must be theirs from the start.
        if same_page and trusted and not handler.scripts and self.driver.is_ready:
            handler.shell = shell
            return False
        self.driver.reset()
        self._load()
        return True

    def _load(self) -> None:
        self._patience.start()
        # The first page is always our own: Qt connects the script's channel only once a page of
        # the view has come up, and a page that takes its place before that stays without.
        handler, shell = self.profile.handler, self._state.shell if self._came_up else None
        handler.files = self._state.files
        handler.shell, handler.remote = shell, self._state.remote
        handler.scripts = self._state.scripts
        self.page.run_scripts(allowed=shell is not None and handler.scripts)
        interceptor = self.profile.interceptor
        interceptor.remote, interceptor.scripts = self._state.remote, self._state.scripts
        interceptor.shell_url = QUrl() if shell is None else _site_url(shell.path)
        self.page.home = QUrl(SHELL_URL) if shell is None else interceptor.shell_url
        self.page.load(self.page.home)

    def _on_ready(self) -> None:
        self._patience.stop()
        self._came_up = True
        if not self._is_as_wanted() and self._shell_changed():
            return
        self.view.setZoomFactor(self._state.zoom * self._state.scale)
        self.ready.emit()

    def _on_not_started(self) -> None:
        self.failed.emit("unavailable")

    def _on_loading(self, info: QWebEngineLoadingInfo) -> None:
        """Give up where our own page fails.

        What a page asked for in vain (``<meta http-equiv=refresh>``) ends here too, as stopped and
        under its own address; so does a page of ours that another one takes the place of.
        """
        failed = info.status() == QWebEngineLoadingInfo.LoadStatus.LoadFailedStatus
        if failed and info.url() == self.page.home and not self.driver.is_ready:
            self._patience.stop()
            self.failed.emit("unavailable")

    def _on_terminated(
        self, status: QWebEnginePage.RenderProcessTerminationStatus, _code: int
    ) -> None:
        if status == QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            return
        again = self._since_crash.isValid() and self._since_crash.elapsed() < CRASH_WINDOW
        self._since_crash.start()
        self.driver.reset()
        if again:
            self.failed.emit("crashed")
        else:
            # Not from within the signal: the page is still being taken down.
            QTimer.singleShot(0, self, self._load)

    def _on_linked(self, href: str, resolved: str) -> None:
        link = self._read_link(href, resolved)
        if link is not None:
            self.link_clicked.emit(link)

    def _on_hovered(self, url: str) -> None:
        link = self._read_link(url, url)
        self.link_hovered.emit(link.target if link is not None else "")

    def _read_link(self, href: str, resolved: str) -> Link | None:
        return read_link(href, resolved, site_origin=SITE_ORIGIN, baseurl=self._state.files.baseurl)


def _site_url(path: str) -> QUrl:
    """The address of a page of the site; ``path`` is decoded."""
    url = QUrl(SITE_ORIGIN)
    url.setPath(path, QUrl.ParsingMode.DecodedMode)
    return url


class _View(QWebEngineView):
    """The view with a menu of ours.

    Signals:
        link_chosen(str, str): open this link (twice the same: written and resolved).
    """

    link_chosen = Signal(str, str)

    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preview.view")
        self.setAcceptDrops(False)
        self.retranslate(messages)

    def retranslate(self, messages: Messages) -> None:
        """Take all texts from ``messages``."""
        self._messages = messages
        self.setAccessibleName(messages.text("preview.name"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copying and links; none of the browser's own entries would do anything here."""
        request = self.lastContextMenuRequest()
        link = request.linkUrl().toString(QUrl.ComponentFormattingOption.FullyEncoded)
        menu = QMenu(self)
        menu.setObjectName("preview.menu")
        copy = menu.addAction(self._text("copy"))
        copy.setEnabled(bool(request.selectedText()))
        copy.triggered.connect(partial(self._page_action, QWebEnginePage.WebAction.Copy))
        found = read_link(link, link, site_origin=SITE_ORIGIN, baseurl="")
        if found == Link(LinkKind.EXTERNAL, link):
            go = menu.addAction(self._text("open-link"))
            go.triggered.connect(partial(self._open_link, link))
            address = menu.addAction(self._text("copy-link"))
            address.triggered.connect(partial(self._copy_link, link))
        menu.addSeparator()
        everything = menu.addAction(self._text("select-all"))
        everything.triggered.connect(partial(self._page_action, QWebEnginePage.WebAction.SelectAll))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _page_action(self, action: QWebEnginePage.WebAction, *_checked: object) -> None:
        self.triggerPageAction(action)

    def _open_link(self, link: str, *_checked: object) -> None:
        self.link_chosen.emit(link, link)

    @staticmethod
    def _copy_link(link: str, *_checked: object) -> None:
        QGuiApplication.clipboard().setText(link)

    def _text(self, name: str) -> str:
        return self._messages.text(f"preview.menu.{name}")
