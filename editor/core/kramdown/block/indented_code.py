"""Code by indentation: four spaces or a tab, and lines that run on lazily."""

from __future__ import annotations

import re

from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.block.patterns import LAZY_END
from editor.core.kramdown.block.state import BlockState

INDENT = r"(?: {4}|\t| {1,3}\t)"
LINES = (
    rf"(?:(?:[ \t]*\n)*(?:{INDENT}[ \t]*[^ \t\n\r\f\v][^\n]*(?:\n|\Z))+"
    rf"(?:(?!{INDENT}|{LAZY_END})[ \t]*[^ \t\n\r\f\v][^\n]*(?:\n|\Z))*)*"
)
CODE = re.compile(rf"(?={INDENT}[ \t]*[^ \t\n\r\f\v]){LINES}")
DEDENT = re.compile(rf"^{INDENT}", re.MULTILINE)


def indented_code(state: BlockState) -> bool:
    """An indented block; the language may come from an attribute list."""
    src = state.src
    if src[state.pos] not in " \t":
        return False
    match = CODE.match(src, state.pos, state.end)
    if match is None:
        return False
    text = match.group()
    lines = text.split("\n")
    out = [lines[0]]
    for line in lines[1:]:
        if line.strip(BLANKS) and not DEDENT.match(line):
            out[-1] += " " + line
        else:
            out.append(line)
    content = "\n".join(DEDENT.sub("", line, count=1) for line in out)
    token = state.leaf("code", "code_block", "code", state.pos, match.end())
    token.content = content if content.endswith("\n") else content + "\n"
    state.pos = match.end()
    return True
