"""Filters for addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping

from editor.core.jekyll.addressable import (
    BadAddressError,
    is_absolute,
    normalized,
    normalized_component,
)
from editor.core.liquid.context import Context
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.filters.selecting import with_context
from editor.core.liquid.filters.text import url_encode
from editor.core.liquid.values import Drop, to_text

_INDEX = re.compile(r"/index\.html?$", re.MULTILINE)


def relative(url: str, config: Mapping[str, object]) -> str:
    """``url`` with the site's ``baseurl`` in front of it.

    Raises:
        TemplateError: when it can be no URL.
    """
    try:
        if is_absolute(url):
            return url
        base = to_text(config.get("baseurl")).removesuffix("/")
        return normalized(_slashed(base) + _slashed(url))
    except BadAddressError:
        raise TemplateError("liquid.address", {"value": url}) from None


def absolute(url: str, config: Mapping[str, object]) -> str:
    """``url`` with the site's ``url`` and ``baseurl`` in front of it.

    Raises:
        TemplateError: when it can be no URL.
    """
    try:
        if is_absolute(url):
            return url
        site = to_text(config.get("url"))
        path = relative(url, config)
        return normalized(site + path) if site else path
    except BadAddressError:
        raise TemplateError("liquid.address", {"value": url}) from None


def _slashed(part: str) -> str:
    return part if not part or part.startswith("/") else f"/{part}"


def _address(value: object) -> str:
    return (
        to_text(value.get("url"))
        if isinstance(value, Drop) and value.has("url")
        else to_text(value)
    )


@with_context
def relative_url(value: object, *, context: Context) -> object:
    """The path from the server's root."""
    return None if value is None else relative(_address(value), context.run.host.config)


@with_context
def absolute_url(value: object, *, context: Context) -> object:
    """The whole address."""
    return None if value is None else absolute(_address(value), context.run.host.config)


def strip_index(value: object) -> object:
    """Without ``index.html`` at the end.

    Raises:
        TemplateError: for what is no text.
    """
    if value is None or to_text(value) == "":
        return None
    if not isinstance(value, str):
        raise TemplateError("liquid.filter", {"name": "strip_index"})
    return _INDEX.sub("/", value, count=1)


def cgi_escape(value: object) -> object:
    """As ``url_encode``, but nil is a fault."""
    if not isinstance(value, str):
        raise TemplateError("liquid.filter", {"name": "cgi_escape"})
    return url_encode(value)


def uri_escape(value: object) -> object:
    """Percent-encoded, what has a meaning in URLs as it is."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise TemplateError("liquid.filter", {"name": "uri_escape"})
    return normalized_component(value)
