"""Plugins that change the texts of pages or tell of the site; real Jekyll: tests/fidelity.

jemoji is in no package of Debian's: what it prints is known from its documentation, and from what
html-pipeline's filter for emoji, which is, makes of these texts.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.core.header.values import Value
from editor.core.page.github import Repository, repository_named
from editor.core.page.plugins.html_pieces import pieces, with_changed_body, with_changed_texts
from editor.core.page.renderer import PageRenderer
from tests.unit.core.page.test_plugins import page_of, page_site
from tests.unit.core.page.test_renderer import NOW, TWO, Memory, post, site

MENTIONS, EMOJI, TOC = "jekyll-mentions", "jemoji", "jekyll-toc"
GITHUB, CHANGED = "jekyll-github-metadata", "jekyll-last-modified-at"


def upper(fragment: str) -> str:
    return with_changed_texts(fragment, str.upper, frozenset({"code", "a"}))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a<b>b</b>c", "A<b>B</b>C"),
        ("<code>a<i>b</i></code>c", "<code>a<i>b</i></code>C"),
        ('<p title="a > b">x</p>', '<p title="a > b">X</p>'),
        ("<!-- a --> b < c <!DOCTYPE html>", "<!-- a --> B < C "),
        ("<script>a<b</script>c", "<script>A<B</script>C"),
        ('<a href="/日 [x]&amp;y">z</a>', '<a href="/%E6%97%A5%20%5Bx%5D&amp;y">z</a>'),
        (
            '<img src=" é.png" alt="é"><b name="é">',
            '<img src="%C3%A9.png" alt="é"><b name="é"></b>',
        ),
        ("<p>a<ul><li>b</ul></p>c", "<p>A</p><ul><li>B</li></ul>C"),
        ("<p><i>a</p>b", "<p><i>A</i></p>B"),
        ("<table><tr><td></table></i>a", "<table><tr><td></td></tr></table>A"),
        ("<div><b></div>a", "<div><b></b></div>A"),
        ("<td><div></td>a", "<td><div></div></td>A"),
        ("<div><td></div>a", "<div><td>A</td></div>"),
        ("<a>b<a>c</a>d", "<a>b</a><a>c</a>D"),
        ('a <b c="d', 'A <b c="d</b>'),
        ("a <!-- b", "A <!-- b"),
    ],
)
def test_html_is_printed_as_nokogiri_prints_it(before: str, after: str) -> None:
    assert upper(before) == after


def test_pieces_put_together_are_the_page() -> None:
    page = "<!doctype html><p a='>'>x < y<style>b</style><script>c</b"
    found = [*pieces(page)]
    assert "".join(piece.text for piece in found) == page
    assert [piece.kind for piece in found][-2:] == ["start", "raw"]


def test_the_body_alone_is_changed_where_a_page_shows_one() -> None:
    page = '<head>a</head><body class="b"> c</body>d</body>'
    changed = with_changed_body(page, str.upper, frozenset())
    assert changed == '<head>a</head><body class="b"> C</body>d</body>'


def test_a_mention_is_a_link() -> None:
    link = '<a href="https://github.com/ann" class="user-mention">@ann</a>'
    page = page_of(page_site("Hi @ann, `@ann` and x@ann.example", MENTIONS))
    assert page == (
        f'<p>Hi {link}, <code class="language-plaintext highlighter-rouge">@ann</code>'
        " and x@ann.example</p>\n"
    )
    assert page_of(page_site("Hi @ann")) == "<p>Hi @ann</p>\n"


@pytest.mark.parametrize(
    ("settings", "header", "address"),
    [
        ({MENTIONS: "https://x.example"}, "", "https://x.example/ann"),
        ({MENTIONS: {"base_url": "https://x.example/~"}}, "", "https://x.example/~ann"),
        (
            {MENTIONS: "https://x.example"},
            f"{MENTIONS}: https://y.example/\n",
            "https://y.example/ann",
        ),
        ({}, f"{MENTIONS}: false\n", None),
    ],
)
def test_whom_a_mention_leads_to(
    settings: dict[str, Value], header: str, address: str | None
) -> None:
    page = page_of(page_site("@ann", MENTIONS, header=header, **settings))
    assert (f'href="{address}"' in page) is (address is not None)


def test_a_name_between_colons_is_a_picture() -> None:
    page = page_of(page_site("12:+1:30 ::smile:: :smile:heart: :none: `:smile:` :shipit:", EMOJI))
    assert page == (
        f"<p>12{picture('+1', 'unicode/1f44d')}30 :{picture('smile', 'unicode/1f604')}: "
        f"{picture('smile', 'unicode/1f604')}heart: :none: "
        '<code class="language-plaintext highlighter-rouge">:smile:</code> '
        f"{picture('shipit', 'shipit')}</p>\n"
    )


def picture(name: str, file: str) -> str:
    return (
        f'<img class="emoji" title=":{name}:" alt=":{name}:" src="'
        f'https://github.githubassets.com/images/icons/emoji/{file}.png" height="20" width="20">'
    )


def test_a_sign_that_nobody_sees_is_not_in_the_pictures_name() -> None:
    assert "unicode/2764.png" in page_of(page_site(":heart:", EMOJI))


def test_pages_without_an_emoji_stay_as_they_are() -> None:
    assert (
        page_of(page_site('<a href="/日">:none:</a>', EMOJI)) == '<p><a href="/日">:none:</a></p>\n'
    )


def test_a_filter_puts_pictures_into_a_text() -> None:
    page = page_of(page_site('{{ "<code>:smile:</code> :none:" | emojify }}', EMOJI))
    assert page.startswith("<p><code")
    assert 'title=":smile:"' in page
    assert page_of(page_site('{{ ":smile:" | emojify }}')) == "<p>:smile:</p>\n"


def test_the_pictures_may_come_from_elsewhere() -> None:
    page = page_of(page_site(":smile:", EMOJI, emoji={"src": "/pictures"}))
    assert 'src="/pictures/emoji/unicode/1f604.png"' in page


def test_the_article_has_its_place_in_a_page_that_is_changed_as_a_whole() -> None:
    memory = replace(site("<body>@shell {{ content }}</body>"), plugins=frozenset({MENTIONS}))
    renderer = PageRenderer(memory, NOW)
    page = renderer.render(TWO, post(2, "by @ann"))
    assert page.article_html == (
        '<p>by <a href="https://github.com/ann" class="user-mention">@ann</a></p>\n'
    )
    again = renderer.render(TWO, post(2, "by @bob"), page)
    assert again.shell_kept
    assert again.html == renderer.render(TWO, post(2, "by @bob")).html


def test_the_shell_changes_with_the_first_mention() -> None:
    memory = replace(
        site('<body><a href="/日">x</a>{{ content }}</body>'), plugins=frozenset({MENTIONS})
    )
    renderer = PageRenderer(memory, NOW)
    page = renderer.render(TWO, post(2, "by nobody"))
    again = renderer.render(TWO, post(2, "by @ann"), page)
    assert 'href="/日"' in page.html
    assert 'href="/%E6%97%A5"' in again.html
    assert not again.shell_kept


HEADINGS = '# A\n\n### B & "c"\n\n## D\n{: .no_toc}\n\n<h2>日本 e</h2>\n'


def test_a_list_of_headings_and_their_anchors() -> None:
    memory = page_site(HEADINGS, TOC, header="layout: page\ntoc: true\n")
    memory.files["_layouts/page.html"] = "{{ content | toc_only }}|{{ content | inject_anchors }}"
    made, article = page_of(memory).split("|")
    assert made == (
        '<ul id="toc" class="section-nav">\n'
        '<li class="toc-entry toc-h1"><a href="#a">A</a>\n<ul>\n'
        '<li class="toc-entry toc-h3"><a href="#b--c">B &amp; “c”</a></li>\n'
        '<li class="toc-entry toc-h2"><a href="#%E6%97%A5%E6%9C%AC-e">日本 e</a></li>\n'
        "</ul>\n</li>\n</ul>"
    )
    anchor = '<a class="anchor" href="#%E6%97%A5%E6%9C%AC-e" aria-hidden="true">'
    assert f'<h2>{anchor}<span class="octicon octicon-link"></span></a>日本 e</h2>' in article
    assert '<h2 class="no_toc" id="d">D</h2>' in article


@pytest.mark.parametrize("header", ["", "toc: false\n", "toc: yes please\n"])
def test_a_page_that_asks_for_no_list_has_none(header: str) -> None:
    memory = page_site(HEADINGS, TOC, header=f"layout: page\n{header}")
    memory.files["_layouts/page.html"] = "{{ content | toc_only }}{% toc %}|{{ content | toc }}"
    assert page_of(memory).startswith('|<h1 id="a">A</h1>')


def test_the_tag_is_unknown_without_its_plugin() -> None:
    assert 'data-tag="toc"' in page_of(page_site("{% toc %}", header="toc: true\n"))


def test_the_list_is_not_that_of_another_page() -> None:
    """An include that is the same text on two pages, of which one wants a list."""
    include = f"{{{{ include.text | toc_only }}}}{'{% if true %}{% endif %}' * 60}"
    files = {
        "_includes/list.html": include,
        "_posts/2026-01-01-one.md": post(1, "x", "toc: true\n"),
    }
    memory = replace(
        site("{% include list.html text='<h1>T</h1>' %}{{ content }}", **files),
        plugins=frozenset({TOC}),
    )
    renderer = PageRenderer(memory, NOW)
    assert "toc-h1" in renderer.render("_posts/2026-01-01-one.md").html
    assert "toc-h1" not in renderer.render(TWO).html


def test_when_a_document_was_changed_is_asked_for_only_where_a_template_does() -> None:
    files = {"_posts/2026-02-01-two.md": post(2, "{{ page.last_modified_at }}")}
    memory = replace(
        site("{{ content }}", **files),
        plugins=frozenset({CHANGED}),
        settings={"timezone": "Asia/Tokyo"},
    )
    renderer = PageRenderer(memory, NOW)
    assert "2026-04-04 05:30:00 +0900" in renderer.render(TWO).html
    renderer.render("_posts/2026-01-01-one.md")
    assert [read for read in memory.reads if read.startswith("git")] == [f"git {TWO}"]


def test_the_first_way_to_write_the_time_counts_for_the_page() -> None:
    body = "{% last_modified_at %F %} {% last_modified_at %}"
    assert page_of(page_site(body, CHANGED)) == "<p>2026-04-03 2026-04-03</p>\n"
    settings: dict[str, Value] = {"last-modified-at": {"date-format": "%d"}}
    assert page_of(page_site("{% last_modified_at %}", CHANGED, **settings)) == "<p>03</p>\n"


def of_github(body: str, repository: Repository | None, **settings: Value) -> Memory:
    memory = page_site(body, GITHUB, **settings)
    return replace(memory, published_from=repository)


OWN = Repository("Me", "me.github.io")
PROJECT = Repository("Me", "site")


@pytest.mark.parametrize(
    ("repository", "url", "baseurl", "title"),
    [
        (OWN, "https://me.github.io", "", "Me"),
        (PROJECT, "https://me.github.io", "/site", "site"),
        (replace(PROJECT, domain="x.example"), "https://x.example", "", "site"),
    ],
)
def test_where_the_site_is_follows_from_its_repository(
    repository: Repository, url: str, baseurl: str, title: str
) -> None:
    body = "{{ site.url }}, {{ site.baseurl }}, {{ site.title }}, {{ site.github.url }}"
    page = page_of(of_github(body, repository)).strip()
    assert page == f"<p>{url}, {baseurl}, {title}, {url}{baseurl}</p>"


def test_what_the_settings_say_of_the_site_stays() -> None:
    body = "{{ site.url }}, {{ site.baseurl }}, {{ site.github.owner_name }}"
    settings: dict[str, Value] = {"url": "u", "baseurl": "/b", "github": {"owner_name": "n"}}
    assert page_of(of_github(body, PROJECT, **settings)) == "<p>u, /b, n</p>\n"


def test_what_only_github_knows_is_empty_and_told() -> None:
    body = "[{{ site.github.releases }}{{ site.github.repository_name }}]"
    page = PageRenderer(of_github(body, PROJECT), NOW).render("notes/page.md")
    assert page.html == "<p>[site]</p>\n"
    assert [(one.message, one.args["name"]) for one in page.problems] == [
        ("github-only", "site.github.releases")
    ]


def test_without_a_repository_nothing_is_made_up() -> None:
    body = "[{{ site.url }}{{ site.github.owner_name }}{{ site.github.hostname }}]"
    assert page_of(of_github(body, None)) == "<p>[github.com]</p>\n"


@pytest.mark.parametrize(
    ("text", "named"),
    [("a/b", ("a", "b")), ("a/b/c", ("a", "c")), ("a", None), ("/b", None), ("a/", None)],
)
def test_a_repository_is_named_by_owner_and_name(text: str, named: object) -> None:
    assert repository_named(text) == named
