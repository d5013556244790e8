"""Fixing over many posts: planned beside the window, reviewed, made, and taken back as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from editor import rules
from editor.app import bulk_fix
from editor.app.bulk_fix import Done, LeftOut, PostPlan, Request
from editor.app.jobs import CancelToken, JobRunner
from editor.app.open_site import OpenSite
from editor.app.site_problems import fixable
from editor.app.workspace import Workspace
from editor.core.findings import Applicability
from editor.site.batches import Batch, Batches, without
from editor.ui.desk import Desk
from editor.ui.dialogs.bulk_fix import BulkFixDialog
from editor.ui.main_window import MainWindow
from editor.ui.notices import Choice, Notice, NoticeBar
from editor.ui.preferences import Preferences
from editor.ui.site_checking import SiteChecking

SHOWN = 3
"""Posts named in a notice."""


@dataclass(frozen=True, slots=True)
class Around:
    """The window around it."""

    widget: MainWindow
    notices: NoticeBar
    preferences: Preferences
    rescan: Callable[[], None]


class BulkFixes(QObject):
    """Reviews and makes the fixes of a rule, or all safe ones, all over the site.

    Signals:
        changed(): whether there is something to take back is another.
    """

    changed = Signal()
    _planned = Signal(int, int)

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        checking: SiteChecking,
        jobs: JobRunner,
        batches: Batches,
        around: Around,
    ) -> None:
        super().__init__(around.widget)
        self._workspace = workspace
        self._desk = desk
        self._checking = checking
        self._jobs = jobs
        self._batches = batches
        self._around = around
        self._dialog: BulkFixDialog | None = None
        self._request = Request()
        self._has = False  # asked of with every key
        workspace.site_changed.subscribe(self._look)
        self._planned.connect(self._on_planned, Qt.ConnectionType.QueuedConnection)

    @property
    def can_undo(self) -> bool:
        """Whether the open site has a bulk change that can be taken back."""
        return self._has

    def review(self, rule: str | None) -> None:
        """Plan the fixes of a rule (None: all safe ones), show them, and make those accepted."""
        site = self._workspace.open_site
        if site is None or not site.scanned or self._dialog is not None:
            return
        self._desk.flush()
        messages = self._around.preferences.messages
        if rule is None:
            title, unsafe = messages.text("bulk.all-safe"), True
        else:
            title = messages.text(f"rule.{rule}.summary")
            unsafe = Applicability.UNSAFE in rules.BY_ID[rule].fixes.values()
        titles = {row.rel: row.title for row in site.rows}
        self._dialog = dialog = BulkFixDialog(
            title,
            titles,
            messages,
            self._around.preferences.theme,
            self._around.widget,
            can_be_unsafe=unsafe,
        )
        # Where all that a rule offers needs to be looked at, there would be nothing to see.
        only_unsafe = (
            rule is not None and Applicability.SAFE not in rules.BY_ID[rule].fixes.values()
        )
        self._request = Request(rule, unsafe=only_unsafe)
        dialog.unsafe_wanted.connect(self._on_unsafe_wanted)
        if only_unsafe:
            dialog.force_unsafe()
        else:
            self._plan(site, self._request)
        accepted, chosen = dialog.exec(), dialog.chosen()
        self._jobs.cancel("bulk-plan")
        self._dialog = None
        dialog.deleteLater()
        if accepted and chosen:
            self._make(site, self._request, chosen)

    def undo(self) -> None:
        """Take the last bulk change back, in every post that still is as it was left."""
        site = self._workspace.open_site
        batch = self._batches.last(site.site.root) if site is not None else None
        if site is None or batch is None:
            self._say("bulk", "warning", "bulk.no-undo")
            self._look()
            return
        self._desk.flush()
        root = site.site.root
        inside = bulk_fix.restore_open(self._workspace, batch)
        opened = tuple(session.name for session in self._workspace.sessions)

        def done(outside: Done) -> None:
            self._after_undo(root, batch, bulk_fix.together(inside, outside))

        restore = partial(
            bulk_fix.restore_closed, root, batch, opened, in_place=self._workspace.in_place
        )
        self._jobs.submit("bulk", lambda _: restore(), done)

    # -- inside ---------------------------------------------------------------------------------

    def _look(self, *_: object) -> None:
        """See whether there is something to take back."""
        site = self._workspace.open_site
        self._has = site is not None and self._batches.has(site.site.root)
        self.changed.emit()

    def _plan(self, site: OpenSite, request: Request) -> None:
        dialog = self._dialog
        assert dialog is not None
        self._request = request
        if self._checking.state == "done":
            rels = fixable(self._checking.reports, request.rule, unsafe=request.unsafe)
            # An open post may have been changed since it was checked.
            opened_too = {s.name for s in self._workspace.sessions} - set(rels)
            known = {row.rel for row in site.rows}
            rels = (*rels, *sorted(opened_too & known))
        else:
            rels = tuple(sorted(row.rel for row in site.rows))
        opened = bulk_fix.open_texts(self._workspace)
        dialog.show_progress(0, len(rels))

        def work(token: CancelToken) -> tuple[PostPlan | LeftOut, ...]:
            def tell(number: int) -> None:
                self._planned.emit(number, len(rels))

            return bulk_fix.plan(site, rels, request, opened, token, tell)

        def done(plans: tuple[PostPlan | LeftOut, ...]) -> None:
            if self._dialog is dialog:
                dialog.show_plans(plans)

        self._jobs.submit("bulk-plan", work, done)

    def _make(self, site: OpenSite, request: Request, chosen: tuple[PostPlan, ...]) -> None:
        root = site.site.root
        failed = bulk_fix.keep(self._batches, root, request, chosen)
        if failed is not None:
            self._say("bulk", "error", "bulk.not-kept", error=failed)
            return
        inside = bulk_fix.apply_open(self._workspace, (p for p in chosen if p.stamp is None))
        outside = tuple(bulk_fix.closed(chosen))

        def done(written: Done) -> None:
            self._after(root, bulk_fix.together(inside, written))

        apply = partial(bulk_fix.apply_closed, root, outside, in_place=self._workspace.in_place)
        self._jobs.submit("bulk", lambda _: apply(), done)

    def _after(self, root: Path, done: Done) -> None:
        batch = self._batches.last(root)
        if batch is not None and done.left_out:
            self._keep_rest(root, without(batch, (left.rel for left in done.left_out)))
        text = self._around.preferences.messages.text
        shown = text("bulk.done", count=len(done.changed))
        if done.opened:
            shown += "\n" + text("bulk.unsaved", count=len(done.opened))
        shown += self._told(done)
        choices = []
        if done.changed:
            choices.append(Choice("undo", text("bulk.undo"), self.undo))
        level = "warning" if done.left_out else "hint"
        self._around.notices.show_notice(Notice("bulk", level, shown, choices))
        self._around.rescan()
        self._look()

    def _after_undo(self, root: Path, batch: Batch, done: Done) -> None:
        unwritten = [x.rel for x in done.left_out if x.reason.message != "bulk.changed-since"]
        rest = tuple(change for change in batch.changes if change.rel in unwritten)
        self._keep_rest(root, Batch(batch.rule, rest))
        text = self._around.preferences.messages.text
        shown = text("bulk.undone", count=len(done.changed))
        if done.opened:
            shown += "\n" + text("bulk.unsaved", count=len(done.opened))
        shown += self._told(done)
        level = "warning" if done.left_out else "hint"
        self._around.notices.show_notice(Notice("bulk", level, shown))
        self._around.rescan()
        self._look()

    def _keep_rest(self, root: Path, batch: Batch) -> None:
        """What can still be taken back; nothing of it is no reason to keep a file."""
        if batch.changes:
            self._batches.keep(root, batch)
        else:
            self._batches.forget(root)

    def _told(self, done: Done) -> str:
        """The posts that were left as they are, each with its reason."""
        if not done.left_out:
            return ""
        text = self._around.preferences.messages.text
        named = [
            text("bulk.failed", name=left.rel, reason=text(left.reason.message, **left.reason.args))
            for left in done.left_out[:SHOWN]
        ]
        more = len(done.left_out) - SHOWN
        if more > 0:
            named.append(text("bulk.more", count=more))
        head = text("bulk.left", count=len(done.left_out))
        return "\n" + "\n".join((head, *named))

    def _on_planned(self, done: int, total: int) -> None:
        if self._dialog is not None and done < total:
            self._dialog.show_progress(done, total)

    def _on_unsafe_wanted(self, *_: object) -> None:
        site = self._workspace.open_site
        if site is not None and self._dialog is not None:
            self._plan(site, Request(self._request.rule, unsafe=self._dialog.unsafe))

    def _say(self, key: str, level: str, message: str, **args: str) -> None:
        shown = self._around.preferences.messages.text(message, **args)
        self._around.notices.show_notice(Notice(key, level, shown))
