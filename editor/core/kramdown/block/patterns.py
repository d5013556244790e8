"""What more than one block rule must recognise at the start of a line."""

from __future__ import annotations

import re

from editor.core.kramdown.html.model import SPAN_ELEMENTS

BLANK = r"[ \t\r\f\v]*\n"
# An end-of-block marker, or an attribute list alone on its line.
MARKER = r"\^[ \t\r\f\v]*(?:\n|\Z)"
LIST_ALONE = r" {0,3}\{:(?!:|/)(?:\\\}|[^}\n])+\}[ \t\r\f\v]*(?:\n|\Z)"
# A block element's tag: any name that is not that of an element inside running text.
# A script may go on in running text, though it is a block at the start of one.
IN_TEXT = "|".join(sorted(SPAN_ELEMENTS | {"script"}))
TAG = rf" {{0,3}}</?(?!(?:{IN_TEXT})\b)[^\W\d][\w:.-]*"

BULLET = r" {0,3}[+*-][\t |]"
NUMBER = r" {0,3}[0-9]+\.[\t |]"
HEADING = r"#{1,6}[\t ]+[^ \t\n\r\f\v#]|#{1,6}[\t ]+#+[^\n]*[^ \t\n\r\f\v]"
TERM_MARK = r" {0,3}:[\t |]"
QUOTE = r" {0,3}>"
FENCE = r" {0,3}(?:```|~~~)"

# What ends text that runs on without its indentation or its quote mark.
LAZY_END = rf"{BLANK}|{MARKER}|{LIST_ALONE}|{TAG}"
STRICT_PARAGRAPH_END = rf"{LAZY_END}|{TERM_MARK}"
PARAGRAPH_END = rf"{LAZY_END}|{BULLET}|{NUMBER}|{HEADING}|{TERM_MARK}|{QUOTE}|{FENCE}"

RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})[ \t\r]*(?:\n|\Z)")
END_OF_BLOCK = re.compile(MARKER)
LAZY_END_LINE = re.compile(LAZY_END)
