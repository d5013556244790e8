"""One of the settings that a site's editors share written into their file, or taken out of it.

The file is edited as front matter is: comments and order stay, and where that cannot be proven
nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from editor.app.saving import Failed
from editor.app.settings_change import SettingsChange, put_settings
from editor.core.header.bare import with_value, without_key
from editor.core.header.values import Writable
from editor.core.header.write import Refused
from editor.core.text.source import SourceText, Unreadable, decode, edited, encode
from editor.site import store
from editor.site.site_settings import settings_path


def share(root: Path, name: str, value: Writable, heading: str) -> SettingsChange | Failed:
    """Write a setting for all who edit the site; a new file begins with ``heading``."""

    def changed(text: str) -> str:
        return with_value(text or f"# {heading}\n", name, value)

    return _change(root, changed)


def remove_shared(root: Path, name: str) -> SettingsChange | Failed:
    """Take a setting out of the site's file."""
    return _change(root, lambda text: without_key(text, name))


def _change(root: Path, change: Callable[[str], str]) -> SettingsChange | Failed:
    path = settings_path(root)
    name = path.relative_to(root).as_posix()
    seen, source = None, SourceText("")
    if path.exists():
        loaded = store.read(path)
        if isinstance(loaded, store.ReadFailed):
            return Failed(loaded.reason, {**loaded.args, "name": name})
        read = decode(loaded.data)
        if isinstance(read, Unreadable):
            return Failed(read.reason, {**read.args, "name": name})
        seen, source = loaded, read
    try:
        text = change(source.text)
    except Refused:
        return Failed("settings.unclear", {"name": name})
    return put_settings(path, encode(text, edited(text, source)), seen)
