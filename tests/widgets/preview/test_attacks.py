"""What a hostile post tries: no script runs, nothing goes out, no file is read, the page stays."""

from __future__ import annotations

import json
import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage

from editor.ui.preview import profile as profile_module
from editor.ui.preview import scheme
from editor.ui.preview.addresses import SHELL_URL
from tests.widgets.preview.conftest import fence, html_block

# {R} is a server that must not be asked, {F} a picture outside the site as a file: URL.
SCRIPTS = {
    "element": "<script>document.title='PWNED';fetch('{R}/fetch')</script>",
    "onerror": "<img src='/nope.png' onerror=\"document.title='PWNED'\">",
    "onload": "<svg onload=\"document.title='PWNED'\"><rect width=9 height=9 /></svg>",
    "svg script": "<svg><script>document.title='PWNED'</script></svg>",
    "svg animate": "<svg><a><animate attributeName=href"
    " values=\"javascript:document.title='PWNED'\" /><text y=20>x</text></a></svg>",
    "mathml": "<math><mtext><img src=/nope.png onerror=\"document.title='PWNED'\"></mtext></math>",
    "mutation": "<form><math><mtext></form><form><mglyph><style></math>"
    "<img src onerror=\"document.title='PWNED'\">",
    "details": "<details open ontoggle=\"document.title='PWNED'\"><summary>x</summary></details>",
    "animation": "<style>@keyframes a{{}}</style>"
    "<p style='animation:a 1s' onanimationstart=\"document.title='PWNED'\">x</p>",
    "autofocus": "<input autofocus onfocus=\"document.title='PWNED'\">",
    "srcdoc": "<iframe srcdoc=\"<script>parent.document.title='PWNED'</script>\"></iframe>",
    "data frame": "<iframe src=\"data:text/html,<script>fetch('{R}/d')</script>\"></iframe>",
    "javascript frame": "<iframe src=\"javascript:parent.document.title='PWNED'\"></iframe>",
    "object": "<object data=\"data:text/html,<script>fetch('{R}/d')</script>\"></object>",
    "template": "<template><script>document.title='PWNED'</script></template>",
    "noscript": "<noscript><p title=\"</noscript><img src onerror=document.title='PWNED'>\">",
    "shadow": "<div><template shadowrootmode=open><script>document.title='PWNED'</script>"
    "<img src='{R}/shadow'></template></div>",
    "comment": "<!-- unclosed <script>document.title='PWNED'</script>",
}
REQUESTS = {
    "image": "<img src='{R}/img'>",
    "srcset": "<img srcset='{R}/a 1x, {R}/b 2x'><img src='/assets/ok.png' srcset='{R}/c 1x'>",
    "picture": "<picture><source srcset='{R}/p'><img src='/assets/ok.png'></picture>",
    "case": "<IMG SRC='HtTp:{R2}/case'><img src='\t{R}/tab'><img src='//{H}/relative'>",
    "entities": "<img src='&#104;ttp:{R2}/entity'>",
    "video": "<video src='{R}/v' poster='{R}/poster' autoplay></video>",
    "video source": "<video autoplay><source src='{R}/v'><track src='{R}/t' default></video>",
    "poster": "<video src='/assets/none.mp4' poster='{R}/poster'></video>",
    "audio": "<audio src='{R}/a' autoplay></audio>",
    "frame": "<iframe src='{R}/f'></iframe><object data='{R}/o'></object><embed src='{R}/e'>",
    "links": "<link rel=stylesheet href='{R}/css'><link rel=prefetch href='{R}/p'>"
    "<link rel=preload as=image href='{R}/i'><link rel=icon href='{R}/favicon.ico'>"
    "<link rel=preconnect href='{R}'><link rel=dns-prefetch href='{R}'>",
    "style element": "<style>@import url('{R}/import');p{{background:url('{R}/bg')}}"
    "@font-face{{font-family:x;src:url('{R}/font')}}p{{font-family:x}}</style><p>文</p>",
    "style attribute": "<p style=\"background:url('{R}/bg');list-style:url('{R}/ls');"
    "cursor:url('{R}/c'),auto;border-image:url('{R}/bi');mask:url('{R}/m');"
    "content:image-set('{R}/is' 1x)\">文</p>",
    "svg image": "<svg><image href='{R}/i'/><use href='{R}/u#x'/><feImage href='{R}/fe'/></svg>",
    "svg style": "<svg><style>@import url('{R}/import');</style>"
    "<rect fill=\"url('{R}/p#x')\" width=9 height=9 /></svg>",
    "form image": "<form action='{R}/form'><input type=image src='{R}/ii'></form>",
    "base": "<base href='{R}/base/'><img src='after-base.png'>",
    "refresh": "<meta http-equiv=refresh content='0;url={R}/refresh'>",
    "policy": '<meta http-equiv=Content-Security-Policy content="default-src *">'
    "<img src='{R}/i'>",
    "manifest": "<html manifest='{R}/m'><body background='{R}/b'>",
    "table background": "<table background='{R}/t'><tr><td background='{R}/td'>x</table>",
    "web socket": "<img src='ws:{R2}/ws'><img src='ftp:{R2}/ftp'>",
    "blob": "<img src='blob:{R}/b'><img src='filesystem:{R}/f'>",
}
FILES = {
    "outside by file url": "<img src='{F}'>",
    "encoded traversal": "<img src='/assets/..%2f..%2foutside.png'>",
    "encoded dots": "<img src='/assets/%2e%2e/%2e%2e/outside.png'>",
    "twice encoded": "<img src='/assets/%252e%252e/%252e%252e/outside.png'>",
    "backslashes": "<img src='/assets/..%5c..%5coutside.png'>",
    "symbolic link": "<img src='/assets/link.png'>",
    "own scheme, other host": "<img src='genko://app/marks.css'><img src='genko://site/_genko/shell'>"
    "<img src='genko://disk/outside.png'>",
    "frames": "<iframe src='{F}'></iframe><object data='{F}'></object><embed src='{F}'>",
    "resources": "<img src='qrc:/qtwebchannel/qwebchannel.js'><img src='chrome://crash'>",
    "style": "<p style=\"background:url('{F}')\">文</p>",
}
PICTURE = re.compile(r"(genko://site)?/assets/ok\.png(\?.*)?")
ALL = {**SCRIPTS, **REQUESTS, **FILES}


@pytest.fixture
def target(page, site):
    page.pane.set_site(site)
    page.settle()
    return page


def assert_unharmed(page, server) -> None:
    assert page.pane.web.page.title() == "Genko"
    assert page.js("document.title") == "Genko"
    assert page.pane.web.page.url() == QUrl(SHELL_URL)
    assert server.asked == []
    # Nothing but the site's own picture has come through.
    loaded = page.js(
        "$$('.genko-article img').filter(i => i.naturalWidth).map(i => i.getAttribute('src'))"
    )
    assert all(PICTURE.fullmatch(source) for source in loaded)
    assert (
        page.js(
            "$$('iframe, object, embed').map(e => e.contentDocument?.body?.innerText ?? '')"
            ".join('')"
        )
        == ""
    )


@pytest.mark.parametrize("name", ALL)
def test_an_attack_comes_to_nothing(target, server, armed, name):
    target.show([html_block(armed(ALL[name]))])
    fence(target)
    assert_unharmed(target, server)
    # The page goes on.
    target.show([html_block("<p>次の本文</p>", "next")])
    assert target.js("$('.genko-article').innerText").strip() == "次の本文"


def put_in_as_they_are(page, armed) -> None:
    """Every attack at once, each in an element of its own, past the program's dressing."""
    # Only the policy forbids another base, and it would lead the fence astray.
    attacks = [armed(html) for name, html in ALL.items() if name != "base"]
    page.js(
        f"({json.dumps(attacks)}.forEach(html => {{ const box = new DOMParser()"
        ".parseFromString('<div></div>', 'text/html').body.firstChild; box.innerHTML = html;"
        " $('.genko-article').append(box); }), 0)"
    )
    fence(page)


def test_the_policy_alone_stops_them(monkeypatch, server, armed, request):
    """The interceptor lets everything through."""
    monkeypatch.setattr(profile_module.Interceptor, "interceptRequest", lambda self, info: None)
    page = request.getfixturevalue("target")
    put_in_as_they_are(page, armed)
    assert_unharmed(page, server)


def test_the_interceptor_alone_stops_them(monkeypatch, server, armed, request):
    """No policy is sent."""
    monkeypatch.setattr(scheme.SchemeHandler, "_headers", lambda *_, **__: {})
    page = request.getfixturevalue("target")
    put_in_as_they_are(page, armed)
    assert_unharmed(page, server)
    assert page.pane.web.profile.interceptor.blocked > 20


def test_the_policy_forbids_another_base(target, server, armed):
    target.js(f"($('.genko-article').innerHTML = {json.dumps(armed(REQUESTS['base']))}, 0)")
    fence(target)
    assert_unharmed(target, server)
    assert target.js("document.baseURI") == "genko://site/"


def test_without_both_the_server_would_be_asked(monkeypatch, server, armed, request, qtbot):
    """The control: silence above means something."""
    monkeypatch.setattr(profile_module.Interceptor, "interceptRequest", lambda self, info: None)
    monkeypatch.setattr(scheme.SchemeHandler, "_headers", lambda *_, **__: {})
    page = request.getfixturevalue("target")
    put_in_as_they_are(page, armed)
    qtbot.waitUntil(lambda: len(set(server.asked)) > 15, timeout=20_000)


@pytest.mark.parametrize(
    "html",
    [
        "<a id=x href=\"javascript:document.title='PWNED'\">文</a>",
        "<a id=x href='file:///etc/hosts'>文</a>",
        "<a id=x href='data:text/html,<script>1</script>'>文</a>",
        "<a id=x href='chrome://crash'>文</a>",
        "<a id=x href='genko://site/_genko/shell?x'>文</a>",
        "<a id=x href='{R}/link' ping='{R}/ping'>文</a>",
        "<a id=x href='{R}/link' target=_blank>文</a>",
        "<a id=x href='{R}/link' download>文</a>",
        "<map name=m><area id=x shape=default href='{R}/area'></map>",
        "<svg width=9 height=9><a id=x xlink:href='{R}/svg'><text y=9>文</text></a></svg>",
        "<form action='{R}/form' method=post><input name=a value=1><button id=x>文</button></form>",
        "<form action='{R}/f'><input id=x type=submit formaction='{R}/o' formtarget=_blank></form>",
        "<form action='{R}/form' method=dialog><input id=x type=submit></form>",
        "<input id=x type=file>",
    ],
)
def test_a_click_leads_nowhere(target, server, armed, html):
    target.show([html_block(armed(html))])
    target.js(
        "($('#x').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true})),"
        " $('#x') instanceof HTMLElement && HTMLElement.prototype.click.call($('#x')), 0)"
    )
    target.js("($$('form').forEach(f => HTMLFormElement.prototype.submit.call(f)), 0)")
    fence(target)
    assert_unharmed(target, server)


def test_names_of_a_post_do_not_hide_the_pages_own(target, server):
    clobbering = "".join(
        f'<img name="{name}"><form id="{name}"><input name="{name}"><input name="children">'
        f'<input name="attributes"><input name="remove"></form><a id="{name}" name="{name}"></a>'
        for name in (
            "body", "children", "querySelector", "getElementById", "documentElement", "head",
            "createElement", "genkoRun", "article", "page", "dom", "bridge", "scrollTop",
            "genko-article", "QWebChannel", "requestAnimationFrame", "qt",
        )
    )  # fmt: skip
    target.show([html_block(clobbering), html_block("<p>後</p>", "p")])
    target.pane.set_caret_line(0)
    target.pane.set_title_header("題")
    target.show([html_block(clobbering + "<form><input name=childNodes>追加</form>", "more")])
    target.show([html_block("<p>元どおり</p>", "last")])
    assert target.js("$('.genko-article').innerHTML") == "<p>元どおり</p>"


def test_the_pages_world_sees_none_of_ours(target, qtbot):
    answers: list[object] = []
    target.pane.web.page.runJavaScript(
        "[typeof qt, typeof genkoRun, typeof QWebChannel].join()", 0, answers.append
    )
    qtbot.waitUntil(lambda: bool(answers))
    assert answers[0] in ("undefined,undefined,undefined", "", None)


@pytest.mark.parametrize(
    ("url", "kind", "main", "goes"),
    [
        (SHELL_URL, "Typed", True, True),
        (SHELL_URL, "Reload", True, True),
        (SHELL_URL, "Typed", False, False),
        (SHELL_URL, "LinkClicked", True, False),
        (SHELL_URL + "?x", "Typed", True, False),
        ("https://example.com/", "Typed", True, False),
        ("https://example.com/", "Redirect", True, False),
        ("file:///etc/hosts", "Other", True, False),
    ],
)
def test_only_the_shell_is_gone_to(target, url, kind, main, goes):
    kinds = QWebEnginePage.NavigationType
    kind = getattr(kinds, f"NavigationType{kind}")
    assert target.pane.web.page.acceptNavigationRequest(QUrl(url), kind, main) is goes


def test_the_policy_is_sent(target):
    """As one header: Qt would take a plain bytes value apart into one header a byte."""
    target.js(
        "(globalThis.refused = [], addEventListener('securitypolicyviolation',"
        " e => refused.push(e.originalPolicy)), 0)"
    )
    target.js("($('.genko-article').innerHTML = '<img src=\"https://example.com/x.png\">', 0)")
    target.until("refused.length")
    assert target.js("refused[0]") == scheme.content_security_policy()


def test_what_is_left_out_says_so(target):
    target.show(
        [
            html_block(
                '<p><img src="https://images.example.com/a.png" alt="山"></p>'
                '<iframe src="https://video.example.com/embed/1" width="560" height="315"></iframe>'
                '<video src="https://media.example.com/v.mp4"></video>'
                '<p><img src="/assets/%E7%84%A1.png"></p>'
            )
        ]
    )
    target.until("$$('.genko-away').length === 4")
    assert target.js(
        "$$('.genko-away')"
        ".map(e => [e.dataset.genkoKind, ...[...e.children].map(c => c.textContent)])"
    ) == [
        ["image", "外部の画像", "images.example.com", "山"],
        ["embed", "埋め込み", "video.example.com"],
        ["media", "外部の動画・音声", "media.example.com"],
        ["missing", "画像が見つかりません", "/assets/無.png"],
    ]


def test_a_missing_image_is_not_asked_for_again_while_typing(target):
    target.show([html_block('<p>文<img src="/assets/none.png"></p>')])
    target.until("$$('.genko-away').length === 1")
    target.js("($('.genko-away').mark = 1)")
    target.show([html_block('<p>文章<img src="/assets/none.png"></p>', "typed")])
    assert target.js("[$('.genko-away').mark, $('.genko-article p').firstChild.data]") == [
        1,
        "文章",
    ]


def test_an_image_that_has_come_or_changed_is_shown(target, site):
    from PySide6.QtGui import QImage

    target.show([html_block('<p><img src="/assets/new.png"></p><p><img src="/assets/ok.png"></p>')])
    target.until("$$('.genko-away').length === 1 && $('img').naturalWidth === 40")
    for name in ("new.png", "ok.png"):
        picture = QImage(64, 20, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFF)
        assert picture.save(str(site / "assets" / name))
    target.pane.refresh_files()
    target.until("$$('img').map(i => i.naturalWidth).join() === '64,64'")


def test_an_image_by_the_sites_published_address_is_shown(target, site):
    target.pane.set_site(site, "/blog", "https://blog.example.com")
    target.show([html_block('<p><img src="https://blog.example.com/blog/assets/ok.png"></p>')])
    target.until("$('img').naturalWidth === 40")


def test_a_relative_image_counts_from_the_posts_own_path(target, site):
    target.pane.set_page_url("/assets/2024/a.html")
    target.show([html_block('<p><img src="../ok.png"></p>')])
    target.until("$('img').naturalWidth === 40")
