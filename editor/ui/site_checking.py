"""The check of the whole site: run beside the window, kept up to date, arranged for the panel."""

from __future__ import annotations

import gc
import logging

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from editor.app.jobs import CancelToken
from editor.app.open_site import OpenSite
from editor.app.site_problems import SiteView, Wish, arrange
from editor.app.workspace import Workspace
from editor.i18n.catalog import Messages
from editor.site import site_check
from editor.site.site_check import CheckFailedError, PostReport, Progressed
from editor.ui.qt_jobs import QtJobs

log = logging.getLogger(__name__)

_EVERY = 400
"""Milliseconds between pictures of a check that is under way."""
_MANY = 64
"""So many changed posts are left to a check of the whole site."""


class SiteChecking(QObject):
    """Checks the open site when asked, and afterwards every post that was saved.

    Signals:
        state_changed(str, int, int): none, running, done, cancelled or failed; posts done, of all.
        arranged(SiteView, Wish): the problems found so far, as they were wished for.
    """

    state_changed = Signal(str, int, int)
    arranged = Signal(object, object)
    _streamed = Signal(object)

    def __init__(self, workspace: Workspace, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._messages = messages
        self._jobs = QtJobs(self._on_crashed, self)
        self._reports: dict[str, PostReport] = {}
        self._stamps: dict[str, tuple[int, int]] = {}
        self._run = 0
        self._wish = Wish()
        self.state = "none"
        site = workspace.open_site
        self._root = site.site.root if site is not None else None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._arrange)
        self._streamed.connect(self._on_streamed, Qt.ConnectionType.QueuedConnection)
        workspace.site_changed.subscribe(self._on_site_changed)
        workspace.posts_changed.subscribe(self._on_posts_changed)

    @property
    def reports(self) -> tuple[PostReport, ...]:
        """What was found, by post, the newest first (their names begin with the day)."""
        return tuple(self._reports[rel] for rel in sorted(self._reports, reverse=True))

    @property
    def busy(self) -> bool:
        """Whether a check or its picture is under way."""
        return self._jobs.busy or self._soon.isActive()

    def retranslate(self, messages: Messages) -> None:
        """Search and arrange by other words."""
        self._messages = messages
        self._arrange()

    def ensure(self) -> None:
        """Check the site unless that was done or is under way."""
        if self.state in ("none", "failed"):
            self.check()

    def check(self) -> None:
        """Check the whole site as it is on the disk."""
        site = self._workspace.open_site
        if site is None:
            return
        self._run += 1
        run, root = self._run, site.site.root
        cache = self._workspace.cache_dir
        self._stamps = _stamps(site)
        self._set_state("running")

        def work(token: CancelToken) -> str | None:
            """What went wrong, if anything."""
            try:
                for step in site_check.check_elsewhere(root, cache, lambda: token.cancelled):
                    self._streamed.emit((run, step))
            except CheckFailedError as error:
                return str(error)
            return None

        def done(failed: str | None) -> None:
            if failed is not None:
                log.warning("the check of the site could not be finished: %s", failed)
            self._set_state("done" if failed is None else "failed")
            self._forget_the_gone()
            self._arrange()

        self._jobs.submit("check", work, done)

    def cancel(self) -> None:
        """Stop checking; what was found so far stays."""
        if self.state == "running":
            self._run += 1
            self._jobs.cancel("check")
            self._set_state("cancelled")
            self._arrange()

    def set_wish(self, wish: Wish) -> None:
        """What is to be seen."""
        self._wish = wish
        self._arrange()

    def shut_down(self) -> None:
        """End what runs: once, before the window goes."""
        self._soon.stop()
        self._jobs.shut_down()

    # -- inside ---------------------------------------------------------------------------------

    def _set_state(self, state: str, done: int = 0, total: int = 0) -> None:
        self.state = state
        self.state_changed.emit(state, done, total)

    def _on_streamed(self, message: tuple[int, Progressed]) -> None:
        run, step = message
        if run != self._run or self.state != "running":
            return
        for report in step.reports:
            self._reports[report.rel] = report
        self._set_state("running", step.done, step.total)
        if not self._soon.isActive():
            self._soon.start(_EVERY)

    def _arrange(self) -> None:
        """Put the problems in order on another thread, and hand them to whoever shows them.

        A hundred thousand findings hold no cycles: looking through them for some, again and again,
        would stop the window for a third of a second each time.
        """
        self._soon.stop()
        if self._reports:
            gc.freeze()
        site = self._workspace.open_site
        reports, wish, messages = self.reports, self._wish, self._messages
        titles = {row.rel: row.title for row in site.rows} if site is not None else {}

        def work(token: CancelToken) -> SiteView:
            return arrange(reports, wish, titles, messages, token.check)

        def done(view: SiteView) -> None:
            self.arranged.emit(view, wish)

        self._jobs.submit("arrange", work, done)

    def _forget_the_gone(self) -> None:
        site = self._workspace.open_site
        if site is not None and site.scanned:
            there = {row.rel for row in site.rows}
            self._reports = {rel: r for rel, r in self._reports.items() if rel in there}

    def _on_site_changed(self, site: OpenSite | None) -> None:
        root = site.site.root if site is not None else None
        known = self.state != "none"
        if root != self._root:
            self._root = root
            self._run += 1
            self._jobs.cancel("check")
            self._reports = {}
            self._set_state("none")
            self._arrange()
        elif known and site is not None and site.scanned:
            self.check()  # other rules

    def _on_posts_changed(self, site: OpenSite) -> None:
        """Check again what was saved since, here: a few posts take less than a process to start."""
        if self.state not in ("done", "cancelled"):
            return
        now = _stamps(site)
        changed = [rel for rel, stamp in now.items() if self._stamps.get(rel) != stamp]
        gone = self._stamps.keys() - now.keys()
        self._stamps = now
        if gone:
            self._forget_the_gone()
        if len(changed) > _MANY:
            self.check()
            return
        if not changed:
            if gone:
                self._arrange()
            return
        touched = sorted(self._touched(site, frozenset(changed)) & now.keys())
        posts = [site_check.Checkable(site.site.root / rel, rel) for rel in touched]
        ground = site_check.Ground(
            site.standard, site.rules, dict(site.site.config.kramdown), site.site
        )
        run = self._run

        def done(reports: tuple[PostReport, ...]) -> None:
            if run == self._run:
                self._reports.update({report.rel: report for report in reports})
                self._arrange()

        self._jobs.submit("recheck", lambda _: site_check.check_here(posts, ground), done)

    def _touched(self, site: OpenSite, changed: frozenset[str]) -> frozenset[str]:
        """The posts whose findings may be others now.

        Besides those that were changed: who was found to have to do with one of them, and who has
        the address that one of them has now.
        """
        facts = site.standard.site
        addresses = {row.url for row in site.rows if row.rel in changed}
        sharing = (facts.urls.get(url, ()) for url in addresses) if facts is not None else ()
        naming = (
            report.rel
            for report in self._reports.values()
            if any(value in changed for f in report.findings for value in f.args.values())
        )
        return changed.union(naming, *sharing)

    def _on_crashed(self, error: BaseException) -> None:
        log.error("the check of the site crashed", exc_info=error)
        self._set_state("failed")


def _stamps(site: OpenSite) -> dict[str, tuple[int, int]]:
    """Size and time of every post and draft: what was checked."""
    return {row.rel: (row.size, row.mtime_ns) for row in site.rows}
