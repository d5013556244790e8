"""markdown-it with kramdown's rules: core chain, block and inline parsers, renderer."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from editor.core.kramdown import attributes
from editor.core.kramdown.block.parser import BlockParser
from editor.core.kramdown.block.seams import read_pieces
from editor.core.kramdown.block.state import BlockState
from editor.core.kramdown.context import KEY, Context
from editor.core.kramdown.context import of as context_of
from editor.core.kramdown.core import abbreviations, figures, footnotes, headings
from editor.core.kramdown.inline.parser import InlineParser
from editor.core.kramdown.options import Options
from editor.core.kramdown.renderer import Renderer


def blocks(state: StateCore) -> None:
    """Cuts the text into blocks."""
    top = BlockState(state.src, context_of(state.env))
    top.context.pieces = read_pieces(top, machine().block.step)
    state.tokens.extend(top.tokens)


def spans(state: StateCore) -> None:
    """Reads the running text of all blocks, those inside definitions too."""
    for tokens in streams(state):
        read_spans(tokens, context_of(state.env))


def read_spans(tokens: list[Token], context: Context) -> None:
    """Reads the running text in ``tokens``."""
    parser = machine().inline
    for token in tokens:
        if token.type == "inline" and not token.children:
            in_html = bool(token.meta.get("html"))
            children, literals = parser.read(token.content, context, in_html=in_html)
            token.children = children
            if literals:
                token.meta["literals"] = literals


def streams(state: StateCore) -> list[list[Token]]:
    """The tokens of the text and those of each footnote's text."""
    return [state.tokens, *(note.tokens for note in context_of(state.env).footnotes.values())]


def attribute_lists(state: StateCore) -> None:
    """Lays attribute lists on what they belong to, now that all definitions are known."""
    for tokens in streams(state):
        lay_lists(tokens, context_of(state.env))


def lay_lists(tokens: list[Token], context: Context) -> None:
    """Lays the attribute lists in ``tokens`` on what they belong to."""
    known = context.attribute_lists
    for token in tokens:
        resolve(token, known)
        if token.type == "inline" and context.has_lists:
            for child in token.children or ():
                resolve(child, known)


def resolve(token: Token, known: attributes.References) -> None:
    """Lays the attribute lists of one token on it."""
    if not token.meta:
        return
    before = token.meta.get("before")
    if before is not None:
        token.attrs = {**before.resolved(known), **token.attrs}
    given = token.meta.get("ial")
    if given is not None:
        attributes.lay(token.attrs, given.resolved(known))


def standalone_images(state: StateCore) -> None:
    """Makes figures of images that stand alone and say so."""
    if context_of(state.env).has_lists:
        for tokens in streams(state):
            figures.make_figures(tokens)


def heading_ids(state: StateCore) -> None:
    """Gives headings their ids."""
    for tokens in streams(state):
        headings.number_headings(tokens, context_of(state.env))
        if any(token.type == "dl_open" and headings.refs(token) for token in tokens):
            headings.number_terms(tokens, context_of(state.env))


def notes(state: StateCore) -> None:
    """Numbers footnotes and makes their list."""
    if context_of(state.env).footnotes:
        context_of(state.env).note_tokens = footnotes.number_notes(
            state.tokens, context_of(state.env)
        )


def abbreviate(state: StateCore) -> None:
    """Marks abbreviations."""
    for tokens in streams(state):
        abbreviations.mark(tokens, context_of(state.env))


def contents(state: StateCore) -> None:
    """Fills in tables of contents and footnotes."""
    context = context_of(state.env)
    if headings.has_places(state.tokens):
        context.has_places = True
        for piece in context.pieces:
            headings.fill_places(piece, context)
        state.tokens[:] = [token for piece in context.pieces for token in piece.tokens]
    state.tokens.extend(context.note_tokens)


CORE = (
    ("blocks", blocks),
    ("spans", spans),
    ("attribute_lists", attribute_lists),
    ("standalone_images", standalone_images),
    ("heading_ids", heading_ids),
    ("notes", notes),
    ("abbreviations", abbreviate),
    ("contents", contents),
)


class Kramdown(MarkdownIt):
    """A MarkdownIt whose parsers, rules and renderer are kramdown's."""

    block: BlockParser
    inline: InlineParser

    def __init__(self) -> None:
        super().__init__("zero", renderer_cls=Renderer)
        self.block = BlockParser()
        self.inline = InlineParser()
        self.core.ruler = Ruler()
        for name, rule in CORE:
            self.core.ruler.push(name, rule)


@lru_cache(maxsize=1)
def machine() -> Kramdown:
    """The parser; it holds nothing of a text, all threads may use it."""
    return Kramdown()


def environment(options: Options) -> dict[str, Context]:
    """What the rules share while they read one text."""
    md = machine()
    return {KEY: Context(options, md.block.parse_state, md.inline.run)}
