"""How long the program takes to its window and to its preview, beside a window without a preview.

    python tests/benchmarks/start_time.py [--rounds N] [--site SITE POST PHRASE] [COMMAND ...]

First from source, the program beside the same window with an empty pane in the preview's place: to
the first paint of the window, to the preview with the post's text, and with the site's page around
it. ``--site`` takes another than the sample site: its folder, a post, words that are in the post.
Then as installed, where ``COMMAND`` or the bundle of this checkout is there (packaging/build.py
bundle), beside the program from source, both as the hands of an end-to-end test see them.

Starts alternate, so that a busy machine is as busy for all; medians of wall time, and of the CPU
time that the program's own process has used by then (the web engine's processes have their own).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.e2e.harness import FROM_SOURCE, Program  # noqa: E402 - found by the line above
from tests.e2e.xvfb import Screen  # noqa: E402

POST = "_posts/2026-03-01-1-hand-drip.md"
PHRASE = "ひとつだけ"
TICKS = os.sysconf("SC_CLK_TCK")
LANGUAGE = {"LANGUAGE": "ja", "LC_ALL": "C.UTF-8"}
MOMENTS = ("window", "text", "page")

Figures = dict[str, float]
"""Seconds, by what was reached and how it is counted: "window, wall"."""


def main() -> None:
    """Start in turn, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("command", nargs="*", default=[str(ROOT / "build/bundle/genko/genko")])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--site", nargs=3, metavar=("SITE", "POST", "PHRASE"))
    options = parser.parse_args()
    # From source it must not compile itself anew each time, as a user's start does not.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if os.geteuid() == 0:
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = "--no-sandbox"
    source, post, phrase = options.site or (ROOT / "resources/sample", POST, PHRASE)
    screen = Screen()
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            site = shutil.copytree(source, folder / "site")
            home = folder / "home"
            painted = {
                "with the preview": lambda: _painted(screen, home, site / post, phrase),
                "without": lambda: _painted(screen, home, site / post, phrase, "--without-preview"),
            }
            _table(painted, options.rounds)
            if not Path(options.command[0]).exists():
                return
            used = {
                "installed": lambda: _used(screen, home, site / post, phrase, options.command),
                "from source": lambda: _used(screen, home, site / post, phrase, FROM_SOURCE),
            }
            _table(used, options.rounds)
    finally:
        screen.close()


def _table(kinds: Mapping[str, Callable[[], Figures]], rounds: int) -> None:
    """Start each kind in turn; print the medians, and the ratio of the first to the second."""
    measured: dict[str, list[Figures]] = {kind: [] for kind in kinds}
    for number in range(rounds + 1):
        for kind, start in kinds.items():
            figures = start()
            if number:  # the first of each only warms the disk's cache
                measured[kind].append(figures)
    medians = {
        kind: {name: statistics.median(one[name] for one in taken) for name in taken[0]}
        for kind, taken in measured.items()
    }
    first, second = medians.values()
    print(f"\nmedians of {rounds} starts, seconds\n")
    print("| | " + " | ".join(first) + " |")
    print("| --- |" + " ---: |" * len(first))
    ratio = {name: first[name] / second[name] for name in second}
    for kind, figures in {**medians, "ratio": ratio}.items():
        cells = (f"{figures[name]:.2f}" if name in figures else "" for name in first)
        print(f"| {kind} | " + " | ".join(cells) + " |")


def _painted(screen: Screen, home: Path, post: Path, phrase: str, *more: str) -> Figures:
    """One start that tells itself what was painted (first_paint.py)."""
    report = home.parent / "report.json"
    report.unlink(missing_ok=True)
    child = Path(__file__).with_name("first_paint.py")
    environment = {**screen.environment, **LANGUAGE, "GENKO_HOME": str(home)}
    began = time.monotonic()
    subprocess.run(
        [sys.executable, "-P", str(child), str(report), phrase, *more, str(post)],
        env={**environment, "QT_QPA_PLATFORM": "xcb"},
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=120,
    )
    marks = json.loads(report.read_text(encoding="utf-8"))
    figures = {}
    for name in MOMENTS:
        if name in marks:
            moment, cpu = marks[name]
            figures |= {f"{name}, wall": moment - began, f"{name}, CPU": cpu}
    return figures


def _used(screen: Screen, home: Path, post: Path, phrase: str, command: Sequence[str]) -> Figures:
    """One start as hands and eyes from outside see it: the window answers, the preview has text."""
    began = time.monotonic()
    program = Program(screen, home, [post], LANGUAGE, command)
    try:
        window, window_cpu = time.monotonic() - began, _cpu(program.pid)
        program.wait(lambda s: phrase in (s["preview_text"] or ""), "the preview is painted")
        return {
            "window, wall": window,
            "window, CPU": window_cpu,
            "preview, wall": time.monotonic() - began,
            "preview, CPU": _cpu(program.pid),
        }
    finally:
        program.clean_up()


def _cpu(pid: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


if __name__ == "__main__":
    main()
