"""The same check on the same site is printed again: with all the same, and in no other case."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from editor.cli.main import main
from editor.cli.replay import replayable

POST = (
    '---\ntitle: "Post {n}"\ndate: 2026-04-0{n} 18:00:00 +0900\nimage: /img/{n}.png\n---\n\n# A\n'
)
OLD = 1_700_000_000


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    again: bool
    """Whether it was printed again and not worked out."""


def age(root: Path) -> None:
    """Make everything look old: what is young is not trusted."""
    for path in (root, *root.rglob("*")):
        os.utime(path, (OLD, OLD))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "site"
    for name, text in (
        ("_config.yml", "timezone: Asia/Tokyo\nfuture: false\n"),
        ("_genko/schema.yml", "extends: jekyll\n"),
        ("img/1.png", ""),
        *((f"_posts/2026-04-0{n}-post.md", POST.format(n=n)) for n in (1, 2, 3)),
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    age(root)
    monkeypatch.setenv("GENKO_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return root


@pytest.fixture
def check(site: Path, capsys, monkeypatch) -> Callable[..., Ran]:
    from editor.cli import check as module

    real = module.run
    ran: list[int] = []

    def running(args, context) -> int:
        ran.append(1)
        return real(args, context)

    monkeypatch.setattr(module, "run", running)

    def run(*words: str) -> Ran:
        ran.clear()
        code = main(["--language", "en", "check", *(words or ("site",))])
        return Ran(code, capsys.readouterr().out, not ran)

    return run


def test_it_is_printed_again(check) -> None:
    first = check()
    assert not first.again
    assert first.out
    assert check() == Ran(first.code, first.out, again=True)


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "_posts" / "2026-04-02-post.md").write_text(POST.format(n=2) + "\n"),
        lambda site: os.utime(site / "_posts" / "2026-04-02-post.md"),
        lambda site: (site / "_posts" / "2026-04-02-post.md").unlink(),
        lambda site: (site / "_posts" / "2026-04-04-post.md").write_text(POST.format(n=4)),
        lambda site: (site / "_drafts").mkdir(),
        lambda site: (site / "_config.yml").write_text("timezone: UTC\n"),
        lambda site: (site / "_genko" / "schema.yml").write_text("extends: ai-news\n"),
        lambda site: (site / "_genko" / "rules.yml").write_text("body/heading-level-one: off\n"),
        lambda site: (site / "img" / "2.png").write_text(""),
        lambda site: (site / "img" / "1.png").unlink(),
        lambda site: (site / ".textlintrc.json").write_text("{}"),
        lambda site: (site / "about.md").write_text("---\n---\n"),
        lambda site: (site / "_layouts").mkdir(),
    ],
)
def test_whatever_changes_it_is_worked_out_anew(check, site: Path, change) -> None:
    check()
    change(site)
    assert not check().again
    age(site)
    check()
    assert check().again


def test_what_was_said_to_a_person_is_said_again(check, site: Path, capsys) -> None:
    (site / "_config.yml").write_text("timezone: Nowhere/Atall\n")
    age(site)
    said = []
    for again in (False, True):
        code = main(["--language", "en", "check", "site"])
        said.append((code, *capsys.readouterr()))
        assert check().again or not again
    assert said[0] == said[1]
    assert "Nowhere/Atall" in said[0][2]


def test_other_words_are_another_command(check) -> None:
    check()
    assert not check("site", "--rule", "header").again
    assert not check("site", "--format", "json").again
    assert check("site", "--rule", "header").again
    assert check("site", "--format", "json").again


def test_a_change_just_before_is_not_trusted(check, site: Path) -> None:
    os.utime(site / "_posts" / "2026-04-02-post.md")
    check()
    assert not check().again


def test_a_post_that_is_to_come_limits_it(check, site: Path, monkeypatch) -> None:
    post = site / "_posts" / "2099-04-01-post.md"
    post.write_text(POST.format(n=1).replace("2026-04-01", "2099-04-01"))
    age(site)
    check()
    assert check().again
    then = time.time() + 80 * 366 * 24 * 3600
    monkeypatch.setattr("editor.site.seen.time.time", lambda: then)
    assert not check().again


def test_a_post_without_a_date_is_another_every_day(check, site: Path) -> None:
    (site / "_posts" / "2026-04-02-post.md").write_text("---\n: [\n---\n")
    age(site)
    check()
    assert not check().again


def test_posts_of_no_site_are_looked_at_each_time(check, tmp_path: Path) -> None:
    (tmp_path / "alone.md").write_text(POST.format(n=1))
    age(tmp_path)
    check("alone.md")
    assert not check("alone.md").again


def test_damage_costs_only_time(check, tmp_path: Path) -> None:
    first = check()
    (kept,) = (tmp_path / "home" / "cache").glob("replay-*")
    for data in (b"", b"no", kept.read_bytes()[:50]):
        kept.write_bytes(data)
        assert check() == first
    assert check().again


def test_few_runs_are_kept(check, tmp_path: Path) -> None:
    for number in range(12):
        check("site", *["--severity", "hint"] * number)
    assert len(list((tmp_path / "home" / "cache").glob("replay-*"))) == 8


@pytest.mark.parametrize(
    ("words", "may"),
    [
        (["site"], True),
        (["site", "--rule", "header", "--severity=error", "--quiet"], True),
        (["site", "--no-cache"], False),
        (["site", "--changed"], False),
        (["site", "--update-baseline"], False),
        (["--rule"], False),
        ([], False),
        (["-h"], False),
    ],
)
def test_only_what_hangs_on_the_site_alone_is_printed_again(words, may) -> None:
    assert replayable(words) is may
