"""Escaping for HTML output."""

from __future__ import annotations

import re

AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]*|#\d+|#[xX][0-9A-Fa-f]+);)")


def text(value: str) -> str:
    """``value`` as text: every ampersand and angle bracket is meant as such."""
    if "&" in value:
        value = value.replace("&", "&amp;")
    if "<" in value:
        value = value.replace("<", "&lt;")
    if ">" in value:
        value = value.replace(">", "&gt;")
    return value


def attribute(value: str) -> str:
    """``value`` inside double quotes; entities written in it stay."""
    if "&" in value:
        value = AMPERSAND.sub("&amp;", value)
    if '"' in value:
        value = value.replace('"', "&quot;")
    return html(value)


def raw(value: str) -> str:
    """Text of an HTML element that was not read as Markdown: entities written in it stay."""
    if "&" in value:
        value = AMPERSAND.sub("&amp;", value)
    return html(value)


def html(value: str) -> str:
    """``value`` without angle brackets that a browser would read."""
    if "<" in value:
        value = value.replace("<", "&lt;")
    if ">" in value:
        value = value.replace(">", "&gt;")
    return value
