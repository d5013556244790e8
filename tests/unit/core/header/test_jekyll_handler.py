"""python-frontmatter with our handler sees what Jekyll sees, and cannot write."""

from __future__ import annotations

from datetime import UTC, datetime

import frontmatter
import pytest

from editor.core.header.jekyll_handler import HeaderUnreadableError, JekyllHandler, read_post
from editor.core.header.values import Time

HEADER = "---\ntitle: yes\nat: 2026-01-02 03:04:05 +0900\nratio: 1:30\n---\n"
TEXT = f"{HEADER}\n  body --- text\n---\nend\n"


def test_parse_gives_psychs_types():
    metadata, body = frontmatter.parse(TEXT, handler=JekyllHandler())
    assert metadata == {
        "title": True,
        "at": Time(datetime(2026, 1, 1, 18, 4, 5, tzinfo=UTC), 540),
        "ratio": 5400,
    }
    assert body == "body --- text\n---\nend"


def test_read_post_leaves_the_body_alone():
    post = read_post(TEXT)
    assert post["title"] is True
    assert post.content == "\n  body --- text\n---\nend\n"


@pytest.mark.parametrize("text", ["just text\n", " ---\na: 1\n---\n", "---\nnever closed\n"])
def test_a_text_without_header_is_all_body(text):
    assert not JekyllHandler().detect(text)
    post = read_post(text)
    assert post.metadata == {}
    assert post.content == text


def test_dots_close_a_header():
    assert read_post("---\na: 1\n...\nb").metadata == {"a": 1}


def test_an_unreadable_header_is_told():
    with pytest.raises(HeaderUnreadableError) as caught:
        read_post("---\na: 1\nb: :x\n---\n")
    assert caught.value.error.reason == "header.error.symbol"
    assert caught.value.error.args["line"] == 3


def test_it_refuses_to_write():
    with pytest.raises(NotImplementedError):
        frontmatter.dumps(read_post(TEXT), handler=JekyllHandler())  # noqa: TID251


def test_a_header_without_its_opening_line_can_be_loaded():
    assert JekyllHandler().load("a: 010\n") == {"a": 8}
