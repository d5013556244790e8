"""From Save to the disk: check, encode, compare, write; every outcome is a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from editor.app.session import PostSession
from editor.core.findings import Finding, MessageArg, Severity
from editor.core.text.source import SourceText, Unreadable, decode, edited, encode
from editor.site import store

Check = Callable[[str], tuple[Finding, ...]]
"""The rules, run on a text now."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands before the file. Not ``strict``: errors are told of and let through."""

    check: Check
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Saved:
    """The file holds the text. ``errors``: how many it has nevertheless."""

    path: Path
    errors: int = 0


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The file held the text already: nothing was written."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """Findings of error severity keep the post from being saved; gravest first, never empty."""

    errors: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """The file changed on the disk meanwhile; nothing was written. None: it was deleted."""

    on_disk: SourceText | None
    stamp: store.Stamp | None


@dataclass(frozen=True, slots=True)
class Failed:
    """The file could not be written and is as it was: a message id and its arguments."""

    message: str
    args: Mapping[str, MessageArg]


Outcome = Saved | Unchanged | Blocked | Conflict | Failed


def save(session: PostSession, gate: Gate, *, in_place: bool = False) -> Outcome:
    """Save a session into its file, through the gate.

    The gate is strict (ARCHITECTURE 5) unless the site's editors have agreed otherwise
    (``errors_block``): any finding of error severity blocks, however old the error is. Unchanged
    text writes nothing and asks nothing.

    Raises:
        ValueError: when the session has no path: a caller's mistake.
    """
    if session.path is None:
        raise ValueError("a session without a path cannot be saved")
    text = session.text
    if session.stamp is not None and text == session.saved_text:
        return Unchanged()
    errors = tuple(f for f in gate.check(text) if f.severity is Severity.ERROR)
    if errors and gate.strict:
        return Blocked(errors)
    outcome = write(session, text, in_place=in_place)
    return replace(outcome, errors=len(errors)) if isinstance(outcome, Saved) else outcome


def write(
    session: PostSession,
    text: str,
    *,
    overwrite: store.Stamp | None = None,
    in_place: bool = False,
) -> Outcome:
    """Write ``text`` into the session's file, without asking the rules.

    ``overwrite`` is the stamp of a file that the user has seen and chosen to replace; without it
    the file must still be as it was read. ``in_place``: see :func:`editor.site.store.write`.
    """
    assert session.path is not None
    expected = overwrite or session.stamp
    data = encode(text, session.source)
    outcome = store.write(session.path, data, expected, in_place=in_place)
    match outcome:
        case store.Written():
            session.mark_saved(text, edited(text, session.source), outcome.stamp)
            return Saved(session.path)
        case store.Changed():
            return _conflict(outcome)
        case store.WriteFailed():
            return Failed(outcome.reason, outcome.args)


def _conflict(changed: store.Changed) -> Outcome:
    if changed.data is None:
        return Conflict(None, None)
    on_disk = decode(changed.data)
    if isinstance(on_disk, Unreadable):
        return Failed(on_disk.reason, on_disk.args)
    return Conflict(on_disk, changed.stamp)
