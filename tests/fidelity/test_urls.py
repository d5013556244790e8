"""Dates and addresses beside those of real Jekyll, on a site of odd posts and on a real one."""

from __future__ import annotations

import json
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.jekyll.config import STYLES
from editor.core.jekyll.names import slugify
from editor.core.jekyll.permalink import PLACEHOLDERS, escape_path
from editor.core.jekyll.ruby_dates import find_date
from editor.site.index import PostRow, SiteIndex
from editor.site.site import Site, open_site
from tests.fidelity.jekyll_oracle import Build, read_site

pytestmark = pytest.mark.oracle

HEADERS = {
    "_posts/2026-01-02-plain.md": "title: Plain",
    "_posts/2026-01-02-late.md": "date: 2026-01-02 20:00:00",
    "_posts/2026-01-02-late-utc.md": "date: 2026-01-02 20:00:00 +0000",
    "_posts/2026-01-02-late-zulu.md": "date: 2026-01-02T20:00:00Z",
    "_posts/2026-01-02-quoted.md": 'date: "2026-01-02 20:00"',
    "_posts/2026-01-02-quoted-jst.md": 'date: "2026-01-02 20:00 JST"',
    "_posts/2026-01-02-quoted-slashes.md": 'date: "2026/1/5 9:05"',
    "_posts/2026-01-02-quoted-words.md": 'date: "5 March 2026 8pm"',
    "_posts/2026-01-02-quoted-zone.md": 'date: "2026-01-02 20:00:00 Asia/Tokyo"',
    "_posts/2026-01-02-quoted-25.md": 'date: "2026-01-02 25:00 +0900"',
    "_posts/2026-01-02-quoted-february.md": 'date: "2026-02-30 10:00"',
    "_posts/2026-01-02-day.md": "date: 2026-03-04",
    "_posts/2026-01-02-day-one-digit.md": "date: 2026-3-4",
    "_posts/2026-01-02-number.md": "date: 20260405",
    "_posts/2026-01-02-fraction.md": "date: 2026-01-02 23:59:59.999 +0900",
    "_posts/2026-01-02-minus.md": "date: 2026-01-02 03:00:00 -0830",
    "_posts/2026-01-02-leap.md": "date: 2026-02-30 10:00:00",
    "_posts/2026-1-2-short.md": "title: Short",
    "_posts/26-01-02-century.md": "title: Century",
    "_posts/2026-02-30-no-such-day.md": "title: In March",
    "_posts/2026-01-02-日本語の題名.md": "title: 日本語",
    "_posts/2026-01-02-ﾊﾝｶｸ カナ.md": "title: 半角",
    "_posts/2026-01-02-cafe\u0301.md": "title: NFD",
    "_posts/2026-01-02-café.md": "title: NFC",
    "_posts/2026-01-02-Upper_Case--Dash-.md": "title: Upper",
    "_posts/2026-01-02-dots...md": "title: Dots",
    "_posts/2026-01-02-a.b.c.md": "title: More dots",
    "_posts/2026-01-02-pretty!$&'()+,;=@~.md": "title: Signs",
    "_posts/2026-01-02-50%25 & [x] #1?.md": "title: Unsafe",
    "_posts/2026-01-02-emoji-🎉-party.md": "title: Party",
    "_posts/2026-01-02--.md": "title: Dash",
    "_posts/2026-01-02-ΑΣ.md": "title: Sigma",
    "_posts/2026-01-02-page.html": "title: HTML",
    "_posts/2026-01-02-text.txt": "title: Text",
    "_posts/2026-01-02-mark.markdown": "title: Markdown",
    "_posts/2026-01-02-slug.md": "slug: Another_Name.v2",
    "_posts/2026-01-02-slug-jp.md": "slug: 別の 名前",
    "_posts/2026-01-02-slug-empty.md": 'slug: ""',
    "_posts/2026-01-02-slug-null.md": "slug:",
    "_posts/2026-01-02-slug-date.md": "slug: no",
    "_posts/2026-01-02-permalink.md": "permalink: /about/us/",
    "_posts/2026-01-02-permalink-ext.md": "permalink: /feed/:year/a.xml",
    "_posts/2026-01-02-permalink-bare.md": "permalink: pretty",
    "_posts/2026-01-02-permalink-odd.md": "permalink: //x/../y/./z//:slug",
    "_posts/2026-01-02-permalink-jp.md": "permalink: /日本/:title",
    "_posts/2026-01-02-permalink-empty.md": 'permalink: ""',
    "_posts/2026-01-02-permalink-no.md": "permalink: false",
    "_posts/2026-01-02-cats.md": "categories: News Tech",
    "_posts/2026-01-02-cat-list.md": "categories: [AI 技術, C++, a/b, 'Ω Σ']",
    "_posts/2026-01-02-cat-full-width.md": "categories: 技術　ガイド",
    "_posts/2026-01-02-cat-single.md": "category: One Two",
    "_posts/2026-01-02-cat-both.md": "category: One\ncategories: [two, One]",
    "_posts/2026-01-02-cat-types.md": "categories: [yes, 010, 1.5, 2026-01-02, ~, [x, y]]",
    "_posts/2026-01-02-cat-number.md": "categories: 5",
    "_posts/2026-01-02-cat-map.md": "categories: {a: b}",
    "_posts/2026-01-02-cat-false.md": "categories: false",
    "_posts/2026-01-02-cat-signs.md": "categories: ['what?', 'x#y#z', '50%', 'a&b']",
    "_posts/2026-01-02-cat-uri.md": "categories: ['c:d']",
    "_posts/2026-01-02-tags.md": "tags: a b, c",
    "_posts/2026-01-02-tags-list.md": "tags: [yes, 010, 1:30, ~, [x, [y]]]",
    "_posts/2026-01-02-tag.md": "tag: one two\ntags: [three]",
    "_posts/2026-01-02-tags-number.md": "tags: 5",
    "_posts/2026-01-02-hidden.md": "published: false",
    "_posts/2026-01-02-hidden-null.md": "published:",
    "_posts/2026-01-02-hidden-text.md": 'published: "false"',
    "_posts/2026-01-02-draft-key.md": "draft: true",
    "_posts/2999-01-02-future.md": "title: Future",
    "_posts/2026-01-02-future-date.md": "date: 2999-05-05 10:00:00 +0900",
    "_posts/2026-01-02-broken.md": "title: [",
    "_posts/2026-01-02-symbol.md": "title: :symbol",
    "_posts/2026-01-02-list.md": "- a\n- b",
    "_posts/2026-01-02-scalar.md": "just text",
    "_posts/2026-01-02-false.md": "false",
    "_posts/2026-01-02-twice.md": "title: One\nslug: one\nslug: two",
    "_posts/2026-01-02-number-title.md": "title: 2026",
    "_posts/2026-01-02-null-title.md": "title:",
    "_posts/sub/2026-01-02-below.md": "title: Below",
    "_posts/sub_x/2026-01-02-below-too.md": "title: Below too",
    "news/_posts/2026-01-02-in-news.md": "categories: extra",
    "News/日本/_posts/deep/2026-01-02-deep.md": "title: Deep",
    "news/_drafts/idea.md": "title: Idea",
    "_drafts/undated.md": "title: Undated",
    "_drafts/2026-05-06-dated.md": "title: Dated",
    "_drafts/with-date.md": "date: 2026-05-06 23:00:00 +0000",
    "_drafts/下書き.md": "categories: [a]",
    "_drafts/sub/below.markdown": "title: Below",
    "_posts/_hidden/2026-01-02-below-hidden.md": "title: Not found",
    "_posts/.hidden/2026-01-02-below-dot.md": "title: Not found",
    "_posts/_2026-01-02-underscore.md": "title: Not found",
    "_posts/2026-01-02-backup.md~": "title: Not found",
    "_posts/no-date.md": "title: Not found",
    "_posts/2026-01-02-no-extension": "title: Not found",
    "vendor/bundle/_posts/2026-01-02-gem.md": "title: Not found",
    "node_modules/x/_posts/2026-01-02-node.md": "title: Not found",
    "left-out/_posts/2026-01-02-left-out.md": "title: Not found",
    "left-out-too/_posts/2026-01-02-left-out-too.md": "title: Not found",
    "_recipes/soup.md": "title: Soup",
    "_recipes/deep/日本 soup.md": "date: 2026-05-06\ntitle: Deep",
    "_recipes/own.md": "permalink: /own/:name:output_ext",
    "_recipes/hidden.md": "published: false",
    "_recipes/tea.html": "categories: x y",
    "_notes/note.md": "title: Note",
    "about.md": "title: About",
    "index.html": "title: Index",
    "sub/index.md": "title: Sub",
    "sub/page.one.md": "title: One",
    "sub/日本.md": "title: Japan",
    "feed.xml": "title: Feed",
    "own.md": "permalink: /mine",
    "_pages/kept.md": "title: Kept",
    "_layouts/post.html": "title: Layout",
}
BASE = """
timezone: Asia/Tokyo
exclude: [left-out, "*.bak"]
include: [_pages]
collections:
  recipes: {output: true}
  notes:
defaults:
  - scope: {path: "", type: posts}
    values: {author: 編集部, categories: [all]}
  - scope: {path: news, type: posts}
    values: {author: News desk}
  - scope: {path: "_drafts/*.md"}
    values: {layout: draft}
"""
ALL = {"future": True, "unpublished": True, "show_drafts": True}
TEMPLATE = "/" + "/".join(f":{name}" for name in sorted(PLACEHOLDERS) if name != "output_ext")


def build(folder: Path, config: str, headers: dict[str, str] = HEADERS) -> Path:
    site = folder / "site"
    for rel, header in headers.items():
        file = site / rel
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{header}\n---\n\nText.\n", encoding="utf-8")
    (site / "_config.yml").write_text(config, encoding="utf-8")
    (site / "_posts" / "2026-01-02-headless.md").write_text("Only text.\n", encoding="utf-8")
    (site / "_posts" / "2026-01-02-bom.md").write_bytes(b"\xef\xbb\xbf---\ntitle: BOM\n---\n")
    (site / "_posts" / "2026-01-02-crlf.md").write_bytes(
        b"---\r\ntitle: CRLF\r\nslug: cr\r\n---\r\n"
    )
    (site / "_posts" / "2026-01-02-sjis.md").write_bytes("---\ntitle: 表\n---\n".encode("cp932"))
    (site / "_recipes" / "plain.md").write_text("No header.\n", encoding="utf-8")
    (site / "plain.md").write_text("No header.\n", encoding="utf-8")
    return site


def read(site: Path, build_time: str) -> tuple[Site, dict[str, PostRow]]:
    opened = open_site(site)
    assert isinstance(opened, Site)
    assert opened.problems == ()
    index = SiteIndex(opened, None, clock=lambda: datetime.fromisoformat(build_time))
    index.refresh()
    return opened, {row.rel: row for row in (*index.rows(), *index.pages())}


def compared(built: Build, rows: dict[str, PostRow]) -> dict[str, tuple[object, object]]:
    """Path to (Jekyll's, ours), for what differs."""
    different: dict[str, tuple[object, object]] = {}
    for rel, doc in built.documents.items():
        row = rows.get(rel)
        ours = None if row is None else _ours(row, doc)
        theirs = _theirs(row, doc)
        if theirs != ours:
            different[rel] = (theirs, ours)
    return different


def _theirs(row: PostRow | None, doc: dict[str, object]) -> list[object]:
    fails = str(doc["url"]).startswith("!")
    facts: list[object] = ["no URL" if fails or not doc.get("write", True) else doc["url"]]
    if doc["collection"] == "posts":
        facts += [doc["title"], doc["author"], sorted(doc["tags"])]
        facts += sorted({name for name in doc["categories"] if name})
        if row is not None and row.date is not None:
            facts.append(doc["date"])
    return facts


def _ours(row: PostRow, doc: dict[str, object]) -> list[object]:
    facts: list[object] = [row.url or "no URL"]
    if doc["collection"] == "posts":
        facts += [row.title, row.author or None, sorted(row.tags), *sorted(row.categories)]
        if row.date is not None:
            facts.append(int(row.date.timestamp()))
    return facts


SITES = {
    **{f"style {style}": f"permalink: {style}" for style in STYLES},
    "every placeholder": f"permalink: {TEMPLATE}:output_ext",
    "underscores": "permalink: /:year_:month_:day/:i_month-:i_day_x:title",
    "template with slash": "permalink: /blog/:slug/",
    "no permalink": "title: x",
    "machine's zone": "permalink: pretty\ntimezone:",
    "zone with summer time": "permalink: date\ntimezone: America/New_York",
    "POSIX zone": "permalink: date\ntimezone: JST-9",
    "half-hour zone": "permalink: date\ntimezone: Asia/Kolkata",
}


@pytest.mark.parametrize("config", SITES.values(), ids=SITES.keys())
def test_every_url_date_and_category_is_jekylls(
    ruby: str, tmp_path: Path, config: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    flags = "\nfuture: true\nunpublished: true\n"
    site = build(tmp_path, BASE.replace("timezone: Asia/Tokyo", "x: y") + config + flags)
    if "timezone" not in config:
        (site / "_config.yml").write_text(BASE + config + flags, encoding="utf-8")
    built = read_site(ruby, site, show_drafts=True)
    _, rows = read(site, built.now)
    assert len(built.documents) > 100
    assert compared(built, rows) == {}
    unknown = {rel for rel in rows if rel not in built.documents}
    assert unknown == {"_posts/2026-01-02-sjis.md", "_posts/no-date.md"}
    assert {rows[rel].url for rel in unknown} == {""}


def test_posts_have_a_template_of_their_own_and_live_in_a_collections_folder(
    ruby: str, tmp_path: Path
):
    config = """
collections_dir: texts
permalink: ordinal
collections:
  posts: {permalink: "/p/:categories/:title"}
  recipes: {output: true, permalink: "/r/:path/:collection/:name:output_ext"}
defaults:
  - {scope: {path: texts/_posts}, values: {author: A, permalink: "/:slug/"}}
  - {scope: {path: texts/_recipes, type: recipes}, values: {permalink: "/:year/:title/"}}
"""
    headers = {
        "texts/_posts/2026-01-02-a.md": "title: A",
        "texts/news/_posts/2026-01-02-b.md": "title: B",
        "texts/_drafts/c.md": "title: C",
        "texts/_recipes/d/e.md": "date: 2026-02-03",
        "_posts/2026-01-02-outside.md": "title: Not found",
        "page.md": "title: P",
    }
    site = tmp_path / "site"
    for rel, header in headers.items():
        file = site / rel
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{header}\n---\n", encoding="utf-8")
    (site / "_config.yml").write_text(config, encoding="utf-8")
    built = read_site(ruby, site, show_drafts=True)
    _, rows = read(site, built.now)
    assert compared(built, rows) == {}
    assert set(rows) == set(built.documents)


def test_what_jekyll_publishes_today_is_what_is_called_published(ruby: str, tmp_path: Path):
    site = build(tmp_path, BASE)
    built = read_site(ruby, site)
    _, rows = read(site, built.now)
    theirs = {rel for rel, doc in built.documents.items() if doc.get("write", True)}
    ours = {rel for rel, row in rows.items() if row.state == "published"}
    assert ours == theirs
    scheduled = {rel for rel, row in rows.items() if row.state == "scheduled"}
    assert scheduled == {
        "_posts/2999-01-02-future.md",
        "_posts/2026-01-02-future-date.md",
    }


@pytest.mark.parametrize(
    "header",
    ["date: someday", 'date: "2026-13-45"', "date:", "date: true", "date: [2026]", 'date: "未定"',
     "permalink: 5", "permalink: /:nothing/", "slug: 5", "slug: [a]", "categories: ['質問: a']"],
)  # fmt: skip
def test_what_makes_the_build_die_is_a_problem_of_the_row(ruby: str, tmp_path: Path, header: str):
    site = tmp_path / "site"
    (site / "_posts").mkdir(parents=True)
    (site / "_posts" / "2026-01-02-a.md").write_text(f"---\n{header}\n---\n", encoding="utf-8")
    (site / "_config.yml").write_text("title: x\n", encoding="utf-8")
    _, rows = read(site, "2026-05-05T00:00:00+00:00")
    row = rows["_posts/2026-01-02-a.md"]
    assert row.header_error is not None
    try:
        built = read_site(ruby, site)
    except AssertionError:
        return  # the read phase died
    assert str(built.documents["_posts/2026-01-02-a.md"]["url"]).startswith("!")


@pytest.mark.corpus
def test_all_urls_of_a_real_site(ruby: str, corpus: Path):
    built = read_site(ruby, corpus)
    _, rows = read(corpus, built.now)
    posts = {rel for rel, doc in built.documents.items() if doc["collection"] == "posts"}
    assert len(posts) == 1219
    assert posts == {rel for rel, row in rows.items() if row.kind == "post"}
    assert compared(built, rows) == {}


# --- The parts, with made-up texts -------------------------------------------------------------


def ask(ruby: str, code: str, texts: list[str]) -> list[object]:
    """What ``code`` (a Ruby expression of ``s``) makes of each text; None where it raises."""
    script = f"""
    require "jekyll"; require "json"; require "date"; require "i18n"
    Jekyll.logger.log_level = :error
    JSON.parse(STDIN.read).each {{ |s| puts JSON.generate([(({code}) rescue nil)]) }}
    """
    done = subprocess.run(
        [ruby, "-e", script],
        input=json.dumps(texts).encode(),
        capture_output=True,
        check=True,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin", "TZ": "UTC"},
    )
    return [json.loads(line)[0] for line in done.stdout.decode("utf-8").splitlines()]


PARTS = st.sampled_from(
    ["2026", "26", "1", "02", "13", "'26", "Jan", "feb", "May", "Monday", "5th", "-", "-", "/", ".",
     " ", ":", "10:20", "8pm", "20:30:40", "T", "z", "+0900", "-01", "JST", "GMT", "R8", "H3", ".5",
     "20260102", "101112", "年", "月", "日", "bc", "w05", "2026-W05", "'", ",", "utc", "31", "-001",
     "--", "秋", "2026-01-02", "12h 30m", "[-9:JST]"]
)  # fmt: skip
TEXTS = st.lists(
    st.text(
        st.characters(exclude_categories=("Cs",), max_codepoint=0x1F9FF, exclude_characters="\0"),
        max_size=12,
    ),
    max_size=60,
)
# Ruby 3.1 knows Unicode 13; letters that came later are none to it.
LETTERS = st.lists(
    st.text(
        "aZ09 -_.~!'&éÉßŁœıＡａ１カｶﾞがＧ漢々ー〜・،אабвΑΣσỳ²½Ⅷ①🎉\u0301\u200d\u3000", max_size=14
    ),
    max_size=60,
)


@settings(max_examples=6)
@given(texts=st.lists(st.lists(PARTS, max_size=6).map("".join), max_size=150))
def test_dates_are_found_in_texts_as_ruby_finds_them(ruby: str, texts: list[str]):
    code = "h = Date._parse(s); [h[:year], h[:mon], h[:mday], h[:yday], h[:hour], h[:min], h[:sec]]"
    for text, theirs in zip(texts, ask(ruby, code, texts), strict=True):
        found = find_date(text)
        ours = [found.year, found.month, found.day, found.year_day]
        ours += [found.hour, found.minute, found.second]
        if theirs is not None:  # Ruby trips over hours of ten digits
            assert ours == theirs, text


@settings(max_examples=2)
@given(texts=LETTERS)
@pytest.mark.parametrize("mode", ["default", "pretty", "raw", "ascii", "latin", "none"])
@pytest.mark.parametrize("cased", [True, False])
def test_slugs_are_made_as_jekyll_makes_them(ruby: str, texts: list[str], mode, cased: bool):
    code = f"Jekyll::Utils.slugify(s, mode: '{mode}', cased: {str(cased).lower()})"
    ours = [slugify(text, mode, cased=cased) for text in texts]
    assert ours == ask(ruby, code, texts)


def test_accents_are_taken_off_all_latin_letters(ruby: str):
    letters = [chr(code) for code in range(0xA0, 0x250)]
    assert [slugify(c, "latin") for c in letters] == ask(
        ruby, "Jekyll::Utils.slugify(s, mode: 'latin')", letters
    )


def _escaped(text: str) -> str | None:
    try:
        return escape_path(text)
    except ValueError:
        return None


@settings(max_examples=5)
@given(texts=TEXTS)
def test_paths_are_escaped_as_jekyll_escapes_them(ruby: str, texts: list[str]):
    plain = [text for text in texts if "//" not in text]  # an authority has rules of its own
    assert [_escaped(text) for text in plain] == ask(ruby, "Jekyll::URL.escape_path(s)", plain)
