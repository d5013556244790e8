"""URLs normalised as the Ruby library Addressable does it, which Jekyll's URL filters rely on."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_URI = re.compile(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?")
_SCHEME = re.compile(r"[a-z][a-z0-9.+-]*", re.IGNORECASE)
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_UNRESERVED = r"a-zA-Z0-9\-._~"
_SUB_DELIMS = r"!$&'()*+,;="
_PCHAR = re.compile(rf"[^{_UNRESERVED}{_SUB_DELIMS}:@]")
_QUERY = re.compile(rf"[^{_UNRESERVED}{_SUB_DELIMS}:@/?]")
_ANY_RESERVED = re.compile(rf"[^{_UNRESERVED}{_SUB_DELIMS}:/?#\[\]@]")
_HOST = re.compile(rf"[^{_UNRESERVED}{_SUB_DELIMS}\[\]:]")
_WITH_ROOT = frozenset(("http", "https", "ftp", "tftp"))


class BadAddressError(ValueError):
    """A text that Addressable refuses: Jekyll's build ends with it."""


def is_absolute(text: str) -> bool:
    """Whether a URL begins with a scheme.

    Raises:
        BadAddressError: when what stands before its colon can be no scheme.
    """
    return _parts(text)[0] is not None


def _parts(text: str) -> tuple[str | None, str | None, str, str | None, str | None]:
    found = _URI.match(text.strip(" \t\r\n\f\v\0"))
    assert found is not None
    scheme, authority, path, query, fragment = found.groups()
    if scheme is not None and not _SCHEME.fullmatch(scheme):
        raise BadAddressError(text)
    return scheme, authority, path, query, fragment


@lru_cache(maxsize=8192)
def normalized(text: str) -> str:
    """``Addressable::URI.parse(text).normalize.to_s``.

    Raises:
        BadAddressError: when it is no URI.
    """
    scheme, authority, path, query, fragment = _parts(text)
    made = ""
    if scheme is not None:
        scheme = scheme.lower()
        made = f"{scheme}:"
    if authority is not None:
        made += f"//{_authority(authority, scheme)}"
    path = "/".join(_component(part, _PCHAR) for part in path.split("/"))
    path = _without_dots(path)
    if not path and scheme in _WITH_ROOT:
        path = "/"
    made += path
    if query:
        pairs = (_component(pair, _QUERY, kept="+") for pair in query.split("&"))
        made += f"?{'&'.join(pairs)}"
    if fragment:
        made += f"#{_component(fragment, _QUERY)}"
    return made


def normalized_component(text: str) -> str:
    """``Addressable::URI.normalize_component``: Jekyll's ``uri_escape``."""
    return _component(text, _ANY_RESERVED)


def _component(text: str, unsafe: re.Pattern[str], kept: str = "") -> str:
    """Decode, compose by NFKC, encode; ``kept`` is not decoded."""
    if text.isascii() and "%" not in text:
        return unsafe.sub(_encoded, text)
    bare = _PERCENT.sub(lambda found: _decoded(found.group(), kept), text)
    coded = unsafe.sub(_encoded, unicodedata.normalize("NFKC", bare))
    for char in kept:
        coded = coded.replace(f"%25{ord(char):02X}", f"%{ord(char):02X}")
    return coded


def _decoded(run: str, kept: str) -> str:
    data = bytes.fromhex(run.replace("%", ""))
    for char in kept:
        data = data.replace(char.encode(), f"%{ord(char):02X}".encode())
    return data.decode("utf-8", "surrogateescape")


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "surrogateescape"))


def _authority(authority: str, scheme: str | None) -> str:
    user, at, host = authority.rpartition("@")
    name, colon, port = host.rpartition(":")
    if not colon or not port.isdigit():
        name, port = host.removesuffix(":"), ""
    name = name.lower()
    if not name.isascii():
        name = ".".join(_punycode(label) for label in name.split("."))
    default = {"http": "80", "https": "443", "ftp": "21"}.get(scheme or "")
    ending = f":{port}" if port and port != default else ""
    return f"{user}{at}{_HOST.sub(_encoded, name)}{ending}"


def _punycode(label: str) -> str:
    if label.isascii():
        return label
    composed = unicodedata.normalize("NFKC", label)
    return "xn--" + composed.encode("punycode").decode("ascii")


def _without_dots(path: str) -> str:
    """``.`` and ``..`` resolved as far as the path goes."""
    if "." not in path:
        return path
    parts = path.split("/")
    made: list[str] = []
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        if part == ".":
            if last:
                made.append("")
        elif part == "..":
            if made and made[-1] not in {"", ".."}:
                made.pop()
            if last:
                made.append("")
        else:
            made.append(part)
    return "/".join(made)
