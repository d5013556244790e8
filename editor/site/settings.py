"""The settings as one record, the layers that it is made of, and the user's own file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from editor.site.atomic import put
from editor.site.filesystem import REAL
from editor.site.setting_catalog import BY_ID, SETTINGS, Scope, fault_of

MOST_RECENT = 10
"""Sites remembered."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be chosen, and how the window was left.

    The first group is what a person sets (editor.site.setting_catalog); the second is remembered
    without being asked for.
    """

    language: str = "system"
    theme: str = "system"
    text_font: str = ""
    """Family of the Markdown text; empty: as the rest of the window."""
    zoom: int = 0
    """Steps from the normal text size."""
    word_wrap: bool = True
    line_width: int = 0
    """Full-width characters after which a line wraps at the latest; 0: as wide as the pane."""
    tab_width: int = 2
    """Spaces of one step of indentation."""
    line_numbers: bool = True
    continue_lists: bool = True
    tabs: bool = True
    """Whether Tab indents lists and the selection."""
    pairs: bool = True
    paste_link: bool = True
    author: str = ""
    """Who is named as the author of new posts; empty: whom `_config.yml` names."""
    new_post: str = ""
    """What a new post begins with (editor.core.post_template); empty: what the schema wants."""
    image_folder: str = ""
    """Where copies of images from elsewhere go, below the site; empty: where its images are."""
    image_name: str = "$name"
    preview_view: str = "page"
    preview_width: str = "pane"
    preview_follow: bool = True
    """Whether text and preview scroll together."""
    confirm_links: bool = True
    """Whether to ask before the browser opens a link of the preview."""
    check_when: str = "typing"
    check_prose: bool = True
    """Whether rules on prose are shown while writing; what is an error always is."""
    errors_block: bool = True
    """Whether a published post with an error is not saved."""
    check_language: str = "any"
    """What ``genko check`` speaks on the site, unless it is told otherwise."""
    reopen: str = "posts"
    """What the program begins with: the posts of the last time, their site alone, or nothing."""
    journal_delay: int = 1000
    """Milliseconds after a change until unsaved text is kept in the journal."""
    save_in_place: bool = False
    """Whether files are written over instead of replaced."""
    shortcuts: Mapping[str, str] = field(default_factory=dict)
    """Keys that differ from the program's own: by command, as a portable sequence; "" is none."""

    own: tuple[str, ...] = ()
    """Shared settings whose value of mine holds over every site's."""
    recent_sites: tuple[str, ...] = ()
    open_posts: tuple[str, ...] = ()
    """Posts that were open when the program ended, the current one first."""
    closed_notices: tuple[str, ...] = ()
    """Warnings about a site that were closed, as its folder and the text; the latest first."""
    schema_declined: tuple[str, ...] = ()
    """Sites for which nobody wants to be asked about a schema any more."""
    remote_sites: tuple[str, ...] = ()
    """Sites whose pages may load images, styles and media from elsewhere."""
    script_sites: tuple[str, ...] = ()
    """Sites whose pages may run their scripts in the preview."""
    link_sites: tuple[str, ...] = ()
    """Sites whose links the browser opens without a question."""
    hidden_panes: tuple[str, ...] = ("outline",)
    layout: Mapping[str, str] = field(default_factory=dict)
    """Geometry and pane sizes, as the window gave them."""


class Source(StrEnum):
    """Whose value it is that counts."""

    DEFAULT = "default"
    MINE = "mine"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Layers:
    """My settings, and those of the open site by their ids; None: no site is open."""

    mine: Settings
    site: Mapping[str, object] | None = None


def effective(layers: Layers) -> Settings:
    """The settings as they count."""
    site = layers.site or {}
    return replace(layers.mine, **{k: v for k, v in _plain(site) if k not in layers.mine.own})


def _plain(values: Mapping[str, object]) -> list[tuple[str, Any]]:
    """Values that were held against the types of their settings when they were read."""
    return list(values.items())


def source_of(name: str, layers: Layers) -> Source:
    """Whose value of a setting counts."""
    if name in layers.mine.own:
        return Source.MINE
    if layers.site is not None and name in layers.site:
        return Source.SITE
    differs = getattr(layers.mine, name) != getattr(Settings(), name)
    return Source.MINE if differs else Source.DEFAULT


def chosen_by_me(layers: Layers, changes: Mapping[str, Any]) -> Settings:
    """My settings with ``changes``; where the site has a value, mine is marked as my own."""
    site = layers.site or {}
    marked = {name for name in changes if name in site and name in BY_ID}
    own = (*layers.mine.own, *sorted(marked - {*layers.mine.own}))
    return replace(layers.mine, own=own, **changes)


def without_mine(mine: Settings, name: str) -> Settings:
    """My settings with nothing of mine for ``name``."""
    own = tuple(one for one in mine.own if one != name)
    return replace(mine, own=own, **{name: getattr(Settings(), name)})


class SettingsStore:
    """The settings' file. A damaged one is set aside, never a reason not to start."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "settings.json"
        self.set_aside: Path | None = None
        """Where a file that could not be read has gone."""

    def load(self) -> Settings:
        """The settings; what is missing, unknown or out of range is as at the first start."""
        read = self.look()
        if read is None:
            self._put_aside()
        return read or Settings()

    def look(self) -> Settings | None:
        """The settings, without touching their file; None where it is damaged."""
        try:
            data = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError):
            return None
        return read_settings(data) if isinstance(data, dict) else Settings()

    def save(self, settings: Settings) -> str | None:
        """Write them, durably; what the system said when that failed."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            data = {k: v for k, v in asdict(settings).items() if _may_be_mine(k)}
            text = json.dumps(data, ensure_ascii=False, indent=1)
            put(self._file, text.encode("utf-8"), REAL)
        except OSError as error:
            return error.strerror or str(error)
        return None

    def _put_aside(self) -> None:
        try:
            self.set_aside = self._file.replace(self._file.with_suffix(".bad"))
        except OSError:
            self.set_aside = None


def read_settings(data: Mapping[str, object]) -> Settings:
    """Settings of what a file holds; what is missing, unknown or out of range is the default."""
    known: dict[str, Any] = {}
    for part in fields(Settings):
        value = read_value(part.name, data.get(part.name))
        if value is not None:
            known[part.name] = value
    read = Settings(**known)
    shared = {info.id for info in SETTINGS if info.scope is Scope.SHARED}
    return replace(read, own=tuple(name for name in read.own if name in shared))


def read_value(name: str, value: object) -> object:
    """``value`` as the setting of that name has it; None where it cannot be its value for me."""
    default = getattr(Settings(), name)
    info = BY_ID.get(name)
    fitting = _fitting(value, default)
    sound = info is None or fault_of(info, fitting, default) is None
    return fitting if sound and _may_be_mine(name) else None


def _may_be_mine(name: str) -> bool:
    info = BY_ID.get(name)
    return info is None or info.scope is not Scope.SITE


def _fitting(value: object, default: object) -> object:
    """``value`` as the type of ``default``, None where it is of another."""
    if isinstance(default, tuple):
        fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return tuple(value) if fits and isinstance(value, list) else None
    if isinstance(default, Mapping):
        if not isinstance(value, dict):
            return None
        return {k: v for k, v in value.items() if isinstance(v, str)}
    return value if type(value) is type(default) else None


def with_recent(settings: Settings, site: Path) -> tuple[str, ...]:
    """The recent sites with ``site`` first."""
    rest = (name for name in settings.recent_sites if name != str(site))
    return (str(site), *rest)[:MOST_RECENT]
