"""What Jekyll says while it builds, read for errors and warnings with their file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from editor.core.header.fences import find_header

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_TOPIC = re.compile(r"^ *(?P<topic>[A-Z][A-Za-z ]*): (?P<text>.*)$")
_PLACE = re.compile(r"^(?P<text>.*?) in (?P<file>/.*?|[A-Za-z]:.*?)(?:/#excerpt)?$", re.DOTALL)
_LIQUID_LINE = re.compile(r"^Liquid (?:syntax )?error \((?:(?P<file>.*?) )?line (?P<line>\d+)\): ")
_YAML = re.compile(
    r"YAML Exception reading (?P<file>.+?): (?:\(.*?\): )?"
    r"(?P<text>.*?)(?: at line (?P<line>\d+).*)?$"
)
_DATE = re.compile(r"Invalid date '(?P<value>.*?)': Document '(?P<file>.*?)' ")
_LAYOUT = re.compile(r"Layout '(?P<name>.*?)' requested in (?P<file>.*?) does not exist")
_PLUGIN = re.compile(r"It looks like you don't have (?P<name>\S+) or one of its dependencies")
_THEME = re.compile(r"The (?P<name>\S+) theme could not be found")
_SASS = re.compile(r"encountered an error while converting '(?P<file>.*?)'")


@dataclass(frozen=True, slots=True)
class JekyllNotice:
    """Something that Jekyll found wrong: the message ``jekyll.notice.<kind>`` and its arguments.

    ``file`` is below the site's folder, "" where there is none; ``line`` counts from 1 in the whole
    file, 0 where it is not known. ``fatal`` tells whether Jekyll stopped over it.
    """

    kind: str
    args: Mapping[str, str | int] = field(default_factory=dict)
    file: str = ""
    line: int = 0
    fatal: bool = False


def plain(line: str) -> str:
    """A line of the log without colours and line end."""
    return _COLOUR.sub("", line).rstrip()


def read_notices(lines: Iterable[str], root: Path) -> tuple[JekyllNotice, ...]:
    """The errors and warnings in Jekyll's output about a site in ``root``, each once, in order."""
    found: dict[JekyllNoticeKey, JekyllNotice] = {}
    for line in lines:
        match = _TOPIC.match(line)
        read = _READERS.get(match["topic"].strip()) if match is not None else None
        if match is None or read is None:
            continue
        notice = read(match["text"].strip(), root)
        if notice is not None:
            found.setdefault((notice.kind, tuple(notice.args.values()), notice.file), notice)
    return tuple(found.values())


JekyllNoticeKey = tuple[str, tuple[str | int, ...], str]


def _liquid_error(text: str, root: Path) -> JekyllNotice:
    return _liquid(text, root, fatal=True)


def _liquid_warning(text: str, root: Path) -> JekyllNotice:
    return _liquid(text, root, fatal=False)


def _liquid(text: str, root: Path, *, fatal: bool) -> JekyllNotice:
    place = _PLACE.match(text)
    said, file = (place["text"], place["file"]) if place is not None else (text, "")
    line = 0
    where = _LIQUID_LINE.match(said)
    if where is not None:
        said = said[where.end() :]
        file = where["file"] or file
        line = int(where["line"])
    rel = _below(file, root)
    if line:
        line += _header_lines(root / rel)
    kind = "liquid-error" if fatal else "liquid-warning"
    return JekyllNotice(kind, {"text": said.replace(f"{root}/", "")}, rel, line, fatal)


def _error(text: str, root: Path) -> JekyllNotice | None:
    yaml, when = _YAML.search(text), _DATE.search(text)
    if yaml is not None:
        args = {"text": yaml["text"]}
        return JekyllNotice("yaml", args, _below(yaml["file"], root), int(yaml["line"] or 0))
    if when is not None:
        return JekyllNotice("date", {"value": when["value"]}, when["file"], 0, fatal=True)
    if text.startswith("YOUR SITE COULD NOT BE BUILT"):
        return None
    return JekyllNotice("other", {"text": text.replace(f"{root}/", "")}, fatal=True)


def _build_warning(text: str, root: Path) -> JekyllNotice:
    layout = _LAYOUT.match(text)
    if layout is not None:
        return JekyllNotice("layout-missing", {"name": layout["name"]}, layout["file"])
    return _warning(text, root)


def _warning(text: str, root: Path) -> JekyllNotice:
    return JekyllNotice("warning", {"text": text.replace(f"{root}/", "")})


def _dependency(text: str, root: Path) -> JekyllNotice:
    name = _PLUGIN.search(text)
    if name is not None:
        return JekyllNotice("plugin-missing", {"name": name["name"]}, fatal=True)
    return JekyllNotice("other", {"text": text.replace(f"{root}/", "")}, fatal=True)


def _exception(text: str, root: Path) -> JekyllNotice:
    theme = _THEME.search(text)
    if theme is not None:
        return JekyllNotice("theme-missing", {"name": theme["name"]}, fatal=True)
    return JekyllNotice("other", {"text": text.replace(f"{root}/", "")}, fatal=True)


def _conversion(text: str, root: Path) -> JekyllNotice:
    file = _SASS.search(text)
    rel = _below(file["file"], root) if file is not None else ""
    return JekyllNotice("conversion", {"text": text.replace(f"{root}/", "")}, rel, fatal=True)


_READERS: Mapping[str, Callable[[str, Path], JekyllNotice | None]] = {
    "Liquid Exception": _liquid_error,
    "Liquid Warning": _liquid_warning,
    "Error": _error,
    "ERROR": _error,
    "Build Warning": _build_warning,
    "Warning": _warning,
    "Dependency Error": _dependency,
    "jekyll": _exception,
    "Conversion error": _conversion,
}
"""By what stands before the colon."""


def _below(file: str, root: Path) -> str:
    """A path that Jekyll named, below the site's folder."""
    return file.removeprefix(f"{root}/")


def _header_lines(file: Path) -> int:
    """Lines of the front matter and the blank ones behind it: Liquid counts from there."""
    try:
        text = file.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n")
    except OSError:
        return 0
    header = find_header(text)
    if header is None:
        return 0
    body = text[header.body_start :]
    return text.count("\n") - body.lstrip().count("\n")
