"""Includes that are rendered once for several pages, and again where they would print otherwise."""

from __future__ import annotations

import pytest

from editor.core.page.renderer import PageRenderer
from tests.unit.core.page.test_renderer import NOW, post, site

LONG = "{% for n in (1..30) %}{% assign last = n %}{{ n }}{% endfor %}"
"""Enough nodes for an include to be worth keeping."""
TWO = "_posts/2026-02-01-two.md"

INCLUDES = [
    "{{ page.title }}",
    "{{ page.tags | join: '-' }}",
    "{{ page.url }}{{ page.date }}",
    "{{ include.it }}",
    "{{ outer }}",
    "{{ forloop.index }}{{ n }}",
    "{% if page.tags contains 'y' %}{% assign leaked = page.title %}{% endif %}",
    "{% assign leaked = site.posts | first %}",
    "{% capture leaked %}{{ page.title }}!{% endcapture %}",
    "{% assign key = 'title' %}{{ page[key] }}",
    "{% for p in site.posts %}{{ p.content }}{% endfor %}",
    "{% for p in site.posts %}{{ p.excerpt }}{{ p.next.title }}{% endfor %}",
    "{% for p in site.posts %}{% if p == page %}{% continue %}{% endif %}{{ p.title }}{% endfor %}",
    "{% for p in site.related_posts %}{{ p.title }}{% endfor %}",
    "{% cycle 'a', 'b', 'c' %}{% increment count %}",
    "{% for p in site.posts limit: 1 offset: continue %}{{ p.title }}{% endfor %}",
    "{% include inner.html it=page.title %}",
    "{% include {{ page.which }} %}",
    "{{ site.posts | where_exp: 'p', 'p.title == page.title' | map: 'title' }}",
    "{{ content | size }}",
    "{{ page | jsonify }}",
    "{{ 'x' | no_such_filter }}{{ page.title }}",
    "{{ last }}",
]
LAYOUT = (
    "{% assign outer = page.title %}{% for n in page.tags %}{% include long.html it=n %}"
    "{% include long.html it=forloop.index %}{{ leaked.title }}{{ leaked }}{{ last }}{% endfor %}"
    "{% include long.html it=page.title %}{% include long.html %}{{ leaked.url }}{{ last }}"
    "{{ content }}"
)


@pytest.mark.parametrize("include", INCLUDES)
@pytest.mark.parametrize("before", [True, False])
def test_pages_one_after_the_other_are_those_that_are_made_alone(
    include: str, before: bool
) -> None:
    texts = {
        "_includes/long.html": include + LONG if before else LONG + include,
        "_includes/inner.html": LONG + "{{ include.it }}{{ page.url }}",
    }
    memory = site(LAYOUT, **texts)
    for number, name in ((1, "01-01-one"), (2, "02-01-two"), (3, "03-01-three")):
        more = f"tags: [x, {'y' if number == 2 else 'z'}]\nwhich: inner.html\n"
        memory.files[f"_posts/2026-{name}.md"] = post(number, f"body {number}", more)
    pages = list(PageRenderer(memory, NOW).published())
    for page in pages:
        alone = PageRenderer(memory, NOW).render(page.rel)
        assert page.html == alone.html
        assert page.problems == alone.problems
        assert (set(page.files), set(page.site_keys)) == (set(alone.files), set(alone.site_keys))
    renderer = PageRenderer(memory, NOW)
    typed = renderer.render(TWO, memory.files[TWO])
    for body in ("a", "a b\n\nc", "*d*"):
        text = post(2, body, "tags: [x, y]\nwhich: inner.html\n")
        typed = renderer.render(TWO, text, typed)
        alone = PageRenderer(memory, NOW).render(TWO, text)
        assert (typed.html, typed.problems) == (alone.html, alone.problems)


def test_an_include_that_reads_the_site_alone_is_rendered_once() -> None:
    listed = "{% for p in site.posts %}{{ p.title | upcase }}{{ p.url }}{% endfor %}" * 5
    memory = site("{% include long.html %}{{ content }}", **{"_includes/long.html": listed})
    renderer = PageRenderer(memory, NOW)
    spelled = []
    upcase = renderer.model.engine.filters["upcase"]
    renderer.model.engine.filters["upcase"] = lambda value: spelled.append(value) or upcase(value)
    pages = list(renderer.published())
    assert len(pages) == 3
    assert len(spelled) == 15
    assert all(page.html.count("P3/c/2026/03/01/three.html") == 5 for page in pages)


def test_a_key_renders_no_include_again_that_reads_no_body() -> None:
    listed = "{% for p in site.posts %}{{ p.title | upcase }}{% endfor %}" * 12
    layout = "{% include long.html %}{{ content | number_of_words }}{{ content }}"
    memory = site(layout, **{"_includes/long.html": listed})
    renderer = PageRenderer(memory, NOW)
    page = renderer.render(TWO, post(2, "one"))
    renderer.model.engine.filters["upcase"] = lambda value: "again"
    page = renderer.render(TWO, post(2, "one two"), page)
    assert not page.shell_kept
    assert "P3P2P1" in page.html
    assert "again" not in page.html
    assert "again" in renderer.render(TWO, post(22, "one two"), page).html
