"""Tokens to HTML, with the white space kramdown puts between elements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from editor.core.kramdown import escape
from editor.core.kramdown.html.tags import write_attributes
from editor.core.kramdown.rouge.markup import highlight_block, highlight_span

Write = Callable[["Output", Sequence[Token], int], None]


class Output:
    """HTML being written."""

    __slots__ = ("env", "options", "parts", "shift")

    def __init__(self, env: Any) -> None:
        self.parts: list[str] = []
        self.env = env
        self.options = env["options"]
        self.shift = 0

    def indent(self, token: Token) -> str:
        """The white space before the tag of ``token``."""
        return "  " * token.level


class Renderer(RendererHTML):
    """kramdown's HTML converter as a markdown-it renderer."""

    def render(self, tokens: Sequence[Token], options: Any, env: Any) -> str:
        """The HTML of a stream of block tokens."""
        out = Output(env)
        write = WRITERS
        for place, token in enumerate(tokens):
            write[token.type](out, tokens, place)
        return "".join(out.parts)


def spans(out: Output, children: Sequence[Token]) -> None:
    """Writes running text."""
    parts = out.parts
    for place, token in enumerate(children):
        if token.type == "text":
            parts.append(escape.text(token.content))
        else:
            SPAN_WRITERS[token.type](out, children, place)


def inline(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    if "task" in token.meta:
        out.parts.append(BOX + (" />" if token.meta["task"] == " " else ' checked="checked" />'))
    spans(out, token.children or ())


def blank(out: Output, tokens: Sequence[Token], place: int) -> None:
    # Definitions between blank lines print nothing.
    if not out.parts or out.parts[-1] != "\n":
        out.parts.append("\n")


def paragraph_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    if not token.hidden:
        out.parts.append(f"{out.indent(token)}<p{write_attributes(token.attrs)}>")


def paragraph_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    if not tokens[place].hidden:
        out.parts.append("</p>\n")


def heading_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"{out.indent(token)}<{tag_of(out, token)}{write_attributes(token.attrs)}>")


def tag_of(out: Output, token: Token) -> str:
    offset = out.options.header_offset
    return token.tag if not offset else f"h{min(6, max(1, int(token.tag[1]) + offset))}"


def heading_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(f"</{tag_of(out, tokens[place])}>\n")


def container_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"{out.indent(token)}<{token.tag}{write_attributes(token.attrs)}>\n")


def container_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"{out.indent(token)}</{token.tag}>\n")


BOX = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled"'


def item_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token, following = tokens[place], tokens[place + 1]
    out.parts.append(f"{out.indent(token)}<{token.tag}{write_attributes(token.attrs)}>")
    flows = following.hidden or following.nesting < 0 or following.type == "inline"
    if not flows:
        out.parts.append("\n")


def item_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    before = tokens[place - 1]
    if not before.hidden and before.nesting < 1 and before.type != "inline":
        out.parts.append(out.indent(token))
    out.parts.append(f"</{token.tag}>\n")


def code(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    indent = out.indent(token)
    out.parts.append(indent + highlight_block(token.content, token.info, token.attrs, indent, out.options))


def hr(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"{out.indent(token)}<hr{write_attributes(token.attrs)} />\n")


def comment(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"{out.indent(token)}{token.content}\n")


def nomarkdown(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(tokens[place].content)


def math_block(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    content = escape.text(token.content)
    if token.attrs:
        out.parts.append(f"<div{write_attributes(token.attrs)}>\\[{content}\\]\n</div>\n")
    else:
        out.parts.append(f"\\[{content}\\]\n")


def html_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"<{token.tag}{write_attributes(token.attrs)}")
    if "void" in token.meta:
        out.parts.append(" />")
    else:
        filled = token.meta["model"] == "block" and tokens[place + 1].type != "html_close"
        out.parts.append(">\n" if filled else ">")


def html_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    if "void" not in token.meta:
        out.parts.append(f"</{token.tag}>")
    if token.meta["top"]:
        out.parts.append("\n")


def html_raw(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(tokens[place].content)


def cell_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"{out.indent(token)}<{token.tag}{write_attributes(token.attrs)}>")
    if token.meta.get("empty"):
        out.parts.append("\N{NO-BREAK SPACE}")


def cell_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(f"</{tokens[place].tag}>\n")


def footnotes_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    start = out.options.footnote_nr
    numbered = f' start="{start}"' if start != 1 else ""
    gap = "" if out.parts and out.parts[-1] == "\n" else "\n"
    out.parts.append(f'{gap}<div class="footnotes" role="doc-endnotes">\n  <ol{numbered}>\n')


def footnotes_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append("  </ol>\n</div>\n")


def footnote_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    name = out.options.footnote_prefix + tokens[place].meta["name"]
    role = ' role="doc-endnote"' if out.options.version == "2.4" else ""
    out.parts.append(f'    <li id="fn:{escape.attribute(name)}"{role}>\n')


def footnote_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append("    </li>\n")


def footnote_back(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    name = escape.attribute(out.options.footnote_prefix + token.meta["name"])
    sign = out.options.footnote_backlink
    if not sign:
        return
    links = []
    for number in range(token.meta["uses"]):
        target = f"{name}:{number}" if number else name
        shown = sign + (f"<sup>{number + 1}</sup>" if number else "")
        links.append(f'<a href="#fnref:{target}" class="reversefootnote" role="doc-backlink">{shown}</a>')
    joined = "\N{NO-BREAK SPACE}".join(links)
    if out.parts[-1] == "</p>\n":
        out.parts[-1] = f"\N{NO-BREAK SPACE}{joined}</p>\n"
    else:
        out.parts.append(f"      <p>{joined}</p>\n")


def text(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(escape.text(tokens[place].content))


def element_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"<{token.tag}{write_attributes(token.attrs)}>")


def element_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(f"</{tokens[place].tag}>")


def code_inline(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(highlight_span(token.content, token.attrs, out.options))


def image(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(f"<img{write_attributes(tokens[place].attrs)} />")


def hardbreak(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append("<br />")


def raw(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(tokens[place].content)


def text_raw(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(escape.raw(tokens[place].content))


def math_inline(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    content = rf"\({escape.text(token.content)}\)"
    if token.attrs:
        content = f"<span{write_attributes(token.attrs)}>{content}</span>"
    out.parts.append(content)


def footnote_ref(out: Output, tokens: Sequence[Token], place: int) -> None:
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


def abbreviation(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"<abbr{write_attributes(token.attrs)}>{escape.text(token.content)}</abbr>")


def html_inline_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"<{token.tag}{write_attributes(token.attrs)}")
    if "void" not in token.meta:
        out.parts.append(">")
    elif token.meta["void"]:
        out.parts.append(" />")
    else:
        out.parts.append(f"></{token.tag}>")


WRITERS: dict[str, Write] = {
    "inline": inline,
    "blank": blank,
    "paragraph_open": paragraph_open,
    "paragraph_close": paragraph_close,
    "heading_open": heading_open,
    "heading_close": heading_close,
    "blockquote_open": container_open,
    "blockquote_close": container_close,
    "bullet_list_open": container_open,
    "bullet_list_close": container_close,
    "ordered_list_open": container_open,
    "ordered_list_close": container_close,
    "dl_open": container_open,
    "dl_close": container_close,
    "table_open": container_open,
    "table_close": container_close,
    "thead_open": container_open,
    "thead_close": container_close,
    "tbody_open": container_open,
    "tbody_close": container_close,
    "tfoot_open": container_open,
    "tfoot_close": container_close,
    "tr_open": container_open,
    "tr_close": container_close,
    "list_item_open": item_open,
    "list_item_close": item_close,
    "dt_open": cell_open,
    "dt_close": cell_close,
    "dd_open": item_open,
    "dd_close": item_close,
    "th_open": cell_open,
    "th_close": cell_close,
    "td_open": cell_open,
    "td_close": cell_close,
    "code_block": code,
    "fence": code,
    "hr": hr,
    "html_comment": comment,
    "nomarkdown": nomarkdown,
    "math_block": math_block,
    "html_open": html_open,
    "html_close": html_close,
    "html_raw": html_raw,
    "footnotes_open": footnotes_open,
    "footnotes_close": footnotes_close,
    "footnote_open": footnote_open,
    "footnote_close": footnote_close,
    "footnote_back": footnote_back,
}

SPAN_WRITERS: dict[str, Write] = {
    "text": text,
    "text_special": text,
    "text_raw": text_raw,
    "symbol": text,
    "quote": text,
    "entity": text,
    "em_open": element_open,
    "em_close": element_close,
    "strong_open": element_open,
    "strong_close": element_close,
    "s_open": element_open,
    "s_close": element_close,
    "link_open": element_open,
    "link_close": element_close,
    "code_inline": code_inline,
    "image": image,
    "hardbreak": hardbreak,
    "html_inline": raw,
    "html_inline_open": html_inline_open,
    "html_inline_close": element_close,
    "math_inline": math_inline,
    "footnote_ref": footnote_ref,
    "abbreviation": abbreviation,
}
