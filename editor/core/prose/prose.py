"""The words of one post: found out once, and only what is asked for."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import pairwise

from editor.core.post import Post
from editor.core.prose.blocks import read_blocks
from editor.core.prose.model import Block, Kind, Mark, Opener, Sentence
from editor.core.prose.sentences import split

NUL = "\0"
_ODD = re.compile(
    "[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2f00-\u2fd5\u3099-\u309c\uff61-\uff9f]"
)
"""Control characters, zero-width spaces, Kangxi radicals, voicing marks apart, half-width kana."""
_LIQUID = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)

_split = lru_cache(maxsize=1024)(split)
"""Kept: at a key in a post all paragraphs but one are as they were."""

_Sort = tuple[int, int]
"""What a run is: its block's kind and its own marks."""
_Piece = tuple[str, str, _Sort]
"""A run with the gap behind it, as text and as NUL, and what it is."""


class Prose:
    """The running text of a post by block, by layer and by sentence.

    A *layer* is a string as long as the post in which all characters but the wanted ones are NUL:
    a pattern runs over the whole post at once, and where it matches is the place in the file.
    """

    def __init__(self, post: Post) -> None:
        self.post = post
        self._layers: dict[tuple[int, int, int] | frozenset[_Sort], str] = {}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of running text in the order of the file."""
        return read_blocks(self.post)

    def layer(self, kinds: int, *, outside: int = 0, without: int = 0) -> str:
        """The text of blocks of one of ``kinds`` that stand in none of ``outside`` (of Kind).

        ``without`` leaves out runs with one of these marks (of Mark). Liquid is no text.
        """
        key = (kinds, outside, without)
        layer = self._layers.get(key)
        if layer is None:
            # Posts have few kinds of runs: most layers are the same text.
            wanted = frozenset(
                (kind, marks)
                for kind, marks in self._pieces[2]
                if kind & kinds and not kind & outside and not marks & without
            )
            layer = self._layers.get(wanted)
            if layer is None:
                layer = self._layers[wanted] = self._make(wanted)
            self._layers[key] = layer
        return layer

    def _make(self, wanted: frozenset[_Sort]) -> str:
        head, pieces, _ = self._pieces
        layer = head + "".join(
            [said if sort in wanted else nothing for said, nothing, sort in pieces]
        )
        for start, end in self._liquid:
            layer = layer[:start] + NUL * (end - start) + layer[end:]
        return layer

    @cached_property
    def _pieces(self) -> tuple[str, list[_Piece], frozenset[_Sort]]:
        """What precedes the first run; each run with the gap behind it; the sorts there are."""
        text = self.post.text
        nothing = NUL * len(text)
        runs = [
            (start, end, (block.kind, marks))
            for block in self.blocks
            for start, end, marks in block.runs
        ]
        runs.append((len(text), len(text), (0, 0)))
        pieces = [
            (text[start:end] + nothing[end:after], nothing[start:after], sort)
            for (start, end, sort), (after, _, _) in pairwise(runs)
        ]
        return nothing[: runs[0][0]], pieces, frozenset([sort for _, _, sort in pieces])

    @cached_property
    def _liquid(self) -> tuple[tuple[int, int], ...]:
        if "{{" not in self.post.body and "{%" not in self.post.body:
            return ()
        found = _LIQUID.finditer(self.post.text, self.post.body_start)
        return tuple(match.span() for match in found)

    @cached_property
    def odd(self) -> bool:
        """Whether the body has any character that is rarely meant: control, half-width and so on.

        Found in one pass for all rules on such characters; hardly a post has one.
        """
        return _ODD.search(self.post.body) is not None

    @cached_property
    def written(self) -> str:
        """All text that is written as text, wherever it stands; no code, no image."""
        return self.layer(ANYWHERE, without=Mark.CODE | Mark.ALT)

    @cached_property
    def words(self) -> str:
        """Text but for quotes, links and emphasis: what the author says plainly."""
        without = Mark.LINK | Mark.EMPHASIS | Mark.CODE | Mark.ALT
        return self.layer(ANYWHERE, outside=Kind.QUOTE, without=without)

    @cached_property
    def plain(self) -> str:
        """Text of paragraphs (of lists and quotes too) that has no mark at all."""
        return self.layer(Kind.PARAGRAPH, without=ALL_MARKS)

    @cached_property
    def paragraphs(self) -> str:
        """All that is read in paragraphs outside quotes, code and images' texts among it."""
        return self.layer(Kind.PARAGRAPH, outside=Kind.QUOTE)

    @cached_property
    def _cut(self) -> tuple[tuple[Sentence, ...], tuple[Opener, ...]]:
        sentences: list[Sentence] = []
        openers: list[Opener] = []
        text, plain = self.post.text, self.plain
        for block in self.blocks:
            if block.kind & Kind.PARAGRAPH:
                at, end = block.start, block.end
                spans, left = _split(text[at:end], plain[at:end])
                sentences += [Sentence(at + first, at + last, block) for first, last in spans]
                openers += [Opener(at + place, mark) for place, mark in left]
        return tuple(sentences), tuple(openers)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all paragraphs, those of lists and quotes too."""
        return self._cut[0]

    @property
    def unclosed(self) -> tuple[Opener, ...]:
        """Brackets that nothing closes in their paragraph."""
        return self._cut[1]


ANYWHERE = Kind.PARAGRAPH | Kind.HEADING | Kind.CELL
ALL_MARKS = Mark.STRONG | Mark.EMPHASIS | Mark.STRIKE | Mark.LINK | Mark.CODE | Mark.ALT | Mark.URL
