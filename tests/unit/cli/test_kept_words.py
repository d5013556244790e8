"""Words of unchanged posts are said again, not made again; and nobody can tell by what is said."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.cli import report
from editor.cli.kept_words import Counts, KeptWords, Words
from editor.cli.main import main

POST = '---\ntitle: "**Post** {n}"\ndate: 2026-04-0{n} 18:00:00 +0900\n---\n\n# A{n}\n'
CLEAN = '---\ntitle: "Post 3"\ndate: 2026-04-03 18:00:00 +0900\n---\n\na\n'
OLD = 1_700_000_000
TITLE = "header/title-markdown"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GENKO_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return made(tmp_path / "site")


def made(root: Path) -> Path:
    write(root / "_config.yml", "timezone: Asia/Tokyo\n")
    write(root / "_genko" / "schema.yml", "extends: jekyll\n")
    for n in (1, 2, 4):
        write(post(root, n), POST.format(n=n))
    write(post(root, 3), CLEAN)
    return root


def post(root: Path, n: int) -> Path:
    return root / "_posts" / f"2026-04-0{n}-post.md"


def write(path: Path, text: str, *, time: int = OLD) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (time, time))
    for folder in (path.parent, path.parent.parent):
        os.utime(folder, (time, time))


@pytest.fixture
def check(site, capsys, monkeypatch) -> Callable[..., str]:
    """Checks; the output must be that of a run that knows nothing.

    ``worded`` has the rules of the findings that were put into words.
    """
    worded: list[str] = []
    real = report.finding_text

    def wording(finding, messages):
        worded.append(finding.rule)
        return real(finding, messages)

    monkeypatch.setattr(report, "finding_text", wording)

    def run(*words: str) -> str:
        command = ["--language", "en", "check", *(words or ("site",))]
        code = main([*command, "--no-cache"])
        fresh = capsys.readouterr()
        worded.clear()
        assert main(command) == code
        assert capsys.readouterr() == fresh
        return fresh.out

    run.worded = worded
    return run


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--statistics",),
        ("--severity", "warning"),
        ("--rule", "header"),
        ("--quiet",),
        ("--format", "json", "--statistics"),
        ("--format", "lines"),
        ("--format", "github"),
    ],
)
def test_what_one_change_does_not_touch_is_not_put_into_words_again(check, site, options) -> None:
    first = check("site", *options)
    at_first = len(check.worded)
    assert TITLE in check.worded
    write(post(site, 2), POST.format(n=2).replace("**Post**", "Post"), time=OLD + 1)
    second = check("site", *options)
    assert second != first
    assert len(check.worded) < at_first / 2
    write(post(site, 2), POST.format(n=2), time=OLD + 2)
    assert check("site", *options) == first


def test_what_the_site_says_of_a_post_may_change_its_words(check, site) -> None:
    check()
    twin = CLEAN.replace("---\n\n", "permalink: /2026/04/01/post.html\n---\n\n")
    write(post(site, 3), twin, time=OLD + 1)
    assert check().count("site/url-shared") == 2
    write(post(site, 3), CLEAN, time=OLD + 2)
    assert "site/url-shared" not in check()


def test_formats_do_not_mix(check, site) -> None:
    for _ in range(2):
        check("site", "--format", "sarif")
        check("site", "--format", "json")
        check()
        write(post(site, 2), POST.format(n=2) + "\n", time=OLD + 1)


def test_other_severities_are_other_words(check, site) -> None:
    check()
    write(site / "_genko" / "rules.yml", f"{TITLE}: error\n", time=OLD + 1)
    assert "error" in check()


def test_a_baseline_is_heard_though_nothing_else_changed(check, site, capsys) -> None:
    assert TITLE in check()
    main(["check", "site", "--update-baseline"])
    capsys.readouterr()
    assert TITLE not in check()
    assert TITLE not in check()
    (site / "_genko" / "baseline.json").unlink()
    assert TITLE in check()


def test_sites_do_not_mix(check, tmp_path: Path) -> None:
    other = made(tmp_path / "other")
    write(post(other, 1), CLEAN)
    for n in (1, 2):
        check("site", "other")
        write(post(other, 4), POST.format(n=4) + "\n" * n, time=OLD + n)


def test_comments_are_heard(check, site) -> None:
    ignoring = f"# A\n<!-- genko-ignore-post {TITLE}: so be it -->\n"
    write(post(site, 1), POST.format(n=1) + ignoring)
    first = check()
    write(post(site, 2), POST.format(n=2) + "\n", time=OLD + 1)
    assert check().count(TITLE) == first.count(TITLE) > 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"no",
        lambda data: data[:60],
        lambda data: data[:-3],
        lambda data: data[:-3] + b"abc",
    ],
)
def test_damage_costs_only_time(check, site, tmp_path: Path, damage) -> None:
    first = check()
    (kept,) = (tmp_path / "home" / "cache").glob("words-*")
    kept.write_bytes(damage(kept.read_bytes()))
    write(post(site, 3), CLEAN + "\n", time=OLD + 1)
    assert check() == first
    assert check.worded


def test_few_are_kept(check, site, tmp_path: Path) -> None:
    for number in range(12):
        check("site", *["--severity", "hint"] * number)
    assert len(list((tmp_path / "home" / "cache").glob("words-*"))) == 8


def test_they_last_from_run_to_run(check, site) -> None:
    check()
    for time in (1, 2, 3):
        write(post(site, 2), POST.format(n=2) + "\n" * time, time=OLD + time)
        check()
        assert check.worded.count(TITLE) == 1


def test_words_come_in_any_order(tmp_path: Path) -> None:
    file, root = tmp_path / "words-1.z", tmp_path
    texts = {f"{n}.md": f"{n} 原稿\udcff\n" * n * 300 for n in range(40)}
    writing = KeptWords(file)
    for rel, text in texts.items():
        writing.add(root, rel, f"mark {rel}", Words(text, Counts([0, 1, 2], {"a": [0, 1, 1]})))
    writing.write()
    reading = KeptWords(file)
    assert reading.marks(root) == {rel: f"mark {rel}" for rel in texts}
    assert reading.marks(tmp_path / "other") == {}
    for rel in (*texts, *reversed(texts), "7.md", "7.md"):
        assert reading.again(root, rel) == Words(texts[rel], Counts([0, 1, 2], {"a": [0, 1, 1]}))
