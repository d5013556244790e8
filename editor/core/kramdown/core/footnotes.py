"""Numbers footnotes in the order of their markers and gathers their texts."""

from __future__ import annotations

from markdown_it.token import Token

from editor.core.kramdown.context import Context, Note


def use(context: Context, token: Token) -> None:
    """Numbers the note of one marker; the first marker of a note decides its number."""
    notes = context.notes
    name = token.content
    note = notes.get(name)
    if note is None:
        number = context.options.footnote_nr + len(notes)
        note = notes[name] = Note(name, number, context.footnotes[name])
    token.meta["number"] = note.number
    token.meta["repeat"] = note.uses
    note.uses += 1


def number_notes(tokens: list[Token], context: Context) -> list[Token]:
    """Numbers all markers, those inside notes last, and gives the tokens of the list of notes."""
    pending = 0
    walk(tokens, context)
    notes = context.notes
    while pending < len(notes):
        note = list(notes.values())[pending]
        walk(note.definition.tokens, context)
        # Links back lead to the markers seen so far.
        note.links = note.uses
        pending += 1
    return list_of_notes(context) if notes else []


def walk(tokens: list[Token], context: Context) -> None:
    """Numbers the markers in ``tokens``."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "footnote_ref":
                use(context, child)


def list_of_notes(context: Context) -> list[Token]:
    """The tokens of the list at the end of the text."""
    opening = Token("footnotes_open", "div", 1, meta={})
    opening.block = True
    result = [opening]
    for note in context.notes.values():
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
