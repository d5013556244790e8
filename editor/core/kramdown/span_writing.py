"""Running text to HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex
from markdown_it.token import Token

from editor.core.kramdown import escape
from editor.core.kramdown.html.tags import write_attributes
from editor.core.kramdown.options import Options
from editor.core.kramdown.rouge.markup import highlight_span

_CJK = r"[\p{Han}\p{Hiragana}\p{Katakana}]"
_CJK_LINE_END = regex.compile(rf"(?<={_CJK})\n(?={_CJK})")

Write = Callable[["Output", Sequence[Token], int], None]


class Output:
    """HTML being written."""

    __slots__ = ("options", "parts", "within")

    def __init__(self, options: Options) -> None:
        self.parts: list[str] = []
        self.options = options
        # How many HTML elements and footnotes are open: line ends in them are no breaks.
        self.within = 0

    def indent(self, token: Token) -> str:
        """The white space before the tag of ``token``."""
        return "  " * token.level


def write_spans(out: Output, children: Sequence[Token]) -> None:
    """Writes running text."""
    parts = out.parts
    for place, token in enumerate(children):
        if token.type == "text":
            text = escape.text(token.content)
            if "\n" in text:
                text = _with_line_ends(out, text, is_last=place + 1 == len(children))
            parts.append(text)
        else:
            SPAN_WRITERS[token.type](out, children, place)


def _with_line_ends(out: Output, text: str, *, is_last: bool) -> str:
    """Running text with what the options make of its line ends; the end of a block is none."""
    if out.options.wraps and not out.within:
        end = "\n" if is_last and text.endswith("\n") else ""
        return text.removesuffix(end).replace("\n", "<br />\n") + end
    if out.options.remove_line_breaks_for_cjk:
        return str(_CJK_LINE_END.sub("", text))
    return text


def _text(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(escape.text(tokens[place].content))


def _element_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"<{token.tag}{write_attributes(token.attrs)}>")


def _element_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(f"</{tokens[place].tag}>")


def _html_element_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.within += 1
    _element_open(out, tokens, place)


def _html_element_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.within -= 1
    _element_close(out, tokens, place)


def _code_inline(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(highlight_span(token.content, token.attrs, out.options))


def _image(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(f"<img{write_attributes(tokens[place].attrs)} />")


def _hardbreak(out: Output, _tokens: Sequence[Token], _place: int) -> None:
    out.parts.append("<br />")


def _raw(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(tokens[place].content)


def _text_raw(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(escape.raw(tokens[place].content))


def marked_as_math(token: Token) -> dict[str, str | int | float]:
    """The attributes of a formula that no engine sets: a script may find it by its class."""
    classes = f"{token.attrs.get('class', '')} kdmath".lstrip()
    return {**token.attrs, "class": classes}


def _math_inline(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    engine = out.options.math_engine
    if engine is not None and not token.attrs:
        out.parts.append(rf"\({escape.text(token.content)}\)")
        return
    # With attributes kramdown hands MathJax the formula as it is, in other delimiters.
    attributes = token.attrs if engine is not None else marked_as_math(token)
    out.parts.append(f"<span{write_attributes(attributes)}>${token.content}$</span>")


def _footnote_ref(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    name = escape.attribute(out.options.footnote_prefix + token.content)
    repeat = f":{token.meta['repeat']}" if token.meta["repeat"] else ""
    number = out.options.footnote_link_text.replace("%s", str(token.meta["number"]))
    role = ' role="doc-noteref"'
    on_mark, on_link = (role, "") if out.options.version == "2.4" else ("", role)
    out.parts.append(
        f'<sup id="fnref:{name}{repeat}"{on_mark}>'
        f'<a href="#fn:{name}" class="footnote" rel="footnote"{on_link}>{number}</a></sup>'
    )


def _abbreviation(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"<abbr{write_attributes(token.attrs)}>{escape.text(token.content)}</abbr>")


def _html_inline_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"<{token.tag}{write_attributes(token.attrs)}")
    if "void" not in token.meta:
        out.within += 1
        out.parts.append(">")
    elif token.meta["void"]:
        out.parts.append(" />")
    else:
        out.parts.append(f"></{token.tag}>")


SPAN_WRITERS: dict[str, Write] = {
    "text": _text,
    "text_special": _text,
    "text_raw": _text_raw,
    "symbol": _text,
    "quote": _text,
    "entity": _text,
    "em_open": _element_open,
    "em_close": _element_close,
    "strong_open": _element_open,
    "strong_close": _element_close,
    "s_open": _html_element_open,
    "s_close": _html_element_close,
    "link_open": _element_open,
    "link_close": _element_close,
    "code_inline": _code_inline,
    "image": _image,
    "hardbreak": _hardbreak,
    "html_inline": _raw,
    "html_inline_open": _html_inline_open,
    "html_inline_close": _html_element_close,
    "math_inline": _math_inline,
    "footnote_ref": _footnote_ref,
    "abbreviation": _abbreviation,
}
