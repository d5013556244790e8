"""Typographic marks alone: Jekyll's SmartyPants, for titles and other running text."""

from __future__ import annotations

from functools import cache

from markdown_it.token import Token

from editor.core.kramdown.context import Context
from editor.core.kramdown.inline.parser import InlineParser
from editor.core.kramdown.machine import environment, machine
from editor.core.kramdown.options import Options


@cache
def _parser() -> InlineParser:
    parser = InlineParser()
    parser.ruler.enableOnly(["html", "quotes", "entity", "typography"])
    return parser


def smarten(text: str, options: Options) -> str:
    """``text`` with curly quotes, dashes and ellipses; Markdown means nothing in it."""
    md = machine()
    env: dict[str, Context] = environment(options)
    tokens, _ = _parser().read(text, next(iter(env.values())))
    inline = Token("inline", "", 0)
    inline.children = tokens
    return str(md.renderer.render([inline], md.options, env))
