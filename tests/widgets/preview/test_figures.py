"""Formulas and diagrams are drawn where they stand, only where they would be, and harm nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.ui.preview.contents import SitePage
from editor.ui.preview.figures import ENGINES
from editor.ui.theme.tokens import load_theme
from tests.widgets.preview.conftest import article, edited, fence, html_block, long_article
from tests.widgets.preview.test_attacks import assert_unharmed
from tests.widgets.preview.test_site_page import shell, themed  # noqa: F401 - a fixture

GRAPH = "```mermaid\ngraph TD\n  A[生豆] --> B[焙煎]\n```\n"
LIBRARIES = "[typeof globalThis.katex, typeof globalThis.mermaid]"


@pytest.fixture
def target(page, site):
    page.pane.set_site(site)
    page.settle()
    return page


def test_formulas_are_drawn_in_text_and_between_paragraphs(page):
    page.show(article("面積は $$\\pi r^2$$ です。\n\n$$\n\\frac{a}{b} < c\n$$\n"))
    page.until("$$('genko-formula .katex').length === 2")
    assert page.js("$$('genko-formula').map(f => f.hasAttribute('data-genko-display'))") == [
        False,
        True,
    ]
    assert page.js("$('genko-formula annotation').textContent") == "\\pi r^2"
    assert page.js("$$('genko-formula annotation')[1].textContent.trim()") == "\\frac{a}{b} < c"
    # With the library's own look: its fonts are there.
    page.until(
        "[...document.fonts].some(f => /KaTeX_Math/.test(f.family) && f.status === 'loaded')"
    )


@pytest.mark.parametrize(
    ("html", "tex", "display"),
    [
        ('<p><script type="math/tex">a+b</script></p>', "a+b", False),
        ('<script type="math/tex; mode=display">a+b</script>', "a+b", True),
        ('<p><span class="kdmath">$a+b$</span></p>', "a+b", False),
        ('<div class="kdmath">$$\na+b\n$$</div>', "\na+b\n", True),
        ('<p title="x">\\(a &lt; b\\) と \\[c\\]</p>', "a < b", False),
    ],
)
def test_every_way_that_kramdown_writes_them(page, html, tex, display):
    page.show([html_block(html)])
    page.until("!!$('genko-formula .katex')")
    assert page.js("$('annotation').textContent") == tex
    assert page.js("$('genko-formula').hasAttribute('data-genko-display')") is display
    assert page.js("$$('script').length") == 0


def test_code_is_no_formula_and_nothing_is_loaded_for_it(page):
    page.show(article("`\\(a\\)` です。\n\n```\n\\[b\\]\n```\n"))
    page.settle()
    assert page.js("$$('genko-formula').length") == 0
    assert page.js(LIBRARIES) == ["undefined", "undefined"]


def test_a_fault_in_a_formula_is_told_in_its_place(page):
    page.show(article("前 $$\\frac{a$$ 後\n\n$$\n\\nonsense\n$$\n"))
    page.until("$$('genko-formula[data-genko-flaw]').length === 2")
    assert page.js("$('genko-formula code').textContent") == "\\frac{a"
    assert "\\nonsense" in page.js("$('genko-formula .genko-flaw').textContent")
    assert page.js("$('.genko-article p').textContent").startswith("前 ")
    page.show(article("前 $$\\frac{a}{b}$$ 後"))
    page.until("$$('genko-formula .katex').length === 1 && !$('[data-genko-flaw]')")


def test_typing_beside_a_formula_leaves_it_as_it_is(page):
    page.show(article("甲 $$x^2$$ 乙"))
    page.until("!!$('genko-formula .katex')")
    page.js("($('genko-formula').mark = 1)")
    page.show(article("甲 $$x^2$$ 乙丙"))
    assert page.js("[$('genko-formula').mark ?? 0, $('.genko-article p').lastChild.data]") == [
        1,
        " 乙丙",
    ]
    page.show(article("甲 $$x^3$$ 乙丙"))
    assert page.js("[$('genko-formula').mark ?? 0, $('annotation').textContent]") == [0, "x^3"]


def test_a_diagram_is_drawn(page):
    page.show(article(f"前\n\n{GRAPH}\n後\n"))
    page.until("!!$('genko-diagram > svg')")
    assert "焙煎" in page.js("$('genko-diagram').textContent")
    assert page.js("$$('.genko-article > *').map(e => e.localName)") == ["p", "genko-diagram", "p"]
    assert page.js("$$('genko-workbench > *').length") == 0


def test_the_last_picture_stays_until_the_next_one_is_drawn(page):
    blocks = article(GRAPH)
    page.show(blocks)
    page.until("!!$('genko-diagram > svg')")
    page.show(article(GRAPH.replace("焙煎", "抽出")))
    assert page.js("$$('genko-diagram > svg').length") == 1
    page.until("!!$('genko-diagram').textContent.includes('抽出')")
    page.show(article(GRAPH.replace("-->", "--")))
    page.until("!!$('genko-diagram .genko-flaw')")
    assert page.js("[$$('genko-diagram > svg').length, $$('genko-diagram > pre').length]") == [1, 0]
    page.show(blocks)
    page.until("!$('genko-diagram .genko-flaw') && $('genko-diagram').textContent.includes('焙煎')")


def test_a_diagram_that_cannot_be_drawn_shows_its_source_and_why(page):
    page.show(article("```mermaid\nnonsense of a diagram\n```\n"))
    page.until("!!$('genko-diagram .genko-flaw')")
    assert page.js("$('genko-diagram > pre').textContent") == "nonsense of a diagram"


def test_a_diagram_that_comes_late_moves_nothing(page):
    blocks = article(GRAPH + "\n" + "\n\n".join(f"段落 {n} です。" for n in range(80)))
    page.show(long_article(), new_post=True)
    page.show(blocks, new_post=True)
    page.pane.scroll_to_line(90)
    page.settle()
    before = page.js("$$('.genko-article > p').map(p => p.getBoundingClientRect().top)[44]")
    page.until("!!$('genko-diagram > svg')")
    page.settle()
    after = page.js("$$('.genko-article > p').map(p => p.getBoundingClientRect().top)[44]")
    assert abs(after - before) < 2


def test_diagrams_follow_light_and_dark(page):
    page.show(article(GRAPH))
    page.until("!!$('genko-diagram > svg')")
    light = page.js("$('genko-diagram > svg').innerHTML")
    page.pane.set_theme(load_theme("dark"))
    page.settle()
    page.until("!$('[data-genko-waiting]')")
    assert page.js("$('genko-diagram > svg').innerHTML") != light


@pytest.mark.parametrize(
    ("scripts", "drawn"),
    [
        ("", [0, 0]),
        ('<script src="https://cdn.example/mathjax/tex-mml-chtml.js"></script>', [1, 0]),
        ("<script>renderMathInElement(document.body)/* katex */</script>", [1, 0]),
        ('<script type="module">import "https://cdn.example/mermaid.mjs"</script>', [0, 1]),
    ],
)
def test_a_page_of_the_site_has_what_its_layout_brings(page, themed, scripts, drawn):  # noqa: F811
    page.pane.set_site(themed)
    made = shell()
    html = made.html.replace("<footer>end", f"{scripts}<footer><p>\\(e\\)</p>")
    page.pane.set_page(SitePage(replace(made, html=html)))
    page.show(article(f"$$x$$ です。\n\n{GRAPH}"))
    page.settle()
    if any(drawn):
        page.until("!!$('genko-formula .katex, genko-diagram > svg')")
    assert (
        page.js("[$$('.content genko-formula').length, $$('.content genko-diagram').length]")
        == drawn
    )
    # What the layout itself has is the page's too.
    assert page.js("$$('footer genko-formula').length") == drawn[0]
    assert page.js("$$('script').length") == 0
    wanted = ["object" if one else "undefined" for one in drawn]
    assert page.js(LIBRARIES) == wanted


ATTACKS = {
    "link": "$$\\href{javascript:document.title='PWNED'}{x}$$",
    "address": "$$\\url{{{R}/url}}$$",
    "picture": "$$\\includegraphics{{{R}/i.png}}$$",
    "html": "$$\\htmlStyle{{background:url({R}/s)}}{{x}}\\htmlData{{a=b}}{{x}}$$",
    "markup": "$$\\text{{<img src='{R}/t' onerror=\"document.title='PWNED'\">}}$$",
    "endless": "$$\\def\\a{{\\a\\a}}\\a$$",
    "huge": "$$\\rule{{99999em}}{{99999em}}$$",
}
DRAWINGS = {
    "callback": "graph TD; A-->B; click A call document.title('PWNED')",
    "javascript": "graph TD; A-->B; click A href \"javascript:document.title='PWNED'\"",
    "link": 'graph TD; A-->B; click A href "{R}/click" _blank',
    "label": "graph TD; A[\"<img src='{R}/l' onerror='document.title=1'>x\"]-->B",
    "script label": "graph TD; A[\"<script>document.title='PWNED'</script>x\"]-->B",
    "loose": '%%{{init: {{"securityLevel": "loose"}}}}%%\n'
    "graph TD; A[\"<img src='{R}/l2' onerror='document.title=1'>x\"]-->B",
    "css": '%%{{init: {{"themeCSS": "@import url({R}/i); * {{ background: url({R}/c) }}"}}}}%%\n'
    "graph TD; A-->B",
    "pollution": '%%{{init: {{"__proto__": {{"title": "PWNED"}}}}}}%%\ngraph TD; A-->B',
    "style": "graph TD; A-->B; style A fill:url({R}/f)",
    "front matter": "---\nconfig:\n  securityLevel: loose\n---\n"
    "graph TD; A[\"<img src='{R}/l3'>\"]-->B",
    "picture shape": "flowchart TD\n  A@{{ img: '{R}/shape.png', label: 'x', w: 60, h: 60 }}",
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_formula_harms_nothing(target, server, armed, name):
    text = ATTACKS[name] if name == "link" else armed(ATTACKS[name])
    target.show(article(f"文 {text} 文\n\n$$a$$\n"))
    target.until("!!$('genko-formula')")
    fence(target)
    assert_unharmed(target, server)
    assert target.js("$$('genko-formula a, genko-formula img').length") == 0
    assert target.js("$('html').scrollWidth") < 3000


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_diagram_harms_nothing(target, server, armed, name):
    text = armed(DRAWINGS[name])
    target.show(article(f"```mermaid\n{text}\n```\n"))
    target.until("!!$('genko-diagram') && !$('[data-genko-waiting]')")
    target.js(
        "($$('genko-diagram *').forEach(e => e.dispatchEvent("
        "new MouseEvent('click', {bubbles: true, cancelable: true}))), 0)"
    )
    fence(target)
    assert_unharmed(target, server)
    assert target.js("[({}).title ?? '', $$('script').length]") == ["", 0]
    assert (
        target.js(
            "$$('genko-diagram *').filter(e => e.getAttributeNames().some(n => n.startsWith('on')))"
            ".length"
        )
        == 0
    )


def test_names_of_a_post_do_not_stop_the_libraries(page):
    names = "".join(f'<a id="{name}"></a>' for name in ("exports", "module", "define", *ENGINES))
    page.show([html_block(names), *article(f"$$x$$ です。\n\n{GRAPH}")])
    page.until("!!$('genko-formula .katex') && !!$('genko-diagram > svg')")


def test_only_the_libraries_are_handed_out(page, tmp_path):
    page.show(article("文"))
    page.pane.web.driver._bridge.wanted("../../../secret")
    page.settle()
    assert page.js(LIBRARIES) == ["undefined", "undefined"]


def test_a_switch_back_and_forth_draws_again(page, themed):  # noqa: F811
    page.pane.set_site(themed)
    page.show(article("$$x$$"))
    page.until("!!$('genko-formula .katex')")
    made = shell()
    html = made.html.replace("<footer>", '<script src="mathjax.js"></script><footer>')
    page.pane.set_page(SitePage(replace(made, html=html)))
    page.until("!!$('.content genko-formula .katex')")
    page.pane.set_page(None)
    page.until("!!$('.genko-article genko-formula .katex')")


def test_an_edit_elsewhere_keeps_diagrams(page):
    blocks = article(f"前\n\n{GRAPH}\n後\n")
    page.show(blocks)
    page.until("!!$('genko-diagram > svg')")
    page.js("($('genko-diagram > svg').mark = 1)")
    page.show(edited(blocks, 0, "<p>前書き</p>"))
    assert page.js("$('genko-diagram > svg').mark") == 1
