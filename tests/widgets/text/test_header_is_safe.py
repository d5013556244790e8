"""Whatever is pressed, pasted or composed: a folded header stays as it is."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest

from editor.app.markdown import blocks, indent, inline, links, tables
from editor.core.header.fences import find_header
from editor.ui.qt_buffer import QtBuffer
from editor.ui.text.behaviours.catalog import BEHAVIOURS
from tests.widgets.text.conftest import Typist

HEADER = '---\ntitle: "題😀"\ntags: [a, b]\n---\n'
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

KEYS = st.tuples(
    st.just("key"),
    st.sampled_from(
        [
            Qt.Key.Key_Up,
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Down,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_Backspace,
            Qt.Key.Key_Delete,
            Qt.Key.Key_Return,
            Qt.Key.Key_Tab,
            Qt.Key.Key_Backtab,
            Qt.Key.Key_A,
            Qt.Key.Key_X,
            Qt.Key.Key_V,
            Qt.Key.Key_Z,
            Qt.Key.Key_Minus,
        ]
    ),
    st.sampled_from([NONE, SHIFT, CTRL, CTRL | SHIFT]),
)
WORDS = st.sampled_from(["-", "---", "あ", "😀", "# ", "(", "```", "a\n---\nb: c\n---\n", ""])
TEXTS = st.tuples(st.sampled_from(["type", "paste", "compose", "replace"]), WORDS)
MOUSE = st.tuples(st.just("mouse"), st.integers(-30, 120), st.integers(-40, 120))
COMMANDS = st.tuples(
    st.just("command"),
    st.sampled_from(
        [
            inline.bold,
            blocks.bullets,
            blocks.quote,
            blocks.code_block,
            blocks.cycle_heading,
            indent.move_up,
            indent.outdent,
            indent.duplicate,
            links.footnote,
            tables.insert_rule,
        ]
    ),
)


def act(typist: Typist, step: tuple) -> None:
    what = step[0]
    if what == "key":
        typist.key(step[1], step[2])
    elif what == "type":
        typist.type(step[1].replace("\n", "").encode("ascii", "ignore").decode())
    elif what == "paste":
        data = QMimeData()
        data.setText(step[1])
        typist.view.insertFromMimeData(data)
    elif what == "compose":
        typist.preedit("にほ").commit(step[1])
    elif what == "replace":
        typist.commit(step[1], -4, 3)
    elif what == "mouse":
        viewport = typist.view.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
        QTest.mouseMove(viewport, QPoint(step[1], step[2]))
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(step[1], step[2]))
    else:
        typist.view.change(step[1])


def test_a_folded_header_stays_as_it_is(typist):
    view = typist("").view
    view.behaviours = BEHAVIOURS

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.one_of(KEYS, TEXTS, MOUSE, COMMANDS), max_size=14))
    def run(steps):
        buffer = QtBuffer(HEADER + "本文\n\n二\n")
        fold = view.show_buffer(buffer, buffer.apply)
        t = Typist(view, buffer)
        for step in steps:
            act(t, step)
            assert t.text.startswith(HEADER), step
            assert find_header(t.text).body_start == len(HEADER)
            assert len(HEADER) <= t.selection.start <= t.selection.end <= len(t.text), step
            assert t.view.textCursor().anchor() >= fold.floor
            block = t.buffer.document.firstBlock()
            for number in range(t.buffer.document.blockCount()):
                assert block.isVisible() is (number >= 4), step
                block = block.next()
            assert not t.buffer.composing

    run()
