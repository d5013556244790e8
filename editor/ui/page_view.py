"""Has the site's page of the current post made, off the GUI thread, and hands it to the preview."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from editor.app.analysis import Analysis, Rendering
from editor.app.cards import card_blocks, cards_of
from editor.app.jobs import JobRunner
from editor.app.open_site import OpenSite
from editor.app.page_findings import page_findings
from editor.app.post_page import NoPage, PostPage
from editor.app.preview_views import View, Width
from editor.app.session import PostSession
from editor.app.site_pages import SitePages
from editor.app.workspace import Workspace
from editor.core.jekyll.config import SiteConfig
from editor.i18n.catalog import Messages
from editor.site.index import SiteIndex
from editor.site.rows import PostRow
from editor.site.settings import Source, source_of
from editor.ui.article import byline
from editor.ui.live import LiveAnalysis
from editor.ui.preferences import Preferences
from editor.ui.preview.bar import Trust
from editor.ui.preview.contents import SitePage
from editor.ui.preview.state import PageShell
from editor.ui.preview.view import PreviewPane

_TRUSTED_SITES = {"remote": "remote_sites", "scripts": "script_sites", "links": "link_sites"}
"""The settings that name sites, by what they are trusted with."""
_CARDS = ("search", "social", "list", "missing", "no-image")


class PageView(QObject):
    """Keeps the preview's page in step with the text, the newest alone.

    The page is only made while it is looked at. It is made of the state that the site was in when
    its posts were listed, of layouts and data as they were when they were read for the first page
    since.

    Signals:
        problems_found(PostSession, tuple[Finding, ...]): what could not be done with its page.
    """

    problems_found = Signal(object, object)

    def __init__(
        self,
        preview: PreviewPane,
        live: LiveAnalysis,
        workspace: Workspace,
        preferences: Preferences,
        runner: JobRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._preview = preview
        self._live = live
        self._workspace = workspace
        self._preferences = preferences
        self._runner = runner
        self._pages: tuple[SiteIndex, tuple[PostRow, ...], SitePages] | None = None
        self._asked: tuple[SitePages, str, str] | None = None
        self._made: PostPage | NoPage | None = None
        self._shown: tuple[PostSession, str] | None = None
        self._has_liquid = False
        self._take_settings()
        live.rendered.connect(self._on_rendered)
        live.analysed.connect(self._on_analysed)
        preview.view_chosen.connect(self.choose_view)
        preview.width_chosen.connect(self.choose_width)
        preview.trust_chosen.connect(self._on_trust_chosen)
        preferences.language_changed.connect(self._on_language_changed)
        preferences.changed.connect(self._show_trust)
        preferences.preview_changed.connect(self._on_settings_changed)
        workspace.site_changed.subscribe(self._on_site_changed)
        workspace.session_opened.subscribe(self._on_session_opened)
        workspace.posts_listed.subscribe(self._on_posts_listed)
        workspace.session_closed.subscribe(self._on_session_closed)
        self._show()

    def choose_view(self, name: str) -> None:
        """Show the post another way, and from now on; where the site says how, until it is left."""
        self._preview.set_view(View(name))
        self._choose("preview_view", name)
        self._show()

    def choose_width(self, name: str) -> None:
        """Show the page as wide as a device's."""
        self._preview.set_width(Width(name))
        self._choose("preview_width", name)

    def look_again(self) -> None:
        """Layouts, includes or data may have changed: show the page with what they are now."""
        if self._pages is None:
            return
        pages = self._pages[-1]

        def done(changed: object) -> None:
            if changed:
                self._asked = None
                self._show()

        self._runner.submit("page-files", lambda _token: pages.look_again(), done)

    def _choose(self, setting: str, value: str) -> None:
        if source_of(setting, self._preferences.layers) is Source.SITE:
            self._preferences.changed.emit()  # a look at one post is no dissent from the site
        else:
            self._preferences.choose(**{setting: value})

    # -- what follows from what ------------------------------------------------------------------

    def _on_analysed(self, session: PostSession, analysis: Analysis) -> None:
        self._shown = (session, analysis.text)
        self._show()

    def _take_settings(self) -> None:
        settings = self._preferences.settings
        self._preview.set_view(View(settings.preview_view))
        self._preview.set_width(Width(settings.preview_width))

    def _on_settings_changed(self) -> None:
        self._take_settings()
        self._show()

    def _on_rendered(self, session: PostSession, rendering: Rendering) -> None:
        # Without Liquid the article's own blocks have just gone into the page.
        if self._has_liquid and self._shown is not None and self._shown[0] is session:
            self._shown = (session, rendering.post.text)
            self._show()

    def _on_language_changed(self, _messages: Messages) -> None:
        self._show()

    def _on_site_changed(self, site: OpenSite | None) -> None:
        if site is None:
            self._pages = None
        self._show_trust()
        self._show_current()

    def _on_posts_listed(self, _site: OpenSite) -> None:
        self._show_current()

    def _show_current(self) -> None:
        session = self._live.session
        if self._shown is None and session is not None:
            # Not when it has been read and checked: the page takes as long, and can be made beside.
            self._shown = (session, session.text)
        self._show()

    def _on_session_opened(self, _session: PostSession) -> None:
        if self._shown is None:
            self._show()

    def _on_session_closed(self, session: PostSession) -> None:
        if self._shown is not None and self._shown[0] is session:
            self._shown = self._asked = self._made = None
            if self._live.session is None:
                self._show()

    def _on_trust_chosen(self, kind: str) -> None:
        """Trust the site with something more, or no longer; kept for this user and this site."""
        site = self._workspace.open_site
        if site is None:
            return
        root, name = str(site.site.root), _TRUSTED_SITES[kind]
        before: tuple[str, ...] = getattr(self._preferences.settings, name)
        rest = tuple(one for one in before if one != root)
        self._preferences.keep(**{name: rest if root in before else (*rest, root)})
        self._preferences.changed.emit()

    def _show_trust(self) -> None:
        site = self._workspace.open_site
        settings = self._preferences.settings
        root = str(site.site.root) if site is not None else ""
        trust = Trust(
            remote=root in settings.remote_sites,
            scripts=root in settings.script_sites,
            links=root in settings.link_sites,
        )
        self._preview.bar.show_trust(trust if site is not None else None)
        self._preview.trust(remote=trust.remote, scripts=trust.scripts)

    def _show(self) -> None:
        if self._shown is None:
            self._preview.set_page(None)
            self._preview.set_cards(())
            # What is opened is read and laid out first; until then there is nothing to say.
            self._preview.set_note("" if self._workspace.sessions else self._say("preview.empty"))
            return
        session, text = self._shown
        if self._preview.view is View.ELSEWHERE:
            self._show_cards(session)
        if self._preview.view is not View.PAGE:
            self._preview.set_note("")
            return
        pages = self._pages_of_site()
        if pages is None:
            self._preview.set_page(None)
            self._preview.set_note("")
            return
        rel = session.name
        if self._asked == (pages, rel, text):
            if self._made is not None:
                self._take(session, self._made)
            return
        self._asked, self._made = (pages, rel, text), None

        def done(page: PostPage | NoPage) -> None:
            self._made = page
            self._take(session, page)

        self._runner.submit("page", lambda _token: pages.make(rel, text), done)

    def _take(self, session: PostSession, page: PostPage | NoPage) -> None:
        """Show the page of a session, unless something else is to be seen by now."""
        shown = self._shown
        if shown is None or shown[0] is not session or self._preview.view is not View.PAGE:
            return
        self._has_liquid = isinstance(page, PostPage) and page.blocks is not None
        if isinstance(page, NoPage):
            self._preview.set_page(None)
            self.problems_found.emit(session, ())
            self._preview.set_note(self._say(f"preview.no-page.{page.reason}", **page.args))
        elif page.text == shown[1]:
            shell = PageShell(page.path, page.html, page.mark, page.styles)
            self._preview.set_page(SitePage(shell, page.blocks))
            self._preview.set_note("")
            found = page_findings(page.problems, page.rel, page.text)
            self.problems_found.emit(session, found)

    def _say(self, message: str, **args: str | int) -> str:
        return self._preferences.messages.text(message, **args)

    def _show_cards(self, session: PostSession) -> None:
        site = self._workspace.open_site
        config = site.site.config if site is not None else SiteConfig()
        values = session.header.values
        row = None
        if site is not None and session.path is not None:
            row = next((r for r in site.rows if r.path == session.path), None)
        cards = cards_of(values, config, row.url if row is not None else "", byline(values))
        texts = self._preferences.messages
        labels = {name: texts.text(f"preview.card.{name}") for name in _CARDS}
        self._preview.set_cards(card_blocks(cards, labels))

    def _pages_of_site(self) -> SitePages | None:
        site = self._workspace.open_site
        if site is None or not site.listed:
            return None
        known = self._pages
        # A list of posts that was read anew is another one, even where it has the same posts.
        if known is None or known[0] is not site.index or known[1] is not site.rows:
            known = self._pages = (site.index, site.rows, SitePages(site.site, site.index))
        return known[-1]
