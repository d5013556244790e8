"""Code comes out in rouge's elements and classes, and always whole."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.kramdown import to_html
from editor.core.kramdown.rouge.languages import LEXERS
from editor.core.kramdown.rouge.lexing import spans

SAMPLES = {
    "ruby": (
        "x.new[1]",
        '<span class="n">x</span><span class="p">.</span><span class="nf">new</span>',
    ),
    "html": ("<a>b</a>", '<span class="nt">&lt;a&gt;</span>b<span class="nt">&lt;/a&gt;</span>'),
    "json": ('{"a": 1}', '<span class="nl">"a"</span>'),
    "yaml": ("a: true", '<span class="na">a</span><span class="pi">:</span>'),
    "css": (".a { color: red }", '<span class="nc">.a</span>'),
    "js": ("'a'", '<span class="dl">\'</span><span class="s1">a</span><span class="dl">\'</span>'),
    "python": ("a.b(None)", '<span class="bp">None</span>'),
    "shell": ("ls -l # x", '<span class="nt">-l</span>'),
}


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_classes_are_rouges(language: str) -> None:
    code, expected = SAMPLES[language]
    assert expected in spans(code, language)


@given(st.sampled_from(sorted(SAMPLES)), st.text())
def test_no_character_is_lost(language: str, code: str) -> None:
    code = code.replace("\r", "").replace("\ufeff", "")
    assert html.unescape(re.sub(r"<[^>]*>", "", spans(code, language))) == html.unescape(
        html.escape(code, quote=False)
    )


def test_names_are_rouges() -> None:
    assert LEXERS["console"]
    assert "config" in LEXERS
    assert "JSON" not in LEXERS
    assert to_html("```nonsense\na\n```\n") == (
        '<pre><code class="language-nonsense">a\n</code></pre>\n'
    )
