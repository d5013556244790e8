"""A text in pieces that can be read alone: what makes reading it again after a change cheap."""

from __future__ import annotations

from markdown_it.token import Token


class Piece:
    """What stands between two seams.

    A seam is the start of a line behind a blank one from where on the reading depends on the text
    behind it alone: no attribute list waits for a block, no definition list may go on.

    Attributes:
        start: Where it begins, in the text that is read.
        line: Its first line, from 0.
        tokens: What is in it; each top-level element lies in one piece.
        far: Whether text far behind it may have a say in what it is. Other pieces depend on no
            more than themselves and the line at the seam behind them.
    """

    __slots__ = ("far", "line", "start", "tokens", "witness")

    def __init__(self, start: int, line: int, tokens: list[Token], *, far: bool) -> None:
        self.start = start
        self.line = line
        self.tokens = tokens
        self.far = far
        self.witness: tuple[int, list[Token]] | None = None
        """What was read here when it was last proved (see `rereading`)."""

    def moved(self, characters: int, lines: int, tokens: list[Token]) -> Piece:
        """The same piece elsewhere; what was witnessed holds, it counts from the piece's start."""
        piece = Piece(self.start + characters, self.line + lines, tokens, far=self.far)
        piece.witness = self.witness
        return piece
