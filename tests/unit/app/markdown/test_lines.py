"""Lines of a text that a selection touches."""

from __future__ import annotations

import pytest

from editor.app.markdown.lines import Line, lines_of
from editor.core.text.span import Span


@pytest.mark.parametrize(
    ("span", "lines"),
    [
        (Span(0, 0), (Line(0, "一"),)),
        (Span(0, 2), (Line(0, "一"),)),
        (Span(1, 3), (Line(0, "一"), Line(2, "二"))),
        (Span(4, 4), (Line(4, ""),)),
    ],
)
def test_lines_of(span, lines):
    assert lines_of("一\n二\n", span) == lines


@pytest.mark.parametrize("span", [Span(4, 5), Span(5, 5), Span(3, 9)])
def test_none_is_found_behind_the_text(span):
    """A selection that is out of step with its text took all memory, line by line."""
    assert lines_of("一\n二\n", span)[-1] in {Line(2, "二"), Line(4, "")}
