"""Pygments' tokens under rouge's class names."""

from __future__ import annotations

from functools import lru_cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, Whitespace, _TokenType
from pygments.util import ClassNotFound

from editor.core.kramdown import escape
from editor.core.kramdown.rouge.languages import LEXERS
from editor.core.kramdown.rouge.mapping import as_rouge


@lru_cache(maxsize=256)
def lexer_of(language: str) -> Lexer | None:
    """Pygments' lexer for a language by the name rouge knows it by; None where there is none."""
    name = LEXERS.get(language)
    if not name:
        return None
    try:
        options = {"startinline": True} if name == "php" else {}
        return get_lexer_by_name(name, ensurenl=False, stripnl=False, **options)
    except ClassNotFound:
        return None


def known_language(language: str) -> bool:
    """Whether rouge has a lexer of this name."""
    return language in LEXERS


@lru_cache(maxsize=1024)
def css_class(kind: _TokenType) -> str:
    """The class of a kind of token; "" where it has none."""
    for ancestor in reversed(kind.split()):
        if ancestor in STANDARD_TYPES:
            return "" if ancestor is Whitespace else STANDARD_TYPES[ancestor]
    return ""


def spans(content: str, language: str) -> str:
    """``content`` with a span around each token that has a class."""
    lexer = lexer_of(language)
    if lexer is None:
        return escape.text(content)
    stream = ((css_class(kind), value) for kind, value in lexer.get_tokens(content) if value)
    return "".join(wrap(name, value) for name, value in as_rouge(LEXERS[language], stream))


def wrap(name: str, value: str) -> str:
    """One token as HTML."""
    written = escape.text(value)
    return f'<span class="{name}">{written}</span>' if name else written
