"""The composition root: builds every part of the window and wires them, in one visible place."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from datetime import UTC, datetime
from datetime import date as datetime_date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from editor.app.analysis import Analysis
from editor.app.commands.catalog import COMMANDS
from editor.app.commands.model import Context
from editor.app.finding_texts import finding_text
from editor.app.session import PostSession
from editor.app.workspace import OpenSite, Workspace
from editor.core.findings import Applicability
from editor.core.header.values import Time, Value
from editor.i18n.locale import choose_language
from editor.site.journal import Journal
from editor.site.resources import load_messages
from editor.site.settings import SettingsStore, with_recent
from editor.site.site import SiteProblem
from editor.site.user_dirs import UserDirs
from editor.ui.actions import Actions
from editor.ui.desk import Desk, Panes
from editor.ui.dialogs.questions import ask_open_link
from editor.ui.form.view import FormView
from editor.ui.keeper import JournalKeeper
from editor.ui.live import LiveAnalysis
from editor.ui.looks import Looks
from editor.ui.main_window import PANES, MainWindow
from editor.ui.notices import Notice, NoticeBar
from editor.ui.outline.panel import OutlinePanel
from editor.ui.palette import Entry, action_entry
from editor.ui.ports.files import Files, Window
from editor.ui.ports.fixes import Fixes
from editor.ui.ports.inserting import Inserting
from editor.ui.ports.views import Views
from editor.ui.posts.panel import PostsPanel
from editor.ui.preview.view import PreviewPane
from editor.ui.problems.panel import ProblemsPanel
from editor.ui.qt_buffer import QtBuffer
from editor.ui.qt_jobs import QtJobs
from editor.ui.recent import RecentSites
from editor.ui.scanning import SiteScanner
from editor.ui.status import Status
from editor.ui.tabs import PostTabs
from editor.ui.text.pane import STEP, TextPane
from editor.ui.text.port import PaneTextPort
from editor.ui.theme.tokens import effective_theme
from editor.ui.welcome import Welcome

log = logging.getLogger(__name__)

TEXT_SIZE = 1.15
"""How much larger the text is than the interface: it is read and written for hours."""

DISK_LOOK = 4000
"""Milliseconds between looks at the files of open posts; also when the window comes to front."""


class Shell(QObject):
    """The program's window and everything behind it.

    It holds no logic: it makes the parts, connects them, and passes settings on to them.
    """

    def __init__(self, dirs: UserDirs, looks: Looks, sample: Path) -> None:
        super().__init__()
        self._looks = looks
        self._sample = sample
        self._store = SettingsStore(dirs.config)
        self._settings = self._store.load()
        self._language = choose_language(self._settings.language, os.environ)
        self._messages = load_messages(self._language)
        self._theme = effective_theme(self._settings.theme)
        looks.apply_theme(self._theme)
        looks.apply_language(self._language)
        messages, theme = self._messages, self._theme

        self.window = MainWindow()
        self._jobs = QtJobs(self._on_job_crashed, self)
        self._workspace = Workspace(Journal(dirs.state), dirs.cache)
        self._live = LiveAnalysis(self._workspace, self._jobs, self)
        self._scanner = SiteScanner(self._workspace, self._jobs, self)
        self._keeper = JournalKeeper(
            self._workspace, self._jobs, self._settings.journal_delay, self
        )
        self._notices = NoticeBar(messages, theme, self.window)
        self._status = Status(self.window, messages)
        self._welcome = Welcome(messages, theme, self.window)
        self._panes = Panes(
            posts=PostsPanel(messages, theme, self.window),
            tabs=PostTabs(messages, theme, self.window),
            form=FormView(messages, theme, self._jobs, parent=self.window),
            preview=PreviewPane(messages, theme, self.window),
            problems=ProblemsPanel(messages, theme, self.window),
            outline=OutlinePanel(messages, self.window),
        )
        self._desk = Desk(self._workspace, self._panes, self._live, self._make_text_pane, self)
        self.fixes = Fixes(
            self._workspace,
            self._desk,
            self._notices,
            self.window,
            messages=messages,
            said=self._status.say,
        )
        self.files = Files(
            self._workspace,
            self._desk,
            self._notices,
            Window(
                widget=self.window,
                enter_site=self._enter_site,
                now=self._now,
                said=self._status.say,
                apply_fix=self.fixes.apply,
                leave=self._leave,
            ),
            messages=messages,
            theme=theme,
        )
        self._inserting = Inserting(
            self._workspace, self.window, messages=messages, warn=self._warn
        )
        self.text = PaneTextPort(
            self._desk.text_to_change,
            undo=self._desk.undo,
            redo=self._desk.redo,
            choose_link=self._inserting.choose_link,
            choose_image=self._inserting.choose_image,
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
        self._preview_text = ""
        self._recent = RecentSites(lambda: self._settings.recent_sites, self.files.open_path)
        self._actions = Actions(COMMANDS, self, self.window, messages)
        self._arrange()
        self._connect()
        self._refresh_commands()

    # -- starting and ending -------------------------------------------------------------------

    def start(self, paths: list[Path]) -> None:
        """After the first paint: open what was asked for, or what was open the last time."""
        if self._store.set_aside is not None:
            log.warning("settings could not be read and were set aside: %s", self._store.set_aside)
        for path in paths or self._last_time():
            self.files.open_path(path)
        self.files.offer_recovery()
        site = self._workspace.open_site
        if site is None or site.scanned:
            self._panes.preview.start()
        self._disk_timer.start()

    def _last_time(self) -> list[Path]:
        recent = [Path(name) for name in self._settings.recent_sites[:1]]
        posts = [Path(name) for name in reversed(self._settings.open_posts)]
        return [path for path in (*recent, *posts) if path.exists()]

    def _leave(self) -> None:
        self._remember()
        self._disk_timer.stop()
        self._jobs.shut_down()
        self._workspace.leave_site()
        self.window.leave()

    def _remember(self) -> None:
        hidden = tuple(name for name in PANES if not self.window.is_shown(name))
        self._settings = replace(
            self._settings, hidden_panes=hidden, layout=self.window.layout_state()
        )
        problem = self._store.save(self._settings)
        if problem is not None:
            log.warning("settings could not be saved: %s", problem)

    # -- building ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.window.arrange(
            posts=self._panes.posts,
            tabs=self._panes.tabs,
            notices=self._notices,
            form=self._panes.form,
            outline=self._panes.outline,
            preview=self._panes.preview,
            problems=self._panes.problems,
        )
        self.window.texts.addWidget(self._welcome)
        self.window.restore_layout(dict(self._settings.layout))
        for name in self._settings.hidden_panes:
            if name in PANES:
                self.window.show_pane(name, shown=False)
        self._fill_menus()
        self._show_welcome()
        self.window.setWindowTitle(self._messages.text("app.name"))

    def _fill_menus(self) -> None:
        menus = self._actions.fill_menu_bar(self.window.menuBar(), self._messages)
        first = menus["file"].actions()[0]
        menus["file"].insertMenu(first, self._recent.menu(self._messages, menus["file"]))
        menus["file"].insertSeparator(first)
        self._actions.fill_toolbar(self.window.toolbar)

    def _make_text_pane(self, session: PostSession, buffer: QtBuffer) -> TextPane:
        pane = TextPane(self._messages, self._theme, self.window)
        pane.set_font("", QGuiApplication.font().pointSizeF() * TEXT_SIZE)
        pane.set_session(session, buffer)
        pane.set_context_actions(self._actions.context_actions())
        pane.set_word_wrap(self._settings.word_wrap)
        pane.set_zoom(self._settings.zoom)
        pane.composing_changed.connect(self._refresh_commands)
        pane.header_unfolded.connect(self._refresh_commands)
        pane.selection_changed.connect(self._refresh_commands)
        pane.focus_changed.connect(self._refresh_commands)
        pane.zoom_changed.connect(self._on_zoom_changed)
        return pane

    def _connect(self) -> None:
        panes = self._panes
        panes.posts.post_chosen.connect(self.files.open_path)
        panes.tabs.close_wanted.connect(self._on_close_wanted)
        panes.problems.fix_requested.connect(self.fixes.apply)
        panes.problems.fix_all_requested.connect(self.fixes.fix_all_safe)
        panes.form.fix_requested.connect(self.fixes.apply)
        panes.form.edit_refused.connect(self._warn)
        panes.form.choose_image_requested.connect(self._on_choose_image)
        panes.preview.link_clicked.connect(self._on_link_clicked)
        panes.preview.painted.connect(self._on_preview_painted)
        self._desk.changed.connect(self._refresh_commands)
        self._desk.pane_opened.connect(self.window.texts.addWidget)
        self._desk.pane_closed.connect(self._on_pane_closed)
        self._desk.current_changed.connect(self._on_current_changed)
        self._live.analysed.connect(self._on_analysed)
        self._scanner.audited.connect(panes.posts.set_errors)
        self._notices.left.connect(self._focus_text)
        self._keeper.failed.connect(self._on_journal_failed)
        self._welcome.site_wanted.connect(self.files.open_site)
        self._welcome.post_wanted.connect(self.files.open_post)
        self._welcome.sample_wanted.connect(self._open_sample)
        self._welcome.recent_wanted.connect(self.files.open_path)
        self.view.theme_chosen.connect(self.set_theme)
        self.view.language_chosen.connect(self.set_language)
        self.view.word_wrap_toggled.connect(self._toggle_word_wrap)
        self.view.layout_changed.connect(self._refresh_commands)
        self.window.close_requested.connect(self.files.quit)
        self.window.activated.connect(self.files.look_at_disk)
        self._workspace.site_changed.subscribe(self._on_site_changed)
        self._workspace.posts_changed.subscribe(self._on_posts_changed)
        self._workspace.session_moved.subscribe(self._on_session_moved)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)
        self._disk_timer = QTimer(self)
        self._disk_timer.setInterval(DISK_LOOK)
        self._disk_timer.timeout.connect(self.files.look_at_disk)

    # -- what commands depend on ---------------------------------------------------------------

    def context(self) -> Context:
        """What is open and where the focus is."""
        session, text, analysis = self._desk.current, self._desk.text, self._desk.analysis
        findings = analysis.findings if analysis is not None else ()
        fixes = [fix for finding in findings for fix in finding.fixes]
        shown = {f"{name}_visible": self.window.is_shown(name) for name in PANES}
        return Context(
            site_open=self._workspace.open_site is not None,
            post_open=session is not None,
            read_only=session is not None and session.read_only is not None,
            dirty=session is not None and session.dirty,
            any_dirty=any(s.dirty for s in self._workspace.sessions),
            can_undo=session is not None and session.buffer.can_undo,
            can_redo=session is not None and session.buffer.can_redo,
            composing=session is not None and session.buffer.composing,
            is_draft=session is not None and session.is_draft,
            findings=len(findings),
            safe_fixes=sum(fix.applicability is Applicability.SAFE for fix in fixes),
            open_posts=len(self._workspace.sessions),
            header_unfolded=text is not None and text.is_header_unfolded,
            word_wrap=self._settings.word_wrap,
            theme=self._settings.theme,
            language=self._language,
            **shown,
        )

    def _refresh_commands(self, *_: object) -> None:
        session, text = self._desk.current, self._desk.text
        self._actions.update(self.context())
        caret = text.caret().end if text is not None else None
        self._status.show_post(session, self._desk.analysis, caret)
        if session is None:
            self.window.setWindowTitle(self._messages.text("app.name"))
        else:
            title = "app.title-dirty" if session.dirty else "app.title"
            shown = self._messages.text(title, title=self._desk.title(session))
            if self.window.windowTitle() != shown:
                self.window.setWindowTitle(shown)

    def _palette_commands(self) -> list[Entry]:
        actions = self._actions.palette_actions()
        return [action_entry(action) for action in actions if action.isEnabled()]

    # -- settings ------------------------------------------------------------------------------

    def set_theme(self, name: str) -> None:
        """Choose system, light or dark."""
        self._settings = replace(self._settings, theme=name)
        self._theme = effective_theme(name)
        self._looks.apply_theme(self._theme)
        panes = self._panes
        texts = [self.window.texts.widget(n) for n in range(self.window.texts.count())]
        for part in (
            panes.posts,
            panes.tabs,
            panes.form,
            panes.problems,
            self._notices,
            *(t for t in texts if isinstance(t, TextPane | Welcome)),
        ):
            part.apply_theme(self._theme)
        panes.preview.set_theme(self._theme)
        self.files.theme = self._theme
        self._actions.refresh_icons()
        self._remember()
        self._refresh_commands()

    def set_language(self, language: str) -> None:
        """Speak ja or en from now on."""
        self._settings = replace(self._settings, language=language)
        self._language = choose_language(language, os.environ)
        self._messages = load_messages(self._language)
        self._looks.apply_language(self._language)
        messages, panes = self._messages, self._panes
        texts = [self.window.texts.widget(n) for n in range(self.window.texts.count())]
        for part in (
            panes.posts,
            panes.tabs,
            panes.form,
            panes.preview,
            panes.problems,
            panes.outline,
            self._notices,
            *(t for t in texts if isinstance(t, TextPane | Welcome)),
        ):
            part.retranslate(messages)
        for port in (self.files, self.fixes, self._inserting, self.view, self._status):
            port.messages = messages
        self._actions.retranslate(messages)
        self._fill_menus()
        self._remember()
        self._refresh_commands()

    def _toggle_word_wrap(self) -> None:
        self._settings = replace(self._settings, word_wrap=not self._settings.word_wrap)
        for n in range(self.window.texts.count()):
            pane = self.window.texts.widget(n)
            if isinstance(pane, TextPane):
                pane.set_word_wrap(self._settings.word_wrap)
        self._remember()
        self._refresh_commands()

    def _on_zoom_changed(self, steps: int) -> None:
        """One text was made larger or smaller: all texts and the preview follow."""
        if steps == self._settings.zoom:
            return
        self._settings = replace(self._settings, zoom=steps)
        for n in range(self.window.texts.count()):
            pane = self.window.texts.widget(n)
            if isinstance(pane, TextPane):
                pane.set_zoom(steps)
        self._panes.preview.set_zoom(STEP**steps)
        self._remember()

    def _on_color_scheme_changed(self, *_: object) -> None:
        if self._settings.theme == "system":
            self.set_theme("system")

    # -- the site ------------------------------------------------------------------------------

    def _enter_site(self, root: Path) -> SiteProblem | None:
        root = root.resolve()
        problem = self._workspace.enter_site(root)
        if problem is None:
            self._settings = replace(self._settings, recent_sites=with_recent(self._settings, root))
            self._remember()
            self._scanner.scan()
        return problem

    def _open_sample(self) -> None:
        self.files.open_path(self._sample)

    def _on_site_changed(self, site: OpenSite | None) -> None:
        root = site.site.root if site is not None else None
        baseurl = site.site.config.baseurl if site is not None else ""
        url = site.site.config.url if site is not None else ""
        self._panes.preview.set_site(root, baseurl, url)
        self._panes.posts.set_posts(site.rows if site else (), site_open=site is not None)
        self._tell_site_problems(site)
        self._show_welcome()
        self._refresh_commands()

    def _tell_site_problems(self, site: OpenSite | None) -> None:
        """Faults of the site's own files: what stands in for them, and where they are."""
        text = self._messages.text
        for key in ("schema", "config"):
            self._notices.dismiss(key)
        if site is None:
            return
        for problem in site.site.problems[:1]:
            reason = text(problem.message, **problem.args)
            shown = text("open.config-broken", reason=reason)
            self._notices.show_notice(Notice("config", "warning", shown))
        for path, finding in site.rules.problems[:1]:
            reason = finding_text(finding, self._messages)
            shown = text("schema.broken", path=path, reason=reason)
            self._notices.show_notice(Notice("schema", "warning", shown))

    def _on_posts_changed(self, site: OpenSite) -> None:
        self._panes.posts.set_posts(site.rows, site_open=True)
        session = self._desk.current
        self._panes.posts.set_current(session.path if session else None)
        self._desk.refresh_titles()
        # Once the list is painted: starting the browser engine takes a third of a second.
        QTimer.singleShot(0, self._panes.preview.start)

    def _now(self) -> datetime:
        """The moment in the site's zone."""
        site = self._workspace.open_site
        zone = site.site.config.zone if site is not None else UTC
        return datetime.now(zone).replace(microsecond=0)

    # -- what happens in the panes ---------------------------------------------------------------

    def _on_current_changed(self, pane: TextPane | None) -> None:
        self.window.texts.setCurrentWidget(pane or self._welcome)
        self._notices.dismiss("blocked")
        current = self._desk.current
        keys = [s.path for s in self._workspace.sessions if s.path is not None]
        first = [current.path] if current is not None and current.path is not None else []
        ordered = [*first, *(path for path in keys if path not in first)]
        self._settings = replace(self._settings, open_posts=tuple(str(path) for path in ordered))
        if pane is not None:
            pane.focus_text()

    def _focus_text(self) -> None:
        if self._desk.text is not None:
            self._desk.text.focus_text()

    def _on_pane_closed(self, pane: TextPane) -> None:
        self.window.texts.removeWidget(pane)
        pane.deleteLater()

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

    def _on_analysed(self, session: PostSession, analysis: Analysis) -> None:
        values = session.header.values
        title = values.get("title")
        self._panes.preview.set_title_header(str(title) if title else "", self._byline(values))
        errors = any(f.severity.value == "error" for f in analysis.findings)
        if not errors:
            self._notices.dismiss("blocked")

    @staticmethod
    def _byline(values: dict[str, Value]) -> str:
        date, author, tags = values.get("date"), values.get("author"), values.get("tags")
        day = date.written if isinstance(date, Time) else date
        parts = [f"{day:%Y-%m-%d}" if isinstance(day, datetime_date) else ""]
        parts.append(author if isinstance(author, str) else "")
        parts += (
            [f"#{tag}" for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
        )
        return "  ".join(part for part in parts if part)

    def _on_choose_image(self, key: str) -> None:
        url = self._inserting.ask_image()
        if url is not None:
            self._panes.form.set_value(key, url)

    def _on_link_clicked(self, url: str, kind: str) -> None:
        site = self._workspace.open_site
        if kind == "internal" and site is not None:
            row = next(
                (r for r in site.rows if r.url and r.url.rstrip("/") == url.rstrip("/")), None
            )
            if row is not None:
                self.files.open_path(row.path)
            return
        if kind == "external" and ask_open_link(url, self._messages, self.window):
            QDesktopServices.openUrl(QUrl(url))

    def _on_preview_painted(self, _batch: int) -> None:
        """Only end-to-end tests want to know what the page shows."""
        if os.environ.get("GENKO_PROBE"):
            self._panes.preview.read_text(self._keep_preview_text)

    def _keep_preview_text(self, text: str) -> None:
        self._preview_text = text

    def _show_welcome(self) -> None:
        recent = [Path(name) for name in self._settings.recent_sites if Path(name).is_dir()]
        self._welcome.show_state(recent, site_open=self._workspace.open_site is not None)

    def _warn(self, shown: str) -> None:
        self._notices.show_notice(Notice("warning", "warning", shown))

    def _on_journal_failed(self, reason: str) -> None:
        self._warn(self._messages.text(reason))

    def _on_job_crashed(self, error: BaseException) -> None:
        log.error("a job failed", exc_info=error)
        name = f"{type(error).__name__}: {error}"
        shown = self._messages.text("crash.job", error=name)
        self._notices.show_notice(Notice("crash", "error", shown))

    # -- for end-to-end tests --------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """What the window shows, as plain data (editor.ui.probe)."""
        session, text, analysis = self._desk.current, self._desk.text, self._desk.analysis
        focus: QObject | None = QGuiApplication.focusObject()
        return {
            "title": self.window.windowTitle(),
            "path": str(session.path) if session is not None else None,
            "dirty": session is not None and session.dirty,
            "text": session.text if session is not None else None,
            "caret": text.caret().end if text is not None else None,
            "findings": [
                {
                    "rule": f.rule,
                    "variant": f.variant,
                    "severity": f.severity.value,
                    "field": f.field,
                }
                for f in (analysis.findings if analysis is not None else ())
            ],
            "analysed": not self._live.pending,
            "busy": self._jobs.busy,
            "form": {row.key: row.text for row in self._panes.form.model.rows},
            "posts": self._panes.posts.shown_posts()[:20],
            "scanned": bool(self._workspace.open_site and self._workspace.open_site.scanned),
            "notices": self._notices.keys(),
            "status": self._status.said,
            "focus": focus.objectName() if focus is not None else None,
            "preview_ready": self._panes.preview.is_ready(),
            "preview_text": self._preview_text,
            "language": self._language,
            "theme": self._theme.name,
        }
