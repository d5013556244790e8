"""A schema offered to a site that has none, and learnt or imported when somebody asks for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from editor.app.jobs import JobRunner
from editor.app.open_site import OpenSite
from editor.app.saving import Failed
from editor.app.schema_offer import Offer, keys_in_use, offer, write_schema
from editor.app.settings_change import SettingsChange, take_back
from editor.app.workspace import Workspace
from editor.ui.dialogs.schema import SchemaDialog
from editor.ui.notices import Choice, Notice
from editor.ui.ports.bulk import Around


class SchemaOffer(QObject):
    """Says once for a site that it has no schema; reviews and writes one."""

    def __init__(self, workspace: Workspace, jobs: JobRunner, around: Around) -> None:
        super().__init__(around.widget)
        self._workspace = workspace
        self._jobs = jobs
        self._around = around
        self._asked: object = None
        workspace.posts_changed.subscribe(self._on_posts_changed)
        workspace.site_changed.subscribe(self._on_site_changed)

    def review(self) -> None:
        """Read the posts, show what they suggest, and write what is accepted."""
        site = self._workspace.open_site
        if site is None or not site.scanned:
            return
        self._around.notices.dismiss("schema-offer")
        dialog = SchemaDialog(self._around.preferences.messages, self._around.widget)

        def done(made: Offer) -> None:
            if dialog.isVisible():
                dialog.show_offer(made)

        self._jobs.submit("schema", lambda token: offer(site, token), done)
        accepted, text = dialog.exec(), dialog.text()
        target = dialog.target
        self._jobs.cancel("schema")
        dialog.deleteLater()
        if accepted and text and target is not None:
            self._tell(site, write_schema(target, text))

    def _tell(self, site: OpenSite, outcome: SettingsChange | Failed) -> None:
        text = self._around.preferences.messages.text
        if isinstance(outcome, Failed):
            shown = text(outcome.message, **outcome.args)
            self._around.notices.show_notice(Notice("schema-written", "warning", shown))
            return
        change = outcome
        name = site.site.rel(change.path)

        def undo() -> None:
            failed = take_back(change)
            if failed is not None:
                shown = text(failed.message, **failed.args)
                self._around.notices.show_notice(Notice("schema-written", "warning", shown))
            self._around.rescan()

        choice = Choice("undo", text("schema-dialog.undo"), undo)
        shown = text("schema-dialog.written", name=name)
        self._around.notices.show_notice(Notice("schema-written", "hint", shown, (choice,)))
        self._around.rescan()

    def _on_site_changed(self, site: OpenSite | None) -> None:
        if site is None or site.rules.schema_path is not None:
            self._around.notices.dismiss("schema-offer")

    def _on_posts_changed(self, site: OpenSite) -> None:
        root = site.site.root
        declined = self._around.preferences.settings.schema_declined
        if root == self._asked or str(root) in declined or site.rules.schema_path is not None:
            return
        self._asked = root
        if site.rows:
            count = partial(self._offer_for, site)
            self._jobs.submit("schema-keys", lambda _token: keys_in_use(site), count)

    def _offer_for(self, site: OpenSite, fields: int) -> None:
        """Say that the site has no schema; its posts have ``fields`` different keys."""
        current = self._workspace.open_site
        if current is None or current.index is not site.index or current.rules.schema_path:
            return
        text = self._around.preferences.messages.text
        shown = text("schema-offer.text", count=len(current.rows), fields=fields)
        choices = (
            Choice("review", text("schema-offer.review"), self.review),
            Choice("later", text("schema-offer.decline"), self._decline),
        )
        self._around.notices.show_notice(Notice("schema-offer", "hint", shown, choices))

    def _decline(self) -> None:
        """Not asked again for this site; the command stays."""
        site = self._workspace.open_site
        if site is not None:
            declined = self._around.preferences.settings.schema_declined
            self._around.preferences.keep(schema_declined=(*declined, str(site.site.root)))
