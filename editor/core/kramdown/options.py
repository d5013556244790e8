"""The settings that decide how kramdown reads and prints, as Jekyll merges them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any


def empty() -> Mapping[str, Any]:
    """A mapping that nobody fills."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Options:
    """What a site's ``kramdown:`` section says, over Jekyll's own defaults.

    The names are kramdown's. Only keys that change the HTML output are kept; unknown keys of a
    configuration are left aside, as Jekyll does. ``version`` is none of kramdown's: it says which
    release is spoken, "2.4" (as GitHub Pages and Debian have it) or "2.5".
    """

    auto_ids: bool = True
    auto_id_prefix: str = ""
    auto_id_stripping: bool = False
    header_offset: int = 0
    hard_wrap: bool = False
    input: str = "GFM"
    gfm_quirks: tuple[str, ...] = ("paragraph_end",)
    smart_quotes: tuple[str, str, str, str] = ("‘", "’", "“", "”")
    typographic_symbols: Mapping[str, str] = field(default_factory=empty)
    entity_output: str = "as_char"
    toc_levels: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    footnote_nr: int = 1
    footnote_prefix: str = ""
    footnote_backlink: str = "&#8617;"
    footnote_link_text: str = "%s"
    parse_block_html: bool = False
    parse_span_html: bool = True
    remove_block_html_tags: bool = True
    remove_span_html_tags: bool = False
    remove_line_breaks_for_cjk: bool = False
    math_engine: str | None = "mathjax"
    version: str = "2.5"
    syntax_highlighter: str | None = "rouge"
    syntax_highlighter_opts: Mapping[str, Any] = field(
        default_factory=lambda: MappingProxyType({"default_lang": "plaintext", "guess_lang": True})
    )

    @classmethod
    def from_config(cls, kramdown: Mapping[str, Any]) -> Options:
        """The options of a site whose ``_config.yml`` has this ``kramdown:`` mapping."""
        return cls().merged(kramdown)

    @property
    def is_github(self) -> bool:
        """Whether the text is read in GitHub's dialect, which is Jekyll's choice."""
        return self.input.lower() == "gfm"

    @property
    def ends_paragraphs(self) -> bool:
        """Whether other blocks may begin right behind a paragraph's line."""
        return self.is_github and "paragraph_end" in self.gfm_quirks

    @property
    def wraps(self) -> bool:
        """Whether line ends in running text are line breaks."""
        return self.is_github and self.hard_wrap

    @property
    def sets_symbols(self) -> bool:
        """Whether dashes and the like are written in ASCII."""
        return not self.is_github or "no_auto_typographic" not in self.gfm_quirks

    def merged(self, given: Mapping[str, Any]) -> Options:
        """These options under ``given``; values that kramdown would refuse are left out."""
        changes: dict[str, Any] = {}
        known = {f.name for f in fields(self)}
        for key, value in given.items():
            if key not in known:
                continue
            result = READERS.get(key, _plain)(value, getattr(self, key))
            if result is not _REFUSED:
                changes[key] = result
        return replace(self, **changes) if changes else self


_REFUSED = object()


def _plain(value: object, current: object) -> object:
    if isinstance(current, bool):
        return _boolean(value)
    if isinstance(current, int):
        return _integer(value)
    return str(value) if isinstance(value, (str, int, float)) else _REFUSED


def _boolean(value: object) -> object:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).strip(), _REFUSED)


def _integer(value: object) -> object:
    try:
        return int(str(value))
    except ValueError:
        return _REFUSED


def _nullable(value: object, _current: object) -> object:
    return None if value is None or value in ("", "nil", "~") else str(value)


def _words(value: object, _current: object) -> object:
    if isinstance(value, str):
        return tuple(word for word in value.replace(",", " ").split() if word)
    if isinstance(value, (list, tuple)):
        return tuple(str(word) for word in value)
    return () if value is None else _REFUSED


QUOTE_NAMES = {
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "apos": "'", "quot": '"',
    "laquo": "«", "raquo": "»", "sbquo": "‚", "bdquo": "„", "lsaquo": "‹", "rsaquo": "›",
}  # fmt: skip


def _quotes(value: object, _current: object) -> object:
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, (list, tuple)) or len(names) != 4:
        return _REFUSED
    return tuple(_quote(str(name).strip()) for name in names)


def _quote(name: str) -> str:
    if name in QUOTE_NAMES:
        return QUOTE_NAMES[name]
    digits = name.lower().removeprefix("#")
    try:
        code = int(digits[1:], 16) if digits.startswith("x") else int(digits)
        return chr(code)
    except (ValueError, OverflowError):
        return name


def _levels(value: object, _current: object) -> object:
    if isinstance(value, str):
        text = value.strip()
        if ".." in text:
            low, _, high = text.partition("..")
            try:
                return tuple(n for n in range(int(low), int(high.lstrip(".")) + 1) if 1 <= n <= 6)
            except ValueError:
                return _REFUSED
        value = text.split(",")
    if isinstance(value, (list, tuple)):
        numbers = [_integer(item) for item in value]
        return tuple(n for n in numbers if isinstance(n, int) and 1 <= n <= 6)
    number = _integer(value)
    return _REFUSED if number is _REFUSED else (number,)


def _mapping(value: object, _current: object) -> object:
    if not isinstance(value, Mapping):
        return _REFUSED
    return MappingProxyType({str(key): str(item) for key, item in value.items()})


def _deep(value: object, current: Mapping[str, Any]) -> object:
    if not isinstance(value, Mapping):
        return _REFUSED
    result = dict(current)
    for key, item in value.items():
        name = str(key)
        old = result.get(name)
        merge = isinstance(item, Mapping) and isinstance(old, Mapping)
        result[name] = _deep(item, old) if merge and isinstance(old, Mapping) else item
    return MappingProxyType(result)


READERS: dict[str, Callable[[object, Any], object]] = {
    "gfm_quirks": _words,
    "smart_quotes": _quotes,
    "toc_levels": _levels,
    "typographic_symbols": _mapping,
    "syntax_highlighter_opts": _deep,
    "syntax_highlighter": _nullable,
    "math_engine": _nullable,
}
