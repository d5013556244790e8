"""When the browser engine dies or does not start."""

from __future__ import annotations

import os
import signal
import sys

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QPushButton

from editor.ui.preview.figures import engine_script
from editor.ui.preview.page import OWN_WORLD
from tests.widgets.preview.conftest import Page, article, html_block, long_article


def kill_renderer(pane) -> None:
    pid = pane.web.page.renderProcessPid()
    assert pid > 1
    os.kill(pid, signal.SIGKILL)


@pytest.fixture
def without_engine(monkeypatch):
    """A machine where WebEngine cannot be loaded."""
    for name in ("editor.ui.preview.web", "PySide6.QtWebEngineWidgets"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process by signal")
def test_a_renderer_that_dies_is_replaced_and_shows_the_same(page, qtbot):
    page.pane.set_title_header("題")
    page.show(long_article())
    page.pane.scroll_to_line(90.0)
    page.settle()
    where = page.top
    with qtbot.waitSignal(page.pane.ready, timeout=30_000):
        kill_renderer(page.pane)
    page.settle()
    assert page.js("[$$('.genko-article > p').length, $('.genko-head').innerText]") == [80, "題"]
    assert page.top == pytest.approx(where, abs=1)
    page.show(article("続きの本文\n"))
    assert page.js("$('.genko-article').innerText").strip() == "続きの本文"


def test_what_reaches_a_page_before_its_script_is_sent_again(page, caplog):
    """The late word of a page at the same address, whose place another one is taking."""
    page.show(article("本文\n"))
    page.js("(globalThis.kept = genkoRun, delete globalThis.genkoRun, 1)")
    page.pane.set_title_header("題")
    page.settle()
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    page.js("(globalThis.genkoRun = kept, 1)")
    driver = page.pane.web.driver
    driver._bridge.page_ready.emit(page.pane.web.page.home.toString())
    page.settle()
    assert page.js("$('.genko-head').innerText") == "題"


def test_a_library_that_reaches_a_page_before_its_script_is_no_fault(page, caplog):
    """The page that asked for it has given way to another."""
    page.show(article("本文\n"))
    page.js("(globalThis.kept = genkoRun, delete globalThis.genkoRun, 1)")
    page.pane.web.page.runJavaScript(engine_script("katex"), OWN_WORLD)
    assert page.js("typeof katex") == "object"
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    page.js("(globalThis.genkoRun = kept, 1)")


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process by signal")
def test_one_that_dies_again_and_again_is_given_up(page, qtbot):
    pane = page.pane
    page.show(article("本文\n"))
    with qtbot.waitSignal(pane.ready, timeout=30_000):
        kill_renderer(pane)
    page.settle()
    with qtbot.waitSignal(pane.fell_back, timeout=30_000) as fell:
        kill_renderer(pane)
    assert fell.args == ["crashed"]
    assert pane.web is None
    assert pane.plain.toPlainText().strip() == "本文"
    assert "簡易プレビュー" in pane.findChild(QLabel, "preview.strip.text").text()
    with qtbot.waitSignal(pane.painted, timeout=30_000):
        pane.retry()
    assert pane.plain is None
    assert Page(pane, qtbot).js("$('.genko-article').innerText").strip() == "本文"


def test_a_page_whose_script_has_yet_to_come_has_no_text_to_read(page, qtbot, caplog):
    page.show(article("本文\n"))
    page.js("delete globalThis.genkoText")
    told: list[str] = []
    page.pane.read_text(told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [""]
    assert page.js("typeof genkoText") == "undefined"
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


def test_what_a_page_asked_for_in_vain_does_not_end_it(page, qtbot):
    """A slow page may not listen yet when its ``<meta http-equiv=refresh>`` is refused."""
    page.show(article("本文\n"))
    page.pane.web.driver.reset()
    with qtbot.waitSignal(page.pane.web.page.loadFinished, timeout=30_000) as ended:
        page.pane.web.page.load(QUrl("http://127.0.0.1:9/refresh"))
    assert ended.args == [False]
    assert page.pane.plain is None
    assert page.js("$('.genko-article').innerText").strip() == "本文"


def test_a_page_of_ours_that_fails_is_given_up(page, qtbot):
    page.show(article("本文\n"))
    page.pane.web.driver.reset()
    page.pane.web.page.home = QUrl("genko://nowhere/")
    with qtbot.waitSignal(page.pane.fell_back, timeout=30_000) as fell:
        page.pane.web.page.load(page.pane.web.page.home)
    assert fell.args == ["unavailable"]
    assert page.pane.plain.toPlainText().strip() == "本文"


def test_rich_text_stands_in_where_there_is_no_engine(without_engine, qtbot, new_pane, site):
    new_pane.set_site(site)
    with qtbot.waitSignal(new_pane.fell_back) as fell:
        new_pane.start()
    assert fell.args == ["unavailable"]
    assert new_pane.is_ready()
    new_pane.set_title_header("題 <b>", "著者")
    new_pane.set_blocks(long_article())
    qtbot.waitUntil(lambda: "段落 79" in new_pane.plain.toPlainText())
    assert new_pane.plain.toPlainText().startswith("題 <b>\n著者\n")
    new_pane.scroll_to_line(120.0)
    qtbot.waitUntil(lambda: new_pane.plain.verticalScrollBar().value() > 500)
    told: list[str] = []
    new_pane.read_text(told.append)
    assert "段落 40" in told[0]


def test_rich_text_reads_only_the_sites_images(without_engine, qtbot, new_pane, site):
    new_pane.set_site(site)
    with qtbot.waitSignal(new_pane.fell_back):
        new_pane.start()
    plain = new_pane.plain
    kind = QTextDocument.ResourceType.ImageResource.value
    assert plain.loadResource(kind, QUrl("/assets/ok.png")).width() == 40
    outside = site.parent / "outside.png"
    for url in (
        QUrl.fromLocalFile(str(outside)),
        QUrl("../outside.png"),
        QUrl("/assets/..%2f..%2foutside.png"),
        QUrl("http://127.0.0.1:9/x.png"),
    ):
        image = plain.loadResource(kind, url)
        assert image is None or image.isNull()
    style = QTextDocument.ResourceType.StyleSheetResource.value
    assert plain.loadResource(style, QUrl("/assets/ok.png")) is None


def test_links_of_rich_text_are_told_and_not_followed(without_engine, qtbot, new_pane):
    with qtbot.waitSignal(new_pane.fell_back):
        new_pane.start()
    new_pane.set_page_url("/2024/a.html")
    new_pane.set_blocks([html_block("<p>本文</p>")])
    told: list[tuple[str, str]] = []
    new_pane.link_clicked.connect(lambda url, kind: told.append((url, kind)))
    for href in (
        "https://example.com/",
        "b.html",
        "#x",
        "javascript:alert(1)",
        "file:///etc/hosts",
    ):
        new_pane.plain.anchorClicked.emit(QUrl(href))
    assert told == [
        ("https://example.com/", "external"),
        ("/2024/b.html", "internal"),
        ("#x", "anchor"),
    ]


def test_the_strip_leads_back_to_the_engine(qtbot, new_pane, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "editor.ui.preview.web", None)
        with qtbot.waitSignal(new_pane.fell_back):
            new_pane.start()
    new_pane.set_blocks([html_block("<p>本文</p>")])
    button = new_pane.findChild(QPushButton, "preview.retry")
    with qtbot.waitSignal(new_pane.painted, timeout=30_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert new_pane.web is not None


def test_nothing_is_said_at_the_end(fresh_python):
    """The page goes before its profile, also where nobody tidies up: Qt would warn."""
    said = fresh_python(
        """
import sys
from PySide6.QtCore import QCoreApplication, Qt, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMainWindow
qInstallMessageHandler(lambda kind, context, text: print(text, flush=True))
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
app = QApplication([])
from editor.site.resources import load_messages
from editor.ui.preview.view import PreviewPane
from editor.ui.theme.tokens import load_theme
window = QMainWindow()
pane = PreviewPane(load_messages("en"), load_theme("light"))
window.setCentralWidget(pane)
window.show()
pane.ready.connect(lambda: (print("READY"), app.quit()))
pane.start()
sys.exit(app.exec())
"""
    )
    assert "READY" in said
    assert "profile" not in said
    assert "QObject" not in said
    assert "QThread" not in said


def test_an_answer_to_the_page_before_is_passed_over(page):
    """It comes when that page has asked just before another one took its place."""
    answer = "JSON.stringify({ type: QWebChannelMessageTypes.response, id: 4711, data: null })"
    assert (
        page.js(f"(qt.webChannelTransport.onmessage({{ data: {answer} }}), 'went on')") == "went on"
    )
    page.show(article("first"))
    page.until("$('.genko-article').textContent.includes('first')")
