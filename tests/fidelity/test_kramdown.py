"""Markdown as Jekyll publishes it: recorded fixtures, the real posts, kramdown's own cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from editor.core.kramdown import Options, literal_delimiters, parse, render, to_html
from tests.fidelity.oracle import Oracle, same
from tests.fidelity.record import FOLDER, pieces

FILES = sorted(FOLDER.glob("*.md"))


def different(texts: list[str], htmls: list[str], options: Options) -> list[str]:
    pairs = zip(texts, htmls, strict=True)
    return [
        text
        for text, html in pairs
        if not same(html, to_html(text, options), classes_in_code=False)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_fixture_is_rendered_like_jekyll(path: Path) -> None:
    recorded = pieces(path.with_suffix(".html"))
    assert different(pieces(path), recorded, Options(version="2.4")) == []


@pytest.mark.oracle
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_fixture_is_what_jekyll_says(path: Path, ruby: str) -> None:
    with Oracle() as oracle:
        answers = [oracle.html(text).rstrip("\n") for text in pieces(path)]
    assert answers == pieces(path.with_suffix(".html"))


BY_OPTIONS = [
    json.loads(line) for line in (FOLDER / "options.jsonl").read_text("utf-8").splitlines()
]


def test_options_are_followed_as_jekyll_follows_them() -> None:
    wrong = [
        (record["options"], record["markdown"])
        for record in BY_OPTIONS
        if different(
            [record["markdown"]],
            [record["html"]],
            Options.from_config({"version": "2.4", **record["options"]}),
        )
    ]
    assert wrong == []


@pytest.mark.oracle
def test_options_do_what_jekyll_says(ruby: str) -> None:
    wrong = []
    for options in {
        json.dumps(record["options"]): record["options"] for record in BY_OPTIONS
    }.values():
        with Oracle(options) as oracle:
            wrong += [
                record
                for record in BY_OPTIONS
                if record["options"] == options
                and oracle.html(record["markdown"]) != record["html"]
            ]
    assert wrong == []


@pytest.fixture(scope="module")
def blog_options(corpus: Path) -> Options:
    config = yaml.safe_load((corpus / "_config.yml").read_text("utf-8"))
    return Options.from_config(config["kramdown"])


@pytest.mark.corpus
def test_every_post_is_published_like_this(
    corpus_bodies: list[dict[str, str]], blog_options: Options
) -> None:
    wrong = []
    for record in corpus_bodies:
        html = to_html(record["markdown"], blog_options)
        # Text for text is more than a browser sees, and much faster to compare.
        if html.strip() != record["html"].strip() and not same(record["html"], html):
            wrong.append(record["name"])
    assert wrong == []


@pytest.mark.corpus
def test_printed_asterisks_are_those_on_the_page(corpus_bodies: list[dict[str, str]]) -> None:
    from selectolax.lexbor import LexborHTMLParser

    wrong = []
    for record in corpus_bodies:
        if "*" not in record["html"] and "*" not in record["markdown"]:
            continue
        page = LexborHTMLParser("<html><body>" + record["html"])
        for node in page.css("code,pre,script,style"):
            node.decompose()
        shown = page.body.text().count("*") if page.body is not None else 0
        document = parse(record["markdown"])
        found = literal_delimiters(document)
        placed = all(document.text[literal.offset :].startswith(literal.text) for literal in found)
        if sum(literal.text.count("*") for literal in found) != shown or not placed:
            wrong.append(record["name"])
    assert wrong == []


@pytest.mark.corpus
def test_kramdowns_own_cases(shared_data: Path) -> None:
    lines = (shared_data / "kramdown-cases.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    wrong = [case["name"] for case in cases if not same(case["html"], to_html(case["markdown"]))]
    assert wrong == []


@pytest.mark.oracle
def test_texts_nobody_thought_of(ruby: str) -> None:
    """A fixed handful of random texts, so that the fuzzer itself stays in order."""
    import random

    from tests.fidelity.fuzz_kramdown import OPTIONS, composition

    rng = random.Random(20)
    texts = [composition(rng) for _ in range(150)]
    with Oracle() as oracle:
        htmls = [oracle.html(text) for text in texts]
    assert len(different(texts, htmls, OPTIONS)) <= 1


def test_render_is_what_to_html_gives() -> None:
    text = "# a\n\n- b *c*\n"
    assert render(parse(text)) == to_html(text)
