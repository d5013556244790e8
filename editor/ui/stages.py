"""What the window shows for what is open: a page to begin with, a site, or a post in its panes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from editor.app.commands.ports import Ports
from editor.app.workspace import Workspace
from editor.ui.desk import Desk
from editor.ui.main_window import PANES, MainWindow
from editor.ui.ports.guide import Guide
from editor.ui.preferences import Preferences
from editor.ui.problems.panel import ProblemsPanel
from editor.ui.welcome.site import SitePage, facts_of
from editor.ui.welcome.start import StartPage


class Stages(QObject):
    """Shows panes once there is something to show in them.

    With nothing open the first page has the whole window. With a site its posts stand on the left,
    and its problems below once they were asked for; form, outline and preview come with a post.
    What the user wants to see of them is not touched.
    """

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        desk: Desk,
        problems: ProblemsPanel,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._desk = desk
        self._problems = problems
        self._preferences = preferences
        self._touring = False
        self._open_path: Callable[[Path], object] = desk.open
        messages, theme = preferences.messages, preferences.theme
        self.start_page = StartPage(messages, theme, window)
        self.site_page = SitePage(messages, theme, window)
        for page in (self.start_page, self.site_page):
            window.texts.addWidget(page)
            preferences.theme_changed.connect(page.apply_theme)
            preferences.language_changed.connect(page.retranslate)
        preferences.changed.connect(self.look)
        workspace.site_changed.subscribe(self.look)
        workspace.posts_changed.subscribe(self.look)
        problems.scope_changed.connect(self.look)
        problems.called.connect(partial(window.show_pane, "problems", shown=True))
        self.look()

    def connect_pages(
        self, ports: Ports, guide: Guide, open_path: Callable[[Path], object]
    ) -> None:
        """Have the pages do what commands do; ``open_path`` opens a site by its folder."""
        self._open_path = open_path
        guide.tour_begins.connect(self._begin_tour)
        guide.tour_ended.connect(self._end_tour)
        start, site = self.start_page, self.site_page
        start.site_wanted.connect(ports.files.open_site)
        start.post_wanted.connect(ports.files.open_post)
        start.sample_wanted.connect(ports.files.open_sample)
        start.recent_wanted.connect(open_path)
        start.manual_wanted.connect(ports.guide.show_manual)
        start.language_chosen.connect(self._preferences.set_language)
        start.theme_chosen.connect(self._preferences.set_theme)
        site.new_post_wanted.connect(ports.files.new_post)
        site.check_wanted.connect(ports.site.check_site)
        site.schema_wanted.connect(ports.schema.review)
        site.tour_wanted.connect(ports.guide.start_tour)

    def expect(self, paths: list[Path]) -> None:
        """Before the first paint: leave the room for what is going to be opened."""
        self.look()
        if paths:
            self._window.show_useful(PANES)

    def look(self, *_: object) -> None:
        """See what is open, and show what belongs to it."""
        site, pane = self._workspace.open_site, self._desk.text
        self._window.texts.setCurrentWidget(pane or self._page())
        if pane is not None or self._touring:
            self._window.show_useful(PANES)
        elif site is None:
            self._window.show_useful(())
        else:
            checked = ("problems",) if self._problems.scope == "site" else ()
            self._window.show_useful(("posts", *checked))

    def _begin_tour(self) -> None:
        # It goes through all panes: they tell more with a post in them, but need none.
        self._touring = True
        site = self._workspace.open_site
        if site is not None and self._desk.current is None:
            published = [row.path for row in site.rows if row.state == "published"]
            if published:
                self._open_path(published[0])
        self.look()

    def _end_tour(self) -> None:
        self._touring = False
        self.look()

    def _page(self) -> StartPage | SitePage:
        site = self._workspace.open_site
        if site is not None:
            self.site_page.show_facts(facts_of(site))
            return self.site_page
        settings = self._preferences.settings
        recent = [Path(name) for name in settings.recent_sites]
        folders = [path for path in recent if path.is_dir()]
        self.start_page.show_state(folders, language=settings.language, theme=settings.theme)
        return self.start_page
