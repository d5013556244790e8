"""Unsaved texts: kept in the journal while they are unsaved, offered again after a crash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from editor.app.buffer import replacement
from editor.app.saving import Failed
from editor.app.session import PostSession
from editor.app.workspace import MakeBuffer, Workspace
from editor.site import store
from editor.site.journal import Journal, JournalEntry


@dataclass(frozen=True, slots=True)
class Unkept:
    """A text for the journal."""

    key: str
    text: str
    stamp: store.Stamp | None


class Recovery:
    """Knows what the journal holds of the open posts, and what an earlier run has left there."""

    def __init__(self, workspace: Workspace, journal: Journal) -> None:
        self._workspace = workspace
        self._journal = journal
        self._kept: dict[str, str] = {}
        workspace.session_opened.subscribe(self._on_opened)
        workspace.session_closed.subscribe(self._on_closed)
        workspace.session_moved.subscribe(self._on_moved)

    def unkept(self) -> tuple[Unkept, ...]:
        """Unsaved texts that the journal does not hold yet."""
        return tuple(
            Unkept(s.key, s.text, s.stamp)
            for s in self._workspace.sessions
            if s.dirty and self._kept.get(s.key) != s.text
        )

    def write(self, texts: Iterable[Unkept]) -> str | None:
        """Keep ``texts`` durably; from any thread. A message id when it failed."""
        for text in texts:
            failed = self._journal.put(text.key, text.text, text.stamp)
            if failed is not None:
                return failed.reason
        return None

    def kept(self, texts: Iterable[Unkept]) -> None:
        """``texts`` are in the journal; those saved or given up meanwhile leave it again."""
        open_now = {s.key: s for s in self._workspace.sessions}
        for text in texts:
            self._kept[text.key] = text.text
            session = open_now.get(text.key)
            if session is None or not session.dirty:
                self._forget(text.key)

    def left_behind(self) -> tuple[JournalEntry, ...]:
        """Texts that an earlier run of the program left unsaved."""
        return self._journal.pending()

    def restore(self, entry: JournalEntry, make_buffer: MakeBuffer) -> PostSession | Failed:
        """Open the post of a journal entry and put the unsaved text into it, as one undo step.

        The entry stays until the text is saved or given up: a second crash loses nothing.
        """
        path = Path(entry.key)
        if path.exists():
            session = self._workspace.open_post(path, make_buffer)
            if isinstance(session, Failed):
                return session
        else:
            session = self._workspace.start_post(path, "", make_buffer)
        session.apply(replacement(session.text, entry.text))
        # From here on it is this process that answers for the text.
        if self._journal.put(session.key, entry.text, entry.stamp) is None:
            self._journal.remove(entry)
        self._kept[session.key] = entry.text
        return session

    def discard(self, entry: JournalEntry) -> None:
        """The user does not want it."""
        self._journal.remove(entry)

    def _forget(self, key: str) -> None:
        if self._kept.pop(key, None) is not None:
            self._journal.remove(key)

    def _on_opened(self, session: PostSession) -> None:
        session.dirty_changed.subscribe(partial(self._on_dirty_changed, session))

    def _on_dirty_changed(self, session: PostSession, dirty: bool) -> None:  # noqa: FBT001 - an event's value
        if not dirty:
            self._forget(session.key)

    def _on_closed(self, session: PostSession) -> None:
        self._forget(session.key)

    def _on_moved(self, moved: tuple[str, PostSession]) -> None:
        self._forget(moved[0])
