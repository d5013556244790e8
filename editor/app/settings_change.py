"""A file of the site's settings written anew, so that one press makes it what it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from editor.app.saving import Failed
from editor.site import store
from editor.site.site_rules import FOLDER


@dataclass(frozen=True, slots=True)
class SettingsChange:
    """What it takes to go back: the bytes before (None: there was no file), the file as written."""

    path: Path
    before: bytes | None = field(repr=False)
    stamp: store.Stamp = field(repr=False)


def put_settings(path: Path, data: bytes, seen: store.Loaded | None) -> SettingsChange | Failed:
    """Write ``data`` over the file as it was ``seen``, or as a new one."""
    outcome = store.create(path, data) if seen is None else store.write(path, data, seen.stamp)
    if isinstance(outcome, store.Written):
        return SettingsChange(path, seen.data if seen is not None else None, outcome.stamp)
    return _failed(path, outcome)


def take_back(change: SettingsChange) -> Failed | None:
    """Make the file what it was; None when that went well.

    Where somebody has changed it since, it stays as it is.
    """
    if change.before is None:
        outcome = store.remove(change.path, change.stamp)
    else:
        outcome = store.write(change.path, change.before, change.stamp)
    return None if isinstance(outcome, store.Written) else _failed(change.path, outcome)


def _failed(path: Path, outcome: store.Changed | store.WriteFailed) -> Failed:
    if isinstance(outcome, store.WriteFailed):
        return Failed(outcome.reason, outcome.args)
    return Failed("problems.rule.changed", {"name": f"{FOLDER}/{path.name}"})
