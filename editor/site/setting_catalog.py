"""Every setting that can be chosen: one record each, with its scope, its values and their faults.

A setting has up to three values: the program's own, mine (``settings.json``), and the site's
(``_genko/settings.yml``, which lies in the site so that a team shares it). :class:`Scope` says
which of them can be; where there are several, the site's holds. That is the order of VS Code (user
below workspace): what a team has agreed on counts for everybody who opens the site. Where a setting
is only about how one looks at the site, a value of mine that is marked as my own holds over every
site's.

Whom somebody trusts (scripts and remote content in the preview, questions before links) is never a
setting of a site: a site could allow itself everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

from editor.core.findings import MessageArg
from editor.core.placeholders import FOLDER_PLACES, IMAGE_PLACES, POST_PLACES, mistaken
from editor.core.post_template import is_readable


class Scope(StrEnum):
    """Whose value of a setting can be."""

    PERSONAL = "personal"
    """How one person works: mine alone, whatever the site."""
    SHARED = "shared"
    """Mine, and a site may have another for all who open it."""
    SITE = "site"
    """What makes the site's posts alike: the site's alone."""


@dataclass(frozen=True, slots=True)
class SettingFault:
    """Why a value cannot be used: the message ``rule.config/settings.<reason>``."""

    reason: str
    args: Mapping[str, MessageArg] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SettingInfo:
    """What a settings dialog needs to offer one setting.

    Its texts are ``setting.<id>.title``, ``setting.<id>.hint``, one for each choice, and
    ``setting.<id>.words``: everyday words by which a search finds it too. ``group`` is the page it
    stands on, ``setting-group.<group>``. ``font``: the value is a font's family. ``long``: a text
    of several lines. ``fault`` finds what is wrong with a text.
    """

    id: str
    group: str
    scope: Scope = Scope.PERSONAL
    choices: tuple[str, ...] = ()
    lowest: int | None = None
    highest: int | None = None
    font: bool = False
    long: bool = False
    fault: Callable[[str], SettingFault | None] = lambda _text: None


def _template_fault(text: str) -> SettingFault | None:
    if not is_readable(text):
        return SettingFault("bad-template")
    return _mistaken_word(text, POST_PLACES)


def _folder_fault(text: str) -> SettingFault | None:
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or "\\" in text or ":" in text:
        return SettingFault("bad-folder", {"value": text})
    return _mistaken_word(text, FOLDER_PLACES)


def _name_fault(text: str) -> SettingFault | None:
    if not text.strip() or "/" in text or "\\" in text:
        return SettingFault("bad-name", {"value": text})
    return _mistaken_word(text, IMAGE_PLACES)


def _mistaken_word(text: str, known: tuple[str, ...]) -> SettingFault | None:
    for word, near in mistaken(text, known):
        return SettingFault("unknown-word", {"word": word, "near": near})
    return None


SETTINGS: tuple[SettingInfo, ...] = (
    SettingInfo("language", "look", choices=("system", "ja", "en")),
    SettingInfo("theme", "look", choices=("system", "light", "dark", "contrast")),
    SettingInfo("text_font", "look", font=True),
    SettingInfo("zoom", "look", lowest=-5, highest=20),
    SettingInfo("word_wrap", "writing"),
    SettingInfo("line_width", "writing", Scope.SHARED, lowest=0, highest=120),
    SettingInfo("tab_width", "writing", Scope.SHARED, lowest=1, highest=8),
    SettingInfo("line_numbers", "writing"),
    SettingInfo("continue_lists", "writing"),
    SettingInfo("tabs", "writing"),
    SettingInfo("pairs", "writing"),
    SettingInfo("paste_link", "writing"),
    SettingInfo("author", "posts"),
    SettingInfo("new_post", "posts", Scope.SITE, long=True, fault=_template_fault),
    SettingInfo("image_folder", "posts", Scope.SITE, fault=_folder_fault),
    SettingInfo("image_name", "posts", Scope.SITE, fault=_name_fault),
    SettingInfo(
        "preview_view", "preview", Scope.SHARED, choices=("page", "article", "source", "elsewhere")
    ),
    SettingInfo(
        "preview_width", "preview", Scope.SHARED, choices=("pane", "phone", "tablet", "desktop")
    ),
    SettingInfo("preview_follow", "preview"),
    SettingInfo("confirm_links", "preview"),
    SettingInfo("check_when", "checks", choices=("typing", "saving")),
    SettingInfo("check_prose", "checks"),
    SettingInfo("errors_block", "checks", Scope.SITE),
    SettingInfo("check_language", "checks", Scope.SITE, choices=("any", "ja", "en")),
    SettingInfo("reopen", "files", choices=("posts", "site", "nothing")),
    SettingInfo("journal_delay", "files", lowest=200, highest=60_000),
    SettingInfo("save_in_place", "files"),
)
"""The settings a person may change, in the order of the dialog; keys are on a page of their own."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is remembered without being set, and can be forgotten: lists of the user's settings.

    Its texts are ``remembered.<id>.title``, ``hint``, ``forget`` and ``words``; ``group`` is the
    page it stands on.
    """

    id: str
    group: str
    fields: tuple[str, ...]


REMEMBERED: tuple[Remembered, ...] = (
    Remembered("trust", "preview", ("remote_sites", "script_sites", "link_sites")),
    Remembered("recent", "files", ("recent_sites", "open_posts")),
    Remembered("declined", "files", ("schema_declined", "closed_notices")),
)
"""Below the settings of their pages, in order."""

SETTING_GROUPS: tuple[str, ...] = tuple(dict.fromkeys(info.group for info in SETTINGS))
"""The pages of the dialog, in order."""

BY_ID: Mapping[str, SettingInfo] = {info.id: info for info in SETTINGS}


def fault_of(info: SettingInfo, value: object, default: object) -> SettingFault | None:
    """What is wrong with ``value`` for a setting whose values are of the type of ``default``."""
    args: dict[str, MessageArg] = {"key": info.id, "value": _shown(value)}
    if info.choices:
        if value in info.choices:
            return None
        return SettingFault("bad-choice", {**args, "allowed": ", ".join(info.choices)})
    if type(value) is not type(default):
        return SettingFault(f"no-{_KINDS[type(default)]}", args)
    if isinstance(value, str):
        found = info.fault(value)
        return None if found is None else SettingFault(found.reason, {**args, **found.args})
    low, high = info.lowest, info.highest
    if low is not None and high is not None and isinstance(value, int) and not low <= value <= high:
        return SettingFault("out-of-range", {**args, "lowest": low, "highest": high})
    return None


_KINDS: Mapping[type, str] = {bool: "switch", int: "number", str: "text"}
"""What values are called in messages."""


def _shown(value: object) -> str:
    """A value in a message, in its first characters."""
    text = str(value) if not isinstance(value, bool) else str(value).lower()
    return text if len(text) <= 40 else f"{text[:40]}…"
