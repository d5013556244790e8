"""genko check with a baseline: old findings are let pass, new ones are not, reasons are kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

HEAD = "---\ntitle: {title}\ndate: 2026-04-19 18:00:00 +0900\n---\n\n"
OLD = "# An old heading\n\nText.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "_config.yml").write_text("timezone: Asia/Tokyo\n")
    (tmp_path / "_genko").mkdir()
    (tmp_path / "_genko" / "schema.yml").write_text("extends: jekyll\n")
    (tmp_path / "_posts").mkdir()
    for name, title in (("one", '""'), ("two", '"A walk by the sea"')):
        text = HEAD.format(title=title) + OLD
        (tmp_path / "_posts" / f"2026-04-19-{name}.md").write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def check(genko):
    return lambda *words: genko("check", ".", "--language", "en", *words)


def rules(ran) -> list[str]:
    return [f["rule"] for f in json.loads(ran.out)["findings"]]


ALL = ["header/title-length", "body/heading-level-one", "body/heading-level-one"]


def test_what_is_recorded_is_neither_reported_nor_counted(check, site: Path) -> None:
    assert rules(check("--format", "json")) == ALL
    ran = check("--update-baseline")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "genko: _genko/baseline.json knows 3 findings now.\n"
    ran = check()
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "2 posts checked: nothing to mend.",
        "3 old findings that the baseline knows are not shown (--no-baseline shows them).",
    ]
    ran = check("--no-baseline", "--format", "json")
    assert (ran.code, rules(ran)) == (1, ALL)


def test_moved_lines_stay_known_and_new_findings_are_told(check, site: Path) -> None:
    check("--update-baseline")
    post = site / "_posts" / "2026-04-19-two.md"
    post.write_text(HEAD.format(title='"A walk by the sea"') + "First.\n\n# New\n\n" + OLD)
    ran = check("--format", "json")
    document = json.loads(ran.out)
    assert [(f["rule"], f["line"]) for f in document["findings"]] == [("body/heading-level-one", 8)]
    assert document["baseline"] == {"known": 3, "stale": []}


def test_stale_entries_are_told_and_removed(check, site: Path) -> None:
    check("--update-baseline")
    (site / "_posts" / "2026-04-19-two.md").write_text(HEAD.format(title='"A walk"') + "Text.\n")
    (site / "_posts" / "2026-04-19-one.md").unlink()
    ran = check()
    assert ran.code == 0
    assert ran.out.splitlines()[1:] == [
        "3 entries of the baseline no longer apply; --update-baseline removes them:",
        "  _posts/2026-04-19-two.md: body/heading-level-one # An old heading",
        "  _posts/2026-04-19-one.md: body/heading-level-one # An old heading",
        '  _posts/2026-04-19-one.md: header/title-length ""',
    ]
    assert "One entry of the baseline no longer applies" in check("--rule", "header").out
    check("--update-baseline")
    assert json.loads((site / "_genko/baseline.json").read_text())["posts"] == {}


def test_reasons_are_kept(check, site: Path) -> None:
    check("--update-baseline")
    file = site / "_genko" / "baseline.json"
    document = json.loads(file.read_text())
    document["reason"] = "from before 2026"
    document["posts"]["_posts/2026-04-19-two.md"][0]["reason"] = "a quotation"
    file.write_text(json.dumps(document))
    (site / "_posts" / "2026-04-19-three.md").write_text(HEAD.format(title='"B"') + OLD)
    assert check("--update-baseline").code == 0
    renewed = json.loads(file.read_text())
    assert renewed["reason"] == "from before 2026"
    assert renewed["posts"]["_posts/2026-04-19-two.md"][0]["reason"] == "a quotation"
    assert "_posts/2026-04-19-three.md" in renewed["posts"]


def test_some_posts_alone_leave_the_others_entries(check, genko, site: Path) -> None:
    check("--update-baseline")
    post = site / "_posts" / "2026-04-19-two.md"
    post.write_text(HEAD.format(title='"A walk"') + "Text.\n")
    assert genko("check", post, "--update-baseline").code == 0
    posts = json.loads((site / "_genko/baseline.json").read_text())["posts"]
    assert list(posts) == ["_posts/2026-04-19-one.md"]


def test_another_file(check, genko, site: Path) -> None:
    assert check("--baseline", "old.json").code == 2
    assert check("--baseline", "old.json", "--update-baseline").code == 0
    assert not (site / "_genko" / "baseline.json").exists()
    assert check().code == 1
    assert check("--baseline", "old.json").code == 0
    lone = site.parent / "lone.md"
    lone.write_text(HEAD.format(title='""'))
    ran = genko("check", lone, "--update-baseline", "--language", "en")
    assert ran.code == 2
    assert "belong to no site" in ran.err


def test_faults_of_the_file_are_findings(check, site: Path) -> None:
    file = site / "_genko" / "baseline.json"
    file.write_text("{")
    ran = check()
    assert ran.code == 1
    assert "_genko/baseline.json\n    1:1  error    The baseline cannot be read" in ran.out
    assert check("--update-baseline").code == 1
    assert file.read_text() == "{", "reasons may stand in it"
    entry = {"rule": "header/gone", "variant": "v", "place": "0"}
    file.write_text(json.dumps({"version": 1, "posts": {"_posts/2026-04-19-one.md": [entry]}}))
    assert "There is no rule “header/gone”" in check().out


def test_severity_bounds_what_is_recorded(check, site: Path) -> None:
    check("--update-baseline", "--severity", "error")
    assert rules(check("--format", "json")) == ["body/heading-level-one"] * 2


@pytest.mark.parametrize(
    "words",
    [
        ("--update-baseline", "--rule", "header"),
        ("--update-baseline", "--no-baseline"),
        ("--baseline", "a", "--no-baseline"),
        ("--statistics", "--format", "github"),
    ],
)
def test_what_does_not_go_together(check, site: Path, words) -> None:
    ran = check(*words)
    assert ran.code == 2
    assert "does not go with" in ran.err


def test_statistics_count_by_rule(check, site: Path) -> None:
    (site / "_genko" / "rules.yml").write_text("header/tag-count: error\nheader/title-length: on\n")
    for n in range(4):
        body = "# One\n\n# Two\n\n# Three\n"
        (site / "_posts" / f"2026-04-20-{n}.md").write_text(HEAD.format(title='"A b"') + body)
    ran = check("--statistics")
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0].split() == ["rule", "severity", "findings", "posts", "per", "post", "fixable"]
    assert lines[1].split()[:5] == ["body/heading-level-one", "warning", "14", "6", "2.33"]
    assert "These rules fire more than once a post." in ran.out
    assert "fit this site? body/heading-level-one\n" in ran.out
    assert "The site sets these rules, but they found nothing: header/tag-count" in ran.out
    document = json.loads(check("--statistics", "--format", "json").out)
    assert document["statistics"]["silent"] == ["header/tag-count"]
    assert document["statistics"]["more_than_once_a_post"] == ["body/heading-level-one"]
    assert document["statistics"]["rules"][0]["findings"] == 14


def test_many_findings_end_with_the_most_frequent_rules(check, site: Path) -> None:
    body = "".join(f"# Heading {n}\n\n" for n in range(120))
    (site / "_posts" / "2026-04-20-many.md").write_text(HEAD.format(title='"A b"') + body)
    assert (
        "Most frequent: body/heading-level-one 122, header/date-file-name 1, "
        "header/title-length 1 (all: genko check --statistics)."
    ) in check().out
