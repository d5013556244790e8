"""Themes and plugins that come as gems, found without running Ruby."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from editor.core.jekyll.plugins import GITHUB_PAGES

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_PLUGIN = re.compile(r"""^\s*gem\s+["'](jekyll-[\w-]+|jemoji|github-pages)["']""", re.MULTILINE)
_DEPENDENCY = re.compile(
    r"""\badd_(?:runtime_)?dependency[\s(]+(?:%q<|["'])(jekyll-[\w-]+|jemoji)\b"""
)
_LOCKED_PLUGIN = re.compile(r"^ {6}(jekyll-[\w-]+|jemoji)\b", re.MULTILINE)
_USUAL = (
    "/var/lib/gems/*",
    "/usr/local/lib/ruby/gems/*",
    "/usr/lib/ruby/gems/*",
    "/usr/lib/*/ruby/gems/*",
    "/usr/share/ruby/gems/*",
    "/usr/share/gems",
    "/usr/share/rubygems-integration/*",
    "/usr/local/share/gems",
    "/usr/local/Cellar/ruby/*/lib/ruby/gems/*",
    "/usr/local/bundle",
    "/opt/homebrew/lib/ruby/gems/*",
    "/opt/rubies/*/lib/ruby/gems/*",
    "C:/Ruby*/lib/ruby/gems/*",
)
_AT_HOME = (
    ".gem/ruby/*",
    ".local/share/gem/ruby/*",
    ".rbenv/versions/*/lib/ruby/gems/*",
    ".rvm/gems/*",
    ".asdf/installs/ruby/*/lib/ruby/gems/*",
    ".local/share/mise/installs/ruby/*/lib/ruby/gems/*",
    ".bundle/ruby/*",
)
_IN_SITE = ("vendor/bundle/ruby/*", "vendor/bundle", ".bundle/ruby/*")


def find_gem(
    name: str, root: Path, environment: Mapping[str, str], home: Path | None
) -> Path | None:
    """The folder of the gem ``name``: the version that the site's lock file names, else the newest.

    ``root`` is the site's folder, ``home`` the user's.
    """
    if not _NAME.fullmatch(name):
        return None
    found = [
        path for folder in _gem_folders(root, environment, home) for path in _named(folder, name)
    ]
    if not found:
        return None
    locked = _locked(root, name)
    exact = [path for path in found if path.name == f"{name}-{locked}"]
    return exact[0] if exact else max(found, key=lambda path: _version(path.name, name))


def site_gems(root: Path) -> Iterator[str]:
    """Plugins in the `Gemfile`: Bundler may load them without a word in `_config.yml`.

    What GitHub runs is known from the lock file too.
    """
    yield from _PLUGIN.findall(_text(root / "Gemfile"))
    if _locked(root, GITHUB_PAGES) is not None:
        yield GITHUB_PAGES


def plugins_of_gem(name: str, folder: Path | None, root: Path) -> tuple[str, ...]:
    """The plugins that a theme depends on, which Jekyll loads with it.

    ``folder`` is the theme's; where it is not installed, the site's lock file tells.
    """
    if folder is None:
        entry = re.search(
            rf"^ {{4}}{re.escape(name)} \([^)]+\)\n((?: {{6}}.*\n)*)",
            _text(root / "Gemfile.lock"),
            re.MULTILINE,
        )
        return () if entry is None else tuple(_LOCKED_PLUGIN.findall(entry[1]))
    specification = folder.parent.parent / "specifications" / f"{folder.name}.gemspec"
    written = _text(specification) or _text(folder / f"{name}.gemspec")
    return tuple(dict.fromkeys(_DEPENDENCY.findall(written)))


def version_of(folder: Path, name: str) -> str:
    """The version in the folder's name."""
    return folder.name.removeprefix(f"{name}-")


def _gem_folders(root: Path, environment: Mapping[str, str], home: Path | None) -> Iterator[Path]:
    for key in ("BUNDLE_PATH", "GEM_HOME", "GEM_PATH"):
        for part in environment.get(key, "").split(":" if "/" in environment.get(key, "") else ";"):
            if part:
                yield Path(part)
    for pattern in _IN_SITE:
        yield from sorted(root.glob(pattern))
    if home is not None:
        for pattern in _AT_HOME:
            yield from sorted(home.glob(pattern))
    for pattern in _USUAL:
        anchor = Path(Path(pattern).anchor)
        if anchor.is_dir():
            yield from sorted(anchor.glob(pattern.removeprefix(anchor.as_posix())))


def _named(folder: Path, name: str) -> list[Path]:
    try:
        return [path for path in (folder / "gems").glob(f"{name}-[0-9]*") if path.is_dir()]
    except OSError:
        return []


def _locked(root: Path, name: str) -> str | None:
    text = _text(root / "Gemfile.lock")
    found = re.search(rf"^ {{4}}{re.escape(name)} \(([^)]+)\)", text, re.MULTILINE)
    return found[1] if found else None


def _text(path: Path) -> str:
    """What the file holds; nothing where there is none."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _version(folder: str, name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", folder.removeprefix(name)))
