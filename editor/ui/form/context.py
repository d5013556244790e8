"""What the widgets of a form are given: language, colours, facts of the site, clock, images."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QMenu

from editor.app.form_date_notes import date_notes
from editor.app.form_model import Row
from editor.app.form_note import Note
from editor.app.form_suggest import known_values
from editor.app.jobs import ImmediateRunner, JobRunner
from editor.core.findings import Finding
from editor.core.schema.model import Field, Schema
from editor.core.site_facts import SiteFacts
from editor.i18n.catalog import Messages
from editor.ui.theme.tokens import Theme


class AssetPort(Protocol):
    """The site's files, as far as a form shows them."""

    def file_of(self, path: str) -> Path | None:
        """The file of a root-relative path of the site; None where there is none."""


def utc_now() -> datetime:
    """The moment, aware."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FormContext:
    """One for a whole form; a new one takes its place when language, colours or site change."""

    messages: Messages
    theme: Theme
    schema: Schema | None = None
    """The fields of the form; problems call them by their labels."""
    facts: SiteFacts | None = None
    assets: AssetPort | None = None
    jobs: JobRunner = ImmediateRunner()  # noqa: RUF009 - it has no state
    clock: Callable[[], datetime] = utc_now
    fill_problem_menu: Callable[[QMenu, Finding], None] | None = None
    """Puts what can be done about a problem into the menu of its line."""
    post_name: str = ""
    """The path of the post within the site, with slashes."""

    def say(self, message_id: str, **args: str | int | float) -> str:
        """A text in the user's language."""
        return self.messages.text(message_id, **args)

    def tell(self, note: Note) -> str:
        """A note in the user's language."""
        return self.messages.text(note.message, **dict(note.args))

    @property
    def zone(self) -> tzinfo:
        """The site's time zone; the machine's where there is no site."""
        if self.facts is not None:
            return self.facts.zone
        return self.clock().astimezone().tzinfo or UTC

    def explain_date(self, row: Row) -> tuple[Note, ...]:
        """What Jekyll makes of the date in a row."""
        return date_notes(row, self.post_name, self.facts, self.clock())

    def known(self, field: Field | None) -> dict[str, int]:
        """What the field can be offered, with its use in the site."""
        return known_values(field, self.facts)


def read_thumbnail(file: Path, width: int, height: int) -> QImage:
    """The picture of ``file`` no larger than asked for; a null image where it is none.

    Runs off the GUI thread. The reader scales while it decodes, which a large photograph needs.
    """
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and (size.width() > width or size.height() > height):
        reader.setScaledSize(size.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
