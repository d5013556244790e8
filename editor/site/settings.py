"""The user's settings: one record, one table that describes it, one file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from editor.site.atomic import put
from editor.site.filesystem import REAL

MOST_RECENT = 10
"""Sites remembered."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a user has chosen, and how the window was left.

    The first group is what a person sets; the second is remembered without being asked for.
    """

    language: str = "system"
    theme: str = "system"
    text_font: str = ""
    """Family of the Markdown text; empty: as the rest of the window."""
    zoom: int = 0
    """Steps from the normal text size."""
    word_wrap: bool = True
    line_numbers: bool = True
    continue_lists: bool = True
    tabs: bool = True
    """Whether Tab indents lists and the selection."""
    pairs: bool = True
    paste_link: bool = True
    confirm_links: bool = True
    """Whether to ask before the browser opens a link of the preview."""
    reopen: str = "posts"
    """What the program begins with: the posts of the last time, their site alone, or nothing."""
    journal_delay: int = 1000
    """Milliseconds after a change until unsaved text is kept in the journal."""
    shortcuts: Mapping[str, str] = field(default_factory=dict)
    """Keys that differ from the program's own: by command, as a portable sequence; "" is none."""

    recent_sites: tuple[str, ...] = ()
    open_posts: tuple[str, ...] = ()
    """Posts that were open when the program ended, the current one first."""
    closed_notices: tuple[str, ...] = ()
    """Warnings about a site that were closed, as its folder and the text; the latest first."""
    schema_declined: tuple[str, ...] = ()
    """Sites for which nobody wants to be asked about a schema any more."""
    preview_view: str = "page"
    preview_width: str = "pane"
    remote_sites: tuple[str, ...] = ()
    """Sites whose pages may load images, styles and media from elsewhere."""
    script_sites: tuple[str, ...] = ()
    """Sites whose pages may run their scripts in the preview."""
    link_sites: tuple[str, ...] = ()
    """Sites whose links the browser opens without a question."""
    hidden_panes: tuple[str, ...] = ("outline",)
    layout: Mapping[str, str] = field(default_factory=dict)
    """Geometry and pane sizes, as the window gave them."""


@dataclass(frozen=True, slots=True)
class SettingInfo:
    """What a settings dialog needs to offer one setting.

    Its texts are ``setting.<id>.title``, ``setting.<id>.hint`` and one for each choice. ``group``
    is the page it stands on, ``setting-group.<group>``. ``font``: the value is a font's family.
    """

    id: str
    group: str
    choices: tuple[str, ...] = ()
    lowest: int | None = None
    highest: int | None = None
    font: bool = False


SETTINGS: tuple[SettingInfo, ...] = (
    SettingInfo("language", "look", choices=("system", "ja", "en")),
    SettingInfo("theme", "look", choices=("system", "light", "dark", "contrast")),
    SettingInfo("text_font", "look", font=True),
    SettingInfo("zoom", "look", lowest=-5, highest=20),
    SettingInfo("word_wrap", "writing"),
    SettingInfo("line_numbers", "writing"),
    SettingInfo("continue_lists", "writing"),
    SettingInfo("tabs", "writing"),
    SettingInfo("pairs", "writing"),
    SettingInfo("paste_link", "writing"),
    SettingInfo("confirm_links", "preview"),
    SettingInfo("reopen", "files", choices=("posts", "site", "nothing")),
    SettingInfo("journal_delay", "files", lowest=200, highest=60_000),
)
"""The settings a person may change, in the order of the dialog; keys are on a page of their own."""

SETTING_GROUPS: tuple[str, ...] = tuple(dict.fromkeys(info.group for info in SETTINGS))
"""The pages of the dialog, in order."""


class SettingsStore:
    """The settings' file. A damaged one is set aside, never a reason not to start."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "settings.json"
        self.set_aside: Path | None = None
        """Where a file that could not be read has gone."""

    def load(self) -> Settings:
        """The settings; what is missing, unknown or out of range is as at the first start."""
        try:
            data = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError):
            self._put_aside()
            return Settings()
        return read_settings(data) if isinstance(data, dict) else Settings()

    def save(self, settings: Settings) -> str | None:
        """Write them, durably; what the system said when that failed."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
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
    info = {setting.id: setting for setting in SETTINGS}
    plain = Settings()
    known: dict[str, object] = {}
    for part in fields(Settings):
        value = _fitting(data.get(part.name), getattr(plain, part.name))
        if value is not None and _allowed(value, info.get(part.name)):
            known[part.name] = value
    return Settings(**known)  # type: ignore[arg-type] # each value was held against its default's type


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


def _allowed(value: object, info: SettingInfo | None) -> bool:
    if info is None:
        return True
    if info.choices:
        return value in info.choices
    if isinstance(value, int) and not isinstance(value, bool):
        low, high = info.lowest, info.highest
        return (low is None or value >= low) and (high is None or value <= high)
    return True


def with_recent(settings: Settings, site: Path) -> tuple[str, ...]:
    """The recent sites with ``site`` first."""
    rest = (name for name in settings.recent_sites if name != str(site))
    return (str(site), *rest)[:MOST_RECENT]
