"""A theme whose scripts are allowed: they run, and get nowhere that they must not get."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolButton

from editor.app.preview_views import View
from editor.ui.preview import profile as profile_module
from editor.ui.preview import scheme
from editor.ui.preview.bar import Trust
from editor.ui.preview.contents import SitePage
from tests.widgets.preview.conftest import article, fence, html_block
from tests.widgets.preview.test_attacks import SCRIPTS
from tests.widgets.preview.test_site_page import shell

HOME = "genko://site/2026/04/19/a/"


@pytest.fixture
def scripted(page, site, armed):
    """Show a page of the site with these scripts in it, which are allowed to run."""
    root = site
    (root / "assets" / "site.css").write_text("", encoding="utf-8")
    (root / "assets" / "site.js").write_text("mark('file', 1)", encoding="utf-8")
    (root / "_config.js").write_text("mark('leak', 1)", encoding="utf-8")
    (root.parent / "outside.js").write_text("mark('leak', 1)", encoding="utf-8")
    (root / "assets" / "link.js").symlink_to(root.parent / "outside.js")
    page.pane.set_view(View.PAGE)
    page.pane.set_site(root)

    def show(code: str, html: str = "", *, allowed: bool = True) -> None:
        page.pane.trust(remote=False, scripts=allowed)
        made = shell()
        head = (
            "<script>function mark(name, value)"
            "{ document.documentElement.setAttribute('x-' + name, String(value)); }</script>"
        )
        put_in = f"{head}{armed_html(html)}<script>{code}</script><nav"
        page.pane.set_page(SitePage(replace(made, html=made.html.replace("<nav", put_in))))
        page.show(article("first\n\n[out](https://example.org/)"))
        page.until("document.readyState === 'complete'")

    def armed_html(html: str) -> str:
        return armed(html) if html else ""

    return show


def marked(page, name: str):
    return page.js(f"document.documentElement.getAttribute('x-{name}')")


def test_scripts_run_where_they_are_allowed(page, scripted):
    scripted("mark('inline', 1)", "<script src='/assets/site.js'></script>")
    page.until("document.documentElement.getAttribute('x-file')")
    assert marked(page, "inline") == "1"
    # The article is patched as ever.
    page.show([html_block("<p>second</p>", "b")])
    assert page.js("$('.content').textContent.trim()") == "second"


def test_they_do_not_where_they_are_not(page, scripted):
    scripted("mark('inline', 1)", "<script src='/assets/site.js'></script>", allowed=False)
    fence(page)
    assert marked(page, "inline") is None
    assert marked(page, "file") is None


def test_they_end_when_they_are_forbidden_again(page, scripted):
    scripted("mark('inline', 1)")
    assert marked(page, "inline") == "1"
    page.pane.trust(remote=False, scripts=False)
    page.until(
        "document.documentElement.getAttribute('x-inline') === null && $('.content > p') !== null"
    )
    fence(page)
    assert marked(page, "inline") is None
    assert page.js("$$('script').length") == 0


def test_not_in_the_programs_own_page(page, scripted):
    scripted("")
    page.pane.set_view(View.ARTICLE)
    page.until("$('.genko-article')?.textContent.includes('first')")
    page.js(
        "((s) => { s.textContent = 'document.documentElement.setAttribute(\"x-own\", 1)';"
        " $('body').append(s); return 0; })(document.createElement('script'))"
    )
    page.settle()
    assert marked(page, "own") is None


def test_the_handlers_of_a_theme_stay(page, scripted):
    scripted("", "<b id=b onclick=\"mark('clicked', 1)\">b</b>")
    page.js("($('#b').click(), 0)")
    page.until("document.documentElement.getAttribute('x-clicked')")


LEAKS = {
    "fetch file": "fetch('{F}')",
    "fetch own settings": "fetch('/_config.yml')",
    "fetch the program's page": "fetch('genko://site/_genko/shell')",
    "fetch a picture of the site": "fetch('/assets/ok.png')",
    "fetch by http": "fetch('{R}/fetch')",
    "fetch qrc": "fetch('qrc:/qtwebchannel/qwebchannel.js')",
    "request file": "new Promise((yes, no) => {{ const x = new XMLHttpRequest();"
    " x.onload = yes; x.onerror = no; x.open('GET', '{F}'); x.send(); }})",
    "import file": "import('{F}')",
    "import outside": "import('/assets/link.js')",
    "worker": "new Promise((yes, no) => {{ const w = new Worker(URL.createObjectURL("
    "new Blob(['postMessage(1)']))); w.onmessage = yes; w.onerror = no; }})",
    "shared worker": "new Promise((yes, no) => {{ const w = new SharedWorker('/assets/site.js');"
    " w.onerror = no; }})",
    "service worker": "navigator.serviceWorker.register('/assets/site.js')",
    "socket": "new Promise((yes, no) => {{ const s = new WebSocket('ws:{R2}/ws');"
    " s.onopen = yes; s.onerror = no; }})",
    "events": "new Promise((yes, no) => {{ const s = new EventSource('{R}/events');"
    " s.onopen = yes; s.onerror = no; }})",
    "picture by http": "new Promise((yes, no) => {{ const i = new Image(); i.onload = yes;"
    " i.onerror = no; i.src = '{R}/image'; }})",
    "frame": "new Promise((yes, no) => {{ const f = document.createElement('iframe');"
    " f.src = '{F}'; f.onload = () => f.contentDocument?.body?.innerHTML ? yes() : no();"
    " document.documentElement.append(f); setTimeout(no, 300); }})",
    "script of a link": "new Promise((yes, no) => {{ const s = document.createElement('script');"
    " s.onload = yes; s.onerror = no; s.src = '/assets/link.js';"
    " document.documentElement.append(s); }})",
    "script outside": "new Promise((yes, no) => {{ const s = document.createElement('script');"
    " s.onload = yes; s.onerror = no; s.src = '/assets/..%2f..%2foutside.js';"
    " document.documentElement.append(s); }})",
    "script with an underscore": "new Promise((yes, no) => {{ "
    "const s = document.createElement('script');"
    " s.onload = yes; s.onerror = no; s.src = '/_config.js';"
    " document.documentElement.append(s); }})",
    "script file": "new Promise((yes, no) => {{ const s = document.createElement('script');"
    " s.onload = yes; s.onerror = no; s.src = '{F}'.replace('.png', '.js');"
    " document.documentElement.append(s); }})",
    "script by http": "new Promise((yes, no) => {{ const s = document.createElement('script');"
    " s.onload = yes; s.onerror = no; s.src = '{R}/s.js';"
    " document.documentElement.append(s); }})",
    "clipboard": "navigator.clipboard.readText()",
    "file picker": "showOpenFilePicker()",
    "place": "new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))",
    "camera": "navigator.mediaDevices.getUserMedia({{ video: true }})",
    "notification": "Notification.requestPermission().then("
    "(r) => r === 'granted' ? 1 : Promise.reject(r))",
}


@pytest.mark.parametrize("name", LEAKS)
def test_nothing_is_read_or_asked(page, scripted, server, armed, name):
    code = armed(LEAKS[name])
    scripted(
        f"(async () => {{ try {{ await ({code}); mark('leak', 1); }}"
        " catch (error) { mark('refused', error); } })()"
    )
    page.until(
        "document.documentElement.getAttribute('x-refused') ||"
        " document.documentElement.getAttribute('x-leak')"
    )
    assert marked(page, "leak") is None
    assert server.asked == []


WAYS_OUT = {
    "address": "location = '{R}/l'",
    "address of the top": "top.location.href = '{R}/l'",
    "instead": "location.replace('{R}/l')",
    "file": "location = '{F}'",
    "the program's page": "location = 'genko://site/_genko/shell'",
    "another page": "location = '/other/'",
    "again": "location.reload()",
    "back": "history.back(); history.go(-1)",
    "data": "location = 'data:text/html,x'",
    "blob": "location = URL.createObjectURL(new Blob(['x'], {{ type: 'text/html' }}))",
    "window": "mark('window', window.open('{R}/w')); window.open('about:blank')",
    "link": "(a => {{ a.href = '{R}/a'; document.documentElement.append(a); a.click();"
    " a.target = '_blank'; a.click(); a.download = 'x'; a.click(); }})"
    "(document.createElement('a'))",
    "form": "(f => {{ f.action = '{R}/f'; document.documentElement.append(f); f.submit();"
    " f.method = 'post'; f.target = '_blank'; f.submit(); }})(document.createElement('form'))",
    "refresh": "(m => {{ m.httpEquiv = 'refresh'; m.content = '0;url={R}/r';"
    " document.documentElement.append(m); }})(document.createElement('meta'))",
    "beacon": "navigator.sendBeacon('{R}/b', 'x')",
    "close": "window.close()",
    "print": "window.print()",
    "full screen": "document.documentElement.requestFullscreen().catch(() => 0)",
    "questions": "mark('asked', [alert(1), confirm(2), prompt(3)])",
}


@pytest.mark.parametrize("name", WAYS_OUT)
def test_the_page_stays_and_no_window_opens(page, qtbot, scripted, server, armed, name):
    loads: list[bool] = []
    scripted("")
    page.pane.web.page.loadStarted.connect(lambda: loads.append(True))
    page.pane.web.page.runJavaScript(armed(WAYS_OUT[name]) + ";mark('done', 1)", 0)
    page.until("document.documentElement.getAttribute('x-done')")
    fence(page)
    assert page.pane.web.page.url() == QUrl(HOME)
    assert page.js("location.href") == HOME
    assert server.asked == []
    assert page.js("$('.content > p').textContent") == "first"
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
    assert QApplication.activeModalWidget() is None
    if name == "window":
        assert marked(page, "window") == "null"
    if name == "questions":
        assert marked(page, "asked") == ",false,"


def test_our_world_is_not_in_reach(page, scripted):
    scripted(
        "mark('seen', [typeof qt, typeof genkoRun, typeof genkoText, typeof QWebChannel,"
        " typeof bridge, typeof commands, typeof dom].join())"
    )
    assert set(marked(page, "seen").split(",")) == {"undefined"}
    page.pane.web.page.runJavaScript("mark('later', typeof qt + typeof genkoRun)", 0)
    page.until("document.documentElement.getAttribute('x-later') === 'undefinedundefined'")


def test_what_a_page_does_to_its_own_objects_does_not_reach_ours(page, scripted):
    scripted(
        "for (const kind of [Document, Element, Node, HTMLElement, Array, EventTarget, JSON])"
        " for (const name of Object.getOwnPropertyNames(kind.prototype ?? kind))"
        " { try { (kind.prototype ?? kind)[name] = () => { throw 1; }; } catch {} }"
    )
    page.show([html_block("<p>second</p>", "b"), html_block("<p>third</p>", "c", 2)])
    assert page.js("$$('.content > p').map((p) => p.textContent)") == ["second", "third"]


def test_clicks_that_a_script_makes_lead_nowhere(page, scripted):
    links: list[tuple[str, str]] = []
    lines: list[int] = []
    page.pane.link_clicked.connect(lambda *link: links.append(link))
    page.pane.line_clicked.connect(lines.append)
    scripted("")
    click = (
        "for (const one of document.querySelectorAll('.content a, .content p')) { one.click();"
        " one.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: 9, clientY: 9 })); }"
        "mark('done', 1)"
    )
    page.pane.web.page.runJavaScript(click, 0)
    page.until("document.documentElement.getAttribute('x-done')")
    fence(page)
    assert links == []
    assert lines == []
    assert page.pane.web.page.url() == QUrl(HOME)


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_scripts_of_a_post_do_not_run(page, scripted, server, armed, name):
    scripted("")
    title = page.js("document.title")
    page.show([html_block(armed(SCRIPTS[name]))])
    fence(page)
    assert page.js("document.title") == title
    assert server.asked == []


def test_a_header_that_changes_makes_the_page_anew(page, scripted):
    scripted("mark('inline', 1)")
    page.js("(document.documentElement.setAttribute('x-old', 1), 0)")
    made = shell("two")
    page.pane.set_page(SitePage(made))
    page.until("$('h1')?.textContent === 'two' && $('.content > p') !== null")
    assert marked(page, "old") is None


def test_the_window_says_while_scripts_run(page):
    warning = page.pane.findChild(QLabel, "preview.scripts.warning")
    shield = page.pane.findChild(QToolButton, "preview.remote")
    assert warning.isHidden()
    page.pane.bar.show_trust(Trust(scripts=True))
    assert warning.isVisible()
    assert warning.text()
    assert shield.property("state") == "warning"
    page.pane.bar.show_trust(Trust(links=True))
    assert warning.isHidden()
    assert shield.property("state") == ""
    page.pane.bar.show_trust(None)
    assert not shield.isEnabled()


@pytest.mark.parametrize("kind", ["remote", "scripts", "links"])
def test_a_tick_says_what_is_wanted(page, kind):
    told: list[str] = []
    page.pane.trust_chosen.connect(told.append)
    menu = page.pane.findChild(QToolButton, "preview.remote").menu()
    action = next(a for a in menu.actions() if a.objectName() == f"preview.trust.{kind}")
    action.trigger()
    assert told == [kind]
    assert json.dumps(action.text())


@pytest.mark.parametrize("guard", ["policy", "interceptor"])
def test_each_of_the_two_guards_holds_alone(monkeypatch, server, armed, request, guard):
    if guard == "policy":
        monkeypatch.setattr(profile_module.Interceptor, "interceptRequest", lambda *_: None)
    else:
        monkeypatch.setattr(scheme.SchemeHandler, "_headers", lambda *_, **__: {})
    page, scripted = (request.getfixturevalue(name) for name in ("page", "scripted"))
    names = ("fetch file", "fetch the program's page", "fetch by http", "picture by http")
    tries = ", ".join(f"(async () => {armed(LEAKS[name])})()" for name in names)
    scripted(
        f"Promise.allSettled([{tries}]).then((all) =>"
        " mark('ends', all.map((one) => one.status).join()))"
    )
    page.until("document.documentElement.getAttribute('x-ends')")
    assert set(marked(page, "ends").split(",")) == {"rejected"}
    assert server.asked == []
