"""A check that is killed leaves no processes behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
"""Seconds; on a busy machine a process is long in starting."""

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="looks for processes in Linux's /proc"
)


def children(pid: int) -> set[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return set()
    return {int(child) for child in listed.split()}


def running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def worked(pid: int) -> float:
    """Seconds of processor time that a process has used."""
    try:
        parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def wait_for(condition, what: str) -> None:
    end = time.monotonic() + PATIENCE
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < end, what
        pause.wait(0.02)  # or looking would take the time from what is looked at


@pytest.mark.timeout(3 * PATIENCE)
def test_the_processes_of_a_killed_check_are_gone(tmp_path, request):
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    (tmp_path / "site" / "_config.yml").write_text("title: a\n", encoding="utf-8")
    body = "Text with **bold** and [a link](/a/).\n\n" * 400
    for number in range(1500):
        post = f"---\ntitle: Post {number}\n---\n{body}"
        (posts / f"2026-01-{number % 28 + 1:02}-{number}.md").write_text(post, encoding="utf-8")
    check = subprocess.Popen(
        [sys.executable, "-m", "editor", "check", "--no-cache", str(tmp_path / "site")],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "GENKO_HOME": str(tmp_path / "home")},
    )
    request.addfinalizer(check.kill)
    seen: set[int] = set()

    def at_work() -> bool:
        seen.update(children(check.pid))
        # Beyond their start, in which they would notice by themselves.
        return sum(worked(pid) > 1.5 for pid in seen) >= 2 or check.poll() is not None

    wait_for(at_work, "no processes were at work")
    assert check.poll() is None, "the check was done before it could be killed"
    check.send_signal(signal.SIGKILL)
    check.wait()
    wait_for(lambda: not any(map(running, seen)), f"left behind: {seen}")
