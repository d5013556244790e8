"""How long the program takes to its window and to its preview: from source, and as installed.

    python tests/benchmarks/start_time.py [COMMAND ...] [--rounds 7]

``COMMAND`` is the installed program (else the bundle of this checkout: packaging/build.py bundle).
Starts alternate, so that a busy machine is as busy for both; medians of wall time, and of the CPU
time that the program's own process has used by then (the web engine's processes have their own).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.e2e.harness import FROM_SOURCE, Program  # noqa: E402 - found by the line above
from tests.e2e.xvfb import Screen  # noqa: E402

POST = "_posts/2026-03-01-1-hand-drip.md"
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Start in turn, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("command", nargs="*", default=[str(ROOT / "build/bundle/genko/genko")])
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    # From source it must not compile itself anew each time, as a user's start does not.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if os.geteuid() == 0:
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = "--no-sandbox"
    kinds = {"from source": list(FROM_SOURCE), "installed": options.command}
    measured: dict[str, list[tuple[float, ...]]] = {kind: [] for kind in kinds}
    screen = Screen()
    try:
        with tempfile.TemporaryDirectory() as folder:
            site = shutil.copytree(ROOT / "resources/sample", Path(folder) / "site")
            for number in range(options.rounds + 1):
                for kind, command in kinds.items():
                    figures = _start(screen, Path(folder) / kind, site / POST, command)
                    if number:  # the first of each only warms the disk's cache
                        measured[kind].append(figures)
    finally:
        screen.close()
    medians = {k: [statistics.median(c) for c in zip(*f, strict=True)] for k, f in measured.items()}
    print(f"medians of {options.rounds} starts, seconds")
    print("| | window, wall | window, CPU | preview, wall | preview, CPU |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for kind, figures in medians.items():
        print(f"| {kind} | " + " | ".join(f"{figure:.2f}" for figure in figures) + " |")
    pairs = zip(medians["installed"], medians["from source"], strict=True)
    print("| ratio | " + " | ".join(f"{one / other:.2f}" for one, other in pairs) + " |")


def _start(
    screen: Screen, home: Path, post: Path, command: Sequence[str]
) -> tuple[float, float, float, float]:
    """One start: seconds of wall and CPU to the window, and to the painted preview."""
    began = time.monotonic()
    program = Program(screen, home, [post], {"LANGUAGE": "ja", "LC_ALL": "C.UTF-8"}, command)
    try:
        window, window_cpu = time.monotonic() - began, _cpu(program.pid)
        program.wait(lambda s: "ひとつだけ" in (s["preview_text"] or ""), "the preview is painted")
        return window, window_cpu, time.monotonic() - began, _cpu(program.pid)
    finally:
        program.clean_up()


def _cpu(pid: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


if __name__ == "__main__":
    main()
