"""One open post: its text, where it came from, what is known about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from editor.app.buffer import TextBuffer, replacement
from editor.app.events import Event
from editor.core.header.parse import Header, parse_header
from editor.core.text.edits import EditSet
from editor.core.text.source import SourceText
from editor.site.store import Stamp


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """Why a text can be looked at but not changed: a message id and its arguments."""

    message: str
    args: dict[str, str | int]


class PostSession:
    """A post that is open.

    Everybody edits through :meth:`apply`; the form, the text pane, fixes and commands are all the
    same to it. ``key`` names the session in the journal and in jobs: the path, or a made-up name
    for a post that has no file yet.
    """

    def __init__(
        self,
        buffer: TextBuffer,
        *,
        key: str,
        path: Path | None,
        name: str,
        source: SourceText,
        stamp: Stamp | None,
        read_only: ReadOnly | None = None,
    ) -> None:
        self.buffer = buffer
        self.key = key
        self.path = path
        self.name = name
        """The path within the site, with slashes; the file's name where there is no site."""
        self.source = source
        """How the file writes its text: BOM, line ends."""
        self.stamp = stamp
        """The file as it was last read or written; None for a post without a file."""
        self.read_only = read_only
        self.saved_text = source.text
        """What is on the disk, as far as known; the text is dirty where it differs from this."""
        self.dirty_changed: Event[bool] = Event()
        self.saved: Event[Path] = Event()
        self._gone = False
        self._header: tuple[str, Header] | None = None
        self._was_dirty = False
        self._leave: Callable[[], None] = buffer.changed.subscribe(self._on_buffer_changed)

    @property
    def text(self) -> str:
        """The text now: header and body, LF line ends."""
        return self.buffer.text

    @property
    def version(self) -> int:
        """The number of the text as it is now."""
        return self.buffer.version

    @property
    def header(self) -> Header:
        """The header of the text now; parsed again only when its own lines are others."""
        text = self.buffer.text
        if self._header is None or not _begins_alike(text, *self._header):
            self._header = (text, parse_header(text))
        return self._header[1]

    @property
    def dirty(self) -> bool:
        """Whether the text differs from what was saved; undoing back to it makes it clean again.

        A text whose file was deleted is on no disk, whatever it was like when it was saved.
        """
        return self._gone or self.buffer.text != self.saved_text

    @property
    def is_draft(self) -> bool:
        """Whether the file lies in a `_drafts` folder, where Jekyll does not publish it."""
        return "_drafts" in self.name.split("/")

    def apply(self, edits: EditSet) -> None:
        """Change the text, as one undo step. A read-only text is not changed."""
        if self.read_only is None:
            self.buffer.apply(edits)

    def mark_saved(self, text: str, source: SourceText, stamp: Stamp) -> None:
        """The file now holds ``text``; what was typed since stays dirty."""
        self.saved_text, self.source, self.stamp, self._gone = text, source, stamp, False
        self._tell_dirty()
        if self.path is not None:
            self.saved.tell(self.path)

    def moved_to(self, path: Path, name: str) -> None:
        """The post lies elsewhere now (saved as a draft, published)."""
        self.path, self.name, self.key = path, name, str(path)

    def reload(self, source: SourceText, stamp: Stamp) -> None:
        """Take the text of the disk, as one undo step; the user's own text is one Ctrl+Z away."""
        self.saved_text, self.source, self.stamp, self._gone = source.text, source, stamp, False
        self.buffer.apply(replacement(self.buffer.text, source.text))
        self._tell_dirty()

    def file_is(self, stamp: Stamp | None) -> None:
        """The file was deleted (None), or is there again with the text that was saved."""
        self.stamp, self._gone = stamp, stamp is None
        self._tell_dirty()

    def close(self) -> None:
        """The post is no longer open."""
        self._leave()

    def _on_buffer_changed(self, _: int) -> None:
        self._tell_dirty()

    def _tell_dirty(self) -> None:
        dirty = self.dirty
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.tell(dirty)


def _begins_alike(text: str, parsed: str, header: Header) -> bool:
    """Whether ``text`` has the very header that was parsed out of ``parsed``.

    Where the closing line ends in LF, what stands behind it cannot change what it closes.
    """
    end = header.body_start
    if end == 0 or parsed[end - 1] != "\n":
        return text == parsed
    return text.startswith(parsed[:end])
