"""Jekyll's filters for texts: Markdown, words, slugs, JSON, Sass."""

from __future__ import annotations

import re
from datetime import date
from typing import cast

import regex

from editor.core.jekyll.names import SlugMode, downcase, slugify
from editor.core.liquid.context import Context
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.filters.selecting import with_context
from editor.core.liquid.values import Budget, Drop, RubyRange, inspected, to_text

_CJK = r"\p{Han}\p{Katakana}\p{Hiragana}\p{Hangul}"
_CJK_TEXT = regex.compile(f"[{_CJK}]+")
_WORD = re.compile(r"[^ \t\r\n\f\v]+")
_BLANKS = regex.compile(r"[ \t\r\n\f\v]+")
_MODES = frozenset(("raw", "default", "pretty", "ascii", "latin", "none"))
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})
_JSON = {
    '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f",
}  # fmt: skip
_JSON_SPECIAL = regex.compile(r'["\\\x00-\x1f]')
_NOT_NESTED = frozenset(("content", "output", "excerpt", "next", "previous"))
_MAX_JSON_DEPTH = 12


@with_context
def markdownify(value: object, *, context: Context) -> str:
    """Through the site's Markdown."""
    return context.run.host.markdown(to_text(value))


@with_context
def smartify(value: object, *, context: Context) -> str:
    """Straight quotes as curly ones, and so on."""
    return context.run.host.smart(to_text(value))


@with_context
def sassify(value: object, *, context: Context) -> str:
    """Indented Sass as CSS."""
    return context.run.host.sass(to_text(value), indented=True)


@with_context
def scssify(value: object, *, context: Context) -> str:
    """SCSS as CSS."""
    return context.run.host.sass(to_text(value), indented=False)


def slugified(value: object, mode: object = None) -> object:
    """``slugify``, by one of Jekyll's modes.

    Raises:
        TemplateError: for what is no text.
    """
    if value is None:
        return None
    if not isinstance(value, str):
        raise TemplateError("liquid.filter", {"name": "slugify"})
    chosen = "default" if mode is None or mode is False or mode == "" else mode
    if isinstance(chosen, str) and chosen in _MODES:
        return slugify(value, cast("SlugMode", chosen))
    return downcase(value)


def xml_escape(value: object) -> str:
    """``<``, ``>``, ``&`` and both quotes as entities."""
    return to_text(value).translate(_XML)


def inspect(value: object) -> str:
    """As Ruby shows it to programmers."""
    return xml_escape(inspected(value))


def normalize_whitespace(value: object) -> str:
    """One blank for each run of white space."""
    return str(_BLANKS.sub(" ", to_text(value))).strip(" ")


def number_of_words(value: object, mode: object = None) -> int:
    """Words; "cjk" counts each Chinese, Japanese or Korean character as one, "auto" where any is.

    Raises:
        TemplateError: for what is no text.
    """
    if not isinstance(value, str):
        raise TemplateError("liquid.filter", {"name": "number_of_words"})
    kind = to_text(mode)
    if kind in {"cjk", "auto"}:
        others, runs = _CJK_TEXT.subn(" ", value)
        if runs or kind == "cjk":
            characters = len(value) - len(others) + runs
            return characters + len(_WORD.findall(others))
    return sum(1 for word in _BLANKS.split(value.replace("\0", " ")) if word)


def jsonify(value: object) -> str:
    """As JSON, with Ruby's spelling of numbers and dates.

    Raises:
        LimitError: when there is more in it than on any page.
    """
    return _json(value, 0, Budget())


def _json(value: object, depth: int, budget: Budget) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if value is None:
        return "null"
    if isinstance(value, bool | int | float):
        return to_text(value)
    if depth > _MAX_JSON_DEPTH:
        return "null"
    if isinstance(value, list):
        budget.spend(len(value))
        return "[" + ",".join(_json(item, depth + 1, budget) for item in value) + "]"
    if isinstance(value, dict):
        budget.spend(len(value))
        pairs = (f"{_quoted(to_text(k))}:{_json(v, depth + 1, budget)}" for k, v in value.items())
        return "{" + ",".join(pairs) + "}"
    if isinstance(value, Drop):
        return _drop_json(value, depth, budget)
    assert isinstance(value, date | RubyRange) or value is not None
    return f'"{to_text(value)}"'


def _quoted(text: str) -> str:
    return f'"{_JSON_SPECIAL.sub(_escaped, text)}"'


def _drop_json(drop: Drop, depth: int, budget: Budget) -> str:
    pairs: list[str] = []
    for key in drop.names():
        inner = drop.get(key)
        if key in {"previous", "next"} and isinstance(inner, Drop) and depth >= 1:
            inner = {name: inner.get(name) for name in inner.names() if name not in _NOT_NESTED}
        budget.spend(1)
        pairs.append(f"{_quoted(key)}:{_json(inner, depth + 1, budget)}")
    return "{" + ",".join(pairs) + "}"


def _escaped(found: regex.Match[str]) -> str:
    char = found.group()
    return _JSON.get(char) or f"\\u{ord(char):04x}"
