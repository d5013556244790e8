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
import sys
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.figures import spread  # noqa: E402 - as above
from tests.benchmarks.texts import LEAD  # noqa: E402 - as above
from tests.benchmarks.whole_window import (  # noqa: E402 - as above
    LENGTHS,
    Window,
    sample_with_long_posts,
    until,
    whole_window,
)


class Bench:
    """The measuring in a window."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.preview = window.preview
        self.painted_at = 0.0
        self.preview.painted.connect(self._on_painted)

    def _on_painted(self, _number: int) -> None:
        self.painted_at = perf_counter()

    def one_by_one(self, rounds: int) -> list[float]:
        waits = []
        for _ in range(rounds):
            driver = self.preview.web.driver
            before, began = driver.sequence, perf_counter()
            self.window.key()
            until(lambda b=before, d=driver: d.last_painted > b)
            waits.append((self.painted_at - began) * 1e3)
            until(self.window.settled)
        return waits

    def turns(self, rounds: int) -> list[float]:
        """The GUI thread's processor time of the costliest turn after each key."""
        from tests.benchmarks.findings_latency import Beats

        costs, beats = [], Beats()
        for _ in range(rounds):
            beats.begin()
            self.window.key()
            until(self.window.analysed)
            until(self.window.settled)
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
            self.window.key()
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
        until(lambda: len(times) >= keys and self.window.settled())
        self.preview.painted.disconnect(painted)
        driver._turn.timeout.disconnect()
        driver._turn.timeout.connect(driver.send)
        return ages

    def _shown_keys(self) -> int:
        return sum(block.html.count("a") for block in self.preview._state.blocks)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40, help="keys for each figure")
    parser.add_argument("--interval", type=int, default=120, help="milliseconds between two keys")
    options = parser.parse_args()
    with whole_window(sample_with_long_posts) as window:
        bench = Bench(window)
        for view in ("article", "page"):
            window.shell._page_view.choose_view(view)
            for post, length in zip(window.posts, LENGTHS, strict=True):
                window.go_to(post)
                window.place()
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
                window.place_at(window.desk.current.text.index(LEAD[:9]) + 9)
                bench.one_by_one(5)
                spread(f"{view}, {length}: first paragraph", bench.one_by_one(options.rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
