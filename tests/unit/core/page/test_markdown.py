"""HTML that is kept is the HTML of the text."""

from __future__ import annotations

import pytest

from editor.core.kramdown import Options, to_html
from editor.core.page import markdown
from editor.core.page.markdown import LATELY, LONG, KeptMarkdown, alike

TEXT = "# One\n\nsome *text*[^1]\n\n- a\n- b\n\n" * (LONG // 20) + "[^1]: note\n"
OTHER = "Something else, with **words**.\n\n" * (LONG // 20)


@pytest.fixture
def read(monkeypatch):
    """The texts that were read from beginning to end."""
    seen: list[str] = []
    real = to_html
    monkeypatch.setattr(
        markdown, "to_html", lambda text, options: (seen.append(text), real(text, options))[1]
    )
    return seen


def test_a_text_asked_for_again_is_read_once(read):
    kept = KeptMarkdown(Options())
    for text in ("A *title*", TEXT, OTHER, "A *title*", TEXT, OTHER):
        assert kept(text) == to_html(text, Options())
    assert read == ["A *title*", TEXT, OTHER]


def test_a_text_that_is_typed_is_not_read_whole_at_each_key(read):
    kept = KeptMarkdown(Options())
    texts = [TEXT.replace("some", f"s{'o' * n}me", 1) for n in range(6)]
    for text in texts:
        assert kept(text) == to_html(text, Options())
        assert kept(OTHER) == to_html(OTHER, Options())
    assert read == [texts[0], OTHER]


def test_many_other_texts_do_not_part_two_states_of_one():
    kept = KeptMarkdown(Options())
    kept(TEXT)
    kept(TEXT + "x")
    for number in range(LATELY * 2):
        kept(f"# {number}\n\n{OTHER}")
    sheet = kept._sheet
    assert kept(TEXT + "xy") == to_html(TEXT + "xy", Options())
    assert sheet is not None
    assert kept._sheet.document.text == TEXT + "xy"


def test_options_are_those_given():
    text = "text *a*\n\n" * LONG + "# Heading"
    kept = KeptMarkdown(Options(auto_ids=False))
    for state in (text, text + "s", text + "st"):
        assert kept(state) == to_html(state, Options(auto_ids=False))


@pytest.mark.parametrize(
    ("old", "new", "so"),
    [("abcd", "abXd", True), ("abcd", "wxyz", False), ("", "abcd", False), ("ab", "ab" * 9, False)],
)
def test_texts_that_share_half_are_alike(old: str, new: str, so: bool) -> None:
    assert alike(old, new) is so
