"""Liquid's filters for texts, as Ruby's strings behave."""

from __future__ import annotations

import base64
import binascii
import html
import re
from urllib.parse import quote_plus, unquote_to_bytes

from editor.core.jekyll.names import downcase as ruby_downcase
from editor.core.liquid.failure import LimitError, TemplateError
from editor.core.liquid.values import MAX_TEXT, RUBY_BLANKS, to_integer, to_text

_ONCE = re.compile(r"[\"><']|&(?!(?:[a-zA-Z]+|#\d+);)")
_BLOCKS = re.compile(r"<script.*?</script>|<!--.*?-->|<style.*?</style>", re.DOTALL)
_TAGS = re.compile(r"<.*?>", re.DOTALL)
_WORDS = re.compile(r"[ \t\r\n\f\v\0]+")
_OTHER_BLANKS = RUBY_BLANKS.replace(" ", "")
_BACKREFERENCE = re.compile(r"\\([0-9&\\`'])")


def escape(value: object) -> object:
    """``<`` as ``&lt;`` and so on; nil stays nil."""
    return None if value is None else html.escape(to_text(value)).replace("&#x27;", "&#39;")


def escape_once(value: object) -> str:
    """As ``escape``, but entities stay as they are."""
    return _ONCE.sub(
        lambda found: html.escape(found.group()).replace("&#x27;", "&#39;"), to_text(value)
    )


def url_encode(value: object) -> object:
    """Percent-encoded for a query, blanks as ``+``."""
    return None if value is None else quote_plus(to_text(value), safe="")


def url_decode(value: object) -> object:
    """``url_encode`` taken back."""
    if value is None:
        return None
    try:
        return unquote_to_bytes(to_text(value).replace("+", " ")).decode("utf-8")
    except UnicodeDecodeError:
        raise TemplateError("liquid.filter", {"name": "url_decode"}) from None


def base64_encode(value: object) -> str:
    """The bytes of a text in base64."""
    return base64.b64encode(to_text(value).encode()).decode()


def base64_url_safe_encode(value: object) -> str:
    """As ``base64_encode``, with ``-`` and ``_``."""
    return base64.urlsafe_b64encode(to_text(value).encode()).decode()


def base64_decode(value: object) -> str:
    """``base64_encode`` taken back."""
    return _decoded(to_text(value), "base64_decode")


def base64_url_safe_decode(value: object) -> str:
    """``base64_url_safe_encode`` taken back; padding may be left out."""
    text = to_text(value).replace("-", "+").replace("_", "/")
    return _decoded(text + "=" * (-len(text) % 4), "base64_url_safe_decode")


def _decoded(text: str, name: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode("utf-8", "replace")
    except binascii.Error:
        raise TemplateError("liquid.filter", {"name": name}) from None


def downcase(value: object) -> str:
    """In small letters."""
    return ruby_downcase(to_text(value))


def upcase(value: object) -> str:
    """In capitals."""
    return to_text(value).upper()


def capitalize(value: object) -> str:
    """The first letter a capital, the others small."""
    text = to_text(value)
    return text[:1].title() + ruby_downcase(text[1:])


def strip(value: object) -> str:
    """Without white space at both ends."""
    return to_text(value).strip(RUBY_BLANKS)


def lstrip(value: object) -> str:
    """Without white space in front."""
    return to_text(value).lstrip(RUBY_BLANKS)


def rstrip(value: object) -> str:
    """Without white space behind."""
    return to_text(value).rstrip(RUBY_BLANKS)


def strip_html(value: object) -> str:
    """Without tags, comments, scripts and styles."""
    return _TAGS.sub("", _BLOCKS.sub("", to_text(value)))


def strip_newlines(value: object) -> str:
    """Without line ends."""
    return to_text(value).replace("\r\n", "").replace("\n", "")


def newline_to_br(value: object) -> str:
    """A ``<br />`` in front of every line end."""
    return re.sub(r"\r?\n", "<br />\n", to_text(value))


def cut(value: object, offset: object, length: object = None) -> object:
    """``slice``: a part of a text or list; negative offsets count from the end."""
    start = to_integer(offset)
    count = 1 if length is None or length is False else to_integer(length)
    whole: str | list[object] = value if isinstance(value, list) else to_text(value)
    start = start + len(whole) if start < 0 else start
    if not 0 <= start <= len(whole) or count < 0:
        return whole[:0]
    return whole[start : start + count]


def truncate(value: object, length: object = 50, tail: object = "...") -> object:
    """At most ``length`` characters, ``tail`` among them; a text of exactly that many stays."""
    if value is None:
        return None
    text, ending, limit = to_text(value), to_text(tail), to_integer(length)
    return text[: max(0, limit - len(ending))] + ending if len(text) > limit else text


def truncatewords(value: object, words: object = 15, tail: object = "...") -> object:
    """At most so many words; a blank behind the last of exactly so many counts as one more."""
    if value is None:
        return None
    text, limit = to_text(value), max(1, to_integer(words))
    found = _WORDS.split(text.lstrip(RUBY_BLANKS), limit)
    return text if len(found) <= limit else " ".join(found[:limit]) + to_text(tail)


def split(value: object, pattern: object) -> list[object]:
    """The parts between ``pattern``; empty ones at the end fall away, a blank splits at any run."""
    text, separator = to_text(value), to_text(pattern)
    if separator == " ":
        for blank in _OTHER_BLANKS:
            text = text.replace(blank, " ")
        return [word for word in text.split(" ") if word]
    parts = text.split(separator) if separator else list(text)
    while parts and not parts[-1]:
        parts.pop()
    return list(parts)


def append(value: object, other: object) -> str:
    """``other`` behind it."""
    return to_text(value) + to_text(other)


def prepend(value: object, other: object) -> str:
    """``other`` in front of it."""
    return to_text(other) + to_text(value)


def replace(value: object, old: object, new: object = "") -> str:
    """Every ``old`` becomes ``new``.

    Raises:
        LimitError: when the result would be longer than any page.
    """
    text, wanted, other = to_text(value), to_text(old), to_text(new)
    most = len(text) // max(1, len(wanted)) + 2
    may_grow = len(other) > 1 and most * len(other) > MAX_TEXT
    if may_grow and (text.count(wanted) + 1) * len(other) > MAX_TEXT:
        raise LimitError("liquid.too-big")
    return text.replace(wanted, _replacement(other, wanted))


def replace_first(value: object, old: object, new: object = "") -> str:
    """The first ``old`` becomes ``new``."""
    wanted = to_text(old)
    return to_text(value).replace(wanted, _replacement(to_text(new), wanted), 1)


def replace_last(value: object, old: object, new: object) -> str:
    """The last ``old`` becomes ``new``."""
    text, wanted = to_text(value), to_text(old)
    place = text.rfind(wanted)
    return text if place < 0 else text[:place] + to_text(new) + text[place + len(wanted) :]


def _replacement(text: str, found: str) -> str:
    r"""Ruby's ``gsub`` reads ``\0`` and ``\\`` in what it puts in."""
    if "\\" not in text:
        return text
    return _BACKREFERENCE.sub(
        lambda one: {"0": found, "&": found, "\\": "\\"}.get(one[1], ""), text
    )


def remove(value: object, old: object) -> str:
    """Without any ``old``."""
    return to_text(value).replace(to_text(old), "") if to_text(old) else to_text(value)


def remove_first(value: object, old: object) -> str:
    """Without the first ``old``."""
    return to_text(value).replace(to_text(old), "", 1)


def remove_last(value: object, old: object) -> str:
    """Without the last ``old``."""
    return replace_last(value, old, "")
