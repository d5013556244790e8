"""Blocks in the page: only what differs is touched, and the reader's place is kept."""

from __future__ import annotations

import pytest

from tests.widgets.preview.conftest import article, edited, html_block, long_article


def test_blocks_are_the_children_of_the_article(page):
    page.show(article("# 題\n\n本文です。\n\n- 一\n- 二\n"))
    assert page.js("[...$('.genko-article').children].map(e => e.localName)") == ["h1", "p", "ul"]


def test_only_the_changed_block_is_touched(page):
    blocks = article("一つ目。\n\n二つ目。\n\n三つ目。\n")
    page.show(blocks)
    page.js("$$('.genko-article > p').forEach((p, n) => { p.mark = n; }), 0")
    page.show(edited(blocks, 1, "<p>直した<b>二つ目</b>。</p>\n"))
    assert page.js("$$('.genko-article > p').map(p => [p.mark ?? null, p.textContent])") == [
        [0, "一つ目。"],
        [1, "直した二つ目。"],
        [2, "三つ目。"],
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲\n\n乙\n\n丙", "甲\n\n丙"),
        ("甲\n\n丙", "甲\n\n乙\n\n丙"),
        ("甲", ""),
        ("", "甲\n\n乙"),
        ("甲\n\n乙\n\n丙", "丙\n\n乙\n\n甲"),
        ("甲\n\n乙\n\n丙\n\n丁", "乙\n\n新\n\n丁\n\n末"),
        ("***\n\n***\n\n甲", "***\n\n甲\n\n***"),
        ("- a\n- b\n- c", "- a\n- 新\n- b\n- c"),
        ("| a |\n|---|\n| 1 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("甲 *乙* 丙", "甲 **乙** 丙"),
        ("```\nx\n```", "```ruby\nx = 1\n```"),
        ("甲[^1]\n\n[^1]: 注", "甲[^1]乙[^2]\n\n[^1]: 注\n[^2]: 次"),
    ],
)
def test_a_patched_page_is_the_page_made_anew(page, before, after):
    page.show(article(before), new_post=True)
    page.show(article(after))
    patched = page.js("$('.genko-article').innerHTML")
    page.show(article("別\n"), new_post=True)
    page.show(article(after), new_post=True)
    assert patched == page.js("$('.genko-article').innerHTML")


def test_what_was_taken_out_is_let_go(page, monkeypatch):
    """The engine alone waits until it lacks memory: 200 changes of the post left 2.5 GB behind."""
    monkeypatch.setattr("editor.ui.preview.bridge.LITTER", 1500)
    page.show([html_block("<p id=old>文</p>")])
    page.js("(globalThis.old = new WeakRef($('#old')), 0)")
    page.show([html_block("<div>続き</div>" * 50, "other")])
    page.until("globalThis.old.deref() === undefined")


def test_another_post_has_the_last_one_let_go_at_once(page):
    page.show([html_block("<p id=old>文</p>")])
    page.js("(globalThis.old = new WeakRef($('#old')), 0)")
    page.show([html_block("<p>別の記事</p>", "other")], new_post=True)
    page.until("globalThis.old.deref() === undefined")


def test_attributes_follow(page):
    page.show([html_block('<p class="a" data-x="1">文</p>')])
    page.js("$('.genko-article p').mark = 1")
    page.show([html_block('<p class="b" title="t" @odd="2">文</p>', "other")])
    assert page.js("$('.genko-article p').outerHTML") == '<p class="b" title="t" @odd="2">文</p>'
    assert page.js("$('.genko-article p').mark") == 1


def test_an_image_beside_the_typing_is_not_loaded_again(page, site):
    page.pane.set_site(site)
    page.show([html_block('<p>文<img src="/assets/ok.png"></p>')])
    page.until("$('img').complete && $('img').naturalWidth === 40")
    page.js("$('img').mark = 1")
    page.show([html_block('<p>文章<img src="/assets/ok.png"></p>', "other")])
    assert page.js("[$('img').mark, $('img').naturalWidth]") == [1, 40]


def test_what_a_reader_has_opened_stays_open(page):
    page.show([html_block("<details><summary>題</summary><p>中</p></details>")])
    page.js("$('details').open = true")
    page.show([html_block("<details><summary>題</summary><p>中身</p></details>", "other")])
    assert page.js("[$('details').open, $('details p').textContent]") == [True, "中身"]


def test_only_the_latest_of_many_states_is_sent(page):
    page.show(article("始め\n"))
    first = page.pane.web.driver.sequence
    for n in range(200):
        page.pane.set_blocks(article(f"打鍵 {n}\n"))
    page.settle()
    assert page.js("$('.genko-article').innerText").strip() == "打鍵 199"
    assert page.pane.web.driver.sequence - first <= 2


def test_blocks_that_only_moved_down_the_text_send_nothing(page):
    page.show(article("甲\n\n乙\n"))
    sequence = page.pane.web.driver.sequence
    page.pane.set_blocks(article("甲\n\n乙\n", first_line=7))
    page.settle()
    assert page.pane.web.driver.sequence == sequence


def test_the_place_is_kept_while_blocks_above_change(page):
    blocks = long_article()
    page.show(blocks)
    page.pane.scroll_to_line(120.0)
    page.settle()
    before = page.top_of(".genko-article > p:nth-child(42)")
    assert 0 < before < 300
    page.show(edited(blocks, 3, "<p>" + "長くなった段落。" * 200 + "</p>"))
    assert page.top_of(".genko-article > p:nth-child(42)") == pytest.approx(before, abs=1)
    page.show(blocks[10:])
    assert page.top_of(".genko-article > p:nth-child(32)") == pytest.approx(before, abs=1)


def test_the_place_is_kept_inside_a_long_list(page):
    items = [f"- 項目 {n}" for n in range(120)]
    page.show(article("\n".join(items)))
    page.pane.scroll_to_line(60.0)
    page.settle()
    before = page.top_of("li:nth-child(65)")
    page.show(article("\n".join([f"- 新 {n}" for n in range(9)] + items)))
    assert page.top_of("li:nth-child(74)") == pytest.approx(before, abs=1)


def test_the_place_is_kept_when_an_image_above_arrives(page, site):
    page.pane.set_site(site)
    blocks = long_article()
    page.show(blocks)
    page.pane.scroll_to_line(120.0)
    page.settle()
    before = page.top_of(".genko-article > p:nth-child(42)")
    page.show(edited(blocks, 2, '<p><img src="/assets/ok.png" style="width:600px"></p>'))
    page.until("$('img').complete && $('img').getBoundingClientRect().height > 300")
    page.settle()
    assert page.top_of(".genko-article > p:nth-child(42)") == pytest.approx(before, abs=1)


def test_another_post_starts_at_its_top(page):
    page.show(long_article())
    page.pane.scroll_to_line(120.0)
    page.settle()
    assert page.top > 1000
    page.show(long_article(60), new_post=True)
    assert page.top == 0


def test_the_head_is_text(page):
    page.pane.set_title_header("題 <b>名</b>", "2024年5月1日")
    page.settle()
    assert page.js("$$('.genko-head > *').map(e => [e.localName, e.textContent])") == [
        ["h1", "題 <b>名</b>"],
        ["p", "2024年5月1日"],
    ]
    page.pane.set_title_header("", "")
    page.settle()
    assert page.js("$('.genko-head').getBoundingClientRect().height") == 0


def test_the_theme_changes_without_loading(page):
    page.show(article("本文\n"))
    page.js("globalThis.sameWorld = 1")
    from editor.ui.theme.tokens import load_theme

    light = page.js("getComputedStyle($('body')).color")
    page.pane.set_theme(load_theme("dark"))
    page.settle()
    assert page.js("[$('html').dataset.theme, globalThis.sameWorld]") == ["dark", 1]
    assert page.js("getComputedStyle($('body')).color") != light
    assert page.pane.web.page.backgroundColor() == load_theme("dark").color("surface")


def test_the_text_can_be_read(page, qtbot):
    page.show(article("# 題\n\n本文\n"))
    told: list[str] = []
    page.pane.read_text(told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].split() == ["題", "本文"]


def test_zoom(page):
    page.show(article("本文\n"))
    width = page.js("innerWidth")
    page.pane.set_zoom(2.0)
    page.until(f"innerWidth < {width}")
    assert page.pane.zoom == 2.0


def test_what_was_set_before_the_start_is_shown(qtbot, new_pane):
    new_pane.set_blocks(article("先に置いた本文\n"))
    new_pane.set_title_header("題")
    told: list[str] = []
    with qtbot.waitSignal(new_pane.painted, timeout=30_000):
        new_pane.start()
    new_pane.read_text(told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["先に置いた本文"]


def test_the_engine_waits_until_the_window_is_painted(qtbot, new_pane):
    """It takes a third of a second to start: until then the window would stand there empty."""
    new_pane.start()
    assert new_pane.web is None
    with qtbot.waitSignal(new_pane.ready, timeout=30_000):
        new_pane.repaint()
        assert new_pane.web is None


def test_a_hidden_pane_makes_no_engine_until_it_is_shown(qtbot, new_pane):
    new_pane.hide()
    new_pane.start()
    assert new_pane.web is None
    with qtbot.waitSignal(new_pane.ready, timeout=30_000):
        new_pane.show()
    assert new_pane.web is not None
