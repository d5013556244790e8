"""Marks abbreviations wherever they stand in the finished text."""

from __future__ import annotations

import re

from markdown_it.token import Token

from editor.core.kramdown.context import Context, Definition


def pattern(abbreviations: dict[str, Definition]) -> re.Pattern[str]:
    """What matches any of the abbreviations; the longest wins. Line ends count as spaces."""
    names = sorted(abbreviations, key=len, reverse=True)
    written = "|".join(r"\s".join(re.escape(word) for word in name.split(" ")) for name in names)
    # Only these count as letters here: an abbreviation is found inside Japanese text.
    word = "[A-Za-z0-9_]"
    return re.compile(rf"(?<!{word})(?:{written})(?!{word})")


def mark(tokens: list[Token], context: Context) -> None:
    """Splits text at abbreviations."""
    abbreviations = context.abbreviations
    if not abbreviations:
        return
    search = pattern(abbreviations)
    for token in tokens:
        if token.children:
            token.children = [
                piece for child in token.children for piece in split(child, search, context)
            ]


def split(token: Token, search: re.Pattern[str], context: Context) -> list[Token]:
    """One token of running text, cut where it has abbreviations."""
    if token.type not in {"text", "text_raw"}:
        return [token]
    matches = list(search.finditer(token.content))
    if not matches:
        return [token]
    result: list[Token] = []
    pos, at = 0, token.meta["at"]

    def add(start: int, end: int, name: str) -> Token:
        piece = Token(name, "", 0, content=token.content[start:end], meta={"at": at + start})
        piece.level = token.level
        result.append(piece)
        return piece

    for match in matches:
        if match.start() > pos:
            add(pos, match.start(), token.type)
        abbr = add(match.start(), match.end(), "abbreviation")
        definition = context.abbreviations[re.sub(r"\s", " ", match.group())]
        if "ial" in definition.meta:
            abbr.attrs.update(definition.meta["ial"].resolved(context.attribute_lists))
        if definition.text:
            abbr.attrs["title"] = definition.text
        pos = match.end()
    if pos < len(token.content):
        add(pos, len(token.content), token.type)
    return result
