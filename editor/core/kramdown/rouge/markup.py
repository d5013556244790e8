"""The elements rouge and kramdown put around code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from editor.core.kramdown import escape
from editor.core.kramdown.html.tags import write_attributes
from editor.core.kramdown.options import Options
from editor.core.kramdown.rouge.lexing import known_language, spans

LANGUAGE = re.compile(r"(?:^|\s)language-(\S+)")
Attributes = Mapping[str, Any]


def settings(options: Options, kind: str) -> dict[str, Any]:
    """The highlighter's settings for code of one kind, "block" or "span"."""
    given = options.syntax_highlighter_opts
    own = given.get(kind)
    result = {key: value for key, value in given.items() if key not in {"block", "span"}}
    if isinstance(own, Mapping):
        result.update(own)
    return result


def language_of(info: str, attributes: Attributes) -> str | None:
    """The language a block names, by its fence or by a class."""
    word = info.split(maxsplit=1)[0] if info.split() else ""
    if word:
        return word
    match = LANGUAGE.search(str(attributes.get("class", "")))
    return match.group(1) if match is not None else None


def other_classes(attributes: Attributes) -> str:
    """The classes of an element that do not name its language."""
    names = str(attributes.get("class", "")).split()
    return "".join(f" {name}" for name in names if not name.startswith("language-"))


def highlight_block(
    content: str, info: str, attributes: Attributes, indent: str, options: Options
) -> str:
    """A block of code."""
    given = settings(options, "block")
    named = language_of(info, attributes)
    language = (named or str(given.get("default_lang") or "")).split("?")[0]
    if options.syntax_highlighter != "rouge" or given.get("disable") or not language:
        return plain_block(content, language if named else None, attributes)
    others = {key: value for key, value in attributes.items() if key != "class"}
    if not known_language(language):
        return plain_block(content, language, attributes)
    classes = f"language-{language}{other_classes(attributes)} highlighter-rouge"
    inside = rouge_block(content, language, given)
    order = (
        {**others, "class": classes}
        if "class" not in attributes
        else {**attributes, "class": classes}
    )
    return f"<div{write_attributes(order)}>{inside}{indent}</div>\n"


def plain_block(content: str, language: str | None, attributes: Attributes) -> str:
    """A block of code without highlighting."""
    if not content.endswith("\n"):
        content += "\n"
    inner = f' class="language-{language}"' if language else ""
    return f"<pre{write_attributes(attributes)}><code{inner}>{escape.text(content)}</code></pre>\n"


def rouge_block(content: str, language: str, given: Mapping[str, Any]) -> str:
    """What rouge makes of a block of code."""
    css = given.get("css_class", "highlight")
    marked = spans(content, language)
    if given.get("line_numbers"):
        marked = numbered(marked, int(given.get("start_line", 1)))
    if given.get("wrap") is False:
        return marked
    return f'<div class="highlight"><pre class="{css}"><code>{marked}</code></pre></div>'


def numbered(marked: str, first: int) -> str:
    """A table with line numbers on the left and the code on the right."""
    count = marked.count("\n") + (0 if marked.endswith("\n") or not marked else 1)
    numbers = "".join(f"{number}\n" for number in range(first, first + count))
    if not marked.endswith("\n"):
        marked += "\n"
    return (
        '<table class="rouge-table"><tbody><tr><td class="rouge-gutter gl">'
        f'<pre class="lineno">{numbers}</pre></td><td class="rouge-code"><pre>{marked}</pre>'
        "</td></tr></tbody></table>"
    )


def highlight_span(content: str, attributes: Attributes, options: Options) -> str:
    """A code span."""
    given = settings(options, "span")
    named = language_of("", attributes)
    language = (named or str(given.get("default_lang") or "")).split("?")[0]
    off = options.syntax_highlighter != "rouge" or given.get("disable")
    if off or not language or not known_language(language):
        return f"<code{write_attributes(attributes)}>{escape.text(content)}</code>"
    classes = f"language-{language}{other_classes(attributes)} highlighter-rouge"
    order = {**attributes, "class": classes} if attributes else {"class": classes}
    return f"<code{write_attributes(order)}>{spans(content, language)}</code>"
