"""What stands in the text's place while a site is open and no post of it: the site at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from editor.app.finding_texts import breakable
from editor.app.open_site import OpenSite
from editor.app.schema_offer import keys_in_use
from editor.i18n.catalog import Messages
from editor.ui.icons import icon
from editor.ui.link_button import LinkButton
from editor.ui.theme.tokens import Theme
from editor.ui.welcome.page import Page

_ICON = 16


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the page says of a site.

    ``posts`` and ``drafts`` are None until the site has been read. ``schema`` is the file's path
    below ``root``; where it is empty, the fields are those that the posts have, ``fields`` of them.
    """

    name: str
    root: Path
    posts: int | None
    drafts: int
    schema: str
    fields: int


def facts_of(site: OpenSite) -> SiteFacts:
    """The facts of the open site as far as they are known now."""
    path = site.rules.schema_path
    drafts = sum(row.state == "draft" for row in site.rows)
    return SiteFacts(
        site.site.config.title or site.site.root.name,
        site.site.root,
        len(site.rows) - drafts if site.scanned else None,
        drafts,
        site.site.rel(path) if path is not None else "",
        keys_in_use(site) if path is None and site.scanned else 0,
    )


class SitePage(Page):
    """Names the site, says by what its posts are checked, and offers what can be begun.

    Signals:
        new_post_wanted(): write a post. check_wanted(): the problems of the whole site.
        tour_wanted(): what the panes are for. schema_wanted(): the evidence for the fields.
    """

    new_post_wanted = Signal()
    check_wanted = Signal()
    tour_wanted = Signal()
    schema_wanted = Signal()

    def __init__(self, messages: Messages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("site", messages, theme, parent)
        self._facts: SiteFacts | None = None

    def show_facts(self, facts: SiteFacts) -> None:
        """Say this of the site."""
        if facts != self._facts:
            self._facts = facts
            self._rebuild()

    def _fill(self) -> None:
        facts = self._facts
        if facts is None:
            return
        text = self._messages.text
        self._label(breakable(facts.name), "title")
        self._label(breakable(str(facts.root)), "faint")
        self._layout.addSpacing(12)
        if facts.posts is not None:
            posts = text("welcome.posts", count=facts.posts)
            drafts = text("welcome.drafts", count=facts.drafts) if facts.drafts else ""
            self._fact("newspaper", posts + drafts)
            self._add_schema(facts)
        else:
            self._fact("newspaper", text("welcome.reading"))
        self._layout.addSpacing(16)
        self._choice("new-post", "file-plus", self.new_post_wanted.emit, primary=True)
        self._choice("check-site", "list-checks", self.check_wanted.emit)
        self._choice("tour", "lightbulb", self.tour_wanted.emit)
        self._layout.addSpacing(4)
        self._label(text("welcome.choose-post"), "faint", middle=True)

    def _add_schema(self, facts: SiteFacts) -> None:
        text = self._messages.text
        if facts.schema:
            self._fact("shield-check", breakable(text("welcome.schema", path=facts.schema)))
        elif facts.posts or facts.drafts:
            self._fact("shield", text("welcome.schema-inferred", fields=facts.fields))
            link = LinkButton(text("welcome.evidence"), self._column)
            link.setObjectName("welcome.evidence")
            link.clicked.connect(self.schema_wanted)
            row = QHBoxLayout()
            row.setContentsMargins(_ICON + 4, 0, 0, 0)
            row.addWidget(link)
            row.addStretch(1)
            self._layout.addLayout(row)

    def _fact(self, symbol: str, told: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        mark = QLabel(self._column)
        color = self._theme.color("text_muted")
        mark.setPixmap(icon(symbol, color).pixmap(QSize(_ICON, _ICON), self.devicePixelRatio()))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        label = self._label(told, "muted", into=row)
        row.setStretchFactor(label, 1)
        self._layout.addLayout(row)
