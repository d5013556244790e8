"""Addresses and ids in a text, and where the addresses stand."""

from __future__ import annotations

import pytest

from editor.core.kramdown import addresses_in, ids_in, parse


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('> see [x *y*](/y "t") and\n> ![i](/p.png)\n', [("/y", "x y"), ("/p.png", "i")]),
        ("- a\n\n  - [b]( </b c> )\n", [("</b c>", "b")]),
        ("- a\n\n  - [b](</b c>)\n", [("/b c", "b")]),
        ("<https://e.com/>", [("https://e.com/", "https://e.com/")]),
        ("| [c](/c) | x [d](/d) |\n|---|---|\n", [("/c", "c"), ("/d", "d")]),
        ("a[^1]\n\n[^1]: see\n    [n](/n)\n", [("/n", "n")]),
        ("[one][r], [R]\n\n[r]: </r s> 't'\n", [("/r s", "one"), ("/r s", "R")]),
        ("> [one]\n>\n> [one]:   /q  \n", [("/q", "one")]),
        ("x <a href='/h?a&amp;b'>H *T*</a>", [("/h?a&amp;b", "H T")]),
        ('<p><img\n src="/i.png" alt="A"><a href=/>n</a></p>', [("/i.png", "A")]),
        ('- x\n\n  <div><a href="/d">y</a></div>\n', [("/d", "")]),
        (
            '<video src="/v.mp4" poster="/p.png"><track src="/t.vtt"></video>',
            [("/v.mp4", ""), ("/p.png", ""), ("/t.vtt", "")],
        ),
        ('<object data="/o.pdf">x</object>', [("/o.pdf", "")]),
        ('<div markdown="1">\n[m](/m)\n</div>\n', [("/m", "m")]),
        ("`[a](/a)`\n\n    [b](/b)\n\n~~~\n[c](/c)\n~~~\n\n<!-- [d](/d) -->\n\\[e](/e)", []),
        ("[no][such] and [none]", []),
    ],
)  # fmt: skip
def test_addresses_are_found_where_they_are_written(text: str, found: list) -> None:
    assert [(text[a.start : a.end], a.text) for a in addresses_in(parse(text))] == found


def test_an_address_is_what_a_browser_takes_it_for() -> None:
    found = addresses_in(
        parse('[a](/x?a=1&amp;b=2) <a href="/y&#x2f;">b</a> <video src="/v.mp4"/>')
    )
    assert [(a.value, a.image, a.html) for a in found] == [
        ("/x?a=1&b=2", False, False),
        ("/y/", False, True),
        ("/v.mp4", True, True),
    ]


def test_ids_of_all_kinds() -> None:
    text = """
* toc
{:toc}

# 見出し 一 {#own}

## The *same*

## The same

term
: {:#dd} text[^n] and[^n] **b**{: #span}

<div id="block"><p id='inner'>x <a name=named>y</a></p></div>

<input name="field"> x <i id="in&amp;line">y</i> {::nomarkdown}<b id="raw"></b>{:/}

[^n]: note
"""
    assert ids_in(parse(text)) == {
        *("own", "the-same", "the-same-1", "dd", "span", "block", "inner", "named", "in&line"),
        *("raw", "fn:n", "fnref:n", "fnref:n:1", "markdown-toc", "markdown-toc-own"),
        *("markdown-toc-the-same", "markdown-toc-the-same-1"),
    }
