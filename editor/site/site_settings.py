"""The settings that a site's editors share: ``_genko/settings.yml``, read, with its faults."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from editor.core.findings import Finding, MessageArg
from editor.core.header.bare import BareYaml, read_bare
from editor.core.header.errors import HeaderError
from editor.core.text.source import Unreadable, decode
from editor.core.text.span import Span
from editor.rules.notices import CONFIG_SETTINGS, NOTICES
from editor.site import store
from editor.site.setting_catalog import BY_ID, SETTINGS, Scope, SettingFault, fault_of
from editor.site.settings import Settings
from editor.site.site_rules import FOLDER, settings_file

SETTINGS_FILES = ("settings.yml", "settings.yaml")

OF_SITES: tuple[str, ...] = tuple(i.id for i in SETTINGS if i.scope is not Scope.PERSONAL)
"""The settings that a site can have."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the site's own file sets, by the ids of settings; what is faulty counts as not written.

    ``problems`` are the faults, by the path below the site's folder; their spans are of ``text``,
    the file's.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[tuple[str, Finding], ...] = ()
    text: str = field(default="", repr=False, compare=False)


def settings_path(root: Path) -> Path:
    """The site's settings file: the one that there is, or the one to be made."""
    return settings_file(root, SETTINGS_FILES) or root / FOLDER / SETTINGS_FILES[0]


def settings_paths(root: Path) -> list[Path]:
    """Where a change of the settings would be seen: every name that their file may have."""
    return [root / FOLDER / name for name in SETTINGS_FILES]


def load_site_settings(root: Path) -> SiteSettings:
    """The settings of the site in ``root``; a file with faults costs no more than they do."""
    path = settings_path(root)
    loaded = store.read(path)
    if isinstance(loaded, store.ReadFailed):
        if not path.exists():
            return SiteSettings()
        fault = SettingFault("unreadable", {"detail": loaded.args["error"]})
        return _told(path, root, "", [(fault, None)])
    source = decode(loaded.data)
    if isinstance(source, Unreadable):
        return _told(path, root, "", [(SettingFault("not-text"), None)])
    bare = read_bare(source.text)
    error = bare.header.error
    if error is not None:
        return _told(path, root, source.text, [(_unreadable(bare, error), bare.span(error.span))])
    if not bare.one_document:
        return _told(path, root, source.text, [(SettingFault("not-settings"), None)])
    values: dict[str, object] = {}
    faults = list(_faults(bare, values))
    told = _told(path, root, source.text, faults)
    return SiteSettings(values, told.problems, source.text)


def _unreadable(bare: BareYaml, error: HeaderError) -> SettingFault:
    """What the header's reader complains of, with the line in the file."""
    reason = error.reason.removeprefix("header.error.")
    if reason == "not-mapping":
        return SettingFault("not-settings")
    line = int(error.args["line"]) - (1 if bare.shift else 0)
    return SettingFault("not-yaml", {**error.args, "reason": reason, "line": line})


def _faults(
    bare: BareYaml, values: dict[str, object]
) -> Iterator[tuple[SettingFault, Span | None]]:
    """What is wrong in the file; what is right goes into ``values``."""
    plain = Settings()
    for hidden in bare.header.duplicates:
        yield SettingFault("duplicate", {"key": hidden.key}), bare.span(hidden.key_span)
    for entry in bare.header.entries:
        info = BY_ID.get(entry.key)
        if info is None:
            fault: SettingFault | None = _unknown(entry.key)
        elif info.scope is Scope.PERSONAL:
            fault = SettingFault("personal", {"key": entry.key})
        elif entry.value is None:
            continue  # "key:" alone, or a key put out of use: as if it were not there
        else:
            fault = fault_of(info, entry.value, getattr(plain, info.id))
            if fault is None:
                values[info.id] = entry.value
        if fault is not None:
            yield fault, bare.span(entry.key_span)


def _unknown(key: str) -> SettingFault:
    args: dict[str, MessageArg] = {"key": key}
    look = key.lower().replace("-", "_")
    near = difflib.get_close_matches(look, OF_SITES, n=1)
    if near:
        return SettingFault("unknown-near", {**args, "near": near[0]})
    return SettingFault("unknown", {**args, "known": ", ".join(OF_SITES)})


def _told(
    path: Path, root: Path, text: str, faults: list[tuple[SettingFault, Span | None]]
) -> SiteSettings:
    rel = path.relative_to(root).as_posix()
    severity = NOTICES[CONFIG_SETTINGS]
    problems = tuple(
        (rel, Finding(CONFIG_SETTINGS, fault.reason, severity, span, fault.args))
        for fault, span in faults
    )
    return SiteSettings({}, problems, text)
