"""Files of open posts that somebody else changes: taken in quietly, or asked about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from editor.app.saving import Failed
from editor.app.session import PostSession
from editor.app.workspace import Workspace
from editor.core.text.source import SourceText, Unreadable, decode
from editor.site import store


@dataclass(frozen=True, slots=True)
class DiskChange:
    """The file of an open post is another than the one that was read.

    ``source`` is its text now, None where it was deleted. ``reloaded``: nothing was unsaved, so the
    session has taken it already.
    """

    session: PostSession
    source: SourceText | None
    stamp: store.Stamp | None
    reloaded: bool = False


class DiskWatch:
    """Looks at the files of the open posts when asked to."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._told: dict[str, str | None] = {}
        """By session: the hash of the file that the user was told of, None for a deleted one."""

    def look(self) -> tuple[DiskChange, ...]:
        """What happened to the files of open posts, each told once.

        A clean post whose file changed takes the new text at once, as one undo step; a dirty one
        is a question for the user. Not looked at while an input method composes.
        """
        found = []
        for session in self._workspace.sessions:
            if session.path is None or session.buffer.composing:
                continue
            if session.stamp is None:
                self._look_for(session, session.path)
                continue
            change = self._change(session, session.path, session.stamp)
            if change is not None:
                found.append(change)
        return tuple(found)

    def reload(self, session: PostSession) -> Failed | None:
        """Take the text of the disk, as one undo step."""
        if session.path is None:
            return None
        loaded = store.read(session.path)
        if isinstance(loaded, store.ReadFailed):
            return Failed(loaded.reason, loaded.args)
        source = decode(loaded.data)
        if isinstance(source, Unreadable):
            return Failed(source.reason, source.args)
        session.reload(source, loaded.stamp)
        return None

    def _look_for(self, session: PostSession, path: Path) -> None:
        """A file that was deleted may be back as it was: another branch was looked at, say."""
        loaded = store.read(path) if path.exists() else None
        if isinstance(loaded, store.Loaded):
            source = decode(loaded.data)
            if not isinstance(source, Unreadable) and source.text == session.saved_text:
                self._told.pop(session.key, None)
                session.file_is(loaded.stamp)

    def _change(self, session: PostSession, path: Path, stamp: store.Stamp) -> DiskChange | None:
        if not store.may_have_changed(path, stamp):
            return None
        loaded = store.read(path)
        now = None if isinstance(loaded, store.ReadFailed) else loaded.stamp.sha256
        if now == stamp.sha256 or self._told.get(session.key, stamp.sha256) == now:
            return None
        self._told[session.key] = now
        if isinstance(loaded, store.ReadFailed):
            return DiskChange(session, None, None)
        source = decode(loaded.data)
        if isinstance(source, Unreadable):
            return None  # the next save says so
        if session.dirty:
            return DiskChange(session, source, loaded.stamp)
        session.reload(source, loaded.stamp)
        return DiskChange(session, source, loaded.stamp, reloaded=True)


def text_on_disk(path: Path) -> str:
    """A file's text; empty where there is none."""
    loaded = store.read(path)
    return "" if isinstance(loaded, store.ReadFailed) else decode(loaded.data).text
