"""The block parser: goes from block to block and asks the rules in order."""

from __future__ import annotations

from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler

from editor.core.kramdown.block.rules import RULES, Rule
from editor.core.kramdown.block.state import BlockState


class BlockParser(ParserBlock):
    """kramdown's block rules behind markdown-it's interface."""

    ruler: Ruler[Rule]  # type: ignore[assignment] # markdown-it's own rules have other states

    def __init__(self) -> None:
        self.ruler = Ruler[Rule]()
        self.starts: dict[Rule, str] = {}
        for name, starts, rule in RULES:
            self.ruler.push(name, rule)
            self.starts[rule] = starts
        self.choices: dict[str, tuple[Rule, ...]] = {}
        self.compiled: list[Rule] = []

    def rules_for(self, char: str) -> tuple[Rule, ...]:
        """The active rules for a line whose first visible character is ``char``, in order."""
        active = self.ruler.getRules("")
        if active is not self.compiled:
            self.compiled = active
            self.choices.clear()
        found = self.choices.get(char)
        if found is None:
            found = self.choices[char] = tuple(
                rule for rule in active if not self.starts[rule] or char in self.starts[rule]
            )
            if len(self.choices) > 512:
                self.choices.clear()
        return found

    def parse_state(self, state: BlockState) -> None:
        """Cuts the whole text of ``state`` into blocks."""
        if state.break_at >= 0:
            end, state.end = state.end, state.break_at
            self.run(state)
            state.pending = None
            state.note("eob")
            state.end = end
        self.run(state)

    def run(self, state: BlockState) -> None:
        """Adds blocks up to ``state.end``."""
        while state.pos < state.end:
            self.step(state)

    def step(self, state: BlockState) -> None:
        """Adds the block at the current position."""
        src, pos = state.src, state.pos
        char = src[pos]
        if char in " \t\r\f\v":
            at = pos + 1
            while at < state.end and src[at] in " \t\r\f\v":
                at += 1
            char = src[at] if at < state.end else "\n"
            if char != "\n" and (at - pos >= 4 or "\t" in src[pos:at]):
                char = " "
        for rule in self.rules_for(char):
            if rule(state):
                break
