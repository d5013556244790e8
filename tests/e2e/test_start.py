"""Starting: with a site, without a screen, with what does not exist."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def test_a_site_opens_with_its_posts(genko, sample_site: Path):
    program = genko(sample_site, language="ja")
    state = program.wait(lambda s: s["scanned"] and s["posts"], "the posts are listed")
    assert len(state["posts"]) == 14
    assert state["language"] == "ja"
    assert state["notices"] == []
    program.picture("start-ja")
    assert program.quit() == 0


def test_a_post_opens_with_its_form_text_and_preview(genko, sample_site: Path):
    post = sample_site / "_posts/2026-03-01-1-hand-drip.md"
    program = genko(post, language="en")
    state = program.wait(lambda s: s["path"] and s["form"].get("title"), "the post is open")
    assert Path(state["path"]) == post
    assert state["form"]["title"] == "家でいれる一杯：湯の温度と注ぎかた"
    assert not state["dirty"]
    program.wait(
        lambda s: "ひとつだけにしてください" in (s["preview_text"] or ""),
        "the preview shows the text",
    )
    program.picture("post-en")
    before = post.read_bytes()
    assert program.quit() == 0
    assert post.read_bytes() == before


def _without_screen(*arguments: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "editor", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
def test_without_a_screen_one_line_says_so(sample_site: Path):
    done = _without_screen(str(sample_site))
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "xvfb-run" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_path_that_does_not_exist_is_named(tmp_path: Path):
    done = _without_screen(str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_portable_all_is_kept_in_one_folder_and_nothing_at_home(
    genko, sample_site: Path, tmp_path: Path
):
    """With whatever libraries like to remember: caches, and how a file dialog was left."""
    home, folder = tmp_path / "home", tmp_path / "stick"
    home.mkdir()
    post = sample_site / "_posts/2026-03-01-1-hand-drip.md"
    unset = dict.fromkeys(("GENKO_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), "")
    program = genko("--portable", folder, post, HOME=str(home), **unset)
    program.wait(lambda s: s["preview_ready"] and s["scanned"], "the preview is there")
    program.key("ctrl+o")
    program.wait(lambda s: s["focus"] == "fileNameEdit", "the dialog asks for a post")
    program.key("Escape")
    program.focus_on("text.view")
    program.type("Kept.")
    program.wait(lambda s: s["dirty"], "the text is another")
    program.key("ctrl+s")
    program.wait(lambda s: not s["dirty"], "the post is saved")
    assert program.quit() == 0
    assert list(home.rglob("*")) == []
    assert {path.name for path in folder.iterdir()} <= {"config", "state", "cache"}
    assert (folder / "config/settings.json").is_file()


def test_portable_the_command_line_writes_nothing_at_home(sample_site: Path, tmp_path: Path):
    home, folder = tmp_path / "home", tmp_path / "stick"
    home.mkdir()
    hidden = {"GENKO_HOME", *(name for name in os.environ if name.startswith("XDG_"))}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "editor", "--portable", str(folder), "check", str(sample_site)]
    done = subprocess.run(
        command,
        env={**environment, "HOME": str(home)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode in (0, 1), done.stderr
    assert list(home.rglob("*")) == []
    assert list((folder / "cache").iterdir())
