"""What is coloured on a document, and that only the lines that need it are looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication

from editor.app.markdown.patterns import STYLES
from editor.ui.text import highlighter as module
from editor.ui.text.highlighter import Highlighter, formats
from editor.ui.theme.tokens import load_theme


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_style_has_a_format(theme):
    assert set(formats(load_theme(theme))) == STYLES


@pytest.fixture
def coloured(typist):
    made: list[Highlighter] = []

    def make(text: str):
        t = typist(text)
        t.highlighter = Highlighter(t.buffer, load_theme("light"))
        made.append(t.highlighter)
        return t

    yield make
    for highlighter in made:
        highlighter.close()


def bold_parts(t, line: int) -> list[str]:
    block = t.buffer.document.findBlockByNumber(line)
    raw = block.text().encode("utf-16-le")
    return [
        raw[2 * r.start : 2 * (r.start + r.length)].decode("utf-16-le")
        for r in block.layout().formats()
        if r.format.fontWeight() >= 600
    ]


@pytest.fixture
def looked_at(monkeypatch):
    lines: list[str] = []
    real = module.styled_line

    def counted(text, before, **options):
        lines.append(text)
        return real(text, before, **options)

    monkeypatch.setattr(module, "styled_line", counted)
    return lines


def test_positions_are_utf16(coloured):
    t = coloured("😀😀**強調**")
    assert bold_parts(t, 0)[0] == "**強調**"


def test_a_key_looks_at_its_own_line_only(coloured, looked_at):
    t = coloured("一\n二\n三\n")
    looked_at.clear()
    t.at(2).type("x")
    assert looked_at == ["x二"]


def test_a_preedit_looks_at_no_line(coloured, looked_at):
    t = coloured("**一**\n二\n")
    looked_at.clear()
    t.at(3).preedit("に").preedit("にほん")
    assert looked_at == []
    t.commit("日本")
    assert looked_at == ["**一日本**"]


def test_formats_move_around_a_preedit_and_come_back(coloured):
    t = coloured("前**一**\n").at(0)
    underline = QTextCharFormat()
    underline.setFontUnderline(True)
    kind = QInputMethodEvent.AttributeType.TextFormat
    attribute = QInputMethodEvent.Attribute(kind, 0, 2, underline)
    QApplication.sendEvent(t.view, QInputMethodEvent("にほ", [attribute]))
    ranges = t.buffer.document.firstBlock().layout().formats()
    strong = [(r.start, r.length) for r in ranges if r.format.fontWeight() >= 600]
    assert (3, 5) in strong
    assert any(r.format.fontUnderline() and (r.start, r.length) == (0, 2) for r in ranges)
    t.commit("")
    assert bold_parts(t, 0)[0] == "**一**"


def test_a_fence_colours_what_is_below(coloured):
    t = coloured("a\n\nb\nc\n").at(2).type("```")
    states = [t.buffer.document.findBlockByNumber(n).userState() for n in range(4)]
    assert states[0] == 0
    assert states[1] == states[2] == states[3] > 0
    t.key(Qt.Key.Key_Backspace)
    assert t.buffer.document.findBlockByNumber(3).userState() == 0


def test_a_header_that_comes_and_goes(coloured):
    t = coloured("---\na: b\n---\nc\n")
    state = t.buffer.document.findBlockByNumber(1).userState
    assert state() == 1
    t.view.fold.set_unfolded(unfolded=True)
    t.at(1).key(Qt.Key.Key_Backspace)
    assert state() == 0
    t.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state() == 1


def test_long_texts_are_coloured_in_idle_time(coloured, qtbot):
    t = coloured("**一**\n" * 1000)
    last = t.buffer.document.findBlockByNumber(999)
    assert not last.layout().formats()
    qtbot.waitUntil(lambda: bool(last.layout().formats()))


def test_another_theme(coloured):
    t = coloured("**一**")
    before = colour(t)
    t.highlighter.apply_theme(load_theme("dark"))
    assert colour(t) != before


def colour(t) -> str:
    ranges = t.buffer.document.firstBlock().layout().formats()
    return ranges[-1].format.foreground().color().name()
