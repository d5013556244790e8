"""genko fix: only safe fixes unless asked, nothing else touched, a diff that applies."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from editor.cli.fix import unified
from editor.cli.main import main
from editor.site.settings import Settings, SettingsStore
from tests.conftest import missing

TEXT = '---\ntitle: "**Sea** walk"\nimage: a\nimage: "/b.png"\n---\n\n# One\n\nText without an end'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "_config.yml").write_text("timezone: Asia/Tokyo\n")
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_genko").mkdir()
    (tmp_path / "_genko" / "schema.yml").write_text("extends: jekyll\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def post(site: Path, text: str, name: str = "2026-04-19-a.md", newline: str = "\n") -> Path:
    path = site / "_posts" / name
    path.write_bytes(b"\xef\xbb\xbf" * (newline != "\n") + text.replace("\n", newline).encode())
    return path


def run(*arguments: str) -> int:
    return main(["--language", "en", "fix", *arguments])


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_safe_fixes_are_written_and_all_else_stays(site: Path, capsys, newline: str) -> None:
    path = post(site, TEXT, newline=newline)
    before = path.read_bytes()
    assert run(".") == 0
    expected = before.replace(b"**", b"").replace(b"image: a" + newline.encode(), b"")
    assert path.read_bytes() == expected
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "_posts/2026-04-19-a.md: Take the marks away (header/title-markdown)",
        "_posts/2026-04-19-a.md: Take away the one that Jekyll does not see (header/duplicate-key)",
    ]
    assert "Fixes made: 2 (files changed: 1)." in err
    assert run(".") == 0
    assert path.read_bytes() == expected


def test_unsafe_fixes_when_asked_for(site: Path) -> None:
    path = post(site, TEXT)
    assert run(str(path), "--unsafe") == 0
    assert "\n## One\n" in path.read_text()


def test_one_rule_alone(site: Path) -> None:
    path = post(site, TEXT)
    assert run(str(path), "--rule", "header/title-markdown") == 0
    assert path.read_text() == TEXT.replace("**", "")


def test_the_diff_writes_nothing_and_applies(site: Path, capsys) -> None:
    path = post(site, TEXT)
    assert run(".", "--diff", "--unsafe") == 1
    diff = capsys.readouterr().out
    assert path.read_text() == TEXT
    if shutil.which("git") is None:
        missing("git", "git is not installed")
    subprocess.run(["git", "apply", "-"], input=diff, text=True, cwd=site, check=True)
    applied = path.read_text()
    path.write_text(TEXT)
    assert run(".", "--unsafe") == 0
    assert path.read_text() == applied


def test_errors_that_are_left_are_told(site: Path, capsys) -> None:
    path = post(site, '---\ntitle: ""\n---\n')
    assert run(".") == 1
    assert "Errors that need you: 1." in capsys.readouterr().err
    assert path.read_text() == '---\ntitle: ""\n---\n'


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(site: Path, capsys) -> None:
    (site / "_posts" / "2026-04-18-x.md").write_bytes(b"---\ntitle: \xff\n---\n")
    path = post(site, TEXT)
    assert run(".") == 1
    assert "UTF-8" in capsys.readouterr().err
    assert "**" not in path.read_text()


def test_a_file_changed_meanwhile_is_left_alone(site: Path, capsys, monkeypatch) -> None:
    from editor.site import store

    path = post(site, TEXT)
    read = store.read

    def read_then_change(where: Path, *rest):
        loaded = read(where, *rest)
        where.write_text(TEXT + "!")
        return loaded

    monkeypatch.setattr("editor.cli.fix.store.read", read_then_change)
    assert run(str(path)) == 1
    assert path.read_text() == TEXT + "!"
    assert "was changed by another program" in capsys.readouterr().err


def test_a_diff_of_texts_without_final_line_end_or_with_odd_separators() -> None:
    lines = list(unified("a", "x\u2028y\nz", "x\u2028y\nw"))
    assert lines[2:] == [
        "@@ -1,2 +1,2 @@\n",
        " x\u2028y\n",
        "-z\n\\ No newline at end of file\n",
        "+w\n\\ No newline at end of file\n",
    ]


@pytest.mark.parametrize("in_place", [True, False])
def test_a_file_is_written_over_where_the_user_has_chosen_so(site: Path, genko_home, in_place):
    store = SettingsStore(genko_home / "config")
    assert store.save(Settings(save_in_place=in_place)) is None
    path = post(site, TEXT)
    first = path.stat().st_ino
    assert run(".") == 0
    assert (path.stat().st_ino == first) is in_place
    second = path.stat().st_ino
    assert main(["set", str(path), "title", '"Another walk"']) == 0
    assert (path.stat().st_ino == second) is in_place


def test_damaged_settings_are_left_to_the_window(site: Path, genko_home):
    (genko_home / "config").mkdir(parents=True)
    damaged = genko_home / "config" / "settings.json"
    damaged.write_bytes(b"{")
    post(site, TEXT)
    assert run(".") == 0
    assert damaged.read_bytes() == b"{"
