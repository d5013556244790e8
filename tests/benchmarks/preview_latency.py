"""How long the preview takes from a changed text to pixels, and what the GUI thread pays.

    python tests/benchmarks/preview_latency.py [--corpus SITE] [--rounds N] [--json]

Three figures for each text, medians and 95th percentiles: rendering the blocks (off the GUI thread
in the program), the GUI thread's share (processor time: setting blocks, comparing, sending), and
from setting the blocks until the page says that a frame with them is out. Texts are generated;
with ``--corpus`` the longest post of a site and the one nearest to 15,000 characters come as well.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter, thread_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.figures import percentile  # noqa: E402 - as above
from tests.benchmarks.texts import generated, typed  # noqa: E402 - as above
from tests.benchmarks.whole_window import prepare  # noqa: E402 - as above


@dataclass(frozen=True)
class Result:
    """Milliseconds for one text."""

    name: str
    characters: int
    blocks: int
    first_painted: float
    render_p50: float
    render_p95: float
    gui_p50: float
    gui_p95: float
    painted_p50: float
    painted_p95: float


def from_corpus(site: Path) -> Iterator[tuple[str, str]]:
    """The longest post and the one nearest to 15,000 characters, without their headers."""
    bodies = {
        path.name: path.read_text("utf-8").split("\n---\n", 1)[-1]
        for path in sorted((site / "_posts").rglob("*.md"))
    }
    longest = max(bodies, key=lambda name: len(bodies[name]))
    middle = min(bodies, key=lambda name: abs(len(bodies[name]) - 15_000))
    yield "corpus, ~15k", bodies[middle]
    yield "corpus, longest", bodies[longest]


class Bench:
    """A pane with its page up, and the measuring of one text after the other."""

    def __init__(self, rounds: int) -> None:
        from editor.site.resources import load_messages
        from editor.ui.preview.view import PreviewPane
        from editor.ui.theme.tokens import load_theme

        self._rounds = rounds
        self.pane = PreviewPane(load_messages("en"), load_theme("light"))
        self.pane.resize(700, 900)
        self.pane.show()
        began = perf_counter()
        self._wait(self.pane.ready, self.pane.start, lambda *_: True)
        self.up = (perf_counter() - began) * 1e3

    def _wait(self, signal, start, enough) -> None:
        from PySide6.QtCore import QEventLoop

        loop = QEventLoop()

        def look(*args) -> None:
            if enough(*args):
                loop.quit()

        signal.connect(look)
        start()
        loop.exec()
        signal.disconnect(look)

    def _until_painted(self, start) -> None:
        driver = self.pane.web.driver
        self._wait(self.pane.painted, start, lambda number: number == driver.sequence)

    def measure(self, name: str, text: str) -> Result:
        from editor.core.kramdown import Options
        from editor.core.render.blocks import render_blocks

        blocks = render_blocks(text, Options(), 0)
        began = perf_counter()
        self._until_painted(lambda: self.pane.set_blocks(blocks, new_post=True))
        first = (perf_counter() - began) * 1e3
        before, end = typed(text)
        self.pane.set_caret_line(before.count("\n") + 1)
        render, gui, painted = [], [], []

        def send() -> None:
            began = thread_time()
            self.pane.set_blocks(blocks)
            self.pane.web.driver.send()
            gui.append((thread_time() - began) * 1e3)

        for n in range(self._rounds):
            began = perf_counter()
            blocks = render_blocks(
                text[:end] + "あいうえお、"[: n % 6 + 1] + text[end:], Options(), 0
            )
            rendered = perf_counter()
            self._until_painted(send)
            render.append((rendered - began) * 1e3)
            painted.append((perf_counter() - rendered) * 1e3)
        figures = [percentile(v, s) for v in (render, gui, painted) for s in (0.5, 0.95)]
        return Result(name, len(text), len(blocks), first, *figures)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, help="root of a site with posts to measure as well")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    prepare()

    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QApplication

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication([])
    bench = Bench(options.rounds)
    texts = [("generated, 15k", generated(15_000)), ("generated, 48k", generated(48_000))]
    if options.corpus:
        texts.extend(from_corpus(options.corpus))
    results = [bench.measure(name, text) for name, text in texts]
    if options.json:
        print(json.dumps([asdict(result) for result in results], ensure_ascii=False, indent=2))  # noqa: T201
    else:
        report(bench.up, results)
    del bench
    app.quit()
    return 0


def report(up: float, results: list[Result]) -> None:
    print(f"page up after {up:.0f} ms")  # noqa: T201
    head = ("text", "chars", "blocks", "first", "render p50/p95", "GUI p50/p95", "painted p50/p95")
    print("{:18}{:>8}{:>8}{:>8}{:>18}{:>16}{:>18}".format(*head))  # noqa: T201
    for r in results:
        print(  # noqa: T201
            f"{r.name:18}{r.characters:8}{r.blocks:8}{r.first_painted:8.0f}"
            f"{r.render_p50:10.1f} /{r.render_p95:6.1f}{r.gui_p50:8.2f} /{r.gui_p95:6.2f}"
            f"{r.painted_p50:10.1f} /{r.painted_p95:6.1f}"
        )


if __name__ == "__main__":
    sys.exit(main())
