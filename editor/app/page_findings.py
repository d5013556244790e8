"""What could not be done with a post's page, as findings beside those of the rules."""

from __future__ import annotations

from collections.abc import Iterable

from editor.core.findings import Finding, Severity
from editor.core.liquid.host import TemplateProblem
from editor.core.text.span import Span
from editor.rules.notices import PAGE_TEMPLATE

_OF_LIQUID = frozenset({"body/liquid-fault", "site/include-missing", "site/link-tag"})
"""The rules that tell of Liquid at which Jekyll stops."""


def page_findings(problems: Iterable[TemplateProblem], rel: str, text: str) -> tuple[Finding, ...]:
    """A finding for each problem; one in the post at ``rel`` itself points at its line.

    Its variant is the problem's message, its text ``page.<variant>``; ``file`` and ``at`` (a line
    from 1) are arguments where it is about a template.
    """
    return tuple(_finding(problem, rel, text) for problem in problems)


def all_findings(told: Iterable[Finding], of_page: Iterable[Finding]) -> tuple[Finding, ...]:
    """What rules tell, and what the page does besides.

    Where Jekyll stops at the post's own Liquid, its rule says so, at the very tag.
    """
    found = tuple(told)
    stops = [one.span.start for one in found if one.rule in _OF_LIQUID and one.span is not None]
    more = (one for one in of_page if not any(_holds(one.span, stop) for stop in stops))
    return (*found, *more)


def _holds(span: Span | None, offset: int) -> bool:
    return span is not None and span.start <= offset <= span.end


def _finding(problem: TemplateProblem, rel: str, text: str) -> Finding:
    args = dict(problem.args)
    span = None
    if problem.file == rel and problem.line:
        lines = text.split("\n")
        number = min(problem.line, len(lines)) - 1
        start = sum(len(line) + 1 for line in lines[:number])
        span = Span(start, start + len(lines[number]))
    elif problem.file:
        args |= {"file": problem.file, "at": problem.line}
    return Finding(PAGE_TEMPLATE, problem.message, Severity.WARNING, span, args)
