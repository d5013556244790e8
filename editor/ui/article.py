"""The current post as an article in the preview: its head, and where its links lead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from editor.app.analysis import Analysis, Rendering
from editor.app.session import PostSession
from editor.app.workspace import Workspace
from editor.core.header.values import Time, Value
from editor.ui.dialogs.questions import LinkAnswer, ask_open_link
from editor.ui.live import LiveAnalysis
from editor.ui.preferences import Preferences
from editor.ui.preview.view import PreviewPane


class Article(QObject):
    """Shows title and byline above the body, and follows links: posts here, the rest outside."""

    def __init__(
        self,
        preview: PreviewPane,
        live: LiveAnalysis,
        workspace: Workspace,
        preferences: Preferences,
        *,
        open_post: Callable[[Path], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._preview = preview
        self._workspace = workspace
        self._preferences = preferences
        self._open_post = open_post
        self._window = window
        live.rendered.connect(self._show_head)
        live.analysed.connect(self._show_head)
        preview.link_clicked.connect(self._on_link_clicked)

    def _show_head(self, session: PostSession, _known: Rendering | Analysis) -> None:
        values = session.header.values
        title = values.get("title")
        self._preview.set_title_header(str(title) if title else "", byline(values))

    def _on_link_clicked(self, url: str, kind: str) -> None:
        if kind == "internal":
            site = self._workspace.open_site
            rows = site.rows if site is not None else ()
            wanted = url.rstrip("/")
            row = next((r for r in rows if r.url and r.url.rstrip("/") == wanted), None)
            if row is not None:
                self._open_post(row.path)
        elif kind == "external" and self._may_open(url):
            QDesktopServices.openUrl(QUrl(url))

    def _may_open(self, url: str) -> bool:
        """Whether the browser is to open it: asked, unless the user wants no question any more."""
        chosen, site = self._preferences, self._workspace.open_site
        root = str(site.site.root) if site is not None else None
        if not chosen.settings.confirm_links or root in chosen.settings.link_sites:
            return True
        answer = ask_open_link(url, chosen.messages, self._window, in_site=root is not None)
        if answer is LinkAnswer.ALWAYS and root is not None:
            chosen.keep(link_sites=(*chosen.settings.link_sites, root))
            chosen.changed.emit()
        return answer is not LinkAnswer.NO


def byline(values: Mapping[str, Value]) -> str:
    """Day, author and tags of a post, as far as it has them."""
    when, author, tags = values.get("date"), values.get("author"), values.get("tags")
    day = when.written if isinstance(when, Time) else when
    parts = [f"{day:%Y-%m-%d}"] if isinstance(day, date) else []
    parts += [author] if isinstance(author, str) else []
    parts += [f"#{tag}" for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    return "  ".join(parts)
