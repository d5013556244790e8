"""The pane as the window uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolButton, QToolTip

from editor.app.session import ReadOnly
from editor.core.findings import Finding, Severity
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.site.resources import load_messages
from editor.ui.text import pane as pane_module
from editor.ui.text.pane import FONT_SIZES
from editor.ui.text.port import PaneTextPort
from editor.ui.theme.tokens import load_theme

HEADER = '---\ntitle: "題"\ntags: [一]\n---\n'
LONG = HEADER + "\n".join(f"行 {number}" for number in range(200)) + "\n"


def finding(start: int, end: int, severity: Severity = Severity.WARNING) -> Finding:
    return Finding("body/some", "variant", severity, Span(start, end))


def selections(pane) -> list[str]:
    return [made.cursor.selectedText() for made in pane.view.extraSelections()]


def test_it_begins_at_the_body_with_the_header_folded(pane):
    made = pane(HEADER + "本文\n")
    assert made.caret() == Span(len(HEADER), len(HEADER))
    assert made.first_line() == 4.0
    assert not made.is_header_unfolded
    label = made.header_strip.findChild(object, "text.header.label")
    assert label.text() == load_messages("ja").text("text.header.folded", count=4)


def test_the_strip_unfolds_and_folds(pane, qtbot):
    made = pane(LONG)
    button = made.header_strip.findChild(QToolButton, "text.header.toggle")
    with qtbot.waitSignal(made.header_unfolded, check_params_cb=lambda on: on):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert made.is_header_unfolded
    assert made.first_line() == 0.0
    with qtbot.waitSignal(made.header_unfolded, check_params_cb=lambda on: not on):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert made.first_line() == 4.0


def test_the_strip_says_what_the_header_is(pane):
    made = pane(HEADER + "本文\n")
    strip, text = made.header_strip, load_messages("ja").text
    label = strip.findChild(object, "text.header.label")
    button = strip.findChild(QToolButton, "text.header.toggle")
    made.session.apply(EditSet.replace(4, 4, 'x: "\n'))
    assert label.text() == text("text.header.unreadable")
    assert strip.property("state") == "error"
    made.session.apply(EditSet.replace(0, 3, ""))
    assert label.text() == text("text.header.missing")
    assert not button.isVisible()


def test_caret_and_sight_are_told(pane, qtbot):
    made = pane(LONG)
    carets: list[int] = []
    lines: list[float] = []
    made.caret_moved.connect(carets.append)
    made.viewport_moved.connect(lines.append)
    QTest.keyClick(made.view, Qt.Key.Key_Down)
    assert carets[-1] == len(HEADER) + 4
    made.scroll_to_line(100.0)
    assert lines[-1] == 100.0
    assert made.first_line() == 100.0
    QTest.keyClick(made.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert min(carets) >= len(HEADER)
    made.scroll_to_line(0.0)
    assert made.first_line() == 4.0
    made.scroll_to_line(10_000.0)
    assert made.first_line() > 100


def test_scrolling_within_a_wrapped_line(pane):
    made = pane("長い行です。" * 400 + "\n" + "短い\n" * 50)
    made.scroll_to_line(0.5)
    assert 0.4 < made.first_line() < 0.6


def test_a_hidden_pane_scrolls_when_it_is_shown(pane, qtbot):
    made = pane(LONG)
    made.hide()
    made.scroll_to_line(50.0)
    made.show()
    qtbot.waitUntil(lambda: made.first_line() == 50.0)


def test_reveal_selects_and_unfolds_where_needed(pane):
    made = pane(LONG)
    at = LONG.index("行 150")
    made.reveal(Span(at, at + 5))
    assert made.caret() == Span(at, at + 5)
    assert made.view.viewport().rect().contains(made.view.cursorRect())
    made.reveal(Span(at, at + 5), select=False)
    assert made.caret() == Span(at, at)
    made.reveal(Span(4, 9))
    assert made.is_header_unfolded
    assert made.caret() == Span(4, 9)
    made.reveal(Span(10**6, 10**6 + 5))
    assert made.caret() == Span(len(LONG), len(LONG))


def test_go_to_a_line_of_the_outline(pane):
    made = pane(LONG)
    made.go_to_line(60)
    assert made.first_line() == 60.0
    assert LONG[made.caret().start :].startswith("行 56\n")


def marks_of(pane) -> dict[int, Severity]:
    return pane._gutter.marks(0, len(pane.session.text))


def test_findings_are_underlined_marked_and_told(pane, qtbot, monkeypatch):
    made = pane(HEADER + "一二三\n四五六\n")
    monkeypatch.setattr(
        pane_module, "problem_tip", lambda found, *_: " ".join(f.severity.value for f in found)
    )
    start = len(HEADER)
    made.set_findings(
        [
            finding(start, start + 2, Severity.HINT),
            finding(start + 1, start + 3, Severity.ERROR),
            finding(start + 4, start + 4),
            Finding("file/x", "v", Severity.ERROR, None),
        ]
    )
    qtbot.waitUntil(lambda: "一二" in selections(made))
    assert "二三" in selections(made)
    marks = marks_of(made)
    assert marks == {4: Severity.ERROR, 5: Severity.WARNING}
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _pos, text, _widget: shown.append(text))
    cursor = made.view.textCursor()
    cursor.setPosition(start + 1)
    spot = made.view.cursorRect(cursor).center()
    help_event = QHelpEvent(QEvent.Type.ToolTip, spot, made.view.mapToGlobal(spot))
    QApplication.sendEvent(made.view.viewport(), help_event)
    assert shown == ["error hint"], "the gravest first"
    gutter = made._gutter
    line = QPoint(4, made.view.cursorRect(cursor).center().y())
    help_event = QHelpEvent(QEvent.Type.ToolTip, line, gutter.mapToGlobal(line))
    QApplication.sendEvent(gutter, help_event)
    assert shown[1:] == ["error hint"], "and over the mark of the line"


def test_marks_move_with_the_text_until_new_ones_come(pane):
    made = pane(HEADER + "一\n二\n")
    start = len(HEADER)
    made.set_findings([finding(start + 2, start + 3)])
    assert marks_of(made) == {5: Severity.WARNING}
    made.session.apply(EditSet.replace(start, start, "新しい\n行\n"))
    assert marks_of(made) == {7: Severity.WARNING}
    made.session.apply(EditSet.replace(4, 4, "a: b\n"))
    assert marks_of(made) == {8: Severity.WARNING}
    made.set_findings([])
    assert marks_of(made) == {}


def test_what_has_moved_with_the_text_is_not_drawn_again(pane, qtbot):
    """As after most keys: the lines of all findings would be painted anew."""
    made = pane(HEADER + "一二三\n四五六\n")
    start = len(HEADER)
    made.set_findings([finding(start + 4, start + 6)])
    qtbot.waitUntil(lambda: "四五" in selections(made))
    revision = made._decorations._revision
    made.session.apply(EditSet.replace(start, start, "字"))
    made.set_findings([finding(start + 5, start + 7)])
    assert made._decorations._revision == revision
    assert "四五" in selections(made)
    made.set_findings([finding(start + 5, start + 8)])
    qtbot.waitUntil(lambda: "四五六" in selections(made))


def test_the_gutter_is_painted_where_its_marks_are_others(pane, monkeypatch):
    made = pane(HEADER + "一二三\n四五六\n")
    start, painted = len(HEADER), []
    made.set_findings([finding(start, start + 1)])
    monkeypatch.setattr(made._gutter, "update", lambda *area: area or painted.append(1))
    made.session.apply(EditSet.replace(start, start, "字"))
    made.set_findings([finding(start + 1, start + 2)])
    assert painted == []
    made.set_findings([finding(start + 1, start + 2), finding(start + 5, start + 6)])
    assert painted == [1]
    made.set_findings([finding(start + 1, start + 2, Severity.ERROR)])
    assert painted == [1, 1]


def test_of_many_only_those_in_sight_are_drawn(pane, qtbot):
    text = HEADER + "あ\n" * 2000
    made = pane(text)
    starts = range(len(HEADER), len(text), 2)
    made.set_findings([finding(at, at + 1) for at in starts])
    qtbot.waitUntil(lambda: "あ" in selections(made))
    assert len(selections(made)) < 200
    made.scroll_to_line(1500.0)
    first = made.view.document().findBlockByNumber(1500).position()

    def drawn_there() -> bool:
        return any(s.cursor.anchor() == first for s in made.view.extraSelections())

    qtbot.waitUntil(drawn_there)


def test_zoom_by_steps_and_wheel(pane):
    made = pane("文\n")
    size = made.view.font().pointSizeF()
    steps: list[int] = []
    made.zoom_changed.connect(steps.append)
    made.zoom(1)
    assert made.view.font().pointSizeF() > size
    assert made.view.document().defaultFont().pointSizeF() == made.view.font().pointSizeF()
    made.zoom(0)
    assert made.view.font().pointSizeF() == pytest.approx(size)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(made.view.viewport(), wheel)
    assert made.view.font().pointSizeF() < size
    for _ in range(60):
        made.zoom(-1)
    assert made.view.font().pointSizeF() >= FONT_SIZES[0]
    assert steps[:3] == [1, 0, -1]
    assert not made.session.buffer.can_undo


def test_candidate_rectangle_after_zoom(pane):
    made = pane("文字\n")
    made.zoom(6)
    told = made.view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    caret = made.view.cursorRect().translated(made.view.viewport().pos())
    assert abs(told.center().x() - caret.center().x()) <= 2
    assert abs(told.center().y() - caret.center().y()) <= 2


def test_word_wrap(pane):
    made = pane("長い行です。" * 100)
    assert made.view.horizontalScrollBar().maximum() == 0
    made.set_word_wrap(False)
    assert made.view.horizontalScrollBar().maximum() > 0


def test_a_read_only_post_says_why_and_can_be_read(pane):
    made = pane("本文\n", read_only=ReadOnly("text.empty", {}))
    assert made.read_only_strip.isVisible()
    QTest.keyClicks(made.view, "x")
    QTest.keyClick(made.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert made.caret() == Span(0, 1)
    assert made.session.text == "本文\n"
    assert not made.change(lambda _: pytest.fail("asked although read-only"))


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_context_menu_from_the_keyboard(pane, qtbot):
    made = pane("本文\n")
    action = QAction("太字", made)
    done: list[bool] = []
    action.triggered.connect(lambda: done.append(True))
    made.set_context_actions([action])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(made, event)
    menu = made.findChild(QMenu, "text.menu")
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert len(done) == 1


def test_another_theme_and_language(pane):
    made = pane(HEADER + "**本文**\n```\nx\n```\n")
    made.apply_theme(load_theme("dark"))
    made.retranslate(load_messages("en"))
    assert made.view.accessibleName() == load_messages("en").text("text.name")
    image = made.view.viewport().grab().toImage()
    middle = {image.pixel(image.width() // 2, y) for y in range(image.height())}
    assert load_theme("dark").color("md_code_bg").rgb() in middle


def test_releasing_leaves_the_buffer_alone(pane):
    made = pane("本文\n")
    session = made.session
    made.release()
    session.apply(EditSet.replace(0, 0, "x"))
    assert session.text == "x本文\n"
    assert made.session is None


def test_focus_and_composing_are_told(pane, qtbot):
    made = pane("本文\n")
    told: list[bool] = []
    made.focus_changed.connect(told.append)
    made.view.clearFocus()
    made.focus_text()
    assert told == [False, True]


# -- the port of commands -----------------------------------------------------------------------


@pytest.fixture
def port(pane):
    made = pane(HEADER + "本文 word\n")
    asked: list[str] = []
    port = PaneTextPort(
        lambda: made,
        undo=lambda: asked.append("undo"),
        redo=lambda: asked.append("redo"),
        choose_link=lambda _: asked.append("link"),
        choose_image=lambda _: asked.append("image"),
    )
    return made, port, asked


def test_commands_reach_the_text(port):
    made, commands, asked = port
    commands.select_all()
    assert made.caret().start == len(HEADER)
    commands.copy()
    assert QApplication.clipboard().text() == "本文 word\n"
    commands.cut()
    assert made.session.text == HEADER
    commands.paste()
    assert made.session.text == HEADER + "本文 word\n"
    for name in ("undo", "redo", "choose_link", "choose_image"):
        getattr(commands, name)()
    assert asked == ["undo", "redo", "link", "image"]
    commands.show_find(replace=False)
    assert made.find_bar.isVisible()
    commands.find_again(backwards=False)
    commands.zoom(1)


def test_clipboard_commands_go_where_the_keyboard_is(port, qtbot):
    made, commands, _ = port
    made.show_find(replace=False)
    field = made.find_bar.findChild(QLineEdit, "text.find.needle")
    qtbot.waitUntil(field.hasFocus)
    field.setText("語")
    commands.select_all()
    commands.cut()
    assert (field.text(), made.session.text) == ("", HEADER + "本文 word\n")


def test_without_a_post_nothing_happens(qapp):
    def none() -> None:
        return None

    nothing = PaneTextPort(none, undo=none, redo=none, choose_link=none, choose_image=none)
    for name in ("cut", "copy", "paste", "select_all", "choose_link", "choose_image"):
        getattr(nothing, name)()
    nothing.change(lambda _: pytest.fail("there is no text"))
    nothing.show_find(replace=True)
    nothing.find_again(backwards=True)
    nothing.zoom(1)
