"""YAML files without fences, changed by one value as front matter is."""

from __future__ import annotations

import pytest

from editor.core.header.bare import read_bare, with_value, without_key
from editor.core.header.write import Refused
from editor.core.text.span import Span

FILE = """# 取り決め
a: 1   # 一

b: "二"
c:
  - x # 最初
"""


@pytest.mark.parametrize("lead", ["", "---\n", "# 頭\n\n"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_one_value_changes_and_all_else_stays(lead, end):
    text = lead + FILE.removesuffix("\n") + end
    whole = lead + FILE
    assert with_value(text, "a", 2) == whole.replace("a: 1 ", "a: 2 ")
    assert with_value(text, "d", "四") == f"{whole}d: 四\n"
    assert without_key(text, "a") == whole.replace("a: 1   # 一\n", "")
    assert without_key(with_value(text, "d", "x\ny\n"), "d") == whole


def test_lines_are_written_as_lines():
    assert with_value("", "t", "一\n\n  二\n") == "t: |\n  一\n\n    二\n"
    assert with_value("# 頭\n", "t", True) == "# 頭\nt: true\n"


@pytest.mark.parametrize("text", ["a: [\n", "a: 1\n---\nb: 2\n", "- a\n", "a: 1\n...\nb\n"])
def test_what_cannot_be_proven_is_refused(text):
    with pytest.raises(Refused):
        with_value(text, "a", 2)
    with pytest.raises(Refused):
        without_key(text, "a")


@pytest.mark.parametrize("lead", ["", "---\n"])
def test_places_are_those_of_the_file(lead):
    text = f"{lead}a: 1\n"
    bare = read_bare(text)
    assert bare.one_document
    assert bare.span(bare.header.entries[0].key_span).of(text) == "a"
    assert bare.span(Span(0, 1)).start == 0
