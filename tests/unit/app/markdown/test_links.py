from __future__ import annotations

import pytest

from editor.app.markdown.links import (
    destination,
    footnote,
    image,
    images,
    insert_link,
    is_url,
    link,
    pasted,
)

HEADER = "---\ntitle: x\n---\n"


@pytest.mark.parametrize(
    ("before", "url", "expected"),
    [
        ("«語»", "", "[語](|)"),
        ("« 語 »", "", " [語](|) "),
        ("«語»", "https://a.example/", "[語](https://a.example/)|"),
        ("|", "", "[|]()"),
        ("«https://a.example/»", "", "[|](https://a.example/)"),
        ("«[語](/x)»", "", "«語»"),
        ("|", "/p (1)/", "[|](</p (1)/>)"),
    ],
)
def test_links(run, before, url, expected):
    assert run(link, before, url) == expected


def test_images(run):
    assert run(image, "|") == "![|]()"
    assert run(image, "«桜»") == "![桜](|)"
    assert run(image, "|", "/a.jpg", "桜") == "![桜](/a.jpg)|"
    assert run(image, "|", "/a b.jpg", "[桜]") == "![\\[桜\\]](</a b.jpg>)|"


def test_a_chosen_link(run):
    assert run(insert_link, "前«の»後", "/x/", "題[1]") == "前[題\\[1\\]](/x/)|後"


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("«語»", "https://a.example/x", "[語](https://a.example/x)|"),
        ("«語»", " https://a.example/x\n", "[語](https://a.example/x)|"),
        ("«語»", "ただの文", None),
        ("|", "https://a.example/x", None),
        ("«一\n二»", "https://a.example/x", None),
        ("«https://b.example/»", "https://a.example/x", None),
        ("«[語](/x)»", "https://a.example/x", None),
    ],
)
def test_pasting_an_address(run, before, text, expected):
    assert run(pasted, before, text) == expected


def test_footnotes(run):
    assert run(footnote, "文|。\n") == "文[^1]。\n\n[^1]: |\n"
    assert run(footnote, "文|[^1]\n\n[^1]: 注\n") == "文[^2][^1]\n\n[^1]: 注\n[^2]: |\n"
    assert run(footnote, "文|") == "文[^1]\n\n[^1]: |"
    assert run(footnote, f"{HEADER}|\n\n") == f"{HEADER}[^1]\n\n[^1]: |\n\n"
    assert run(footnote, f"{HEADER}文|") == f"{HEADER}文[^1]\n\n[^1]: |"


def test_images_that_were_dropped(run):
    assert run(images, "前|後", [("/a.jpg", "桜")]) == "前![«桜»](/a.jpg)後"
    assert run(images, "|", [("/a.jpg", "[桜]")]) == "![«\\[桜\\]»](/a.jpg)"
    assert run(images, "«梅»", [("/a.jpg", "桜")]) == "![梅](/a.jpg)|"
    assert run(images, "|", [("/a.jpg", "")]) == "![|](/a.jpg)"
    several = run(images, "|", [("/a.jpg", "桜"), ("/b.jpg", "")])
    assert several == "![桜](/a.jpg)\n\n![](/b.jpg)|"
    assert run(images, "```\n|\n```", [("/a.jpg", "桜")]) is None


@pytest.mark.parametrize("command", [link, image, footnote])
def test_not_in_header_or_code(run, command):
    assert run(command, "---\nti|tle: x\n---\n本文\n") is None
    assert run(command, "```\n|\n```") is None


def test_addresses():
    assert is_url("https://example.org/日本")
    assert is_url("mailto:a@example.org")
    assert not is_url("https://example.org/ b")
    assert not is_url("文")
    assert destination("/a(b)c") == "/a(b)c"
    assert destination("/a)b") == "</a)b>"
    assert destination("<x>") == "<%3Cx%3E>"
