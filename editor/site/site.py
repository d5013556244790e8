"""A site on the disk: its folder and its `_config.yml`."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, tzinfo
from pathlib import Path

from editor.core.header.construct import load
from editor.core.header.errors import UnreadableError
from editor.core.header.values import Time, Value
from editor.core.jekyll.config import ConfigProblem, SiteConfig, from_mapping
from editor.site.local_zone import local_zone

CONFIG_NAMES = ("_config.yml", "_config.yaml", "_config.toml")
"""In Jekyll's order: the first that is there counts."""
POST_FOLDERS = ("_posts", "_drafts")
_LOCKED = re.compile(r"^ {4}kramdown \((2\.[45])\.", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Site:
    """An opened site.

    ``problems`` are faults of its `_config.yml`; what is faulty counts as not written.
    ``config_data`` are the very bytes the settings were read from.
    """

    root: Path
    config: SiteConfig
    problems: tuple[ConfigProblem, ...] = ()
    config_file: Path | None = None
    config_data: bytes = field(default=b"", repr=False)

    def rel(self, path: Path) -> str:
        """``path`` below the site's folder, with "/"; the whole path where it lies outside."""
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        )


@dataclass(frozen=True, slots=True)
class SiteProblem:
    """Why a folder cannot be opened as a site: a message id and its arguments."""

    message: str
    args: Mapping[str, str | int] = field(default_factory=dict)


def open_site(path: Path) -> Site | SiteProblem:
    """The site in the folder ``path`` (or of the `_config.yml` at ``path``).

    A folder without `_config.yml` is a site when it has posts or drafts.
    """
    root = path.parent if path.name in CONFIG_NAMES else path
    if not root.is_dir():
        return SiteProblem("site.not-a-folder", {"path": str(root)})
    config_file = next((file for name in CONFIG_NAMES if (file := root / name).is_file()), None)
    if config_file is None:
        if not any((root / name).is_dir() for name in POST_FOLDERS):
            return SiteProblem("site.none-here", {"path": str(root)})
        return Site(root, from_mapping({}, local_zone=local_zone())[0])
    return _configured(root, config_file)


def find_site_root(path: Path) -> Path | None:
    """The folder of the site that the post at ``path`` belongs to, None where there is none."""
    path = Path(os.path.abspath(path))  # noqa: PTH100 -- without following links, unlike resolve()
    for folder in path.parents:
        if any((folder / name).is_file() for name in CONFIG_NAMES):
            return folder
    for folder in path.parents:
        if folder.name in POST_FOLDERS:
            return folder.parent
    return None


def config_paths(root: Path) -> list[Path]:
    """Where a change of what :func:`open_site` reads would be seen: every name of its files."""
    return [root / name for name in (*CONFIG_NAMES, "Gemfile.lock")]


def locked_kramdown(root: Path) -> str | None:
    """The kramdown that publishes the site, as "2.4" or "2.5"; None where nothing says so.

    Bundler writes it into `Gemfile.lock`. The two differ in footnotes and in underscores within
    words (editor/core/kramdown/DIFFERENCES.md).
    """
    try:
        text = (root / "Gemfile.lock").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    found = _LOCKED.search(text)
    return found.group(1) if found else None


def _configured(root: Path, file: Path) -> Site:
    zone = local_zone()
    try:
        data = file.read_bytes()
    except OSError as error:
        args = {"name": file.name, "error": error.strerror or ""}
        return _faulty(root, file, b"", ConfigProblem("site.config.unreadable", args), zone)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = ConfigProblem("site.config.encoding", {"name": file.name, "line": line})
        return _faulty(root, file, data, problem, zone)
    values = _toml(text) if file.suffix == ".toml" else _yaml(text)
    if isinstance(values, ConfigProblem):
        problem = ConfigProblem(values.message, {**values.args, "name": file.name})
        return _faulty(root, file, data, problem, zone)
    config, problems = from_mapping(values, local_zone=zone)
    version = locked_kramdown(root)
    if version is not None:
        config = replace(config, kramdown={"version": version, **config.kramdown})
    return Site(root, config, problems, file, data)


def _faulty(root: Path, file: Path, data: bytes, problem: ConfigProblem, zone: tzinfo) -> Site:
    """A site whose settings cannot be read: Jekyll's defaults stand in."""
    config, _ = from_mapping({}, local_zone=zone)
    return Site(root, config, (problem,), file, data)


def _yaml(text: str) -> dict[str, Value] | ConfigProblem:
    try:
        values = load(text)
    except UnreadableError as error:
        told = error.told(text)
        reason = told.reason.removeprefix("header.error.")
        # The reason in words is a message of its own, `header.error.<reason>`.
        return ConfigProblem("site.config.yaml", {**told.args, "reason": reason})
    if values is None or values is False:
        return {}
    if not isinstance(values, dict):
        return ConfigProblem("site.config.not-settings", {"line": 1})
    return values


def _toml(text: str) -> dict[str, Value] | ConfigProblem:
    try:
        values = _as_value(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        return ConfigProblem("site.config.toml", {"detail": str(error)})
    assert isinstance(values, dict)
    return values


def _as_value(value: object) -> Value:
    if isinstance(value, dict):
        return {str(key): _as_value(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_value(inner) for inner in value]
    if isinstance(value, datetime):
        offset = value.utcoffset()
        return Time(
            value.astimezone(UTC), None if offset is None else int(offset.total_seconds() // 60)
        )
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, bool | int | float | str | date):
        return value
    return None
