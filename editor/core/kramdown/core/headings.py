"""Gives headings their ids, and fills in tables of contents."""

from __future__ import annotations

from markdown_it.token import Token

from editor.core.kramdown.context import Context
from editor.core.kramdown.ids import plain_slug, plain_text, slug
from editor.core.kramdown.piece import Piece


def number_headings(tokens: list[Token], context: Context) -> None:
    """Sets the id of every heading; those that have one of their own keep it.

    ``made_id`` in ``meta`` tells from which count and name an id was made: no other heading has a
    say in it but those of the same.
    """
    options, ids, plain_ids = context.options, context.ids, context.plain_ids
    for place, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        children = tokens[place + 1].children or []
        own = token.meta.get("own_id")
        if own is not None:
            token.attrs.setdefault("id", own)
        elif options.auto_ids and "id" not in token.attrs:
            text = plain_text(children)
            if not options.is_github:
                # The text as it is written, or what of it stands in no element.
                texts = (child.content for child in children if child.type == "text")
                text = "".join(texts) if options.auto_id_stripping else tokens[place + 1].content
            plain = bool(token.meta.get("html")) or not options.is_github
            name = options.auto_id_prefix + (plain_slug(text) if plain else slug(text))
            token.meta["made_id"] = (plain, name)
            token.attrs["id"] = (plain_ids if plain else ids).take(name)
        if token.attrs.get("id") == "":
            del token.attrs["id"]
        elif "id" in token.attrs:
            context.outline.append((int(token.tag[1]), token, children))


def number_terms(tokens: list[Token], context: Context) -> None:
    """Gives ids to the terms of definition lists marked ``auto_ids`` or ``auto_ids-prefix``."""
    ids = context.plain_ids
    prefixes: list[str | None] = []
    for place, token in enumerate(tokens):
        if token.type == "dl_open":
            marks = [name for name in refs(token) if name.split("-", 1)[0] == "auto_ids"]
            prefixes.append(marks[0].removeprefix("auto_ids").removeprefix("-") if marks else None)
        elif token.type == "dl_close":
            prefixes.pop()
        elif token.type == "dt_open" and prefixes[-1] is not None and "id" not in token.attrs:
            token.attrs["id"] = ids.take(
                prefixes[-1] + plain_slug(plain_text(tokens[place + 1].children or []))
            )


def has_places(tokens: list[Token]) -> bool:
    """Whether there are lists in whose place tables of contents or footnotes are put."""
    return any(name in {"toc", "footnotes"} for token in tokens for name in refs(token))


def fill_places(piece: Piece, context: Context) -> None:
    """Puts tables of contents and footnotes in the place of lists marked ``toc``, ``footnotes``."""
    tokens = piece.tokens
    result: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        marks = refs(token) if token.type in {"bullet_list_open", "ordered_list_open"} else []
        if "toc" in marks or "footnotes" in marks:
            end = closing(tokens, place)
            gone = {id(inner) for inner in tokens[place:end]}
            context.outline = [entry for entry in context.outline if id(entry[1]) not in gone]
            if "toc" in marks:
                result.extend(contents(token, tokens[end], context))
            else:
                result.extend(context.note_tokens)
                context.note_tokens = []
            place = end + 1
        else:
            result.append(token)
            place += 1
    piece.tokens = result


def refs(token: Token) -> list[str]:
    """The names in the attribute list of a token."""
    given = token.meta.get("ial")
    return given.refs if given is not None else []


def closing(tokens: list[Token], place: int) -> int:
    """Where the element that begins at ``place`` ends."""
    level = tokens[place].level
    kind = tokens[place].type[:-4] + "close"
    place += 1
    while tokens[place].level != level or tokens[place].type != kind:
        place += 1
    return place


def contents(opening: Token, ending: Token, context: Context) -> list[Token]:
    """The tokens of a table of contents."""
    options = context.options
    opening.attrs.setdefault("id", "markdown-toc")
    chosen = [
        (level, token, children)
        for level, token, children in context.outline
        if level in options.toc_levels and "no_toc" not in str(token.attrs.get("class", "")).split()
    ]
    if not chosen:
        return []
    result = [opening]
    levels: list[int] = []
    for level, token, children in chosen:
        if levels and levels[-1] < level:
            result.append(plain(opening.type, opening.tag, 1))
        while levels and levels[-1] >= level:
            result.append(plain("list_item_close", "li", -1))
            levels.pop()
            if levels and levels[-1] >= level:
                result.append(plain(ending.type, ending.tag, -1))
        result.append(plain("list_item_open", "li", 1))
        result.append(entry(token, children, str(opening.attrs["id"])))
        levels.append(level)
    while levels:
        result.append(plain("list_item_close", "li", -1))
        levels.pop()
        if levels:
            result.append(plain(ending.type, ending.tag, -1))
    result.append(ending)
    level = opening.level
    for token in result:
        if token.nesting < 0:
            level -= 1
        token.level = level
        if token.nesting > 0:
            level += 1
    return result


def plain(name: str, tag: str, nesting: int) -> Token:
    """A token without a place in the source."""
    token = Token(name, tag, nesting, meta={"toc": True})  # type: ignore[arg-type] # always -1, 0 or 1
    token.block = True
    return token


LEFT_OUT = frozenset({"link_open", "link_close", "footnote_ref"})


def entry(heading: Token, children: list[Token], toc_id: str) -> Token:
    """The line of one heading: a link around its text, without links and notes of its own."""
    opening = Token("link_open", "a", 1, meta={"at": 0})
    name = heading.attrs["id"]
    opening.attrs = {"href": f"#{name}", "id": f"{toc_id}-{name}"}
    token = Token("inline", "", 0, meta={"tail": 0, "toc": True})
    token.children = [opening]
    for child in children:
        if child.type not in LEFT_OUT:
            copy = child.copy()
            copy.attrs = {key: value for key, value in child.attrs.items() if key != "id"}
            token.children.append(copy)
    token.children.append(Token("link_close", "a", -1, meta={"at": 0}))
    return token
