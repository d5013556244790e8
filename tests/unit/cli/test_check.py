"""genko check: places, formats, filters, exit codes."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from editor.cli.main import main
from editor.rules.catalog import BY_ID, RULES

GOOD = '---\ntitle: "A walk by the sea"\ndate: 2026-04-19 18:00:00 +0900\n---\n\nText.\n'
BAD = (
    '---\ntitle: ""\ndate: 2026-04-19 18:00:00 +0900\nimage: a\nimage: "/b.png"\n---\n\n'
    "海と # a\n\n# One\n"
)
SCHEMA = "extends: jekyll\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "_config.yml").write_text("timezone: Asia/Tokyo\n")
    (tmp_path / "b.png").write_bytes(b"")
    for name, text in (
        ("_genko/schema.yml", SCHEMA),
        ("_posts/2026-04-19-good.md", GOOD),
        ("_posts/2026-04-19-bad.md", BAD),
        ("_drafts/idea.md", BAD),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> int:
    return main(["--language", "en", *arguments])


def test_lines_have_path_line_and_column(site: Path, capsys) -> None:
    assert run("check", ".", "--format", "lines") == 1
    lines = capsys.readouterr().out.splitlines()
    posts = [line for line in lines if line.startswith("_posts")]
    assert [re.sub(r"(?<=: )[^:]*: .* \((.*)\)\Z", r"\1", line) for line in posts] == [
        "_posts/2026-04-19-bad.md:2:8: header/title-length",
        "_posts/2026-04-19-bad.md:4:1: header/duplicate-key",
        "_posts/2026-04-19-bad.md:10:1: body/heading-level-one",
    ]
    assert posts[0].split(": ")[1:] == [
        "error",
        "The title is empty. Give the post a title. (header/title-length)",
    ]
    drafts = [line for line in lines if line.startswith("_drafts")]
    assert "warning: The title is empty" in drafts[0]
    assert len(lines) == len(posts) + len(drafts)


def test_findings_stand_below_their_post_and_the_end_counts(site: Path, capsys) -> None:
    assert run("check", ".") == 1
    blocks = capsys.readouterr().out.split("\n\n")
    assert [block.splitlines()[0] for block in blocks] == [
        "_drafts/idea.md",
        "_posts/2026-04-19-bad.md",
        "3 posts checked: 1 error, 5 warnings.",
    ]
    assert blocks[1].splitlines()[1] == (
        "    2:8  error    The title is empty. Give the post a title. (header/title-length)"
    )
    assert blocks[2].splitlines()[1] == "2 of them can be mended safely by “genko fix”."


def test_quiet_is_findings_alone(site: Path, capsys) -> None:
    assert run("check", ".", "--quiet") == 1
    assert "posts checked" not in capsys.readouterr().out
    assert run("check", "_posts/2026-04-19-good.md", "--quiet") == 0
    assert capsys.readouterr().out == ""


def test_a_clean_post_is_told_and_ends_well(site: Path, capsys) -> None:
    assert run("check", "_posts/2026-04-19-good.md") == 0
    assert capsys.readouterr().out == "1 post checked: nothing to mend.\n"


def test_japanese(site: Path, capsys) -> None:
    assert main(["--language", "ja", "check", "_posts"]) == 1
    out = capsys.readouterr().out
    assert "    2:8  エラー  タイトルが空です。" in out
    assert "   10:1  警告    " in out
    assert out.splitlines()[-2:] == [
        "2件の記事を調べました。エラー1件、警告2件がありました。",
        "そのうち1件は「genko fix」で安全に直せます。",
    ]


def test_json_is_one_document(site: Path, capsys) -> None:
    assert run("check", "--format", "json", ".") == 1
    out = capsys.readouterr().out
    document = json.loads(out)
    assert out == json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    assert (document["version"], document["posts"]) == (1, 3)
    assert document["counts"] == {"error": 1, "warning": 5, "hint": 0}
    first = next(f for f in document["findings"] if f["severity"] == "error")
    assert first == {
        "path": "_posts/2026-04-19-bad.md",
        "line": 2,
        "column": 8,
        "end_line": 2,
        "end_column": 10,
        "severity": "error",
        "rule": "header/title-length",
        "variant": "empty",
        "field": "title",
        "message": "The title is empty. Give the post a title.",
        "args": {},
        "fixes": [],
    }
    fixes = [f["fixes"] for f in document["findings"] if f["rule"] == "header/duplicate-key"]
    assert fixes == [[{"id": "remove", "applicability": "safe"}]] * 2


def test_json_of_a_post_with_nothing_to_mend(site: Path, capsys) -> None:
    assert run("check", "--format", "json", "_posts/2026-04-19-good.md") == 0
    out = capsys.readouterr().out
    document = json.loads(out)
    assert (document["posts"], document["findings"]) == (1, [])
    assert out == json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def test_github_annotations_are_escaped(site: Path, capsys) -> None:
    name = site / "_posts" / "2026-04-19-a,b%c.md"
    name.write_text('---\ntitle: ""\n---\n')
    assert run("check", "--format", "github", str(name)) == 1
    assert capsys.readouterr().out == (
        "::error file=_posts/2026-04-19-a%2Cb%25c.md,line=2,col=8,endLine=2,endColumn=10,"
        "title=header/title-length::The title is empty. Give the post a title.\n"
    )


def test_severity_leaves_out_what_weighs_less(site: Path, capsys) -> None:
    assert run("check", ".", "--severity", "error") == 1
    assert capsys.readouterr().out.splitlines()[-1] == "3 posts checked: 1 error."


def test_a_group_of_rules(site: Path, capsys) -> None:
    assert (
        run("check", ".", "--format", "lines", "--rule", "body", "--rule", "header/duplicate-key")
        == 0
    )
    out = capsys.readouterr().out
    found = {line.rsplit("(", 1)[-1] for line in out.splitlines() if line.startswith("_")}
    assert found == {"header/duplicate-key)", "body/heading-level-one)"}


def test_the_same_is_told_with_and_without_a_cache(site: Path, capsys) -> None:
    for path in site.rglob("*.md"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    told = []
    for options in (("--no-cache",), (), (), ("--format", "json"), ("--format", "json")):
        run("check", ".", *options)
        told.append(capsys.readouterr().out)
    assert told[0] == told[1] == told[2]
    assert told[3] == told[4]
    assert json.loads(told[4])["findings"]


def test_one_rule_alone(site: Path, capsys) -> None:
    assert run("check", ".", "--rule", "body/heading-level-one") == 0
    out = capsys.readouterr().out
    assert out.count("(body/heading-level-one)") == 2
    assert out.splitlines()[-1] == "3 posts checked: 2 warnings."


def test_paths_may_be_many_and_a_post_counts_once(site: Path, capsys) -> None:
    post = "_posts/2026-04-19-good.md"
    assert run("check", post, post, "_posts") == 1
    assert "2 posts checked" in capsys.readouterr().out


def test_a_post_without_a_site(tmp_path: Path, capsys) -> None:
    post = tmp_path / "alone.md"
    post.write_text(GOOD)
    assert run("check", str(post)) == 0
    assert "1 post checked" in capsys.readouterr().out


def test_faults_of_the_settings_are_findings_of_the_site(site: Path, capsys) -> None:
    (site / "_genko" / "rules.yml").write_text("header/titel-length: off\n")
    assert run("check", "_posts/2026-04-19-good.md") == 0
    capsys.readouterr()
    (site / "_posts" / "2026-04-19-bad.md").unlink()
    assert run("check", ".") == 1
    out = capsys.readouterr().out
    assert out.startswith(
        "_genko/rules.yml\n    1:1  error    There is no rule “header/titel-length”."
    )


def test_wrong_use_ends_with_2(site: Path, capsys) -> None:
    assert run("check", "nowhere") == 2
    assert run("check", ".", "--rule", "header/titel-length") == 2
    assert "Did you mean “header/title-length”?" in capsys.readouterr().err
    assert run("check", ".", "--format", "xml") == 2
    assert run("check") == 2


def test_a_crashed_rule_ends_with_3_and_the_rest_is_told(site: Path, capsys, monkeypatch) -> None:
    def crash(_post, _cx):
        raise ZeroDivisionError
        yield

    broken = replace(BY_ID["header/tag-count"], check=crash)
    rules = tuple(broken if rule.id == broken.id else rule for rule in RULES)
    monkeypatch.setattr("editor.cli.check_targets.RULES", rules)
    assert run("check", "_posts/2026-04-19-bad.md") == 3
    out = capsys.readouterr().out
    assert "The rule header/tag-count failed on this post (ZeroDivisionError)." in out
    assert "The title is empty." in out


def test_colours_only_at_a_terminal(site: Path, capsys, monkeypatch) -> None:
    assert run("check", ".") == 1
    assert "\x1b" not in capsys.readouterr().out
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert run("check", "_posts") == 1
    assert "\x1b[31;1merror\x1b[0m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    assert run("check", "_posts") == 1
    assert "\x1b[31" not in capsys.readouterr().out


@pytest.mark.parametrize("words", [[".", "--rule", "site"], ["_posts"]])
def test_a_fault_in_the_rules_is_told_though_something_else_was_asked(
    site: Path, capsys, words: list[str]
) -> None:
    (site / "_genko" / "rules.yml").write_text("header/nosuch: error\n")
    run("check", *words)
    told = capsys.readouterr()
    assert "_genko/rules.yml: There is no rule “header/nosuch”" in told.err
    assert "nosuch" not in told.out


def test_the_configuration_stands_for_its_site(site: Path, capsys) -> None:
    run("check", ".", "--format", "lines")
    whole = capsys.readouterr().out
    run("check", "_config.yml", "--format", "lines")
    assert capsys.readouterr().out == whole != ""
