"""One switch between the page, the article, its HTML and the cards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from editor.app.preview_views import View, Width
from editor.core.render.block import Block
from tests.widgets.preview.conftest import article, long_article


def button(page, name: str) -> QToolButton:
    return page.pane.findChild(QToolButton, name)


@pytest.mark.parametrize("view", list(View))
def test_a_button_tells_what_is_wanted(page, qtbot, view):
    told: list[str] = []
    page.pane.view_chosen.connect(told.append)
    QTest.mouseClick(button(page, f"preview.view.{view}"), Qt.MouseButton.LeftButton)
    assert told == [view.value]


def test_the_html_is_shown_as_text_and_follows(page):
    page.show(article("# Title\n\ntext"))
    page.pane.set_view(View.SOURCE)
    page.until("$$('.genko-source').length === 2")
    assert "<p>text</p>" in page.js("$$('.genko-source')[1].textContent")
    page.show(article("# Title\n\nother"))
    assert "<p>other</p>" in page.js("$$('.genko-source')[1].textContent")


def test_the_place_is_kept_between_views(page):
    page.show(long_article())
    page.pane.scroll_to_line(120)
    page.settle()
    page.pane.set_view(View.SOURCE)
    page.settle()
    index = page.js("$$('.genko-source').findIndex((e) => e.getBoundingClientRect().bottom > 20)")
    assert abs(index - 40) <= 1


def test_cards_stand_alone(page):
    page.pane.set_title_header("title", "by")
    page.show(article("text"))
    page.pane.set_cards((Block("c", '<h2>S</h2><div class="genko-card">card</div>', 0, 0),))
    page.pane.set_view(View.ELSEWHERE)
    page.until("$('.genko-card') !== null && $('.genko-head').hidden")
    page.pane.set_view(View.ARTICLE)
    page.until("$('.genko-article').textContent.includes('text') && !$('.genko-head').hidden")


@pytest.mark.parametrize(("width", "expected"), [(Width.PHONE, 390), (Width.DESKTOP, 1280)])
def test_the_page_is_as_wide_as_a_device(page, width, expected):
    page.show(article("text"))
    page.pane.set_width(width)
    page.until(f"Math.abs(innerWidth - {expected}) < 3")
    page.pane.set_width(Width.PANE)
    page.until("Math.abs(innerWidth - 700) < 3")
