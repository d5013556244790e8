"""A preview pane on the screen with its page up, and ways to look into the page."""

from __future__ import annotations

import http.server
import json
import threading
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage

from editor.core.kramdown import Options
from editor.core.render.block import Block
from editor.core.render.blocks import render_blocks
from editor.site.resources import load_messages
from editor.ui.preview.page import OWN_WORLD
from editor.ui.preview.view import PreviewPane
from editor.ui.theme.tokens import load_theme

# Chromium tries what the machine has for graphics and says once in a process what it lacks.
NO_GRAPHICS = (
    "QRhiGles2: Failed",
    "Failed to create RHI",
    "GPUInfo not initialized",
    "Unable to detect GPU vendor",
    "Vulkan",
    "vulkan",
    # Menus want to be raised and to have the keyboard; offscreen has neither.
    "This plugin does not support",
)


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore(*NO_GRAPHICS))


@dataclass
class Page:
    """The page of a pane, asked by scripts in the program's own world."""

    pane: PreviewPane
    qtbot: object

    def js(self, code: str):
        """The value of an expression in the page."""
        answers: list[str] = []
        # Document.prototype: a post may have hidden document's own methods.
        self.pane.web.page.runJavaScript(
            "(() => { const $ = (s) => Document.prototype.querySelector.call(document, s);"
            "const $$ = (s) => [...Document.prototype.querySelectorAll.call(document, s)];"
            f"return JSON.stringify(({code})) ?? 'null'; }})()",
            OWN_WORLD,
            answers.append,
        )
        self.qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
        assert isinstance(answers[0], str), f"the page could not answer: {code}"
        return json.loads(answers[0] or "null")

    def until(self, code: str) -> None:
        """Wait until an expression is true."""
        self.qtbot.waitUntil(lambda: bool(self.js(code)), timeout=20_000)

    def show(self, blocks, **how) -> None:
        """Set blocks and wait until they are painted."""
        driver = self.pane.web.driver
        with self.qtbot.waitSignal(
            self.pane.painted, timeout=20_000, check_params_cb=lambda n: n == driver.sequence
        ):
            self.pane.set_blocks(blocks, **how)

    def settle(self) -> None:
        """Wait until all that was set has been sent and two frames have passed."""
        self.qtbot.waitUntil(lambda: not self.pane.web.driver.is_busy, timeout=20_000)
        self.js(
            "(globalThis.framesSeen = 0, requestAnimationFrame(() => requestAnimationFrame("
            "() => { globalThis.framesSeen = 1; })), 0)"
        )
        self.until("globalThis.framesSeen")

    @property
    def top(self) -> float:
        """How far the page is scrolled, in pixels."""
        return self.js("$('html').scrollTop")

    def top_of(self, selector: str) -> float:
        """Where an element's top is in the window, in pixels."""
        return self.js(f"$({selector!r}).getBoundingClientRect().top")


def article(text: str, first_line: int = 0) -> tuple[Block, ...]:
    """The blocks of a Markdown text."""
    return render_blocks(text, Options(), first_line)


def html_block(html: str, key: str = "html", line: int = 0) -> Block:
    """One block of given HTML."""
    return Block(key, html, line, line)


def edited(blocks: tuple[Block, ...], index: int, html: str) -> tuple[Block, ...]:
    """The blocks with one of them changed."""
    block = replace(blocks[index], html=html, key=f"edited {html}")
    return (*blocks[:index], block, *blocks[index + 1 :])


def long_article(count: int = 80) -> tuple[Block, ...]:
    """Paragraphs of two lines each, numbered, a blank line between: block n has line 3 n."""
    return article(
        "\n\n".join(f"段落 {n} の一行目です。\nその二行目で、少し続きます。" for n in range(count))
    )


@pytest.fixture
def site(tmp_path):
    """A site with one image, a secret beside it, and links to both."""
    root = tmp_path / "site"
    (root / "assets").mkdir(parents=True)
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(0x3366CC)
    assert picture.save(str(root / "assets" / "ok.png"))
    assert picture.save(str(tmp_path / "outside.png"))
    (root / "_config.yml").write_text("secret: 1", encoding="utf-8")
    return root


@pytest.fixture
def new_pane(qtbot):
    """A pane on the screen that has not been started."""
    pane = PreviewPane(load_messages("ja"), load_theme("light"))
    qtbot.addWidget(pane)
    pane.resize(700, 500)
    pane.show()
    return pane


@pytest.fixture
def pane(qtbot, new_pane):
    """A pane with its page up."""
    with qtbot.waitSignal(new_pane.ready, timeout=30_000):
        new_pane.start()
    assert new_pane.web is not None
    return new_pane


@pytest.fixture
def page(qtbot, pane):
    return Page(pane, qtbot)


class Server:
    """A web server on this machine that remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(b"<p>remote</p>")

            do_POST = do_GET  # noqa: N815 - as the server calls it

            def log_message(self, *args):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._server.server_port}"
        self.url = f"http://{self.host}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server():
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def armed(server, site):
    """Fill an attack with addresses."""
    (site / "assets" / "link.png").symlink_to(site.parent / "outside.png")

    def fill(html: str) -> str:
        return html.format(
            R=server.url,
            R2=f"//{server.host}",
            H=server.host,
            F=QUrl.fromLocalFile(str(site.parent / "outside.png")).toString(),
        )

    return fill


def fence(page) -> None:
    """Wait until an image of the site, asked for after everything else, has come; then frames."""
    page.js(
        "(i => { i.className = 'fence'; i.src = '/assets/ok.png?' + Math.random();"
        " Document.prototype.querySelector.call(document, 'body').append(i); return 0; })"
        "(new Image())"
    )
    page.until("$('.fence').complete && $('.fence').naturalWidth === 40")
    page.settle()
