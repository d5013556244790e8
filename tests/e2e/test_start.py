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
