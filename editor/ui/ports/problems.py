"""One problem at a time: explained, ignored with a reason, its rule weighed for the whole site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from editor.app.finding_texts import finding_text
from editor.app.finding_walk import same_problem
from editor.app.ignoring import can_be_ignored, ignoring
from editor.app.rule_changes import change_rule
from editor.app.saving import Failed
from editor.app.settings_change import SettingsChange, take_back
from editor.app.workspace import Workspace
from editor.core.findings import Finding, Fix, Severity
from editor.core.post import Post
from editor.i18n.catalog import Messages
from editor.ui.desk import Desk
from editor.ui.dialogs.reason import ReasonDialog
from editor.ui.notices import Choice, Notice, NoticeBar
from editor.ui.problems.menu import ProblemMenus


@dataclass(frozen=True, slots=True)
class Acts:
    """What other parts of the window do about problems.

    ``apply`` makes a fix in the current post; ``explain`` shows a finding in full; ``fix_kind``
    reviews and makes the fixes of a rule all over the site;
    ``reread`` reads the site's rules again; ``said`` shows a line in the status bar.
    """

    apply: Callable[[Finding, Fix], None]
    explain: Callable[[Finding], None]
    fix_kind: Callable[[str], None]
    reread: Callable[[], None]
    said: Callable[[str], None]


class Problems(QObject):
    """What menus and commands do with one finding of the current post, and with its rule."""

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        notices: NoticeBar,
        window: QWidget,
        *,
        messages: Messages,
        acts: Acts,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._desk = desk
        self._notices = notices
        self._window = window
        self._messages = messages
        self._acts = acts
        self.menus = ProblemMenus(self, messages)

    def retranslate(self, messages: Messages) -> None:
        """Speak another language from now on."""
        self._messages = messages
        self.menus.retranslate(messages)

    # -- what menus ask (editor.ui.problems.menu) -----------------------------------------------

    @property
    def can_edit(self) -> bool:
        """Whether the current post may be changed now."""
        session = self._desk.current
        return session is not None and session.read_only is None and not session.buffer.composing

    @property
    def has_site(self) -> bool:
        """Whether a site is open, whose rules can be set."""
        return self._workspace.open_site is not None

    def apply(self, finding: Finding, fix: Fix) -> None:
        """Make a fix in the current post."""
        self._acts.apply(finding, fix)

    def explain(self, finding: Finding) -> None:
        """Show what its rule wants and why."""
        self._acts.explain(finding)

    def fix_kind(self, rule: str) -> None:
        """Review and make the fixes of a rule all over the site."""
        self._acts.fix_kind(rule)

    def weight_of(self, rule: str) -> Severity | None:
        """The severity that a rule has on this site; None where it is off."""
        site = self._workspace.open_site
        return site.rules.config[rule].severity if site is not None else None

    def weigh(self, rule: str, severity: Severity | None) -> None:
        """Write the rule's severity into the site's rules, and say so; one press takes it back."""
        site = self._workspace.open_site
        if site is None:
            return
        change = change_rule(site.site.root, rule, severity)
        if isinstance(change, Failed):
            self._warn(self._messages.text(change.message, **change.args))
            return
        self._acts.reread()
        text = self._messages.text
        name = site.site.rel(change.path)
        if severity is None:
            shown = text("problems.rule.off", rule=rule, name=name)
        else:
            word = text(f"severity.{severity.value}")
            shown = text("problems.rule.set", rule=rule, severity=word, name=name)

        def undo() -> None:
            self._take_back(change, name)

        choice = Choice("undo", text("problems.rule.undo"), undo)
        self._notices.show_notice(Notice("rule", "hint", shown, (choice,)))

    def ignore(self, finding: Finding) -> None:
        """Ask for a reason and write the comment that lets the finding pass, as one undo step."""
        session = self._desk.current
        if session is None or not self.can_edit or not can_be_ignored(finding):
            return
        schema = self._workspace.standard_of(session).schema
        shown = finding_text(finding, self._messages, schema)
        dialog = ReasonDialog(shown, self._messages, self._window)
        accepted, reason = dialog.exec(), dialog.line()
        dialog.deleteLater()
        if not accepted or not reason:
            return
        self._desk.flush()
        snapshot = self._workspace.snapshot(session)
        found = same_problem(self._workspace.check(session, session.text), finding)
        if found is None:
            self._acts.said(self._messages.text("fix.stale"))
            return
        post = Post(snapshot.rel, snapshot.text, snapshot.options)
        edits = ignoring(
            post,
            found,
            reason,
            lambda text: self._workspace.check(session, text),
            snapshot.options,
        )
        if edits is None:
            self._warn(self._messages.text("problems.ignore.impossible"))
            return
        self._notices.dismiss("blocked")
        session.apply(edits)
        self._acts.said(self._messages.text("problems.ignore.done"))

    # -- what commands ask ----------------------------------------------------------------------

    def offer_fixes(self) -> None:
        """Open the menu of the problem at hand, at the caret where the text has the keyboard."""
        finding = self._desk.finding_at_hand
        if finding is None:
            return
        menu = QMenu(self._window)
        menu.setObjectName("problems.menu")
        menu.aboutToHide.connect(menu.deleteLater)
        self.menus.fill(menu, finding)
        menu.popup(self._desk.place_at_hand or QCursor.pos())
        first = menu.actions()
        if first:
            menu.setActiveAction(first[0])

    def explain_here(self) -> None:
        """Show what the rule of the problem at hand wants and why."""
        finding = self._desk.finding_at_hand
        if finding is not None:
            self._acts.explain(finding)

    def ignore_here(self) -> None:
        """Ask for a reason and let the problem at hand pass."""
        finding = self._desk.finding_at_hand
        if finding is not None:
            self.ignore(finding)

    def _take_back(self, change: SettingsChange, name: str) -> None:
        failed = take_back(change)
        if failed is not None:
            self._warn(self._messages.text(failed.message, **failed.args))
            return
        self._acts.reread()
        self._acts.said(self._messages.text("problems.rule.undone", name=name))

    def _warn(self, shown: str) -> None:
        self._notices.show_notice(Notice("rule", "warning", shown))
