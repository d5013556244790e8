"""What can be done about a problem, as a menu: the same in the list, the text and the form."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from editor import rules
from editor.app.finding_texts import fix_title
from editor.app.ignoring import can_be_ignored
from editor.core.findings import Finding, Fix, Severity
from editor.i18n.catalog import Messages
from editor.ui.icons import icon


class ProblemPort(Protocol):
    """What a menu asks of the program."""

    def apply(self, finding: Finding, fix: Fix) -> None:
        """Make a fix in the current post."""

    def explain(self, finding: Finding) -> None:
        """Show what its rule wants and why."""

    def ignore(self, finding: Finding) -> None:
        """Ask for a reason and let it pass."""

    def fix_kind(self, rule: str) -> None:
        """Review and make the fixes of a rule all over the site."""

    def weigh(self, rule: str, severity: Severity | None) -> None:
        """Give a rule another severity on this site; None turns it off."""

    def weight_of(self, rule: str) -> Severity | None:
        """The severity that a rule has on this site; None where it is off."""

    @property
    def can_edit(self) -> bool:
        """Whether the current post may be changed now."""

    @property
    def has_site(self) -> bool:
        """Whether a site is open, whose rules can be set."""


class ProblemMenus:
    """Fills menus for findings."""

    def __init__(self, port: ProblemPort, messages: Messages) -> None:
        self._port = port
        self._messages = messages

    def retranslate(self, messages: Messages) -> None:
        """Speak another language from the next menu on."""
        self._messages = messages

    def fill(self, menu: QMenu, finding: Finding, *, in_post: bool = True) -> None:
        """Add what can be done about ``finding``.

        ``in_post`` is false for a finding in the list of the whole site: its post may not be open.
        """
        if in_post:
            for fix in finding.fixes:
                action = menu.addAction(
                    icon("wand-sparkles"), fix_title(finding, fix, self._messages)
                )
                action.setObjectName(f"problem.fix.{finding.rule}.{fix.id}")
                action.setEnabled(self._port.can_edit)
                action.triggered.connect(partial(self._apply, finding, fix))
            menu.addSeparator()
        self._add(menu, "explain", "info", partial(self._explain, finding))
        if in_post and can_be_ignored(finding):
            ignored = self._add(
                menu, "ignore", "message-square-off", partial(self._ignore, finding)
            )
            ignored.setEnabled(self._port.can_edit)
        rule = rules.BY_ID.get(finding.rule)
        if rule is None or not self._port.has_site:
            return
        if rule.fixes:
            self._add(menu, "fix-kind", "list-checks", partial(self._fix_kind, rule.id))
        self._fill_weights(menu.addMenu(self._messages.text("problems.menu.weight")), rule.id)

    def fill_for_site(self, menu: QMenu, finding: Finding) -> None:
        """Add what can be done about a finding of the list of the whole site."""
        self.fill(menu, finding, in_post=False)

    def _fill_weights(self, menu: QMenu, rule: str) -> None:
        """The severities to choose from, the present one checked."""
        menu.setObjectName("problem.weight")
        now = self._port.weight_of(rule)
        group = QActionGroup(menu)
        for severity in (*Severity, None):
            name = severity.value if severity is not None else "off"
            action = menu.addAction(self._messages.text(f"problems.weight.{name}"))
            action.setObjectName(f"problem.weight.{name}")
            action.setCheckable(True)
            action.setChecked(severity is now)
            group.addAction(action)
            action.triggered.connect(partial(self._weigh, rule, severity))

    def _add(self, menu: QMenu, name: str, icon_name: str, run: partial[None]) -> QAction:
        action = menu.addAction(icon(icon_name), self._messages.text(f"problems.menu.{name}"))
        action.setObjectName(f"problem.{name}")
        action.triggered.connect(run)
        return action

    def _apply(self, finding: Finding, fix: Fix, *_checked: object) -> None:
        self._port.apply(finding, fix)

    def _explain(self, finding: Finding, *_checked: object) -> None:
        self._port.explain(finding)

    def _ignore(self, finding: Finding, *_checked: object) -> None:
        self._port.ignore(finding)

    def _fix_kind(self, rule: str, *_checked: object) -> None:
        self._port.fix_kind(rule)

    def _weigh(self, rule: str, severity: Severity | None, *_checked: object) -> None:
        if severity is not self._port.weight_of(rule):
            self._port.weigh(rule, severity)
