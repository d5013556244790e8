"""The header is where Jekyll's own expression finds it, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.header.fences import find_header
from tests.unit.core.header.ruby_oracle import read_with_ruby

FOUND = [
    ("---\na: 1\n---\nbody", "a: 1\n", "body"),
    ("---\n---\nbody", "", "body"),
    ("---\n---", "", ""),
    ("---\na: 1\n---", "a: 1\n", ""),
    ("---\na: 1\n...\nbody", "a: 1\n", "body"),
    ("--- \t \na: 1\n---\t\nbody", "a: 1\n", "body"),
    ("---\n\n\na: 1\n---\n\n\nbody", "\n\na: 1\n", "\n\nbody"),
    ("---\f\na: 1\n---\v\nbody", "a: 1\n", "body"),
    ("---\na: 1\n----\nb: 2\n---\nx", "a: 1\n----\nb: 2\n", "x"),
    ("---\na: 1\n--- x\n---\nx", "a: 1\n--- x\n", "x"),
    ("---\na: 1\n ---\n---\nx", "a: 1\n ---\n", "x"),
    ("---\na: '\n---\n'\n---\nx", "a: '\n", "'\n---\nx"),
    ("---\na: 1\n---\u3000\nb: 2\n---\nx", "a: 1\n---\u3000\nb: 2\n", "x"),
    ("---\na: 1\n---\u00a0\n---\nx", "a: 1\n---\u00a0\n", "x"),
    ("---\na: 1\n....\n...\nx", "a: 1\n....\n", "x"),
    ("---\na: 1\u2028---\n---\nx", "a: 1\u2028---\n", "x"),
]
NOT_FOUND = [
    "",
    "---",
    "---\n",
    "---\na: 1\n",
    "---\na: 1\n----\n",
    "a: 1\n---\n",
    "\n---\na: 1\n---\n",
    " ---\na: 1\n---\n",
    "---x\na: 1\n---\n",
    "----\na: 1\n---\n",
    "---\u3000\na: 1\n---\n",
    "...\na: 1\n---\n",
    "--\na: 1\n--\n",
    "\ufeff---\na: 1\n---\n",
]


@pytest.mark.parametrize(("text", "yaml", "body"), FOUND)
def test_a_header_is_found(text, yaml, body):
    fences = find_header(text)
    assert fences is not None
    assert fences.yaml.of(text) == yaml
    assert text[fences.body_start :] == body
    assert fences.opening.of(text).startswith("---")
    assert "\n" not in fences.opening.of(text)
    assert fences.closing.of(text).strip(" \t\f\v") in {"---", "..."}
    assert text[: fences.yaml.start] == fences.opening.of(text) + "\n"


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_header_is_found(text):
    assert find_header(text) is None


_LINES = st.lists(
    st.sampled_from(
        [
            "---",
            "...",
            "--- ",
            "---\t",
            "----",
            " ---",
            "---\f",
            "a: 1",
            "",
            " ",
            "---x",
            "---\u3000",
        ]
    ),
    max_size=8,
).map("\n".join)


@pytest.mark.oracle
def test_ruby_finds_the_same_headers(ruby):
    """Ruby's verdict on all the tables' texts and on lines put together at random."""
    found: list[str] = []

    @given(_LINES)
    def collect(text):
        found.append(text)

    collect()
    texts = [text for text, _, _ in FOUND] + NOT_FOUND + found
    for text, answer in zip(texts, read_with_ruby(ruby, texts), strict=True):
        assert (find_header(text) is None) == (answer == ["no header"]), text


@given(st.text(alphabet="-.\n \ta\u3000", max_size=40))
def test_the_parts_make_up_the_text(text):
    fences = find_header(text)
    if fences is not None:
        assert fences.opening.end + 1 == fences.yaml.start
        assert fences.yaml.end == fences.closing.start
        assert fences.body_start in {fences.closing.end, fences.closing.end + 1}
        assert text[fences.closing.end : fences.body_start] in {"", "\n"}
