"""What posts lead to: places in the whole text, Liquid around addresses, texts for a cache."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.post import Post
from editor.core.references import Way, references_from_text, references_to_text

HEAD = "---\ntitle: 表\n---\n"


def found(body: str) -> list[tuple[str, str, bool]]:
    post = Post("_posts/2026-01-02-a.md", HEAD + body)
    for one in post.references.all:
        assert one.span.of(post.text) == one.target
    return [(one.target, one.way.value, one.image) for one in post.references.all]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[a](/a/#b) ![c](/c.png)", [("/a/#b", "plain", False), ("/c.png", "plain", True)]),
        ("[a]({{ '/a/' | relative_url }})", [("/a/", "based", False)]),
        ('[a]({{"/a/" | absolute_url}}#b "t")', [("/a/", "based", False)]),
        ("<img src=\"{{ '/i.png' | relative_url }}\">", [("/i.png", "based", True)]),
        ("[a]({{ site.baseurl }}/a/)", [("/a/", "based", False)]),
        ("[a]({{ site.url }}{{ site.baseurl }}/a/)", [("/a/", "based", False)]),
        ("[a]({{site.url}}/a/)", [("/a/", "hosted", False)]),
        ("[a]({% link _posts/2026-01-02-a.md %})", [("_posts/2026-01-02-a.md", "file", False)]),
        ("[a]({%- post_url x/2026-01-02-b -%}#c)", [("x/2026-01-02-b", "post", False)]),
        ("```\n{% post_url 2026-01-02-b %}\n```", [("2026-01-02-b", "post", False)]),
        ("[r]: {{ site.baseurl }}/q 't'\n\n[r]", [("/q", "based", False)]),
        # Not to be told beforehand, or not run at all:
        ("[a]({{ page.next.url }}) [b](/x/{{ page.slug }}/) [c]({{ site.baseurl }}{{ x }})", []),
        ("[a]({{ '/a' | relative_url }}?b) [b]({% if x %}/y{% endif %})", []),
        ("{% raw %}{% link a.md %}{% endraw %}{% comment %}{% link b %}{% endcomment %}", []),
        ("`[a]({{ '/a' | relative_url }})`", []),
        ("{% link {{ x }} %}", []),
    ],
)
def test_addresses_with_liquid_around_them(body: str, expected: list) -> None:
    assert found(body) == expected


def test_ids_made_from_liquid_are_not_known() -> None:
    references = Post("a.md", HEAD + "# One {{ x }}\n\n# Two\n").references
    assert references.ids == {"two"}
    assert not references.closed


@pytest.mark.parametrize(
    ("body", "closed"),
    [
        ("[a]({{ '/a' | relative_url }}) {% link a.md %} {% raw %}{{ x }}{% endraw %}", True),
        ("{% assign x = 1 %}{% comment %}{{ y }}{% endcomment %} [b]({{ page.url }})", True),
        ("{% include toc.html %}", False),
        ("text {{ page.title }}", False),
    ],
)
def test_liquid_may_write_ids(body: str, *, closed: bool) -> None:
    assert Post("a.md", body).references.closed is closed


@given(
    st.lists(st.sampled_from(["[a](/b)", "{{ x }}", "{% raw %}", "<a href='/c'>", "\n\n", "> "]))
)
def test_a_text_for_the_cache_is_read_as_it_was(parts: list[str]) -> None:
    references = Post("a.md", HEAD + "".join(parts)).references
    assert references_from_text(references_to_text(references)) == references


@pytest.mark.parametrize("text", ["", "[]", "[[[1]],[]]", '[[["/a",0,2,false,"way","",false]],[]]'])
def test_a_text_of_another_make_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        references_from_text(text)


def test_links_and_images_are_told_apart() -> None:
    references = Post("a.md", "[a](/a) ![b](/b.png)").references
    assert [one.target for one in references.links] == ["/a"]
    assert [one.target for one in references.images] == ["/b.png"]
    assert references.all[0].way is Way.PLAIN
