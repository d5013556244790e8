"""Where rouge names a token differently from Pygments: by lexer, by class, by what is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

# A class and the text that has it.
Piece = tuple[str, str]
Stream = Iterable[Piece]

# Lexer (Pygments' name) -> class -> class.
CLASSES: dict[str, dict[str, str]] = {
    "python": {
        "kc": "bp", "s1": "s", "s2": "s", "sd": "s", "si": "s", "se": "s", "sa": "s", "ne": "nb",
        "fm": "nf", "vm": "n",
    },
    "ruby": {"kp": "nb"},
    "javascript": {"ow": "k", "si": "p", "sb": "s2", "ne": "nb", "kr": "k"},
    "typescript": {"ow": "k", "si": "p", "sb": "s2", "ne": "nb", "kr": "k"},
    "bash": {"c1": "c", "ch": "c", "m": ""},
    "css": {"k": "nl", "kc": "nb", "mi": "m", "mf": "m", "mh": "m", "kt": "m"},
    "html": {"cm": "c"},
    "xml": {"cm": "c"},
    "yaml": {"p": "pi", "nt": "na", "l": "l", "no": "s"},
    "json": {"nt": "nl"},
    "php": {"nx": "nc"},
}  # fmt: skip

# Lexer -> class and text -> class.
WRITTEN: dict[str, dict[Piece, str]] = {
    "python": {("o", "."): "p"},
    "ruby": {("o", sign): "p" for sign in (".", "[", "]", "[]", "].", "&.", "{", "}")},
    "javascript": {("p", "=>"): "o", ("o", ":"): "p", ("o", "?"): "p"},
    "typescript": {("p", "=>"): "o", ("o", ":"): "p", ("o", "?"): "p"},
    "bash": {
        ("si", "${"): "k", ("si", "}"): "k", ("k", "$("): "si", ("k", ")"): "si",
        ("p", "|"): "", ("p", "&"): "", ("se", "\\\n"): "",
    },
    "css": {("p", "."): "nc", ("p", "#"): "nf", ("p", "@"): "k"},
    "html": {("p", sign): "nt" for sign in ("<", "</", ">", "/>", "/")} | {("o", "="): "na"},
    "xml": {("p", sign): "nt" for sign in ("<", "</", ">", "/>", "/")} | {("o", "="): "na"},
}  # fmt: skip

NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\Z")
CONSTANT = re.compile(r"(?:true|false|yes|no|on|off|null|~)\Z", re.IGNORECASE)
QUOTES = {'"': "s2", "'": "s1"}
OPTION = re.compile(r"(?<!\S)(--?[A-Za-z][\w-]*)")


def _methods(stream: Stream) -> Iterator[Piece]:
    """Ruby: a name behind a dot is a method."""
    before = ""
    for name, text in stream:
        yield ("nf" if name == "n" and before in {".", "&."} else name), text
        before = text


def _delimiters(stream: Stream) -> Iterator[Piece]:
    """JavaScript: the quotes of a string are a token of their own."""
    for name, text in stream:
        if name in {"s1", "s2"} and len(text) > 1 and text[0] in "'\"" and text[-1] == text[0]:
            yield "dl", text[0]
            if len(text) > 2:
                yield name, text[1:-1]
            yield "dl", text[-1]
        elif name == "mf" and text.isdigit():
            yield "mi", text
        else:
            yield name, text


def _options(stream: Stream) -> Iterator[Piece]:
    """Shell: options of commands stand out."""
    for name, text in stream:
        if name or "-" not in text:
            yield name, text
            continue
        for place, part in enumerate(OPTION.split(text)):
            if part:
                yield ("nt" if place % 2 else ""), part


def _selectors(stream: Stream) -> Iterator[Piece]:
    """CSS: the name behind a hash belongs to it."""
    before = ""
    for name, text in stream:
        yield ("nf" if name == "nn" and before == "#" else name), text
        before = text


def _scalars(stream: Stream) -> Iterator[Piece]:
    """YAML: plain values are numbers, constants or texts; quotes are told from what they hold."""
    for name, text in stream:
        if name == "l":
            kind = "no" if CONSTANT.match(text) else "m" if NUMBER.match(text) else "s"
            yield kind, text
        elif name == "s" and text in QUOTES:
            yield QUOTES[text], text
        else:
            yield name, text


def _white_space(stream: Stream) -> Iterator[Piece]:
    """JSON: white space has a class."""
    for name, text in stream:
        yield ("w" if not name and text.isspace() else name), text


FURTHER: dict[str, Callable[[Stream], Iterator[Piece]]] = {
    "ruby": _methods,
    "javascript": _delimiters,
    "typescript": _delimiters,
    "bash": _options,
    "css": _selectors,
    "yaml": _scalars,
    "json": _white_space,
}


def as_rouge(lexer: str, stream: Stream) -> Iterator[Piece]:
    """The pieces of code lexed by ``lexer``, under rouge's classes; neighbours alike are joined."""
    last, gathered = "", ""
    for name, text in _mapped(lexer, stream):
        if name == last:
            gathered += text
            continue
        if gathered:
            yield last, gathered
        last, gathered = name, text
    if gathered:
        yield last, gathered


def _mapped(lexer: str, stream: Stream) -> Iterator[Piece]:
    classes, written = CLASSES.get(lexer, {}), WRITTEN.get(lexer, {})

    def renamed() -> Iterator[Piece]:
        for name, text in stream:
            if lexer != "python" and name in {"c1", "ch"} and text.endswith("\n"):
                # Pygments counts the end of the line to the comment.
                yield classes.get(name, name), text[:-1]
                yield "", "\n"
            else:
                yield written.get((name, text), classes.get(name, name)), text

    further = FURTHER.get(lexer)
    return renamed() if further is None else further(renamed())
