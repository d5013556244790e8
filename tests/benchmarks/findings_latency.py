"""From a pause in typing to the findings in the whole window, and what the GUI thread pays.

    python tests/benchmarks/findings_latency.py SITE [--rounds N] [--post NAME]

The window (offscreen) opens the site and its longest post. Each round types one character there and
waits until the findings of that text are shown. Told are milliseconds from the key to the findings
(the pause of the analysis included), processor time of the GUI thread for the key, for the arrival
of the findings, for the costliest event of all, and for a save with what follows it. The site is
copied first: nothing of it is written to.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, thread_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault(
    "QTWEBENGINE_CHROMIUM_FLAGS",
    "--disable-gpu" + (" --no-sandbox" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""),
)

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.text.span import Span
from editor.site.resources import resources_dir
from editor.site.user_dirs import user_dirs
from editor.ui.looks import Looks
from editor.ui.qt_jobs import QtJobs
from editor.ui.shell import Shell


class Beats:
    """Notes the GUI thread's processor time of each turn of the event loop, while it is on."""

    def __init__(self) -> None:
        self.costs: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        self.costs.clear()
        self._last = thread_time()
        self._timer.start(0)

    def end(self) -> float:
        self._beat()
        self._timer.stop()
        return max(self.costs)

    def _beat(self) -> None:
        now = thread_time()
        self.costs.append((now - self._last) * 1e3)
        self._last = now


arrivals: list[float] = []


def watch_arrivals() -> None:
    """Note what each result of a job costs the GUI thread, before the window is made."""
    real = QtJobs._on_finished

    def timed(self, outcome) -> None:
        began = thread_time()
        real(self, outcome)
        if outcome[0] == "analysis" and outcome[3] is not None:
            arrivals.append((thread_time() - began) * 1e3)

    QtJobs._on_finished = timed


def until(ready: Callable[[], bool], limit: float = 120.0) -> None:
    """Let events happen until ``ready``; a timer looks every two milliseconds."""
    loop = QEventLoop()
    end = perf_counter() + limit
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if ready() or perf_counter() > end else None)
    timer.start(2)
    while not ready():  # what is ready may no longer be so when the loop has come to its end
        if perf_counter() > end:
            raise TimeoutError
        loop.exec()


def spread(name: str, values: list[float]) -> None:
    ordered = sorted(values)
    middle, high = ordered[len(ordered) // 2], ordered[len(ordered) * 95 // 100]
    sys.stdout.write(f"{name:44} p50 {middle:7.1f}  p95 {high:7.1f}  max {ordered[-1]:7.1f}  ms\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--post", help="file name instead of that of the longest post")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GENKO_HOME"] = f"{folder}/home"
        site = Path(folder) / "site"
        shutil.copytree(options.site, site)
        posts = sorted((site / "_posts").rglob("*.md"), key=lambda path: path.stat().st_size)
        post = next((path for path in posts if path.name == options.post), posts[-1])
        measure(site, post, options.rounds)
    return 0


def measure(site: Path, post: Path, rounds: int) -> None:
    app = QApplication(sys.argv[:1])
    watch_arrivals()
    shell = Shell(user_dirs(), Looks(app), resources_dir() / "sample")
    shell.window.resize(1500, 950)
    shell.window.show()
    shell.start([site, post])
    live, desk = shell._live, shell._desk
    until(lambda: desk.current is not None and desk.current.path == post)
    session = desk.current

    def settled() -> bool:
        return live.latest(session) is not None and not live.busy

    until(settled)
    analysis = live.latest(session)
    sys.stdout.write(
        f"{len(session.text)} characters, {len(analysis.findings)} findings, "
        f"{len(shell._workspace.open_site.rows)} posts\n"
    )
    pane = desk.text
    at = len(session.text) * 2 // 3
    pane.reveal(Span(at, at))
    until(settled)
    arrivals.clear()
    shown, key, turns, beats = [], [], [], Beats()
    for number in range(2 * rounds):
        began, cpu = perf_counter(), thread_time()
        QTest.keyClicks(pane.view, "a")
        key.append((thread_time() - cpu) * 1e3)
        if number % 2:
            beats.begin()  # not in the rounds for the wall clock: the beats take time too
        until(lambda: live.latest(session) is not None)
        if number % 2 == 0:
            shown.append((perf_counter() - began) * 1e3)
        until(settled)
        if number % 2:
            turns.append(beats.end())
    spread("key to findings shown (wall, pause included)", shown)
    spread("key (GUI thread, CPU)", key)
    spread("arrival of the findings (GUI thread, CPU)", arrivals)
    spread("costliest turn of the event loop (CPU)", turns)
    save_cost(shell, pane, settled, min(rounds, 8))
    shell.window.close()
    shell.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def save_cost(shell: Shell, pane, settled: Callable[[], bool], rounds: int) -> None:
    """A save of the text that has just been analysed, and what follows it."""
    direct, after, beats = [], [], Beats()
    for _ in range(rounds):
        QTest.keyClicks(pane.view, "b")
        until(settled)
        cpu = thread_time()
        shell.files.save()
        direct.append((thread_time() - cpu) * 1e3)
        beats.begin()
        until(settled)
        after.append(beats.end())
    spread("save (GUI thread, CPU)", direct)
    spread("costliest turn after a save (CPU)", after)
    sys.stdout.write(f"saved: {not shell._desk.current.dirty}\n")


if __name__ == "__main__":
    sys.exit(main())
