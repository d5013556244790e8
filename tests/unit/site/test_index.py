from __future__ import annotations

import os
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.core.header.values import Time
from editor.i18n.catalog import LANGUAGES
from editor.site import index as index_module
from editor.site.cache import CachedRow, IndexCache
from editor.site.index import SiteIndex
from editor.site.resources import load_messages
from editor.site.rows import values_from_text, values_to_text
from editor.site.site import Site, open_site

NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)
POSTS = {
    "_posts/2026-01-02-old.md": "title: Old\ntags: [AI, b]\ncategories: [x]\nauthor: Hana",
    "_posts/2026-03-04-new.md": 'title: "新しい ＡＩ"\ntags: [AI]\ndate: 2026-03-04 20:00:00 +0000',
    "_posts/2026-12-31-later.md": "title: Later\nauthor: [Hana, Ren]",
    "_posts/2026-02-02-hidden.md": "title: Hidden\npublished: false",
    "_posts/2026-02-03-broken.md": "title: [",
    "_posts/2026-02-04-date.md": "title: Date\ndate: someday",
    "_drafts/idea.md": "title: Idea\ntags: b",
    "_posts/wrong-name.md": "title: Wrong",
    "about.md": "title: About\npermalink: /2026/01/02/old/",
}


@pytest.fixture
def site(tmp_path) -> Site:
    root = tmp_path / "site"
    for rel, header in POSTS.items():
        write(root, rel, header)
    write(root, "_layouts/post.html", "x: y")
    (root / "assets").mkdir()
    (root / "assets" / "絵 1.png").touch()
    (root / "_config.yml").write_text("timezone: Asia/Tokyo\npermalink: pretty\n", encoding="utf-8")
    opened = open_site(root)
    assert isinstance(opened, Site)
    return opened


def write(root: Path, rel: str, header: str, body: str = "\nText.\n") -> Path:
    file = root / rel
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{header}\n---\n{body}", encoding="utf-8")
    return file


def make(site: Site, cache: Path | None = None) -> SiteIndex:
    return SiteIndex(site, cache, clock=lambda: NOW)


def test_drafts_are_on_top_then_the_newest(site):
    rows = make(site).refresh()
    assert rows[0].rel == "_drafts/idea.md"
    dated = [row.rel for row in rows[1:] if row.date is not None]
    assert dated == [
        "_posts/2026-12-31-later.md",
        "_posts/2026-03-04-new.md",
        "_posts/2026-02-02-hidden.md",
        "_posts/2026-01-02-old.md",
    ]


def test_a_row_is_what_jekyll_sees(site):
    index = make(site)
    index.refresh()
    row = index.row("_posts/2026-03-04-new.md")
    assert row is not None
    assert (row.title, row.tags, row.state) == ("新しい ＡＩ", ("AI",), "published")
    assert row.url == "/2026/03/05/new/"
    assert row.date is not None
    assert row.date.isoformat() == "2026-03-05T05:00:00+09:00"
    assert "新しい ai" in row.search_text
    assert "2026-03-04-new.md" in row.search_text
    values = index.values(row.rel)
    assert values["date"] == Time(datetime(2026, 3, 4, 20, tzinfo=UTC), 0)


def test_states(site):
    states = {row.rel: row.state for row in make(site).refresh()}
    assert states == {
        "_posts/2026-01-02-old.md": "published",
        "_posts/2026-03-04-new.md": "published",
        "_posts/2026-12-31-later.md": "scheduled",
        "_posts/2026-02-02-hidden.md": "hidden",
        "_posts/2026-02-03-broken.md": "published",
        "_posts/2026-02-04-date.md": "published",
        "_drafts/idea.md": "draft",
        "_posts/wrong-name.md": "hidden",
    }


def test_what_cannot_be_read_has_a_message(site):
    rows = {row.rel: row for row in make(site).refresh()}
    errors = {rel: row.header_error for rel, row in rows.items() if row.header_error is not None}
    assert set(errors) == {"_posts/2026-02-03-broken.md", "_posts/2026-02-04-date.md"}
    for error in errors.values():
        for language in LANGUAGES:
            assert load_messages(language).text(error.message, **error.args)
    assert rows["_posts/2026-02-03-broken.md"].url == "/2026/05/05/2026-02-03-broken/"
    assert rows["_posts/2026-02-03-broken.md"].date is None


def test_facts_rank_by_use_and_know_clashes(site):
    index = make(site)
    index.refresh()
    facts = index.facts()
    assert list(facts.tag_counts.items()) == [("AI", 2), ("b", 2)]
    assert dict(facts.author_counts) == {"Hana": 2, "Ren": 1}
    assert dict(facts.category_counts) == {"x": 1}
    assert facts.urls["/2026/03/05/new/"] == ("_posts/2026-03-04-new.md",)
    assert "/2026/12/31/later/" in facts.urls
    assert "/2026/02/02/hidden/" not in facts.urls
    assert facts.titles["Old"] == ("_posts/2026-01-02-old.md",)
    assert facts.slugs["idea"] == ("_drafts/idea.md",)
    assert facts.layouts == {"post"}
    assert str(facts.zone) == "Asia/Tokyo"
    assert index.facts() is facts


def test_two_files_with_one_url_are_both_named(site):
    write(site.root, "_posts/2026-01-02-other.md", "permalink: /2026/01/02/old/\ncategories: []")
    write(site.root, "_posts/2026-01-02-old.md", "title: Old")
    index = make(site)
    index.refresh()
    assert index.facts().urls["/2026/01/02/old/"] == (
        "_posts/2026-01-02-old.md",
        "_posts/2026-01-02-other.md",
        "about.md",
    )


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/assets/絵 1.png", True),
        ("/assets/%E7%B5%B5%201.png?v=1#x", True),
        ("/assets/no.png", False),
        ("/assets", False),
        ("/../site/assets/絵 1.png", False),
        ("", False),
        ("/a\0b", False),
    ],
)
def test_files_of_the_site_are_found(site, path, there):
    assert make(site).facts().asset_exists(path) is there


def count_reads(monkeypatch) -> list[Path]:
    read: list[Path] = []
    real = index_module.read_head

    def counting(path):
        read.append(path)
        return real(path)

    monkeypatch.setattr(index_module, "read_head", counting)
    return read


def test_only_what_changed_is_read_again(site, tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    first = make(site, cache).refresh()
    read = count_reads(monkeypatch)
    index = make(site, cache)
    assert index.refresh() == first
    # What depends on the day of the build is never kept.
    passing = {"2026-02-03-broken.md", "2026-02-04-date.md", "wrong-name.md"}
    assert {path.name for path in read} == passing
    assert index.values("_posts/2026-01-02-old.md")["author"] == "Hana"

    read.clear()
    changed = write(site.root, "_posts/2026-01-02-old.md", "title: Changed")
    (site.root / "_posts/2026-03-04-new.md").unlink()
    index = make(site, cache)
    rows = {row.rel: row.title for row in index.refresh()}
    assert {path.name for path in read} == {*passing, changed.name}
    assert rows["_posts/2026-01-02-old.md"] == "Changed"
    assert "_posts/2026-03-04-new.md" not in rows


def test_a_touched_file_of_the_same_size_is_read_again(site, tmp_path):
    cache = tmp_path / "cache"
    make(site, cache).refresh()
    post = write(
        site.root,
        "_posts/2026-01-02-old.md",
        POSTS["_posts/2026-01-02-old.md"].replace("Old", "New"),
    )
    os.utime(post, ns=(1, 1))
    assert "New" in {row.title for row in make(site, cache).refresh()}


def test_other_settings_make_another_cache(site, tmp_path):
    cache = tmp_path / "cache"
    make(site, cache).refresh()
    (site.root / "_config.yml").write_text("timezone: UTC\npermalink: none\n", encoding="utf-8")
    other = open_site(site.root)
    assert isinstance(other, Site)
    index = make(other, cache)
    index.refresh()
    row = index.row("_posts/2026-01-02-old.md")
    assert row is not None
    assert row.url == "/x/old.html"


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_cache_is_thrown_away(site, tmp_path, damage):
    cache = tmp_path / "cache"
    rows = make(site, cache).refresh()
    (file,) = cache.iterdir()
    file.write_bytes(damage)
    assert make(site, cache).refresh() == rows
    make(site, cache).refresh()
    with sqlite3.connect(file) as db:
        assert db.execute("SELECT count(*) FROM files").fetchone()[0] > 0
    db.close()


def test_rows_that_are_no_rows_are_read_anew(site, tmp_path):
    cache = tmp_path / "cache"
    rows = make(site, cache).refresh()
    (file,) = cache.iterdir()
    with sqlite3.connect(file) as db:
        db.execute("UPDATE files SET row = '[1, 2]'")
    db.close()
    assert make(site, cache).refresh() == rows


def test_a_cache_that_cannot_be_written_is_no_error(site, tmp_path):
    blocked = tmp_path / "file"
    blocked.touch()
    assert len(make(site, blocked / "cache").refresh()) == 8


def test_a_locked_cache_is_done_without(tmp_path, monkeypatch):
    monkeypatch.setattr("editor.site.cache._WAIT", 0.01)
    cache = IndexCache(tmp_path, Path("/site"), "key")
    row = CachedRow("a", 1, 2, "row", "header")
    cache.keep([row], [])
    (file,) = tmp_path.iterdir()
    db = sqlite3.connect(file, isolation_level=None)
    db.execute("BEGIN EXCLUSIVE")
    assert cache.load() == {}
    cache.keep([row], [])
    db.execute("COMMIT")
    db.close()
    assert cache.load() == {"a": row}


def test_one_post_is_updated_from_disk_or_from_a_text(site):
    index = make(site)
    index.refresh()
    post = write(site.root, "_posts/2026-01-02-old.md", "title: Fresh\ntags: [c]")
    row = index.update_one(post)
    assert row is not None
    assert row.title == "Fresh"
    assert "c" in index.facts().tag_counts
    row = index.update_one(post, "---\ntitle: Typed\n---\n")
    assert row is not None
    assert row.title == "Typed"
    assert index.row(row.rel) == row
    new = write(site.root, "_posts/2026-04-04-brand-new.md", "title: Brand new")
    assert index.update_one(new) in index.rows()
    new.unlink()
    assert index.update_one(new) is None
    assert index.row("_posts/2026-04-04-brand-new.md") is None
    outside = write(site.root.parent, "2026-01-01-a.md", "title: Outside")
    assert index.update_one(outside) is None


def test_a_body_that_was_saved_changes_no_order_and_no_fact_but_what_files_say(site):
    index = make(site)
    index.refresh()
    before, rows = index.facts(), index.rows()
    assert not before.asset_exists("/a.png")
    header = POSTS["_posts/2026-01-02-old.md"]
    post = write(site.root, "_posts/2026-01-02-old.md", header, "\n## Another part\n")
    (site.root / "a.png").write_bytes(b"")
    row = index.update_one(post)
    after = index.facts()
    assert after.addresses is before.addresses
    assert after.asset_exists("/a.png")
    assert after.anchors(row.rel) == ("another-part",)
    assert [one.rel for one in index.rows()] == [one.rel for one in rows]
    assert row in index.rows()
    scanned = make(site)
    scanned.refresh()
    assert scanned.rows() == index.rows()
    write(site.root, "_posts/2026-01-02-old.md", header.replace("Old", "Older"))
    index.update_one(post)
    assert "Older" in index.facts().titles
    assert "Old" not in index.facts().titles


def test_a_draft_that_was_saved_moves_up(site):
    write(site.root, "_drafts/other.md", "title: Other")
    os.utime(site.root / "_drafts/idea.md", (1_000, 1_000))
    os.utime(site.root / "_drafts/other.md", (2_000, 2_000))
    index = make(site)
    index.refresh()
    assert [row.rel for row in index.rows()[:2]] == ["_drafts/other.md", "_drafts/idea.md"]
    index.update_one(write(site.root, "_drafts/idea.md", POSTS["_drafts/idea.md"]))
    assert [row.rel for row in index.rows()[:2]] == ["_drafts/idea.md", "_drafts/other.md"]


def test_a_scan_can_be_ended_and_leaves_all_as_it_was(site):
    class EndedError(Exception):
        pass

    def end(done, total):
        raise EndedError

    index = make(site)
    rows = index.refresh()
    with pytest.raises(EndedError):
        index.refresh(end)
    assert index.rows() == rows
    told = []
    index.refresh(lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0


def test_a_worker_thread_may_scan(site, tmp_path):
    index = make(site, tmp_path / "cache")
    found: list = []
    for _ in range(2):
        thread = Thread(target=lambda: found.append(index.refresh()))
        thread.start()
        thread.join()
    assert found[0] == found[1] == index.rows()
    index.close()
    assert index.rows() == ()


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.dates(date(1, 1, 1))
    | st.builds(Time, st.datetimes(timezones=st.just(UTC)), st.none() | st.integers(-1000, 1000)),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), VALUES))
@example({"\0time": []})
@example({"a": {"\0time": [0, None]}, "b": {"\0\0date": ""}})
@example({"a": [{"\0date": "someday"}]})
def test_values_come_back_from_the_cache_as_they_were(values):
    assert values_from_text(values_to_text(values)) == values
