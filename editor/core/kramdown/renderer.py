"""Tokens to HTML, with the white space kramdown puts between elements."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from editor.core.kramdown import escape
from editor.core.kramdown.context import of as context_of
from editor.core.kramdown.html.tags import write_attributes
from editor.core.kramdown.rouge.markup import highlight_block
from editor.core.kramdown.span_writing import Output, Write, marked_as_math, write_spans


class Renderer(RendererHTML):
    """kramdown's HTML converter as a markdown-it renderer."""

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """The HTML of a stream of block tokens; markdown-it's own options decide nothing here."""
        del options
        out = Output(context_of(env).options)
        write = WRITERS
        for place, token in enumerate(tokens):
            write[token.type](out, tokens, place)
        return "".join(out.parts)


def _inline(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    if "task" in token.meta:
        out.parts.append(BOX + (" />" if token.meta["task"] == " " else ' checked="checked" />'))
    write_spans(out, token.children or ())


def _blank(out: Output, _tokens: Sequence[Token], _place: int) -> None:
    # Definitions between blank lines print nothing.
    if not out.parts or out.parts[-1] != "\n":
        out.parts.append("\n")


def _paragraph_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    if not token.hidden:
        out.parts.append(f"{out.indent(token)}<p{write_attributes(token.attrs)}>")


def _paragraph_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    if not tokens[place].hidden:
        out.parts.append("</p>\n")


def _figure_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    indent = out.indent(tokens[place])
    alt = escape.text(str((tokens[place - 1].children or [])[0].attrs["alt"]))
    out.parts.append(f"\n{indent}  <figcaption>{alt}</figcaption>\n{indent}</figure>\n")


def _figure_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    _container_open(out, tokens, place)
    out.parts.append(out.indent(tokens[place]) + "  ")


def _heading_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"{out.indent(token)}<{_tag_of(out, token)}{write_attributes(token.attrs)}>")


def _tag_of(out: Output, token: Token) -> str:
    offset = out.options.header_offset
    return token.tag if not offset else f"h{min(6, max(1, int(token.tag[1]) + offset))}"


def _heading_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(f"</{_tag_of(out, tokens[place])}>\n")


def _container_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"{out.indent(token)}<{token.tag}{write_attributes(token.attrs)}>\n")


def _container_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"{out.indent(token)}</{token.tag}>\n")


BOX = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled"'


def _item_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token, following = tokens[place], tokens[place + 1]
    out.parts.append(f"{out.indent(token)}<{token.tag}{write_attributes(token.attrs)}>")
    flows = following.hidden or following.nesting < 0 or following.type == "inline"
    if not flows:
        out.parts.append("\n")


def _item_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    before = tokens[place - 1]
    if not before.hidden and before.nesting < 1 and before.type != "inline":
        out.parts.append(out.indent(token))
    out.parts.append(f"</{token.tag}>\n")


def _code(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    indent = out.indent(token)
    out.parts.append(
        indent + highlight_block(token.content, token.info, token.attrs, indent, out.options)
    )


def _hr(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"{out.indent(token)}<hr{write_attributes(token.attrs)} />\n")


def _comment(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"{out.indent(token)}{token.content}\n")


def _nomarkdown(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(tokens[place].content)


def _math_block(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    if out.options.math_engine is None:
        opening = f"<div{write_attributes(marked_as_math(token))}>"
        out.parts.append(f"{opening}$$\n{token.content}\n$$</div>\n")
        return
    content = escape.text(token.content)
    if token.attrs:
        out.parts.append(f"<div{write_attributes(token.attrs)}>\\[{content}\\]\n</div>\n")
    else:
        out.parts.append(f"\\[{content}\\]\n")


def _html_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.within += 1
    out.parts.append(f"<{token.tag}{write_attributes(token.attrs)}")
    if "void" in token.meta:
        out.parts.append(" />")
    else:
        filled = token.meta["model"] == "block" and tokens[place + 1].type != "html_close"
        out.parts.append(">\n" if filled else ">")


def _html_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.within -= 1
    # The end of the line is no part of its own: that would be a blank line's.
    tag = out.parts.pop() if "void" in token.meta else f"</{token.tag}>"
    out.parts.append(f"{tag}\n" if token.meta["top"] else tag)


def _html_raw(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(tokens[place].content)


def _cell_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    out.parts.append(f"{out.indent(token)}<{token.tag}{write_attributes(token.attrs)}>")
    if token.meta.get("empty"):
        out.parts.append("\N{NO-BREAK SPACE}")


def _cell_close(out: Output, tokens: Sequence[Token], place: int) -> None:
    out.parts.append(f"</{tokens[place].tag}>\n")


def _footnotes_open(out: Output, _tokens: Sequence[Token], _place: int) -> None:
    start = out.options.footnote_nr
    numbered = f' start="{start}"' if start != 1 else ""
    gap = "" if out.parts and out.parts[-1] == "\n" else "\n"
    out.parts.append(f'{gap}<div class="footnotes" role="doc-endnotes">\n  <ol{numbered}>\n')


def _footnotes_close(out: Output, _tokens: Sequence[Token], _place: int) -> None:
    out.parts.append("  </ol>\n</div>\n")


def _footnote_open(out: Output, tokens: Sequence[Token], place: int) -> None:
    name = out.options.footnote_prefix + tokens[place].meta["name"]
    out.within += 1
    role = ' role="doc-endnote"' if out.options.version == "2.4" else ""
    out.parts.append(f'    <li id="fn:{escape.attribute(name)}"{role}>\n')


def _footnote_close(out: Output, _tokens: Sequence[Token], _place: int) -> None:
    out.within -= 1
    out.parts.append("    </li>\n")


def _footnote_back(out: Output, tokens: Sequence[Token], place: int) -> None:
    token = tokens[place]
    name = escape.attribute(out.options.footnote_prefix + token.meta["name"])
    sign = out.options.footnote_backlink
    if not sign:
        return
    links = []
    for number in range(token.meta["uses"]):
        target = f"{name}:{number}" if number else name
        shown = sign + (f"<sup>{number + 1}</sup>" if number else "")
        links.append(
            f'<a href="#fnref:{target}" class="reversefootnote" role="doc-backlink">{shown}</a>'
        )
    joined = "\N{NO-BREAK SPACE}".join(links)
    if out.parts[-1] == "</p>\n":
        out.parts[-1] = f"\N{NO-BREAK SPACE}{joined}</p>\n"
    else:
        out.parts.append(f"      <p>{joined}</p>\n")


WRITERS: dict[str, Write] = {
    "inline": _inline,
    "blank": _blank,
    "paragraph_open": _paragraph_open,
    "paragraph_close": _paragraph_close,
    "figure_open": _figure_open,
    "figure_close": _figure_close,
    "heading_open": _heading_open,
    "heading_close": _heading_close,
    "blockquote_open": _container_open,
    "blockquote_close": _container_close,
    "bullet_list_open": _container_open,
    "bullet_list_close": _container_close,
    "ordered_list_open": _container_open,
    "ordered_list_close": _container_close,
    "dl_open": _container_open,
    "dl_close": _container_close,
    "table_open": _container_open,
    "table_close": _container_close,
    "thead_open": _container_open,
    "thead_close": _container_close,
    "tbody_open": _container_open,
    "tbody_close": _container_close,
    "tfoot_open": _container_open,
    "tfoot_close": _container_close,
    "tr_open": _container_open,
    "tr_close": _container_close,
    "list_item_open": _item_open,
    "list_item_close": _item_close,
    "dt_open": _cell_open,
    "dt_close": _cell_close,
    "dd_open": _item_open,
    "dd_close": _item_close,
    "th_open": _cell_open,
    "th_close": _cell_close,
    "td_open": _cell_open,
    "td_close": _cell_close,
    "code_block": _code,
    "fence": _code,
    "hr": _hr,
    "html_comment": _comment,
    "nomarkdown": _nomarkdown,
    "math_block": _math_block,
    "html_open": _html_open,
    "html_close": _html_close,
    "html_raw": _html_raw,
    "footnotes_open": _footnotes_open,
    "footnotes_close": _footnotes_close,
    "footnote_open": _footnote_open,
    "footnote_close": _footnote_close,
    "footnote_back": _footnote_back,
}
