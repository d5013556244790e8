"""Every rule of the blog's preset, counted a second way.

Each row gives for one post how often a rule should speak, in a few lines that know nothing of our
reader: from the raw text, from PyYAML's values, from the HTML that real Jekyll made.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from editor.rules.catalog import RULES
from editor.rules.notices import CRASHED
from editor.site.checker import check_posts
from editor.site.ground import Ground, ground_of_site

pytestmark = [pytest.mark.corpus, pytest.mark.timeout(600)]

HEADER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)


@dataclass(frozen=True)
class Raw:
    """A post as text and as another reader has it."""

    rel: str
    text: str
    html: str
    options: dict[str, dict] = field(repr=False)

    @cached_property
    def values(self) -> dict:
        return yaml.safe_load(HEADER.match(self.text)[1])

    @cached_property
    def body(self) -> str:
        return HEADER.sub("", self.text, count=1)

    @cached_property
    def prose(self) -> str:
        """The body without code and comments, by the plainest of means."""
        fenced = re.sub(r"^```.*?^```$", "", self.body, flags=re.MULTILINE | re.DOTALL)
        indented = LexborHTMLParser(self.html).css("pre")
        for line in (line for node in indented for line in node.text(deep=True).split("\n")):
            fenced = fenced.replace(f"\n    {line}\n", "\n\n") if line else fenced
        spans = re.sub(r"`[^`\n]+`", "", fenced)
        return re.sub(r"<!--.*?-->", "", spans, flags=re.DOTALL)

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        """Level and text of every heading of the published page."""
        nodes = LexborHTMLParser(self.html).css("h1, h2, h3, h4, h5, h6")
        return [(int(n.tag[1]), " ".join(n.text(deep=True).split())) for n in nodes]

    @property
    def slug(self) -> str:
        return re.sub(r"^\d{4}-\d\d-\d\d-(?:\d+-(?=.))?", "", Path(self.rel).stem)

    @property
    def lines(self) -> list[str]:
        return [line for line in self.body.split("\n") if line.strip()]

    @property
    def title(self) -> str:
        return self.values["title"]

    def option(self, rule: str, name: str) -> list[str]:
        return list(self.options[rule][name])


def phrases(text: str, wanted: Iterable[str]) -> int:
    """How often any of the phrases stands there, as a search from left to right finds them."""
    pattern = "|".join(re.escape(p) for p in sorted(wanted, key=len, reverse=True))
    return len(re.findall(pattern, text))


def cliches(post: Raw) -> int:
    wanted = post.option("body/cliche", "phrases")
    kinds = sum(phrase in post.prose for phrase in wanted)
    return phrases(post.prose, wanted) if kinds >= 3 else 0


def without_links(text: str) -> str:
    return re.sub(r"\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]\([^)\n]*\)", "", text)


def shown(post: Raw) -> list[str]:
    return [post.values.get(key) or "" for key in ("title", "excerpt", "description")]


def unpaired(title: str) -> int:
    """Take away pairs from the inside out; what is left is alone."""
    pair = re.compile(r"「([^「」『』（）【】()]*)」|『([^「」『』（）【】()]*)』"
                      r"|（([^「」『』（）【】()]*)）|【([^「」『』（）【】()]*)】"
                      r"|\(([^「」『』（）【】()]*)\)")  # fmt: skip
    while True:
        less = pair.sub(lambda m: "".join(g or "" for g in m.groups()), title)
        if less == title:
            return len(re.findall(r"[「」『』（）【】()]", less))
        title = less


def fold(text: str) -> str:
    import unicodedata

    bare = re.sub(r"^[#*_\s]+|[#*_\s]+$|\*\*", "", text)
    return " ".join(unicodedata.normalize("NFKC", bare).split())


def title_headings(post: Raw) -> int:
    """Not counting a heading that is the first line."""
    same = sum(fold(text) == fold(post.title) for _, text in post.headings)
    first = post.lines[0]
    return same - (first.startswith("#") and fold(first) == fold(post.title))


def greeting(post: Raw) -> int:
    return sum(line.lstrip().startswith("やあ") for line in post.lines[:3])


def levels(post: Raw, *wanted: int) -> int:
    return sum(level in wanted for level, _ in post.headings)


def repeated(post: Raw) -> int:
    texts = [text for _, text in post.headings]
    return len(texts) - len(set(texts))


def jumps(post: Raw) -> int:
    steps = zip(post.headings, post.headings[1:], strict=False)
    return sum(b > a + 1 for (a, _), (b, _) in steps)


def bullets(post: Raw) -> bool:
    points = sum(bool(re.match(r"\s*[-*]\s", line)) for line in post.lines)
    return points / len(post.lines) > 0.3


def literal_stars(post: Raw) -> int:
    tree = LexborHTMLParser(post.html)
    for name in ("code", "pre", "script", "style"):
        for node in tree.css(name):
            node.decompose()
    return tree.body.text(deep=True).count("**") if tree.body else 0


def minutes(post: Raw, cap: int) -> int:
    return max(3, min(cap, len(post.body.strip()) // 500 + 1))


def stale(post: Raw) -> bool:
    value = post.values.get("reading_time")
    return value is not None and value not in (minutes(post, 20), minutes(post, 15))


def alone(post: Raw) -> int:
    v = post.values
    return (v.get("robots") == "noindex") != (v.get("sitemap") is False)


def ends_in_dots(post: Raw) -> int:
    return sum(text.rstrip().endswith(("..", "…", "・・・")) for text in shown(post))


def marks_of_headings(post: Raw) -> int:
    return len(re.findall(r"^#{2,6}[^#\s\d!]|^\*\*#{2,6}\s", post.prose, re.MULTILINE))


Count = Callable[[Raw], int]
TABLE: dict[tuple[str, str | None], Count] = {
    # D1: fields.
    ("header/unlisted-value", None): lambda p: "ALLFORCES" not in p.values["author"],
    ("header/unknown-value", None): lambda p: p.values["categories"][0] not in CATEGORIES,
    ("header/key-pair", "alone"): alone,
    ("header/same-text", "same"): lambda p: (
        (p.values.get("description") or "-").strip() == p.values["excerpt"].strip()
    ),
    ("header/text-cut-off", "dots"): ends_in_dots,
    ("header/filler-tag", "filler"): lambda p: sum(
        tag in p.option("header/filler-tag", "tags") for tag in p.values["tags"]
    ),
    ("header/tag-count", "few"): lambda p: 0 < len(p.values["tags"]) < 3,
    ("header/tag-count", "many"): lambda p: len(p.values["tags"]) > 6,
    ("header/field-range", "too-few"): lambda p: not p.values["tags"],
    ("header/reading-time", "stale"): stale,
    ("header/date-form", None): lambda p: not re.search(
        r"^date: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}$", p.text, re.MULTILINE
    ),
    ("header/value-style", None): lambda p: len(
        re.findall(r"^(?:(?:title|author|excerpt|description|image): [^\"\n]|tags: [^\[\n])",
                   HEADER.match(p.text)[1], re.MULTILINE)
    ),
    ("header/blank-ends", "blank"): lambda p: sum(
        value != value.strip() != "" for value in p.values.values() if isinstance(value, str)
    ),
    ("header/odd-characters", None): lambda p: len(
        re.findall("[\uff61-\uff9f]+|[\u200b\ufeff\ufffd]+", HEADER.match(p.text)[1])
    ),
    # D2: file names.
    ("file/name-pattern", "pattern"): lambda p: not re.fullmatch(
        r"\d{4}-\d\d-\d\d-\d+-.+", Path(p.rel).stem
    ),
    ("file/name-pattern", "not-ascii"): lambda p: not p.slug.isascii(),
    ("file/name-pattern", "slug"): lambda p: (
        p.slug.isascii() and not re.fullmatch(r"[a-z0-9-]+", p.slug)
    ),
    ("file/name-pattern", "long"): lambda p: len(p.slug) > 50,
    ("file/slug-length", "long"): lambda p: len(p.slug) > 30,
    ("file/slug-meaning", "digits"): lambda p: p.slug.isdecimal(),
    ("file/slug-meaning", "empty"): lambda p: p.slug.startswith("ai-article"),
    ("file/slug-meaning", "short"): lambda p: not p.slug.isdecimal() and len(p.slug) <= 3,
    ("file/name-characters", None): lambda p: bool(re.search("[\uff61-\uff9f]", p.rel)),
    # D3: titles.
    ("header/title-pattern", "found"): lambda p: len(
        re.findall(r"【[^】]*】|[!！?？]{2,}", p.title)
    ),
    ("header/title-brackets", "alone"): lambda p: unpaired(p.title),
    ("header/generator-talk", "found"): lambda p: sum(
        phrases(text, p.option("header/generator-talk", "phrases")) > 0 for text in shown(p)
    ),
    ("header/title-markdown", None): lambda p: bool(re.search(r"\*\*|`|\]\(", p.title)),
    # D4: the text.
    ("body/title-heading", "repeated"): title_headings,
    ("body/opening-bold", "bold"): lambda p: bool(
        re.fullmatch(r"\*\*[^*]+\*\*", p.lines[0].strip())
    ),
    ("body/opening-phrase", "found"): greeting,
    ("body/short", "short"): lambda p: len(p.body.strip()) < 3000,
    ("body/heading-level-one", "found"): lambda p: levels(p, 1),
    ("body/heading-count", "second-level"): lambda p: levels(p, 2) < 3,
    ("body/heading-count", "both-levels"): lambda p: levels(p, 2) >= 3 and levels(p, 2, 3) < 5,
    ("body/conclusion", "missing"): lambda p: bool(p.headings) and not any(
        word in text for _, text in p.headings for word in p.option("body/conclusion", "words")
    ),
    ("body/list-share", "much"): bullets,
    ("body/heading-jump", "jump"): jumps,
    ("body/heading-start", "deep"): lambda p: bool(p.headings) and p.headings[0][0] > 2,
    ("body/heading-repeated", "again"): repeated,
    ("body/heading-mark", None): marks_of_headings,
    ("body/stray-emphasis", "literal"): literal_stars,
    ("body/first-person", "found"): lambda p: phrases(p.prose, ("私が", "僕")),
    ("body/cliche", "found"): cliches,
    ("body/banned-phrase", "found"): lambda p: phrases(
        p.prose, p.option("body/banned-phrase", "phrases")
    ),
    ("body/generator-talk", "found"): lambda p: phrases(
        without_links(p.prose), p.option("body/generator-talk", "phrases")
    ),
    ("body/compliance", "found"): lambda p: len(
        re.findall("|".join(p.option("body/compliance", "patterns")), p.prose)
    ),
    ("body/lost-character", None): lambda p: len(re.findall("\ufffd+", p.body)),
    ("body/liquid", "found"): lambda p: len(re.findall(r"\{[{%].*?[}%]\}", p.prose)),
    ("body/trailing-blanks", "blanks"): lambda p: len(
        re.findall(r"(?<![ \t])[ \t]$|[ \t]+$(?=\n\s*\n|\n?\Z)", p.prose, re.MULTILINE)
    ),
    ("body/unclosed-fence", None): lambda p: len(re.findall(r"^```", p.body, re.MULTILINE)) % 2,
    ("body/image-alt", None): lambda p: len(
        LexborHTMLParser(p.html).css('img:not([alt]), img[alt=""]')
    ),
}  # fmt: skip
CATEGORIES = {
    "業界別AI活用", "AI最新ニュース", "AI技術ガイド", "導入事例", "AI導入戦略", "研究論文",
}  # fmt: skip
COUNTED_ELSEWHERE = {
    "header/required-field", "header/recommended-field", "header/duplicate-key",
    "header/title-length", "header/accepted-length", "header/wanted-length",
    "header/excerpt-markdown", "header/date-file-name", "header/image-missing",
    "body/title-repeated", "site/url-shared",
}  # fmt: skip
"""Rules of this preset that test_rules_corpus.py counts."""
GUESSES = {"header/title-ending", "header/title-leftover"}
"""Rules that are their options and nothing else: a second count would be the first."""


@pytest.fixture(scope="module")
def ground(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Ground:
    root = tmp_path_factory.mktemp("counted") / "site"
    shutil.copytree(corpus, root)
    (root / "_genko").mkdir()
    (root / "_genko" / "schema.yml").write_text("extends: ai-news\n")
    made = ground_of_site(root)
    assert isinstance(made, Ground)
    return made


@pytest.fixture(scope="module")
def raws(ground: Ground, corpus_bodies: list[dict[str, str]]) -> dict[str, Raw]:
    html = {body["name"]: body["html"] for body in corpus_bodies}
    options = {rule.id: dict(ground.rules.config[rule.id].options) for rule in RULES}
    return {
        post.rel: Raw(post.rel, post.path.read_text(encoding="utf-8"), html[post.rel], options)
        for post in ground.posts
    }


@pytest.fixture(scope="module")
def found(ground: Ground) -> dict[tuple[str, str], Counter[str]]:
    """How often each rule spoke in each post, by rule and variant."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for result in check_posts(ground.posts, ground, rules=list(RULES)):
        for finding in result.findings:
            key = (finding.rule, finding.variant)
            counts.setdefault(key, Counter())[result.rel] += 1
    return counts


@pytest.mark.parametrize("row", TABLE, ids=lambda row: "/".join(filter(None, row)))
def test_counts_are_those_of_the_definition(
    row: tuple[str, str | None],
    found: dict[tuple[str, str], Counter[str]],
    raws: dict[str, Raw],
) -> None:
    rule, variant = row
    counted: Counter[str] = Counter()
    for (name, other), posts in found.items():
        if name == rule and variant in (None, other):
            counted += posts
    expected = {rel: int(TABLE[row](raw)) for rel, raw in raws.items()}
    assert dict(counted) == {rel: count for rel, count in expected.items() if count}


def test_every_rule_that_speaks_is_counted(found: dict[tuple[str, str], Counter[str]]) -> None:
    told = {rule for rule, _ in found if rule.partition("/")[0] in ("header", "file", "body")}
    assert CRASHED not in {rule for rule, _ in found}
    assert told - {rule for rule, _ in TABLE} <= COUNTED_ELSEWHERE | GUESSES


def test_most_rows_count_something(raws: dict[str, Raw]) -> None:
    """A table of zeros would prove nothing."""
    some = [row for row, count in TABLE.items() if any(map(count, raws.values()))]
    assert len(some) >= 30
