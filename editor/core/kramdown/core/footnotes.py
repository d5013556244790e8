"""Numbers footnotes in the order of their markers and gathers their texts."""

from __future__ import annotations

from typing import Any

from markdown_it.token import Token

from editor.core.kramdown.block.definitions import Definition


class Note:
    """A footnote that is referred to."""

    __slots__ = ("definition", "links", "name", "number", "uses")

    def __init__(self, name: str, number: int, definition: Definition) -> None:
        self.name = name
        self.number = number
        self.definition = definition
        self.uses = 0
        self.links = 0


def use(env: dict[str, Any], token: Token) -> None:
    """Numbers the note of one marker; the first marker of a note decides its number."""
    notes: dict[str, Note] = env["notes"]
    name = token.content
    note = notes.get(name)
    if note is None:
        number = env["options"].footnote_nr + len(notes)
        note = notes[name] = Note(name, number, env["footnotes"][name])
    token.meta["number"] = note.number
    token.meta["repeat"] = note.uses
    note.uses += 1


def number_notes(tokens: list[Token], env: dict[str, Any]) -> list[Token]:
    """Numbers all markers, those inside notes last, and gives the tokens of the list of notes."""
    pending = 0
    walk(tokens, env)
    notes: dict[str, Note] = env["notes"]
    while pending < len(notes):
        note = list(notes.values())[pending]
        walk(note.definition.tokens, env)
        # Links back lead to the markers seen so far.
        note.links = note.uses
        pending += 1
    return list_of_notes(env) if notes else []


def walk(tokens: list[Token], env: dict[str, Any]) -> None:
    """Numbers the markers in ``tokens``."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "footnote_ref":
                use(env, child)


def list_of_notes(env: dict[str, Any]) -> list[Token]:
    """The tokens of the list at the end of the text."""
    opening = Token("footnotes_open", "div", 1, meta={})
    opening.block = True
    result = [opening]
    for note in env["notes"].values():
        item = Token("footnote_open", "li", 1, meta={"name": note.name})
        item.level = 1
        item.block = True
        line = note.definition.line
        item.map = [line, line + 1]
        result.append(item)
        for token in note.definition.tokens:
            token.level += 3
            result.append(token)
        back = Token("footnote_back", "a", 0, meta={"name": note.name, "uses": note.links})
        back.level = 3
        result.append(back)
        closing = Token("footnote_close", "li", -1, meta={})
        closing.level = 1
        result.append(closing)
    result.append(Token("footnotes_close", "div", -1, meta={}))
    return result
