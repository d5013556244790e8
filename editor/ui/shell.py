"""The composition root: builds every part of the window and wires them, in one visible place."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from editor.app.analysis import Analysis
from editor.app.commands.catalog import COMMANDS
from editor.app.recovery import Recovery
from editor.app.session import PostSession
from editor.app.workspace import Workspace
from editor.core.findings import Severity
from editor.i18n.catalog import Messages
from editor.site.batches import Batches
from editor.site.journal import Journal
from editor.site.sample import own_sample
from editor.site.settings import SettingsStore
from editor.site.user_dirs import UserDirs
from editor.ui.actions import Actions
from editor.ui.article import Article
from editor.ui.command_context import context_of
from editor.ui.desk import Desk
from editor.ui.dropping import Dropping
from editor.ui.first_paint import FirstPaint
from editor.ui.form.view import FormView
from editor.ui.keeper import JournalKeeper
from editor.ui.live import LiveAnalysis
from editor.ui.looks import Looks
from editor.ui.main_window import PANES, MainWindow
from editor.ui.notices import Notice, NoticeBar
from editor.ui.outline.panel import OutlinePanel
from editor.ui.page_view import PageView
from editor.ui.palette import Entry, action_entry
from editor.ui.panes import Panes
from editor.ui.ports.files import Files, Window
from editor.ui.ports.guide import Guide
from editor.ui.ports.images import Images
from editor.ui.ports.inserting import Inserting
from editor.ui.ports.views import Views
from editor.ui.posts.panel import PostsPanel
from editor.ui.preferences import Preferences
from editor.ui.preview.view import PreviewPane
from editor.ui.probe_state import ProbeState
from editor.ui.problem_work import ProblemWindow, ProblemWork
from editor.ui.problems.panel import ProblemsPanel
from editor.ui.qt_buffer import QtBuffer
from editor.ui.qt_jobs import QtJobs
from editor.ui.recent import RecentSites
from editor.ui.recovery_offer import RecoveryOffer
from editor.ui.scanning import SiteScanner
from editor.ui.site_front import SiteFront
from editor.ui.stages import Stages
from editor.ui.status import Status
from editor.ui.tabs import PostTabs
from editor.ui.text.pane import STEP, TextPane
from editor.ui.text.port import PaneTextPort
from editor.ui.text_panes import make_text_pane
from editor.ui.theme.tokens import Theme
from editor.ui.working_settings import WorkingSettings

log = logging.getLogger(__name__)

DISK_LOOK = 4000
"""Milliseconds between looks at the files of open posts; also when the window comes to front."""


class Shell(QObject):
    """The program's window and everything behind it.

    It makes the parts, connects them, and holds no logic of its own. ``files``, ``fixes``,
    ``problems``, ``site``, ``bulk``, ``schema``, ``jekyll``, ``text``, ``view`` and ``guide`` are
    what commands ask (editor.app.commands.ports).
    """

    def __init__(self, dirs: UserDirs, looks: Looks, sample: Path) -> None:
        super().__init__()
        self._preferences = Preferences(SettingsStore(dirs.config), looks, self)
        settings = self._preferences.settings
        messages, theme = self._preferences.messages, self._preferences.theme

        self.window = MainWindow()
        self._jobs = QtJobs(self._on_job_crashed, self)
        self._workspace = Workspace(dirs.cache)
        self._recovery = Recovery(self._workspace, Journal(dirs.state))
        self._live = LiveAnalysis(self._workspace, self._jobs, self)
        self._keeper = JournalKeeper(
            self._workspace, self._recovery, self._jobs, settings.journal_delay, self
        )
        self._scanner = SiteScanner(self._workspace, self._jobs, self)
        self._notices = NoticeBar(messages, theme, self.window)
        self._status = Status(self.window, messages)
        self._panes = Panes(
            posts=PostsPanel(messages, theme, self.window),
            tabs=PostTabs(messages, theme, self.window),
            form=FormView(messages, theme, self._jobs, parent=self.window),
            preview=PreviewPane(messages, theme, self.window),
            problems=ProblemsPanel(messages, theme, self.window),
            outline=OutlinePanel(messages, self.window),
        )
        self._desk = Desk(self._workspace, self._panes, self._live, self._make_text_pane, self)
        self._front = SiteFront(
            self._workspace,
            self._desk,
            self._panes,
            self._scanner,
            self._notices,
            self._preferences,
        )
        self._build_ports(messages, theme, dirs.state, sample)
        self._article = Article(
            self._panes.preview,
            self._live,
            self._workspace,
            self._preferences,
            open_post=self.files.open_path,
            window=self.window,
        )
        self._page_view = PageView(
            self._panes.preview, self._live, self._workspace, self._preferences, self._jobs, self
        )
        self.guide = Guide(self.window, self._preferences, self._workspace)
        WorkingSettings(self._preferences, self._workspace, self._live, self._desk)
        Dropping(self.window, self.files, self._images, self._desk, self._panes.form)
        self._actions = Actions(COMMANDS, self, self.window, messages, self._desk.settle)
        self._recent = RecentSites(
            lambda: self._preferences.settings.recent_sites, self.files.open_path
        )
        self._refresh_soon = QTimer(self)
        self._refresh_soon.setSingleShot(True)
        self._disk_timer = QTimer(self)
        self._disk_timer.setInterval(DISK_LOOK)
        self._arrange(messages)
        self._stages = Stages(
            self.window, self._workspace, self._desk, self._panes.problems, self._preferences
        )
        self._connect_parts()
        self._connect_preferences()
        self._refresh_commands()

    def show(self, paths: list[Path]) -> None:
        """Show the window, and then in it what was asked for, or was open the last time."""
        wanted = paths or self._preferences.last_time()
        self._stages.expect(wanted)
        self.window.show()
        QTimer.singleShot(0, self.window, partial(self.start, wanted))

    def start(self, paths: list[Path]) -> None:
        """Open these, offer what a crash left unsaved, and bring up what can wait."""
        self._jobs.hold_until(FirstPaint(self.window).painted)
        for path in paths:
            self.files.open_path(path)
        RecoveryOffer(
            self._recovery, self._desk, self._notices, self._preferences, self.window
        ).offer()
        self._panes.preview.start()
        self._disk_timer.start()
        self._stages.look()

    def probe_state(self) -> ProbeState:
        """What end-to-end tests ask for."""
        state = ProbeState(
            self.window,
            self._workspace,
            self._desk,
            self._panes,
            self._notices,
            self._status,
            self._preferences,
        )
        state.watch(self._checking)
        return state

    # -- building ------------------------------------------------------------------------------

    def _build_ports(self, messages: Messages, theme: Theme, state: Path, sample: Path) -> None:
        work = ProblemWork(
            self._workspace,
            self._desk,
            self._panes,
            self._live,
            self._scanner,
            ProblemWindow(
                self.window,
                self._notices,
                self._preferences,
                self._status.say,
                self._jobs,
                Batches(state),
            ),
        )
        self.fixes, self.problems = work.fixes, work.problems
        self.site, self.bulk, self.schema = work.site, work.bulk, work.schema
        self.jekyll = work.jekyll
        self._checking = work.checking
        self.files = Files(
            self._workspace,
            self._desk,
            self._notices,
            Window(
                widget=self.window,
                enter_site=self._front.enter,
                now=self._front.now,
                settings=lambda: self._preferences.settings,
                said=self._status.say,
                apply_fix=self.fixes.apply,
                leave=self._leave,
                sample=partial(own_sample, sample, state),
            ),
            messages=messages,
            theme=theme,
        )
        self._inserting = Inserting(self._workspace, self.window, messages)
        self._images = Images(
            self._workspace, self._panes.form, self._notices, self._preferences, self._front.now
        )
        self.text = PaneTextPort(
            self._desk.text_to_change,
            undo=self._desk.undo,
            redo=self._desk.redo,
            choose_link=self._inserting.choose_link,
            choose_image=self._images.choose_for_text,
        )
        self.view = Views(
            self.window,
            self._panes,
            self._desk,
            self._workspace,
            messages=messages,
            commands=self._palette_commands,
            open_post=self.files.open_path,
        )

    def _arrange(self, messages: Messages) -> None:
        panes, settings = self._panes, self._preferences.settings
        self.window.arrange(
            posts=panes.posts,
            tabs=panes.tabs,
            notices=self._notices,
            form=panes.form,
            outline=panes.outline,
            preview=panes.preview,
            problems=panes.problems,
        )
        self.window.restore_layout(dict(settings.layout))
        for name in settings.hidden_panes:
            if name in PANES:
                self.window.show_pane(name, shown=False)
        self._fill_menus(messages)

    def _fill_menus(self, messages: Messages) -> None:
        menus = self._actions.fill_menu_bar(self.window.menuBar(), messages)
        first = menus["file"].actions()[0]
        menus["file"].insertMenu(first, self._recent.menu(messages, menus["file"]))
        menus["file"].insertSeparator(first)
        self._actions.fill_toolbar(self.window.toolbar)

    def _make_text_pane(self, session: PostSession, buffer: QtBuffer) -> TextPane:
        pane = make_text_pane(session, buffer, self._preferences, self._actions, self.window)
        pane.header_unfolded.connect(self._refresh_commands)
        return pane

    # -- wiring --------------------------------------------------------------------------------

    def _connect_parts(self) -> None:
        panes = self._panes
        panes.posts.post_chosen.connect(self.files.open_path)
        panes.tabs.close_wanted.connect(self._on_close_wanted)
        panes.form.edit_refused.connect(self._warn)
        self._desk.changed.connect(self._refresh_commands)
        # A key moves text, caret and selection; what is shown of them follows once.
        self._desk.moved.connect(self._refresh_soon.start)
        self._refresh_soon.timeout.connect(self._refresh_commands)
        self._desk.pane_opened.connect(self.window.texts.addWidget)
        self._desk.pane_closed.connect(self._on_pane_closed)
        self._desk.current_changed.connect(self._on_current_changed)
        self._live.analysed.connect(self._on_analysed)
        self._scanner.audited.connect(panes.posts.set_errors)
        self._keeper.failed.connect(self._on_journal_failed)
        self._notices.left.connect(self._focus_text)
        self._stages.connect_pages(self, self.guide, self.files.open_path)
        self.view.theme_chosen.connect(self._preferences.set_theme)
        self.view.language_chosen.connect(self._preferences.set_language)
        self.view.word_wrap_toggled.connect(self._preferences.toggle_word_wrap)
        self.view.layout_changed.connect(self._refresh_commands)
        self.window.panes_changed.connect(self._refresh_soon.start)
        self.window.close_requested.connect(self.files.quit)
        self.view.preview_view_chosen.connect(self._page_view.choose_view)
        self._page_view.problems_found.connect(self._desk.set_page_findings)
        self.window.activated.connect(self.files.look_at_disk)
        self.window.activated.connect(self._page_view.look_again)
        self.window.activated.connect(self._front.look_at_disk)
        self._disk_timer.timeout.connect(self._front.look_at_disk)
        self._disk_timer.timeout.connect(self.files.look_at_disk)
        self._workspace.session_moved.subscribe(self._on_session_moved)
        self._workspace.site_changed.subscribe(self._refresh_commands)

    def _connect_preferences(self) -> None:
        """Who follows the theme and the language; text panes join when they are made."""
        choice, panes = self._preferences, self._panes
        themed = (panes.posts, panes.tabs, panes.form, panes.problems, self._notices)
        for part in (*themed, self.files):
            choice.theme_changed.connect(part.apply_theme)
            choice.language_changed.connect(part.retranslate)
        choice.theme_changed.connect(panes.preview.set_theme)
        for speaker in (panes.preview, panes.outline, self._inserting, self.view, self._status):
            choice.language_changed.connect(speaker.retranslate)
        for hear in (self._actions.retranslate, self._fill_menus):
            choice.language_changed.connect(hear)
        choice.theme_changed.connect(self._actions.refresh_icons)
        choice.zoom_changed.connect(self._on_zoom_changed)
        choice.journal_delay_changed.connect(self._keeper.set_delay)
        choice.shortcuts_changed.connect(self._actions.set_shortcuts)
        self._actions.set_shortcuts(choice.settings.shortcuts)
        choice.changed.connect(self._refresh_commands)

    # -- what follows from what ------------------------------------------------------------------

    def _refresh_commands(self, *_: object) -> None:
        session, text = self._desk.current, self._desk.text
        context = context_of(
            self._desk,
            self._workspace,
            self.window,
            self._preferences,
            preview_view=self._panes.preview.view.value,
            bulk_undo=self.bulk.can_undo,
        )
        self._actions.update(context)
        caret = text.caret().end if text is not None else None
        self._status.show_post(session, self._desk.analysis, caret)
        title = self._desk.title(session) if session is not None else ""
        dirty = session is not None and session.dirty
        self.window.show_title(title, self._preferences.messages, dirty=dirty)

    def _palette_commands(self) -> list[Entry]:
        offered = self._actions.palette_actions()
        return [action_entry(action, words) for action, words in offered if action.isEnabled()]

    def _on_zoom_changed(self, steps: int) -> None:
        self._panes.preview.set_zoom(STEP**steps)

    def _on_current_changed(self, pane: TextPane | None) -> None:
        self._notices.dismiss("blocked")
        if not self.files.leaving:
            self._stages.look()
            self._preferences.remember_posts(self._workspace.sessions, self._desk.current)
        if pane is not None:
            pane.focus_text()

    def _on_pane_closed(self, pane: TextPane) -> None:
        self.window.texts.removeWidget(pane)
        pane.deleteLater()

    def _on_analysed(self, _session: PostSession, analysis: Analysis) -> None:
        if not any(f.severity is Severity.ERROR for f in analysis.findings):
            self._notices.dismiss("blocked")

    def _on_close_wanted(self, key: str) -> None:
        for session in self._workspace.sessions:
            if session.key == key:
                self.files.close_session(session)
                return

    def _on_session_moved(self, moved: tuple[str, PostSession]) -> None:
        old, session = moved
        self._panes.tabs.rename(old, session.key, session.name)
        self._desk.refresh_titles()
        self._live.again()

    def _focus_text(self) -> None:
        if self._desk.text is not None:
            self._desk.text.focus_text()

    def _warn(self, shown: str) -> None:
        self._notices.show_notice(Notice("warning", "warning", shown))

    def _on_journal_failed(self, reason: str) -> None:
        self._warn(self._preferences.messages.text(reason))

    def _on_job_crashed(self, error: BaseException) -> None:
        log.error("a job failed", exc_info=error)
        name = f"{type(error).__name__}: {error}"
        shown = self._preferences.messages.text("crash.job", error=name)
        self._notices.show_notice(Notice("crash", "error", shown))

    # -- ending ----------------------------------------------------------------------------------

    def _leave(self) -> None:
        hidden = tuple(name for name in PANES if not self.window.is_wanted(name))
        self._preferences.keep(hidden_panes=hidden, layout=self.window.layout_state())
        self._disk_timer.stop()
        self._checking.shut_down()
        self.jekyll.shut_down()
        self._jobs.shut_down()
        self._workspace.leave_site()
        self.window.leave()
