"""The inline parser: goes from special character to special character and asks the rules."""

from __future__ import annotations

import re

from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import Ruler
from markdown_it.token import Token

from editor.core.kramdown.context import Context
from editor.core.kramdown.inline.html import html
from editor.core.kramdown.inline.rules import RULES, Rule
from editor.core.kramdown.inline.state import InlineState, Stop

SPECIAL = re.compile(
    r"""[\\`*_\[\]<'"]|!\[|---?|\.\.\.|[ ]?>>|[ ][ ]\n|&(?=[#A-Za-z])|~~|\$\$|\{:"""
)
# Inside elements that are kept as they are, tags alone mean something.
MARKUP = re.compile("<")


class InlineParser(ParserInline):
    """kramdown's inline rules behind markdown-it's interface."""

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
        """The active rules that can begin with ``char``, in order."""
        active = self.ruler.getRules("")
        if active is not self.compiled:
            self.compiled = active
            self.choices.clear()
        found = self.choices.get(char)
        if found is None:
            found = self.choices[char] = tuple(
                rule
                for rule in active
                if char in self.starts[rule] or (char == "markup" and rule is html)
            )
        return found

    def read(
        self, src: str, context: Context, *, in_html: bool = False
    ) -> tuple[list[Token], list[tuple[int, int, bool]]]:
        """The tokens of ``src``, and where it prints delimiters of spans that never came to be."""
        if SPECIAL.search(src) is None:
            if not src:
                return [], []
            token = Token("text", "", 0)
            token.content = src
            token.meta = {"at": 0}
            return [token], []
        state = InlineState(src, context)
        state.in_html = in_html
        self.run(state, "", None)
        state.flush(state.end)
        return state.tokens, state.literals

    def run(self, state: InlineState, stop_chars: str, stop: Stop | None) -> int:
        """Reads up to where ``stop`` says so: the length of the end mark there, or 0 at the end.

        The state then stands before the end mark, the text before it waiting.
        """
        src, end = state.src, state.end
        search = MARKUP.search if state.raw else SPECIAL.search
        while True:
            match = search(src, state.pos, end)
            if match is None:
                state.pos = end
                return 0
            pos = state.pos = match.start()
            char = src[pos]
            if stop is not None and char in stop_chars:
                length = stop(state)
                if length:
                    return length
            for rule in self.rules_for("markup" if state.raw else char):
                if rule(state):
                    break
            else:
                # No rule knows it: for the rules behind it, it is a character like any other.
                state.pos = pos + 1
