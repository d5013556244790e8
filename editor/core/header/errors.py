"""Why a header cannot be read: libyaml's and Psych's complaints as a handful of own reasons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import yaml

from editor.core.text.span import Span


@dataclass(frozen=True, slots=True)
class HeaderError:
    """One reason why Jekyll could not read the header, and where.

    ``reason`` is a message id (``header.error.<...>``); ``span`` is in code points of the whole
    text. ``args`` always holds ``line``, the file's line counted from 1.
    """

    reason: str
    span: Span
    args: Mapping[str, str | int] = field(default_factory=dict)


class UnreadableError(Exception):
    """Raised within the reading of a header; never leaves this package.

    ``span`` is of the text being read.
    """

    def __init__(self, reason: str, span: Span, **args: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.span = span
        self.details: dict[str, str | int] = dict(args)

    def told(self, text: str) -> HeaderError:
        """The error with the line it is in."""
        line = text.count("\n", 0, self.span.start) + 1
        return HeaderError(f"header.error.{self.reason}", self.span, {"line": line, **self.details})


SCANNER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

# libyaml says what it was doing (context) and what it met (problem); the first pair that is found
# in both decides.
_REASONS: tuple[tuple[str, str, str], ...] = (
    ("", "tab character", "tab"),
    ("quoted scalar", "end of stream", "quote"),
    ("quoted scalar", "document indicator", "quote"),
    ("quoted scalar", "", "escape"),
    ("simple key", "expected ':'", "colon"),
    ("", "sequence entries are not allowed", "list-place"),
    ("flow ", "", "bracket"),
    ("anchor", "", "alias"),
    ("alias", "", "alias"),
    ("tag", "", "tag"),
    ("", "undefined tag handle", "tag"),
    ("block scalar", "", "block-text"),
    ("", "control characters", "character"),
    ("", "'-' indicator", "indent"),
    ("", "<document start>", "indent"),
)
_FROM_CONTEXT = frozenset({"quote", "bracket", "colon", "alias", "tag"})
"""Reasons whose cause lies where the construct began, not where libyaml noticed."""
_WORD = re.compile(r"[^ \t\n]+")


def from_yaml(error: yaml.YAMLError, text: str) -> UnreadableError:
    """What libyaml's ``error`` about ``text`` means."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return _from_reader(error, text)
    context, problem = error.context or "", error.problem or ""
    at = _offset(error.problem_mark, text)
    begun = _offset(error.context_mark, text)
    reason = _reason(context, problem, Span(min(begun, at), at), text)
    if reason == "key":
        reason, at = _misplaced_key(at, text)
    elif reason == "after-quote":
        reason, at = _after_quote(at, text)
    elif reason in _FROM_CONTEXT and (reason != "bracket" or "flow " in context):
        at = begun
    elif reason == "escape":
        at = max(text.rfind("\\", 0, at + 1), begun)
    span = _place(at, text)
    if reason == "indicator":
        return UnreadableError(reason, span, character=text[at])
    if reason == "other":
        return UnreadableError(reason, span, detail=problem or context)
    return UnreadableError(reason, span)


def _reason(context: str, problem: str, seen: Span, text: str) -> str:
    """The reason for libyaml's two messages about ``seen``, from where it began to where it met."""
    begun, at = seen.start, seen.end
    if "mapping values are not allowed" in problem:
        before = text[text.rfind("\n", 0, at) + 1 : at]
        return "colon-in-value" if ":" in before else "key"
    if "flow " in context and text.startswith(":", at) and "\n" not in text[begun:at]:
        return "colon-in-value"
    for during, met, reason in _REASONS:
        if during in context and met in problem:
            return reason
    if "cannot start any token" in problem:
        return "tab" if text[at : at + 1] in {"\t", ""} else "indicator"
    if "expected key" in problem:
        if text.startswith(("]", "}", ","), at):
            return "bracket"
        before = text[:at].rstrip(" \t")
        return "after-quote" if before.endswith(('"', "'")) else "indent"
    return "other"


def _misplaced_key(at: int, text: str) -> tuple[str, int]:
    """Why a key is none: it is indented for no reason, or the line before lacks its colon."""
    line = text.rfind("\n", 0, at) + 1
    key = line + len(text[line:at]) - len(text[line:at].lstrip(" "))
    if key > line:
        return "indent", key
    before = text[:line].rstrip()
    return "colon", before.rfind("\n") + 1


def _after_quote(at: int, text: str) -> tuple[str, int]:
    """What stands behind a closing quote; or, where the quotes span lines, the first one.

    A quote that was never closed ends at the next line's first quote, and libyaml complains there.
    The line to mend is the one where it was opened.
    """
    opened = None
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=SCANNER):
            if isinstance(token, yaml.ScalarToken) and token.style in {'"', "'"}:
                opened = (token.start_mark.index, token.end_mark.index)
    if opened is not None and "\n" in text[slice(*opened)] and opened[1] <= at:
        return "quote", opened[0]
    return "after-quote", at


def _from_reader(error: yaml.YAMLError, text: str) -> UnreadableError:
    """A character that YAML does not allow; libyaml gives the offset in bytes of UTF-8."""
    position = getattr(error, "position", None)
    at = 0
    if isinstance(position, int):
        at = len(text.encode("utf-8", "surrogatepass")[:position].decode("utf-8", "replace"))
    at = min(at, len(text))
    code = f"U+{ord(text[at]):04X}" if at < len(text) else ""
    return UnreadableError("character", Span(at, min(at + 1, len(text))), character=code)


def _offset(mark: object, text: str) -> int:
    index = getattr(mark, "index", 0)
    return min(index, len(text)) if isinstance(index, int) else 0


def _place(at: int, text: str) -> Span:
    """The word at ``at``; the last character where the text has ended."""
    if at >= len(text):
        last = len(text.rstrip())
        return Span(max(0, last - 1), last)
    found = _WORD.match(text, at)
    return Span(at, max(at + 1, found.end() if found else at))
