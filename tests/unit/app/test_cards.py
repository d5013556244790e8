"""How a post looks in search results, on social networks and in lists."""

from __future__ import annotations

import pytest

from editor.app.cards import card_blocks, cards_of, cut
from editor.core.jekyll.config import from_mapping

LABELS = {
    "search": "Search",
    "social": "Social",
    "list": "List",
    "missing": "nothing",
    "no-image": "no image",
}


@pytest.mark.parametrize(
    ("text", "units", "expected"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "abc…"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("AI活用", 4, "AI活…"),
        ("ab cd", 3, "ab…"),
        ("", 3, ""),
    ],
)
def test_full_width_characters_take_two_units(text, units, expected):
    assert cut(text, units) == expected


def test_the_description_stands_for_the_post_else_the_excerpt():
    config, _ = from_mapping({"title": "帳面", "url": "https://a.example", "baseurl": "/b"})
    values = {"title": "T", "excerpt": "E", "image": {"path": "/i.png"}}
    cards = cards_of(values, config, "/2026/x/", "by")
    assert (cards.address, cards.description, cards.image) == (
        "https://a.example/b/2026/x/", "E", "/i.png",
    )  # fmt: skip
    assert cards_of({**values, "description": "D"}, config, "/x/", "").description == "D"


def test_three_cards_whose_texts_are_texts():
    config, _ = from_mapping({"url": "https://a.example"})
    values = {"title": "<script>1</script>", "description": "a & b", "image": '/x".png'}
    html = "".join(b.html for b in card_blocks(cards_of(values, config, "/x/", ""), LABELS))
    assert html.count("<h2>") == 3
    assert "<script>" not in html
    assert "a &amp; b" in html
    assert 'src="/x&quot;.png"' in html


def test_what_is_missing_is_said():
    config, _ = from_mapping({})
    html = "".join(b.html for b in card_blocks(cards_of({}, config, "", ""), LABELS))
    assert html.count("nothing") >= 3
