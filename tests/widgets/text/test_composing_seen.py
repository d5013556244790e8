"""What a writer sees while an input method composes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor

from editor.core.findings import Finding, Severity
from editor.core.text.span import Span
from editor.ui.theme.tokens import load_theme
from tests.widgets.recorded_input import (
    END,
    FCITX_GROUND,
    GAKUSEI,
    IBUS_GROUND,
    NIHONGO,
    Sent,
    converted,
    send,
    typed,
)

HEADER = "---\ntitle: x\n---\n"


def pixels(view, color: QColor) -> list[tuple[int, int]]:
    """Where the viewport shows exactly that colour."""
    image = view.viewport().grab().toImage()
    wanted = color.rgb()
    return [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixel(x, y) == wanted
    ]


def caret_line(view) -> QRect:
    return view.grounds._caret_line()


@pytest.mark.parametrize(("by", "ground"), [("ibus", IBUS_GROUND), ("fcitx", FCITX_GROUND)])
def test_the_segment_being_converted_is_marked_as_the_input_method_says(pane, by, ground):
    """By fcitx in white on black: without the black it was white on white."""
    view = pane(HEADER + "前の文。\n").view
    view.select(Span(len(HEADER) + 4, len(HEADER) + 4))
    send(view, [*NIHONGO, converted("私は学生です", 2, 4, by=by)])
    metrics = view.fontMetrics()
    left = view.cursorRect().left()
    first, whole = metrics.horizontalAdvance("私は"), metrics.horizontalAdvance("私は学生です")
    marked = [x - left for x, _ in pixels(view, ground)]
    assert len(marked) > first * metrics.height() / 3
    if by == "ibus":  # the letters have fcitx's colour too
        assert min(marked) >= -1
        assert max(marked) <= first + 1
    send(view, [converted("私は学生です", 2, 4, at=1, by=by)])
    left = view.cursorRect().left() - first
    marked = [x - left for x, _ in pixels(view, ground) if x >= left + first]
    assert len(marked) > (whole - first) * metrics.height() / 3


def test_the_line_of_the_caret_has_its_ground_while_composing(pane):
    """It ended with the last letter, and was whole again after each word."""
    made = pane(HEADER + "前の文。\n次の文。\n")
    view = made.view
    color = load_theme("light").color("current_line")
    view.select(Span(len(HEADER) + 4, len(HEADER) + 4))

    def width() -> int:
        found = {x for x, _ in pixels(view, color)}
        return max(found) - min(found)

    before = width()
    assert before > view.viewport().width() / 2
    send(view, NIHONGO)
    assert width() == before
    send(view, [Sent(commit="日本語"), END])
    assert width() == before


def test_the_ground_follows_the_caret(pane):
    view = pane(HEADER + "前の文。\n次の文。\n").view
    color = load_theme("light").color("current_line")
    for start in (len(HEADER), len(HEADER) + 5):
        view.select(Span(start, start))
        line = caret_line(view)
        found = {y for _, y in pixels(view, color)}
        assert found
        assert found <= set(range(line.top(), line.bottom() + 1))


def test_a_long_preedit_has_the_ground_where_its_caret_is(pane):
    view = pane(HEADER + "前の文。\n").view
    view.select(Span(len(HEADER) + 4, len(HEADER) + 4))
    top = caret_line(view).top()
    send(view, typed("あ" * 100))
    assert caret_line(view).top() > top
    color = load_theme("light").color("current_line")
    assert {y for _, y in pixels(view, color)} <= set(
        range(caret_line(view).top(), caret_line(view).bottom() + 1)
    )


def drawn(view) -> list[tuple[int, int]]:
    return [
        (selection.cursor.selectionStart(), selection.cursor.selectionEnd())
        for selection in view.extraSelections()
    ]


def test_marks_of_problems_do_not_slide_under_the_preedit(pane, qtbot):
    """Qt draws marks behind the preedit by its length too far left: not drawn meanwhile."""
    body = "一二三四五六七八\n次の段落\n"
    made = pane(HEADER + body)
    at = len(HEADER)
    spans = [Span(at, at + 2), Span(at + 2, at + 6), Span(at + 6, at + 8), Span(at + 9, at + 11)]
    made.set_findings([Finding("body/x", "v", Severity.WARNING, span) for span in spans], None)
    whole = [(span.start, span.end) for span in spans]
    qtbot.waitUntil(lambda: drawn(made.view) == whole)
    made.view.select(Span(at + 4, at + 4))
    send(made.view, [GAKUSEI])
    assert drawn(made.view) == [(at, at + 2), (at + 2, at + 4), (at + 9, at + 11)]
    send(made.view, [END])
    assert drawn(made.view) == whole
    send(made.view, [GAKUSEI, Sent(commit="私は学生です"), END])
    assert drawn(made.view)[-1] == (at + 15, at + 17)
