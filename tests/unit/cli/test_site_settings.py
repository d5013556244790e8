"""What the site's editors share counts on the command line too, and its faults are told there."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.cli.main import main

BAD = '---\ntitle: ""\ndate: 2026-04-19 18:00:00 +0900\n---\n\nText.\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("_config.yml", "_genko/schema.yml", "_posts/2026-04-19-bad.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / "_config.yml").write_text("timezone: Asia/Tokyo\n")
    (tmp_path / "_genko/schema.yml").write_text("extends: jekyll\n")
    (tmp_path / "_posts/2026-04-19-bad.md").write_text(BAD)
    monkeypatch.chdir(tmp_path)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return tmp_path


def share(site: Path, text: str) -> None:
    (site / "_genko/settings.yml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("command", [["check"], ["fix"]])
def test_a_site_chooses_the_language_of_its_checks(site, capsys, command):
    main([*command, "."])
    english = capsys.readouterr()
    assert not any(ord(c) > 0x3000 for c in english.out + english.err)
    share(site, "check_language: ja\n")
    main([*command, "."])
    printed = capsys.readouterr()
    assert any(ord(c) > 0x3000 for c in printed.out + printed.err)
    main(["--language", "en", *command, "."])
    printed = capsys.readouterr()
    assert not any(ord(c) > 0x3000 for c in printed.out + printed.err)


def test_a_site_that_chooses_none_is_told_of_in_that_of_the_environment(site, capsys, monkeypatch):
    share(site, "check_language: any\n")
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    main(["check", "_posts"])
    assert any(ord(c) > 0x3000 for c in capsys.readouterr().out)


def test_faults_are_findings_on_the_file(site, capsys):
    share(site, "# ours\ntab-width: 4\n")
    assert main(["check", ".", "--format", "lines"]) == 1  # by the post's error
    lines = [ln for ln in capsys.readouterr().out.splitlines() if "settings" in ln]
    (line,) = lines
    told = "There is no setting “tab-width”. Did you mean “tab_width”?"
    assert line == f"_genko/settings.yml:2:1: warning: {told} (config/settings)"
    main(["check", "_posts", "--format", "lines"])
    assert "settings.yml" not in capsys.readouterr().out


def test_a_change_of_the_file_is_seen_by_the_next_run(site, capsys, genko_home):
    main(["check", "."])
    main(["check", "."])
    before = capsys.readouterr().out
    share(site, "tab_width: [\n")
    main(["check", "."])
    assert "settings.yml" in capsys.readouterr().out
    assert "settings.yml" not in before
