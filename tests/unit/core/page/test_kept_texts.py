"""What texts became is kept as far as there is room."""

from __future__ import annotations

from editor.core.page.kept_texts import KeptTexts


def test_what_was_used_last_stays_and_what_finds_no_room_goes() -> None:
    asked: list[str] = []

    def double(text: str) -> str:
        asked.append(text)
        return text * 2

    kept = KeptTexts(double, room=12)
    for text in ("aa", "bb", "aa", "c", "aa", "bb"):
        assert kept(text) == text * 2
    # "aa" and "bb" take all the room; "c" drives out "bb", which was used before "aa".
    assert asked == ["aa", "bb", "c", "bb"]


def test_what_is_longer_than_the_room_is_converted_each_time() -> None:
    asked: list[str] = []
    kept = KeptTexts(lambda text: asked.append(text) or text, room=3)
    assert [kept("long"), kept("long")] == ["long", "long"]
    assert asked == ["long", "long"]
