"""Files as commands see them: opening, saving, closing, with the questions that go with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from editor.app.disk_watch import DiskChange, DiskWatch
from editor.app.finding_texts import finding_text, fix_title
from editor.app.new_post import author_of, file_name, first_text
from editor.app.saving import Blocked, Conflict, Failed, Outcome, Saved, Unchanged
from editor.app.session import PostSession
from editor.app.workspace import Workspace
from editor.core.findings import Applicability, Finding, Fix
from editor.i18n.catalog import Messages
from editor.site.settings import Settings
from editor.site.site import SiteProblem, find_site_root
from editor.ui.desk import Desk
from editor.ui.dialogs.difference import DifferenceDialog
from editor.ui.dialogs.new_post import NewPostDialog
from editor.ui.dialogs.questions import Unsaved, ask_unsaved
from editor.ui.notices import Choice, Notice, NoticeBar
from editor.ui.qt_buffer import QtBuffer
from editor.ui.theme.tokens import Theme


@dataclass(frozen=True, slots=True)
class Window:
    """What the window does for files.

    ``now`` gives the moment in the site's zone, ``settings`` those that count now; ``said`` shows a
    line in the status bar; ``apply_fix`` makes a fix; ``leave`` closes the window for good;
    ``sample`` gives the folder of the user's own copy of the sample site; ``widget`` owns the
    dialogs.
    """

    widget: QWidget
    enter_site: Callable[[Path], SiteProblem | None]
    now: Callable[[], datetime]
    settings: Callable[[], Settings]
    said: Callable[[str], None]
    apply_fix: Callable[[Finding, Fix], None]
    leave: Callable[[], None]
    sample: Callable[[], Path]


class Files(QObject):
    """Opens, saves and closes posts and sites."""

    def __init__(
        self,
        workspace: Workspace,
        desk: Desk,
        notices: NoticeBar,
        window: Window,
        *,
        messages: Messages,
        theme: Theme,
    ) -> None:
        super().__init__(window.widget)
        self._workspace = workspace
        self._disk = DiskWatch(workspace)
        self._desk = desk
        self._notices = notices
        self._window = window.widget
        self._messages = messages
        self._theme = theme
        self._enter_site = window.enter_site
        self._now = window.now
        self._settings = window.settings
        self._said = window.said
        self._apply_fix = window.apply_fix
        self._leave = window.leave
        self._sample = window.sample
        self.leaving = False
        """Whether posts are closed because the program ends: the next start opens them again."""

    def retranslate(self, messages: Messages) -> None:
        """Speak another language from now on."""
        self._messages = messages

    def apply_theme(self, theme: Theme) -> None:
        """Use other colours in the dialogs to come."""
        self._theme = theme

    # -- opening -------------------------------------------------------------------------------

    def new_post(self) -> None:
        """Ask for a title and start a post."""
        site = self._workspace.open_site
        if site is None:
            return
        root = site.site.root

        def taken(name: str) -> bool:
            return (root / name).exists()

        facts = site.standard.site
        categories = list(facts.category_counts) if facts is not None else []
        pattern = str(site.standard.config["file/name-pattern"].options["pattern"])
        open_paths = (session.path for session in self._workspace.sessions)
        paths = (*(row.path for row in site.rows), *filter(None, open_paths))
        names = frozenset(path.name for path in paths)
        name_of = partial(file_name, pattern=pattern, names=names)
        dialog = NewPostDialog(
            self._now(), categories, taken, self._messages, self._window, name_of
        )
        if dialog.exec():
            answer = dialog.answer()
            settings = self._settings()
            author = settings.author or author_of(site.site.config)
            text = first_text(answer, site.standard.schema, settings.new_post, author)
            path = root / name_of(answer)
            self._desk.show(self._workspace.start_post(path, text, QtBuffer))
        dialog.deleteLater()

    def open_site(self) -> None:
        """Ask for a site's folder and open it."""
        folder = QFileDialog.getExistingDirectory(
            self._window, self._messages.text("open.site-title")
        )
        if folder:
            self.open_path(Path(folder))

    def open_sample(self) -> None:
        """Open the site to practise on."""
        self.open_path(self._sample())

    def open_post(self) -> None:
        """Ask for a post's file and open it."""
        site = self._workspace.open_site
        start = str(site.site.root / "_posts") if site is not None else ""
        file, _ = QFileDialog.getOpenFileName(
            self._window,
            self._messages.text("open.post-title"),
            start,
            self._messages.text("open.filter"),
        )
        if file:
            self.open_path(Path(file))

    def open_path(self, path: Path) -> bool:
        """Open a folder as a site, a file as a post (in its site, where it has one)."""
        self._notices.dismiss("open")
        if path.is_dir():
            problem = self._enter_site(path)
            if problem is not None:
                self._warn("open", self._messages.text(problem.message, **problem.args))
            return problem is None
        if self._workspace.open_site is None:
            root = find_site_root(path)
            if root is not None:
                self._enter_site(root)
        outcome = self._desk.open(path)
        if isinstance(outcome, Failed):
            self._warn("open", self._messages.text(outcome.message, **outcome.args))
            return False
        if outcome.read_only is not None:
            reason = self._messages.text(outcome.read_only.message, **outcome.read_only.args)
            self._notices.show_notice(
                Notice("read-only", "warning", self._messages.text("open.read-only", reason=reason))
            )
        return True

    # -- saving --------------------------------------------------------------------------------

    def save(self) -> None:
        """Save the current post through the gate."""
        if self._desk.current is not None:
            self.save_session(self._desk.current)

    def save_all(self) -> None:
        """Save every changed post; the first that cannot be saved is shown."""
        current = self._desk.current
        if current is not None and self._is_held_back(current):
            return
        for session in self._workspace.sessions:
            if session.dirty and not self.save_session(session):
                self._desk.show(session)
                return

    def save_session(self, session: PostSession) -> bool:
        """Save one post; whether its file now holds the text."""
        if self._is_held_back(session):
            return False
        return self._tell(session, self._workspace.save(session))

    def save_as_draft(self) -> None:
        """Save the current post into ``_drafts``."""
        session = self._desk.current
        if session is None or self._is_held_back(session):
            return
        outcome = self._workspace.save_as_draft(session)
        match outcome:
            case Saved():
                self._dismiss_outcomes()
                self._said(self._messages.text("saving.draft.done", name=session.name))
            case Failed() if outcome.message.startswith("header.error."):
                reason = self._messages.text(outcome.message, **outcome.args)
                self._error(self._messages.text("saving.draft.unreadable", reason=reason))
            case _:
                self._tell(session, outcome)

    def publish(self) -> None:
        """Move the current draft to ``_posts``, under the day of its date."""
        session = self._desk.current
        if session is None or self._is_held_back(session):
            return
        self._tell(
            session, self._workspace.publish(session, self._desk.day_of(session, self._now()))
        )

    def _tell(self, session: PostSession, outcome: Outcome) -> bool:
        text = self._messages.text
        name = session.path.name if session.path is not None else session.name
        self._dismiss_outcomes()
        match outcome:
            case Saved(errors=errors) if errors:
                self._said(text("saving.saved-with-errors", name=name, count=errors))
            case Saved():
                self._said(text("saving.saved", name=name))
            case Unchanged():
                self._said(text("saving.unchanged", name=name))
            case Blocked(errors):
                self._tell_blocked(session, errors)
            case Conflict():
                self.tell_disk_change(DiskChange(session, outcome.on_disk, outcome.stamp))
            case Failed(message, args):
                self._error(text("saving.failed.text", name=name, reason=text(message, **args)))
        return isinstance(outcome, Saved | Unchanged)

    def _is_held_back(self, session: PostSession) -> bool:
        """Whether the form shows what the text cannot have: the file would hold something else."""
        untaken = self._desk.flush()
        if untaken is None or session is not self._desk.current:
            return False

        def discard() -> None:
            untaken.discard()
            self.save_session(session)

        text = self._messages.text
        choices = (
            Choice("show", text("saving.choice.field"), untaken.show, keep=True),
            Choice("discard", text("saving.choice.put-back"), discard),
        )
        self._dismiss_outcomes()
        shown = text("saving.untaken", field=untaken.title)
        self._notices.show_notice(Notice("untaken", "error", shown, choices))
        untaken.show()
        return True

    def _tell_blocked(self, session: PostSession, errors: tuple[Finding, ...]) -> None:
        text = self._messages.text
        first = errors[0]
        choices = [Choice("show", text("saving.choice.show"), lambda: self._desk.go_to(first))]
        safe = next((f for f in first.fixes if f.applicability is not Applicability.MANUAL), None)
        if safe is not None:
            title = text("saving.choice.fix", title=fix_title(first, safe, self._messages))
            choices.insert(0, Choice("fix", title, lambda: self._apply_fix(first, safe)))
        # A draft needs a header that can be read: no choice is offered that would be refused.
        readable = session.header.error is None
        if readable and not session.is_draft and self._workspace.open_site is not None:
            choices.append(Choice("draft", text("saving.choice.draft"), self.save_as_draft))
        schema = self._workspace.standard_of(session).schema
        told = finding_text(first, self._messages, schema)
        shown = text("saving.blocked", count=len(errors), first=told)
        self._notices.show_notice(Notice("blocked", "error", shown, choices))
        self._desk.show_errors(session, errors)

    # -- changes from outside ----------------------------------------------------------

    def look_at_disk(self) -> None:
        """See whether files of open posts have changed, and say so."""
        for change in self._disk.look():
            self.tell_disk_change(change)

    def tell_disk_change(self, change: DiskChange) -> None:
        """Say that a file has changed, and ask what shall happen where that is a question."""
        text = self._messages.text
        session = change.session
        name = session.path.name if session.path is not None else session.name
        if change.reloaded:
            shown = text("saving.changed-outside.clean", name=name)
            self._notices.show_notice(Notice("changed", "hint", shown))
            return
        if change.source is None:
            session.file_is(None)
            gone = text("saving.conflict.gone", name=name)
            self._notices.show_notice(Notice("conflict", "warning", gone))
            return
        source, stamp = change.source, change.stamp

        def mine() -> None:
            self._tell(session, self._workspace.overwrite(session, stamp))

        def theirs() -> None:
            failed = self._disk.reload(session)
            if failed is not None:
                self._tell(session, failed)

        def compare() -> None:
            self.compare(session, source.text)

        choices = (
            Choice("compare", text("saving.conflict.compare"), compare, keep=True),
            Choice("theirs", text("saving.conflict.theirs"), theirs),
            Choice("mine", text("saving.conflict.mine"), mine),
        )
        shown = text("saving.conflict.text", name=name)
        self._notices.show_notice(Notice("conflict", "warning", shown, choices))

    def compare(self, session: PostSession, other: str) -> None:
        """Show the user's text beside the one on the disk."""
        text = self._messages.text
        name = session.path.name if session.path is not None else session.name
        dialog = DifferenceDialog(
            text("difference.title", name=name),
            ((text("difference.mine"), session.text), (text("difference.theirs"), other)),
            self._messages,
            self._theme,
            self._window,
        )
        dialog.exec()
        dialog.deleteLater()

    # -- closing -------------------------------------------------------------------------------

    def close_post(self) -> None:
        """Close the current post; an unsaved text asks."""
        if self._desk.current is not None:
            self.close_session(self._desk.current)

    def close_session(self, session: PostSession) -> None:
        """Close one post; an unsaved text asks."""
        if self._may_close((session,)):
            self._dismiss_outcomes()
            self._workspace.close_post(session)

    def quit(self) -> None:
        """Leave; unsaved texts ask."""
        if self._may_close(self._workspace.sessions):
            self.leaving = True
            for session in self._workspace.sessions:
                self._workspace.close_post(session)
            self._leave()

    def _may_close(self, sessions: tuple[PostSession, ...]) -> bool:
        # What the form holds and no text can have is lost with the post, too.
        held = self._desk.current if self._desk.flush() is not None else None
        unsaved = [s for s in sessions if s.dirty or s is held]
        if not unsaved:
            return True
        names = [self._desk.title(s) for s in unsaved]
        match ask_unsaved(names, self._messages, self._window):
            case Unsaved.SAVE:
                for session in unsaved:
                    if not self.save_session(session):
                        self._desk.show(session)
                        return False
                return True
            case Unsaved.DISCARD:
                return True
            case Unsaved.CANCEL:
                return False

    # -- other ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Take the current post's text from the disk again, as one undo step."""
        session = self._desk.current
        if session is not None:
            failed = self._disk.reload(session)
            if failed is not None:
                self._warn("open", self._messages.text(failed.message, **failed.args))

    def reveal_file(self) -> None:
        """Show the current post's folder in the system's file manager."""
        session = self._desk.current
        if session is not None and session.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(session.path.parent)))

    def _dismiss_outcomes(self) -> None:
        for key in ("blocked", "untaken", "conflict", "failed", "changed"):
            self._notices.dismiss(key)

    def _warn(self, key: str, shown: str) -> None:
        self._notices.show_notice(Notice(key, "warning", shown))

    def _error(self, shown: str) -> None:
        self._notices.show_notice(Notice("failed", "error", shown))
