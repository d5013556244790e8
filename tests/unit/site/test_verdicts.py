"""What is kept of a check: taken where it still holds, and in no other case."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core.findings import Finding
from editor.rules import catalog
from editor.rules.catalog import BY_ID
from editor.rules.notices import CRASHED
from editor.site import checker, verdict_key
from editor.site.checked import Checked
from editor.site.checker import check_posts
from editor.site.ground import Ground, ground_of_site
from editor.site.verdicts import Verdict, VerdictCache, packed

POST = (
    '---\ntitle: "**Post** {n}"\ndate: 2026-04-{n:02} 18:00:00 +0900\nimage: /a.png\n---\n\n'
    "a ** b\n"
)
OLD = 1_700_000_000


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("timezone: Asia/Tokyo\npermalink: /:title/\n")
    (tmp_path / "_genko").mkdir()
    (tmp_path / "_genko" / "schema.yml").write_text(
        "properties: {image: {type: string, x-genko: {type: image}}}\n"
    )
    for n in range(1, 7):
        write(tmp_path, n, POST.format(n=n))
    return tmp_path


def write(site: Path, n: int, text: str, *, time: int = OLD) -> Path:
    path = site / "_posts" / f"2026-04-{n:02}-post-{n}.md"
    path.write_text(text, encoding="utf-8")
    os.utime(path, (time, time))
    return path


@pytest.fixture
def check(site: Path, monkeypatch) -> Callable[..., list[Checked]]:
    """Checks the site; ``read`` has the names of the files whose rules were run."""
    real = checker.read_post
    read: list[str] = []

    def reading(post, options):
        read.append(post.path.name)
        return real(post, options)

    monkeypatch.setattr(checker, "read_post", reading)

    def run(**options) -> list[Checked]:
        read.clear()
        ground = ground_of_site(site, site / "cache")
        assert isinstance(ground, Ground)
        made = list(check_posts(ground.posts, ground, **options))
        fresh = ground_of_site(site)
        assert isinstance(fresh, Ground)
        seen = list(read)
        assert told(made) == told(list(check_posts(fresh.posts, fresh, **options)))
        read[:] = seen
        return made

    run.read = read
    return run


def told(results: list[Checked]) -> list[tuple[str, tuple[Finding, ...], list[object]]]:
    lines = []
    for one in results:
        locate = one.locate()
        spans = [f.span for f in one.findings if f.span]
        places = [(locate(span.start), locate(span.end)) for span in spans]
        lines.append((one.rel, one.findings, places))
    return lines


def test_what_did_not_change_is_not_read_again(check) -> None:
    first = check()
    assert len(check.read) == 6
    assert {f.rule for r in first for f in r.findings} >= {
        "body/stray-emphasis",
        "header/image-missing",
    }
    again = check()
    assert check.read == []
    assert [r.text for r in again] == [r.text for r in first]


def test_a_changed_post_alone_is_checked_again(check, site) -> None:
    check()
    write(site, 3, POST.format(n=3).replace("a ** b", "a b"), time=OLD + 1)
    check()
    assert check.read == ["2026-04-03-post-3.md"]
    check()
    assert check.read == []


def test_a_post_that_is_gone_is_forgotten(check, site) -> None:
    check()
    (site / "_posts" / "2026-04-03-post-3.md").unlink()
    assert len(check()) == 5
    (cache,) = (site / "cache").glob("verdicts-*")
    with sqlite3.connect(cache) as db:
        assert db.execute("SELECT COUNT(*) FROM verdicts").fetchone() == (5,)
    db.close()


def test_what_a_rule_asked_of_the_site_must_still_be_so(check, site) -> None:
    check()
    (site / "a.png").write_bytes(b"")
    check()
    assert len(check.read) == 6
    twin = POST.format(n=2).replace("---\n\n", "permalink: /post-5/\n---\n\n")
    write(site, 2, twin, time=OLD + 1)
    found = check()
    assert check.read == ["2026-04-02-post-2.md", "2026-04-05-post-5.md"]
    assert [r.rel for r in found if any(f.rule == "site/url-shared" for f in r.findings)] == [
        "_posts/2026-04-02-post-2.md",
        "_posts/2026-04-05-post-5.md",
    ]


def test_the_post_that_a_name_is_most_like_must_still_be_it(check, site) -> None:
    (site / "_genko" / "schema.yml").write_text(
        "properties: {related: {type: string, x-genko: {known: posts}}}\n"
    )
    write(site, 2, POST.format(n=2).replace("---\n\n", "related: the-hourse\n---\n\n"))
    check()
    check()
    assert check.read == []
    named = site / "_posts" / "2026-04-09-the-horse.md"
    named.write_text(POST.format(n=9), encoding="utf-8")
    os.utime(named, (OLD, OLD))
    found = {r.rel: [f.args.get("near") for f in r.findings] for r in check()}
    assert "the-horse" in found["_posts/2026-04-02-post-2.md"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("_genko/rules.yml", "body/stray-emphasis: error\n"),
        ("_genko/schema.yml", "required: [layout]\n"),
        ("_config.yml", "timezone: Asia/Tokyo\npermalink: /:title/\nkramdown: {hard_wrap: true}\n"),
    ],
)
def test_other_settings_are_another_matter(check, site, name, text) -> None:
    check()
    (site / name).write_text(text)
    check()
    assert len(check.read) == 6


def test_another_program_is_another_matter(check, monkeypatch) -> None:
    check()
    monkeypatch.setattr(verdict_key, "program_mark", lambda: "another")
    check()
    assert len(check.read) == 6


def test_a_choice_of_rules_has_its_own_results(check) -> None:
    check()
    chosen = tuple(rule for rule in catalog.RULES if rule.id.startswith("header/"))
    assert not any(f.rule.startswith("body/") for r in check(rules=chosen) for f in r.findings)
    assert len(check.read) == 6
    check(rules=chosen)
    assert check.read == []
    check()
    assert check.read == []


def test_few_choices_of_rules_are_kept(check, site) -> None:
    for rule in list(BY_ID.values())[:6]:
        check(rules=(rule,))
    (cache,) = (site / "cache").glob("verdicts-*")
    with sqlite3.connect(cache) as db:
        assert db.execute("SELECT COUNT(DISTINCT key) FROM verdicts").fetchone() == (4,)
    db.close()


def test_what_is_told_already_is_left_out(check, site) -> None:
    first = {one.rel: one for one in check()}
    told = {rel: one.mark for rel, one in first.items()}
    assert all(told.values())
    check.read.clear()
    ground = ground_of_site(site, site / "cache")
    assert isinstance(ground, Ground)
    for one in check_posts(ground.posts, ground, told=told):
        assert (one.told, one.findings, one.mark) == (True, (), told[one.rel])
    assert check.read == []


def test_another_mark_than_was_told_is_told_anew(check, site) -> None:
    told = {one.rel: one.mark for one in check()}
    told["_posts/2026-04-02-post-2.md"] = "another"
    twin = POST.format(n=3).replace("---\n\n", "permalink: /post-5/\n---\n\n")
    write(site, 3, twin, time=OLD + 1)
    ground = ground_of_site(site, site / "cache")
    assert isinstance(ground, Ground)
    made = {one.rel: one for one in check_posts(ground.posts, ground, told=told)}
    anew = [rel for rel, one in made.items() if not one.told]
    # The third was changed, and of the fifth the site says something else now.
    assert anew == [f"_posts/2026-04-0{n}-post-{n}.md" for n in (2, 3, 5)]
    assert made["_posts/2026-04-02-post-2.md"].findings
    assert [one.rel for one in made.values() if told[one.rel] != one.mark] == anew


def test_the_same_findings_have_the_same_mark_again(check, site) -> None:
    first = {one.rel: one.mark for one in check()}
    write(site, 3, POST.format(n=3).replace("a ** b", "a b"), time=OLD + 1)
    second = {one.rel: one.mark for one in check()}
    write(site, 3, POST.format(n=3), time=OLD + 2)
    assert {one.rel: one.mark for one in check()} == first != second


def test_comments_in_the_post_are_heard_every_time(check, site) -> None:
    text = POST.format(n=1).replace("a **", "<!-- genko-ignore body/stray-emphasis: x -->\na **")
    write(site, 1, text)
    for _ in range(2):
        found = check()[0].findings
        assert "body/stray-emphasis" not in {f.rule for f in found}
    told = {"_posts/2026-04-01-post-1.md": ""}
    assert not check(told=told)[0].told
    assert check.read == ["2026-04-01-post-1.md"]


def test_a_file_changed_just_now_is_not_trusted(check, site) -> None:
    path = write(site, 1, POST.format(n=1))
    os.utime(path)
    check()
    check()
    assert check.read == ["2026-04-01-post-1.md"]


def test_fixes_are_worked_out_anew(check) -> None:
    check()
    found = check(mend=True)
    assert len(check.read) == 6
    assert any(fix.edits for r in found for f in r.findings for fix in f.fixes)


def test_a_crash_is_not_kept(check, site, monkeypatch, caplog) -> None:
    def crash(*_):
        raise ZeroDivisionError

    rule = BY_ID["body/stray-emphasis"]
    broken = type(rule)(rule.id, rule.severity, rule.needs, crash)
    monkeypatch.setattr(checker, "RULES", (broken,))
    for _ in range(2):
        found = [f.rule for r in check(rules=(broken,)) for f in r.findings]
        assert found == [CRASHED] * 6
        assert len(check.read) == 6
    caplog.clear()


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b"no database"),
        lambda file: file.write_bytes(file.read_bytes()[:5000]),
        lambda file: execute(file, "UPDATE verdicts SET found = '[1'"),
        lambda file: execute(file, "UPDATE verdicts SET found = '[[[1]],[],[],false]'"),
        lambda file: execute(file, "UPDATE verdicts SET asked = '{}'"),
        lambda file: execute(file, "DROP TABLE verdicts"),
        lambda file: execute(file, "PRAGMA user_version = 2"),
        lambda file: execute(file, "PRAGMA user_version = 99"),
    ],
)
def test_a_damaged_cache_costs_only_time(check, site, damage) -> None:
    check()
    (cache,) = (site / "cache").glob("verdicts-*")
    damage(cache)
    check()
    assert len(check.read) == 6
    check()
    assert check.read == []


def execute(file: Path, statement: str) -> None:
    db = sqlite3.connect(file)
    db.execute(statement)
    db.commit()
    db.close()


def test_two_processes_at_once_do_no_harm(tmp_path: Path) -> None:
    cache = VerdictCache(tmp_path, tmp_path)
    verdict = Verdict("a.md", 1, 2, (), (), {})
    cache.keep("k", [packed(verdict)])
    (file,) = tmp_path.glob("verdicts-*")
    db = sqlite3.connect(file, isolation_level=None)
    db.execute("BEGIN EXCLUSIVE")
    assert cache.heads("k") == {}
    cache.keep("k", [packed(Verdict("b.md", 1, 2, (), (), {}))])
    db.execute("COMMIT")
    db.close()
    assert cache.load("k", ["a.md", "b.md"]) == {"a.md": verdict}
    assert list(cache.heads("k")) == ["a.md"]


def test_a_path_that_is_no_unicode_is_left_out(tmp_path: Path) -> None:
    cache = VerdictCache(tmp_path, tmp_path)
    cache.keep("k", [packed(Verdict(rel, 1, 2, (), (), {})) for rel in ("\udcff.md", "a.md")])
    assert list(cache.heads("k")) == ["a.md"]
