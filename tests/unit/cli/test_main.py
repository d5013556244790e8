from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module

import pytest

import editor
from editor.__main__ import has_display
from editor.cli import get as get_module
from editor.cli.arguments import Common, split_common
from editor.cli.main import SUBCOMMANDS
from editor.i18n.catalog import LANGUAGES
from editor.site.resources import load_messages


def test_version(genko):
    assert genko("--version").out == f"genko {editor.__version__}\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lists_every_command_in_the_users_language(genko, language):
    ran = genko("--language", language, "--help")
    assert ran.code == 0
    for command in SUBCOMMANDS:
        summary = load_messages(language).text(f"cli.{command.name}.summary")
        assert f"  {command.name}" in ran.out
        assert summary in ran.out
    assert ("使い方" in ran.out) == (language == "ja")


@pytest.mark.parametrize("command", SUBCOMMANDS, ids=lambda command: command.name)
def test_every_command_has_help(genko, command):
    module = import_module(command.module)
    assert callable(module.run)
    ran = genko(command.name, "--language", "ja", "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"使い方 genko {command.name}") or ran.out.startswith("使い方:")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["list"], "SITE"),
        (["list", "a", "b"], "b"),
        (["list", "a", "--format", "xml"], "xml"),
        (["list", "--format"], "--format"),
        (["get", "--raw=1", "a"], "--raw"),
        (["get", "--ra", "a"], "--ra"),
        (["--language", "fr"], "fr"),
        (["--nothing"], "--nothing"),
        (["no-such-command"], "no-such-command"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_wrong_usage_is_told_in_one_language_with_code_2(genko, monkeypatch, words, part, language):
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    ran = genko(*words)
    assert (ran.code, ran.out) == (2, "")
    assert part in ran.err
    assert "Traceback" not in ran.err
    last = ran.err.splitlines()[-1]
    assert last.startswith("genko: ")
    assert last.isascii() or language == "ja" or "“" in last


def test_the_language_is_heard_before_and_behind_the_command(genko, tmp_path):
    missing = tmp_path / "no"
    before = genko("--language", "ja", "list", missing)
    behind = genko("list", missing, "--language=ja")
    assert before == behind
    assert before.code == 2
    assert "ありません" in before.err


def test_an_internal_error_is_one_line_and_with_debug_a_trace(genko, tmp_path, monkeypatch):
    def crash(*_):
        raise RuntimeError("boom")

    monkeypatch.setattr(get_module, "run", crash)
    ran = genko("get", tmp_path)
    assert ran.code == 3
    assert len(ran.err.splitlines()) == 1
    assert "boom" in ran.err
    debug = genko("get", tmp_path, "--debug")
    assert "Traceback" in debug.err


def test_stopping_is_no_error_report(genko, monkeypatch, tmp_path):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(get_module, "run", stop)
    ran = genko("get", tmp_path)
    assert ran.code == 130
    assert "Traceback" not in ran.err


def run_program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        k: v
        for k, v in os.environ.items()
        if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "editor", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**kept, **environment},
        check=False,
    )


def test_without_a_screen_the_window_says_how_to_start():
    done = run_program()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "xvfb-run" in done.stderr


@pytest.mark.parametrize(
    ("environment", "platform", "there"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({"WAYLAND_DISPLAY": "w"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_screens(environment, platform, there):
    assert has_display(environment, platform) is there


def test_the_command_line_loads_no_qt(fresh_python, tmp_path):
    post = tmp_path / "_posts" / "2026-01-02-a.md"
    post.parent.mkdir()
    post.write_text("---\ntitle: T\n---\n", encoding="utf-8")
    code = """
import sys, json
from editor.__main__ import main
main(["get", sys.argv[1], "title"])
main(["set", sys.argv[1], "title", '"U"'])
main(["list", sys.argv[2], "--format", "json"])
main(["--help"])
bad = [name for name in sys.modules if name.startswith(("PySide6", "shiboken", "editor.ui"))]
print(json.dumps(bad))
"""
    printed = fresh_python(code, str(post), str(tmp_path))
    assert json.loads(printed.splitlines()[-1]) == []


def test_output_is_utf8_everywhere_and_may_be_cut_short(tmp_path):
    post = tmp_path / "a.md"
    post.write_text("---\ntitle: 題名\n---\n", encoding="utf-8")
    done = run_program(
        "get", str(post), "title", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    assert done.stdout == '"題名"\n'
    long = tmp_path / "long.md"
    long.write_text(f"---\ntitle: {'x' * 300_000}\n---\n", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "editor", "get", str(long), "title"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], Common([])),
        (["--language", "ja", "check", "a"], Common(["check", "a"], "ja")),
        (["--language=en", "--debug", "x.md"], Common(["x.md"], "en", debug=True)),
        (
            ["check", "--debug", "--language", "ja"],
            Common(["check", "--debug", "--language", "ja"], "ja", debug=True),
        ),
        (["set", "a", "--", "--language", "x"], Common(["set", "a", "--", "--language", "x"])),
        (["--language"], Common(["--language"])),
        (["--portable", "p", "check", "a"], Common(["check", "a"], portable="p")),
        (["--portable=p", "--debug"], Common([], debug=True, portable="p")),
        (["--other", "--portable", "p"], Common(["--other"], portable="p")),
        (["check", "--portable=p"], Common(["check", "--portable=p"], portable="p")),
        (["--portable"], Common(["--portable"])),
    ],
)
def test_common_options_are_found_first(words, expected):
    assert split_common(words) == expected


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["a.md", "--language", "ja", "b.md", "--debug"], ["a.md", "b.md"]),
        (["a.md", "--portable=p", "--", "--language"], ["a.md", "--language"]),
        (["a.md", "--language"], ["a.md", "--language"]),
    ],
)
def test_what_the_window_opens_is_told_without_common_options(words, kept):
    assert split_common(words, anywhere=True).words == kept


@pytest.mark.parametrize("options", [["--language", "ja"], ["--debug", "--language=ja"]])
def test_options_may_stand_behind_what_the_window_opens(genko, tmp_path, monkeypatch, options):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    behind, before = genko(tmp_path, *options), genko(*options, tmp_path)
    assert behind == before
    assert "画面" in behind.err


def test_a_mistyped_option_is_answered_with_the_one_that_was_meant(genko) -> None:
    ran = genko("check", ".", "--formt=json", "--language", "en")
    assert ran.code == 2
    assert "There is no option --formt. Did you mean --format?" in ran.err
    assert "Not understood: --xyz." in genko("check", ".", "--xyz", "--language", "en").err
