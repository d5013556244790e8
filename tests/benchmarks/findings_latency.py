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
import shutil
import sys
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.figures import spread  # noqa: E402 - as above
from tests.benchmarks.whole_window import Window, until, whole_window  # noqa: E402 - as above


class Beats:
    """Notes the GUI thread's processor time of each turn of the event loop, while it is on."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

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
    from editor.ui.qt_jobs import QtJobs

    real = QtJobs._on_finished

    def timed(self, outcome) -> None:
        began = thread_time()
        real(self, outcome)
        if outcome[0] == "analysis" and outcome[3] is not None:
            arrivals.append((thread_time() - began) * 1e3)

    QtJobs._on_finished = timed


def copied(source: Path, name: str | None, folder: Path) -> tuple[Path, list[Path]]:
    """A copy of the site, and its post of that name, or the longest."""
    site = folder / "site"
    shutil.copytree(source, site)
    posts = sorted((site / "_posts").rglob("*.md"), key=lambda path: path.stat().st_size)
    watch_arrivals()
    return site, [next((path for path in posts if path.name == name), posts[-1])]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--post", help="file name instead of that of the longest post")
    options = parser.parse_args()
    with whole_window(partial(copied, options.site, options.post)) as window:
        measure(window, options.rounds)
    return 0


def measure(window: Window, rounds: int) -> None:
    window.go_to(*window.posts)
    session = window.desk.current
    analysis = window.live.latest(session)
    sys.stdout.write(
        f"{len(session.text)} characters, {len(analysis.findings)} findings, "
        f"{len(window.shell._workspace.open_site.rows)} posts\n"
    )
    window.place_at(len(session.text) * 2 // 3)
    arrivals.clear()
    shown, key, turns, beats = [], [], [], Beats()
    for number in range(2 * rounds):
        began, cpu = perf_counter(), thread_time()
        window.key()
        key.append((thread_time() - cpu) * 1e3)
        if number % 2:
            beats.begin()  # not in the rounds for the wall clock: the beats take time too
        until(lambda: window.live.latest(session) is not None)
        if number % 2 == 0:
            shown.append((perf_counter() - began) * 1e3)
        until(window.analysed)
        if number % 2:
            turns.append(beats.end())
    spread("key to findings shown (wall ms, pause included)", shown)
    spread("key (GUI thread, CPU ms)", key)
    spread("arrival of the findings (GUI thread, CPU ms)", arrivals)
    spread("costliest turn of the event loop (CPU ms)", turns)
    save_cost(window, min(rounds, 8))


def save_cost(window: Window, rounds: int) -> None:
    """A save of the text that has just been analysed, and what follows it."""
    direct, after, beats = [], [], Beats()
    for _ in range(rounds):
        window.key()
        until(window.analysed)
        cpu = thread_time()
        window.shell.files.save()
        direct.append((thread_time() - cpu) * 1e3)
        beats.begin()
        until(window.analysed)
        after.append(beats.end())
    spread("save (GUI thread, CPU ms)", direct)
    spread("costliest turn after a save (CPU ms)", after)
    sys.stdout.write(f"saved: {not window.desk.current.dirty}\n")


if __name__ == "__main__":
    sys.exit(main())
