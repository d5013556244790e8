"""What hours of work leave behind in memory: keys, changes of the post, posts opened and closed.

    python tests/benchmarks/memory_soak.py [--keys N] [--switches N] [--opens N] [--view VIEW]

The window (offscreen) opens a copy of the sample site with two generated posts, of about 15,000 and
48,000 characters, and more that are opened and closed. It is warmed first: both posts shown, keys
typed, 20 changes of the post. What is told then is the growth from there: PSS of the program's own
process, of the renderer's and of the others, a line every tenth of the way. A plateau is caches; a
line that goes on rising is a leak. Twenty keys a second for ten minutes are 12,000 keys: what
somebody types in an hour.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.processes import family, memory  # noqa: E402 - as above
from tests.benchmarks.texts import HEADER, generated  # noqa: E402 - as above
from tests.benchmarks.whole_window import (  # noqa: E402 - as above
    Window,
    sample_with_long_posts,
    until,
    whole_window,
)

WARM = 20
PHRASE = "memory is what is left behind "


def parts(renderer: int) -> dict[str, float]:
    """MiB (PSS) of the window's process, of the ``renderer``, of the engine's others."""
    sizes = {"window": 0.0, "renderer": 0.0, "others": 0.0}
    for pid in family(os.getpid()):
        name = {os.getpid(): "window", renderer: "renderer"}.get(pid, "others")
        sizes[name] += memory(pid)
    return sizes


class Soak:
    """The warmed window, and what is told of it on the way."""

    def __init__(self, window: Window, others: list[Path]) -> None:
        self.window = window
        self._others = others
        self._typed = 0
        self._switched = 0
        self._opened = 0
        self.start: dict[str, float] = {}
        for post in window.posts:
            window.go_to(post)
            window.place()
            for _ in range(2 * len(PHRASE)):
                self.key()
        for _ in range(WARM):
            self.switch()
        for _ in range(len(others)):
            self.open_and_close()
        window.go_to(window.posts[0])

    def key(self) -> None:
        """Type a phrase, then take it back, over and over; the page follows every fifth key."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        view = self.window.desk.text.view
        place = self._typed % (2 * len(PHRASE))
        if place < len(PHRASE):
            QTest.keyClicks(view, PHRASE[place])
        else:
            QTest.keyClick(view, Qt.Key.Key_Backspace)
        self._typed += 1
        if self._typed % 5 == 0:
            until(self.window.settled)

    def switch(self) -> None:
        """To the other of two open posts."""
        self._switched += 1
        self.window.go_to(self.window.posts[self._switched % 2])

    def open_and_close(self) -> None:
        """Open another post, and close it when it is shown."""
        post = self._others[self._opened % len(self._others)]
        self._opened += 1
        self.window.go_to(post)
        session = self.window.desk.current
        self.window.shell.files.close_session(session)
        until(self.window.settled)

    def run(self, name: str, act: Callable[[], None], times: int) -> None:
        """Do something many times, and print how memory grows."""
        if not times:
            return
        self.tell(name, 0)
        objects = census()
        for number in range(1, times + 1):
            act()
            if number % max(1, times // 10) == 0:
                until(self.window.settled)
                self.tell(name, number)
        more = census() - objects
        print("  objects more: " + ", ".join(f"{n} {c:+}" for n, c in more.most_common(8)))

    def tell(self, name: str, number: int) -> None:
        """A line of sizes, and what that is beside the warmed state."""
        now = parts(self.window.preview.web.page.renderProcessPid())
        if not self.start:
            self.start = now
        total, first = sum(now.values()), sum(self.start.values())
        cells = "".join(f"{kind} {size:6.1f}  " for kind, size in now.items())
        print(f"{perf_counter():8.0f} s  {name} {number:6}  {cells}all {total:6.1f} MiB "
              f"{total / first:5.0%}", flush=True)  # fmt: skip


def census() -> Counter[str]:
    """How many objects of each type there are."""
    gc.collect()
    return Counter(type(each).__qualname__ for each in gc.get_objects())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keys", type=int, default=0)
    parser.add_argument("--switches", type=int, default=0)
    parser.add_argument("--opens", type=int, default=0)
    parser.add_argument("--view", choices=("page", "article"), default="page")
    options = parser.parse_args()
    with whole_window(sample_with_long_posts) as window:
        others = []
        for number in range(10):
            post = window.posts[0].with_name(f"2026-03-03-other-{number}.md")
            header = HEADER.format(length=f"other {number}")
            post.write_text(header + generated(4000 + 1000 * number), encoding="utf-8")
            others.append(post)
        window.shell._page_view.choose_view(options.view)
        soak = Soak(window, others)
        soak.run("keys", soak.key, options.keys)
        soak.run("switches", soak.switch, options.switches)
        soak.run("opens", soak.open_and_close, options.opens)
    return 0


if __name__ == "__main__":
    sys.exit(main())
