"""Extensions as blocks: comment, nomarkdown, options."""

from __future__ import annotations

import re

import yaml

from editor.core.kramdown import attributes
from editor.core.kramdown.blanks import BLANKS
from editor.core.kramdown.block.state import BlockState

NAME = r"\w[\w:-]*"
START = re.compile(
    rf" {{0,3}}\{{::({NAME})(?:\s((?:\\\}}|[^}}])*?))?(/)?\}}[ \t\r\f\v]*(?:\n|\Z)", re.ASCII
)


def extension(state: BlockState) -> bool:
    """``{::name ... /}``, or ``{::name}`` with a body up to ``{:/name}``."""
    match = START.match(state.src, state.pos, state.end)
    if match is None:
        return False
    name, given, empty = match.groups()
    body, end = "", match.end()
    if not empty:
        stop = re.compile(
            rf"^ {{0,3}}\{{:/(?:{re.escape(name)})?\}}[ \t\r\f\v]*(?:\n|\Z)", re.MULTILINE
        ).search(state.src, match.end(), state.end)
        if stop is None:
            return False
        body, end = state.src[match.end() : stop.start()], stop.end()
    pairs = attributes.parse(given or "").pairs
    if not apply(state, name, pairs, body, end, empty=bool(empty)):
        return False
    state.pos = end
    return True


def apply(
    state: BlockState, name: str, given: dict[str, str], body: str, end: int, *, empty: bool
) -> bool:
    """Does what the extension says; False where there is no such extension."""
    if name == "comment":
        if not empty:
            token = state.leaf("comment", "html_comment", "", state.pos, end)
            token.content = f"<!-- {body.strip(BLANKS)} -->"
        else:
            state.note("definition")
    elif name == "nomarkdown":
        if body and given.get("type", "html") == "html":
            token = state.leaf("nomarkdown", "nomarkdown", "", state.pos, end)
            token.content = body
        else:
            state.note("definition")
    elif name == "options":
        set_options(state, given)
        state.note("definition")
    else:
        return False
    return True


def read_yaml(text: str) -> object:
    """A mapping written inside an attribute; None where it is not readable."""
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return None


def set_options(state: BlockState, given: dict[str, str]) -> None:
    """Changes options from here on."""
    allowed: dict[str, object] = {
        key: value for key, value in given.items() if key not in {"template", "input"}
    }
    if "syntax_highlighter_opts" in allowed:
        allowed["syntax_highlighter_opts"] = read_yaml(given["syntax_highlighter_opts"])
    state.context.options = state.context.options.merged(allowed)
