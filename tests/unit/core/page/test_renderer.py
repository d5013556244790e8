"""Whole pages from sources in memory: layouts, drops, the article's place, and what is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from editor.core.header.parse import parse_header
from editor.core.header.values import Value
from editor.core.jekyll.config import SiteConfig, from_mapping
from editor.core.jekyll.documents import Moments, read_document
from editor.core.jekyll.permalink import page_url
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.host import Source
from editor.core.page.github import Repository
from editor.core.page.renderer import PageRenderer
from editor.core.page.sources import Entry, StaticFile, ThemeFacts, ThemeState

NOW = datetime(2026, 5, 1, tzinfo=UTC)


@dataclass
class Memory:
    """A site of texts by path; counts how often a document is read."""

    files: dict[str, str]
    settings: dict[str, Value] = field(default_factory=dict)
    theme: ThemeState = field(default_factory=ThemeState)
    environment: str = "production"
    reads: list[str] = field(default_factory=list)
    plugins: frozenset[str] = frozenset()
    published_from: Repository | None = None

    @property
    def config(self) -> SiteConfig:
        return from_mapping(self.settings)[0]

    def entries(self) -> Sequence[Entry]:
        made = []
        for rel, text in self.files.items():
            header = parse_header(text)
            if rel.startswith("_posts/"):
                found = read_document(rel, header.values, self.config, Moments(NOW))
                published = found.published and not found.scheduled(self.config, NOW)
                place = (rel, "post", "posts", found.url, found.date)
                made.append(Entry(*place, published=published, changed=NOW))
            elif not rel.startswith("_") and header.fences is not None:
                folder, _, name = rel.rpartition("/")
                url = page_url(folder, name, header.values, self.config)
                made.append(Entry(rel, "page", "pages", url, None, published=True, changed=NOW))
        return made

    def values(self, entry: Entry) -> Mapping[str, Value] | None:
        return parse_header(self.files[entry.rel]).values

    def text(self, entry: Entry) -> str:
        self.reads.append(entry.rel)
        return self.files[entry.rel]

    def _source(self, rel: str) -> Source | None:
        return Source(rel, self.files[rel]) if rel in self.files else None

    def layout(self, name: str) -> Source | None:
        return self._source(f"_layouts/{name}.html")

    def include(self, name: str) -> Source | None:
        return self._source(f"_includes/{name}")

    def beside(self, folder: str, name: str) -> Source | None:
        return self._source(f"{folder}/{name}".lstrip("/"))

    def data(self) -> Mapping[str, object]:
        return {"menu": ["a", "b"]}

    def static_files(self) -> Sequence[StaticFile]:
        return [StaticFile("/a/b.png", NOW)]

    def sass(self, text: str, *, indented: bool) -> str:
        raise TemplateError("liquid.sass", {"error": "none here"})

    def last_changed(self, entry: Entry) -> datetime:
        self.reads.append(f"git {entry.rel}")
        return datetime(2026, 4, 3, 20, 30, tzinfo=UTC)

    def repository(self) -> Repository | None:
        return self.published_from

    def emoji(self) -> str:
        return "😄 smile\n👍 +1 thumbsup\n❤️ heart\n- octocat shipit\n"

    def plain_layout(self) -> str:
        return "PLAIN {{ page.title }}: {{ content }}"


def post(number: int, body: str = "text", more: str = "") -> str:
    return f'---\nlayout: post\ntitle: "P{number}"\n{more}---\n{body}\n'


def site(layout: str = "<main>{{ content }}</main>", **files: str) -> Memory:
    return Memory(
        {
            "_layouts/post.html": f"---\nlayout: outer\nkind: inner\n---\n{layout}",
            "_layouts/outer.html": "<html>{{ page.title }}|{{ layout.kind }}|{{ content }}</html>",
            "_posts/2026-01-01-one.md": post(1, "first *one*"),
            "_posts/2026-02-01-two.md": post(2, "second\n\nmore", "tags: [x, y]\n"),
            "_posts/2026-03-01-three.md": post(3, "third", "tags: [x]\ncategories: [c]\n"),
            "_posts/2030-01-01-later.md": post(4),
            **files,
        }
    )


TWO = "_posts/2026-02-01-two.md"


def test_layouts_are_nested_and_their_front_matter_is_merged() -> None:
    page = PageRenderer(site(), NOW).render(TWO)
    assert page.html == "<html>P2|inner|<main><p>second</p>\n\n<p>more</p>\n</main></html>"
    assert page.url == "/2026/02/01/two.html"
    assert page.layouts == ("_layouts/post.html", "_layouts/outer.html")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ site.posts | map: 'title' | join: ',' }}", "P3,P2,P1"),
        ("{{ page.previous.title }}{{ page.next.title }}", "P1P3"),
        ("{{ site.related_posts | map: 'title' | join }}", "P3 P1"),
        ("{% for t in site.tags %}{{ t[0] }}:{{ t[1] | map: 'title' | join }};{% endfor %}",
         "x:P3 P2;y:P2;"),
        ("{{ site.categories.c.first.url }}", "/c/2026/03/01/three.html"),
        ("{{ page.id }} {{ page.path }} {{ page.collection }} {{ page.slug }}",
         "/2026/02/01/two _posts/2026-02-01-two.md posts two"),
        ("{{ page.excerpt }}", "<p>second</p>\n"),
        ("{{ page.date | date: '%F' }} {{ site.time | date: '%Y' }}", "2026-02-01 2026"),
        ("{{ site.data.menu | join }} {{ site.static_files[0].basename }}", "a b b"),
        ("{{ jekyll.environment }} {{ site.permalink }} {{ site.baseurl }}", "production date "),
        ("{% for p in site.posts %}{{ p.content }};{% endfor %}",
         "third\n;<p>second</p>\n\n<p>more</p>\n;<p>first <em>one</em></p>\n;"),
        ("{{ site.documents | size }}{{ site.collections | map: 'label' | join }}", "3posts"),
        ("{% post_url 2026-01-01-one %} {% link _posts/2026-03-01-three.md %}",
         "/2026/01/01/one.html /c/2026/03/01/three.html"),
    ],
)  # fmt: skip
def test_templates_see_the_site_as_jekylls_do(template: str, expected: str) -> None:
    memory = site(f"[{template}]")
    html = PageRenderer(memory, NOW).render(TWO).html
    assert html.partition("[")[2].rpartition("]")[0] == expected


def test_a_body_is_rendered_as_liquid_before_markdown_unless_it_says_no() -> None:
    files = {
        "_posts/2026-04-01-a.md": post(5, "{{ page.title }} *{{ site.posts.size }}*"),
        "_posts/2026-04-02-b.md": post(6, "{{ page.title }}", "render_with_liquid: false\n"),
    }
    renderer = PageRenderer(site(**files), NOW)
    assert renderer.render("_posts/2026-04-01-a.md").article_html == "<p>P5 <em>5</em></p>\n"
    assert renderer.render("_posts/2026-04-02-b.md").article_html == "<p>{{ page.title }}</p>\n"


def test_one_page_reads_no_other_post() -> None:
    memory = site("{{ content }}{% for p in site.posts %}{{ p.title }}{{ p.url }}{% endfor %}")
    PageRenderer(memory, NOW).render(TWO)
    assert memory.reads == [TWO]


def test_the_article_is_found_exactly() -> None:
    page = PageRenderer(site("<b>{{ content }}</b>{% include x.html %}"), NOW).render(TWO)
    assert page.article is not None
    assert page.html[page.article] == "<p>second</p>\n\n<p>more</p>\n"


@pytest.mark.parametrize(
    ("layout", "found"),
    [
        ("{{ content }}", True),
        ("{% capture c %}<i>{{ content }}</i>{% endcapture %}{{ c }}", True),
        ("{% assign c = content %}{{ c | wrap_tables }}", True),
        ("{{ content | replace: 'a', 'b' }}", False),
        ("{{ content }}{{ content }}", False),
        ("nothing", False),
    ],
)
def test_the_article_has_a_place_where_a_layout_leaves_it_whole(layout: str, found: bool) -> None:
    page = PageRenderer(site(layout), NOW).render(TWO)
    assert (page.article is not None) is found
    assert "\ufdd0" not in page.html


@pytest.mark.parametrize(
    ("layout", "kept"),
    [
        ("{{ content }}", True),
        ("{{ content }}{{ page.title }}{% for p in site.posts %}{{ p.title }}{% endfor %}", True),
        ("{{ content }}{{ content | number_of_words }}", False),
        ("{{ content }}{{ page.excerpt }}", False),
        ("{{ content }}{% if content contains 'b' %}b{% endif %}", False),
        ("{{ content }}{% for p in site.posts %}{{ p.excerpt }}{% endfor %}", False),
    ],
)
def test_a_new_body_keeps_the_shell_where_nothing_else_depends_on_it(
    layout: str, kept: bool
) -> None:
    renderer = PageRenderer(site(layout), NOW)
    first = renderer.render(TWO, post(2, "one"))
    second = renderer.render(TWO, post(2, "b b b"), first)
    assert second.shell_kept is kept
    assert second.html == renderer.render(TWO, post(2, "b b b")).html
    third = renderer.render(TWO, post(2, "c"), second)
    assert third.html == renderer.render(TWO, post(2, "c")).html


def test_a_new_header_renders_the_shell_again() -> None:
    renderer = PageRenderer(site(), NOW)
    first = renderer.render(TWO, post(2))
    second = renderer.render(TWO, post(22), first)
    assert not second.shell_kept
    assert "P22|" in second.html


def test_an_edited_date_moves_the_post_among_the_others() -> None:
    memory = site("{{ site.posts | map: 'title' | join }}")
    text = post(2, more="date: 2026-04-20\n")
    assert "P2 P3 P1" in PageRenderer(memory, NOW).render(TWO, text).html


def test_a_missing_layout_is_told_and_a_missing_theme_has_a_plain_one() -> None:
    memory = site(**{"_posts/2026-04-01-a.md": "---\nlayout: gone\ntitle: T\n---\nx"})
    page = PageRenderer(memory, NOW).render("_posts/2026-04-01-a.md")
    assert page.html == "<p>x</p>\n"
    assert [one.message for one in page.problems] == ["layout-missing"]
    memory.theme = ThemeState("far")
    page = PageRenderer(memory, NOW).render("_posts/2026-04-01-a.md")
    assert page.html == "PLAIN T: <p>x</p>\n"
    assert page.article_html == "<p>x</p>\n"
    assert page.problems[0].args == {"name": "far", "layout": "gone"}
    memory.theme = ThemeState("far", ThemeFacts("far", "/far", "1.0"))
    assert PageRenderer(memory, NOW).render("_posts/2026-04-01-a.md").html == "<p>x</p>\n"


def test_pages_that_plugins_make_are_among_the_pages() -> None:
    memory = site(
        **{"all.html": "---\ntitle: A\n---\n{% for p in site.pages %}{{ p.url }} {% endfor %}"}
    )
    memory.files["_posts/2026-02-01-two.md"] = post(2, "x", "redirect_from: [/old/]\ntags: [x]\n")
    memory.files["index.html"] = "---\n---\n"
    names = ["sitemap", "paginate", "feed", "archives", "redirect-from"]
    memory.settings = {
        "paginate": 2,
        "plugins": [f"jekyll-{name}" for name in names],
        "jekyll-archives": {"enabled": ["tags", "year"]},
    }
    memory.plugins = frozenset(f"jekyll-{name}" for name in names)
    assert PageRenderer(memory, NOW).render("all.html").html.split() == [
        "/all.html",
        "/",
        "/tag/x/",
        "/2026/",
        "/old/",
        "/redirects.json",
        "/sitemap.xml",
        "/robots.txt",
        "/page2/",
        "/feed.xml",
    ]


def test_loops_go_over_the_pairs_of_a_page_and_the_keys_of_other_objects() -> None:
    loop = "{% for pair in page %}{{ pair[0] }},{% endfor %}|{% for key in site.posts[0] limit:3 %}"
    page = "---\ntitle: A\nown: 1\n---\n" + loop + "{{ key }} {% endfor %}"
    html = PageRenderer(site(**{"p.html": page}), NOW).render("p.html").html
    assert html == "title,own,content,dir,excerpt,name,path,url,|name relative_path url "


def test_an_excerpt_has_no_related_posts() -> None:
    body = "{{ site.related_posts | size }}"
    memory = site("{{ content }}{{ page.excerpt }}", **{"_posts/2026-02-01-two.md": post(2, body)})
    html = PageRenderer(memory, NOW).render(TWO).html
    assert html == "<html>P2|inner|<p>2</p>\n<p>0</p>\n</html>"


def test_a_list_of_posts_goes_over_several_pages() -> None:
    index = (
        "---\ntitle: L\n---\n{{ page.url }} {{ paginator.page }}/{{ paginator.total_pages }} "
        "{{ paginator.posts | map: 'title' | join }} {{ paginator.next_page_path }}"
    )
    memory = site(**{"index.html": index})
    memory.settings = {"paginate": 2, "plugins": ["jekyll-paginate"], "paginate_path": "/p:num/"}
    memory.plugins = frozenset({"jekyll-paginate"})
    pages = [one for one in PageRenderer(memory, NOW).published(pages=True) if one.rel[0] == "i"]
    assert [page.html for page in pages] == ["/ 1/2 P3 P2 /p2/", "/p2/ 2/2 P1 "]
    assert [page.url for page in pages] == ["/", "/p2/"]


def test_what_a_page_was_made_of_is_known() -> None:
    memory = site("{{ content }}{% include x.html %}{{ site.data.menu }}")
    memory.files["_includes/x.html"] = "x"
    page = PageRenderer(memory, NOW).render(TWO)
    assert set(page.files) == {"_includes/x.html", "_layouts/post.html", "_layouts/outer.html"}
    assert page.site_keys == ("data",)


def test_a_post_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        PageRenderer(site(), NOW).render("_posts/2026-01-01-none.md")


def test_a_post_that_was_never_saved_has_a_page() -> None:
    renderer = PageRenderer(site("{{ page.date | date: '%F' }} {{ content }}"), NOW)
    page = renderer.render("_posts/2026-04-05-new.md", post(9))
    assert page.url == "/2026/04/05/new.html"
    assert "2026-04-05 <p>text</p>" in page.html
    assert "P9|" in renderer.render("_drafts/idea.md", post(9)).html
    with pytest.raises(KeyError):
        renderer.render("assets/new.md", post(9))


def test_posts_that_show_each_other_come_to_an_end() -> None:
    files = {
        "_posts/2026-04-01-a.md": post(5, "{% for p in site.posts %}{{ p.excerpt }}{% endfor %}"),
        "_posts/2026-04-02-b.md": post(6, "{% for p in site.posts %}{{ p.excerpt }}{% endfor %}"),
    }
    assert PageRenderer(site(**files), NOW).render("_posts/2026-04-02-b.md").html
