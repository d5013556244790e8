"""From a key to the painted preview in the whole window, by real key events, in both views.

    python tests/benchmarks/key_to_pixels.py [--rounds N] [--interval MS]

The window (offscreen) opens a copy of the sample site with two generated posts, of about 15,000 and
48,000 characters. For the article and for the page of the site, and for each post, one character is
typed in the middle, and the time runs until the preview says that a frame with it is out: p50, p95.
The same again in the first paragraph, with which the page's description and excerpt change.
Beside it the processor time that the GUI thread spends on each turn of the event loop. Then many
keys are typed ``interval`` milliseconds apart, as somebody types, and told is how old what is shown
is at its painting.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.preview_latency import generated, percentile, prepare  # noqa: E402 - as above

HEADER = """---
layout: post
title: "計測のための記事 {length}"
date: 2026-03-02 09:00:00 +0900
categories: ["お知らせ"]
tags: ["店のこと"]
author: "店主"
reading_time: 9
---

"""
LEAD = "はじめの段落です。抜粋と説明はここから取られるので、一字ごとに記事のまわりも変わります。"
LENGTHS = (15_000, 48_000)


class Bench:
    """The window with a site open, and the measuring in it."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from editor.site.resources import resources_dir
        from editor.site.user_dirs import user_dirs
        from editor.ui.collecting import Collector
        from editor.ui.looks import Looks
        from editor.ui.shell import Shell

        site = folder / "site"
        shutil.copytree(resources_dir() / "sample", site)
        self.posts = []
        for length in LENGTHS:
            post = site / "_posts" / f"2026-03-02-length-{length}.md"
            body = f"{LEAD}\n\n{generated(length)}"
            post.write_text(HEADER.format(length=length) + body, encoding="utf-8")
            self.posts.append(post)
        Collector(QApplication.instance())
        self.shell = Shell(user_dirs(), Looks(QApplication.instance()), resources_dir() / "sample")
        self.shell.window.resize(1500, 950)
        self.shell.window.show()
        self.shell.start([site, *self.posts])
        self.desk, self.live = self.shell._desk, self.shell._live
        self.preview = self.shell._panes.preview
        self.painted_at = 0.0
        until(lambda: self.preview.web is not None and self.preview.is_ready())
        self.preview.painted.connect(self._on_painted)
        until(lambda: self.shell._workspace.open_site.scanned)

    def _on_painted(self, _number: int) -> None:
        self.painted_at = perf_counter()

    def settled(self) -> bool:
        driver = self.preview.web.driver
        return (
            self.desk.current is not None
            and self.live.latest(self.desk.current) is not None
            and not self.live.busy
            and not driver.is_busy
            and driver.last_painted == driver.sequence
        )

    def go_to(self, post: Path) -> None:
        self.desk.open(post)
        until(lambda: self.desk.current is not None and self.desk.current.path == post)
        until(self.settled)

    def place(self) -> None:
        """The caret into an ordinary paragraph near the middle."""
        from tests.benchmarks.preview_latency import typed

        self.place_at(typed(self.desk.current.text)[1])

    def place_at(self, offset: int) -> None:
        from editor.core.text.span import Span

        self.desk.text.reveal(Span(offset, offset))
        until(self.settled)

    def key(self) -> None:
        from PySide6.QtTest import QTest

        QTest.keyClicks(self.desk.text.view, "a")

    def one_by_one(self, rounds: int) -> list[float]:
        waits = []
        for _ in range(rounds):
            driver = self.preview.web.driver
            before, began = driver.sequence, perf_counter()
            self.key()
            until(lambda b=before, d=driver: d.last_painted > b)
            waits.append((self.painted_at - began) * 1e3)
            until(self.settled)
        return waits

    def turns(self, rounds: int) -> list[float]:
        """The GUI thread's processor time of the costliest turn after each key."""
        from tests.benchmarks.findings_latency import Beats

        costs, beats = [], Beats()
        for _ in range(rounds):
            beats.begin()
            self.key()
            until(lambda: self.live.latest(self.desk.current) is not None)
            until(self.settled)
            costs.append(beats.end())
        return costs

    def as_typed(self, keys: int, interval: int) -> list[float]:
        """For each painting, how long ago the first key was typed that it shows and none before."""
        from PySide6.QtCore import QTimer

        times: list[float] = []
        ages: list[float] = []
        shown = [0]
        sent: dict[int, int] = {}
        driver = self.preview.web.driver
        real = driver.send

        def send() -> None:
            before = driver.sequence
            real()
            if driver.sequence != before:
                sent[driver.sequence] = self._shown_keys()

        timer = QTimer()

        def press() -> None:
            times.append(perf_counter())
            self.key()
            if len(times) >= keys:
                timer.stop()

        def painted(number: int) -> None:
            reach = min(sent.get(number, 0) - self._before, len(times))
            if reach > shown[0]:
                ages.append((perf_counter() - times[shown[0]]) * 1e3)
                shown[0] = reach

        self._before = self._shown_keys()
        driver._turn.timeout.disconnect()
        driver._turn.timeout.connect(send)
        self.preview.painted.connect(painted)
        timer.timeout.connect(press)
        timer.start(interval)
        until(lambda: len(times) >= keys and self.settled())
        self.preview.painted.disconnect(painted)
        driver._turn.timeout.disconnect()
        driver._turn.timeout.connect(driver.send)
        return ages

    def _shown_keys(self) -> int:
        return sum(block.html.count("a") for block in self.preview._state.blocks)


def until(ready: Callable[[], bool], limit: float = 120.0) -> None:
    """Let events happen until ``ready``; a timer looks every two milliseconds."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    end = perf_counter() + limit

    def look() -> None:
        if ready():
            loop.exit(0)
        elif perf_counter() > end:
            loop.exit(1)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(2)
    if loop.exec():
        raise TimeoutError


def family() -> set[int]:
    """The numbers of this process and of all below it."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(status.parent.name)] = int(fields[1])
    found = {os.getpid()}
    while more := {pid for pid, up in parents.items() if up in found} - found:
        found |= more
    return found


def spread(name: str, values: list[float]) -> None:
    middle, high = percentile(values, 0.5), percentile(values, 0.95)
    print(f"{name:52} p50 {middle:7.1f}  p95 {high:7.1f}  n {len(values):4}")  # noqa: T201


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40, help="keys for each figure")
    parser.add_argument("--interval", type=int, default=120, help="milliseconds between two keys")
    options = parser.parse_args()
    prepare()

    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtWidgets import QApplication

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GENKO_HOME"] = f"{folder}/home"
        bench = Bench(Path(folder))
        for view in ("article", "page"):
            bench.shell._page_view.choose_view(view)
            for post, length in zip(bench.posts, LENGTHS, strict=True):
                bench.go_to(post)
                bench.place()
                bench.one_by_one(5)
                cpu, began = process_time(), perf_counter()
                spread(f"{view}, {length}: key to painted", bench.one_by_one(options.rounds))
                share = (process_time() - cpu) / (perf_counter() - began)
                spread(
                    f"{view}, {length}: GUI thread's costliest turn", bench.turns(options.rounds)
                )
                ages = bench.as_typed(options.rounds, options.interval)
                spread(f"{view}, {length}: age, typed every {options.interval} ms", ages)
                print(f"{'':52} {share:.0%} of one core while typing")  # noqa: T201
                bench.place_at(bench.desk.current.text.index(LEAD[:9]) + 9)
                bench.one_by_one(5)
                spread(f"{view}, {length}: first paragraph", bench.one_by_one(options.rounds))
        bench.shell.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
