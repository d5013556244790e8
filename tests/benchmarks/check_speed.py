"""What `genko check` costs on a site of 2,500 posts: processor time, memory, cold and warm.

    python tests/benchmarks/check_speed.py SITE [--posts N] [--rounds N]

The posts of SITE are copied, many times under other names and days if need be, until there are N.
Each figure is that of the whole process tree: processor time (user and system) of all its
processes, start included, and the largest sum of their private and shared-out memory (PSS), looked
at every 50 ms where the system tells it. A fixed piece of Python is timed beside each run: where
that takes longer than elsewhere in the table, so does all else.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from editor.rules.catalog import RULES
from editor.rules.model import Need
from tests.benchmarks.processes import family, memory

ROOT = Path(__file__).resolve().parents[2]
_NAME = re.compile(r"(\d{4})-(\d\d)-(\d\d)-(.*)")


@dataclass(frozen=True)
class Cost:
    seconds: float
    yardstick: float
    """Seconds that the fixed piece of Python took just before."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--posts", type=int, default=2500)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        made = multiplied(options.site, site, options.posts)
        say(f"{made} posts; the least of {options.rounds} rounds")
        for name, rules in groups():
            measured(name, site, Path(folder) / "home", rules, options.rounds)


def groups() -> Iterator[tuple[str, list[str]]]:
    """Names of choices of rules, and their arguments; links are read in bodies."""
    light = [
        rule.id
        for rule in RULES
        if rule.id.startswith(("header/", "file/", "site/")) and rule.needs is not Need.DOCUMENT
    ]
    yield "header, file, site", [word for rule in light for word in ("--rule", rule)]
    yield "all rules", []


def measured(name: str, site: Path, home: Path, rules: list[str], rounds: int) -> None:
    """Cold, with nothing changed, and with one post changed; then all once more for the memory.

    To look at the memory of a process takes a lock that it needs to get more, and is charged to it:
    a tenth of a cold check of headers, a third of one of a single post.
    """
    kinds = ("cold", "nothing changed", "one post changed")
    costs: dict[str, list[Cost]] = {kind: [] for kind in kinds}
    most: dict[str, float] = {}
    for turn in range(rounds + 1):
        for kind in kinds:
            prepare(kind, site, home)
            began = process_time()
            sum(n * n % 7 for n in range(2_000_000))
            yardstick = process_time() - began
            seconds, megabytes = run(site, home, rules, watching=turn == rounds)
            if turn == rounds:
                most[kind] = megabytes
            else:
                costs[kind].append(Cost(seconds, yardstick))
    for kind in kinds:
        least = min(costs[kind], key=lambda cost: cost.seconds)
        say(
            f"{name:18} {kind:16} {least.seconds:7.2f} s CPU"
            f"  {most[kind]:6.0f} MB   yardstick {least.yardstick:.3f} s"
        )


def prepare(kind: str, site: Path, home: Path) -> None:
    """Forget all that is known of the site, or change one of its posts."""
    if kind == "cold":
        shutil.rmtree(home, ignore_errors=True)
    elif kind == "one post changed":
        post = next((site / "_posts").iterdir())
        post.write_text(post.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def run(site: Path, home: Path, rules: list[str], *, watching: bool) -> tuple[float, float]:
    """One `genko check` in a process of its own: its seconds, and its megabytes if watched."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = subprocess.Popen(
        [sys.executable, "-m", "editor", "check", str(site), *rules],
        cwd=ROOT,
        env={**os.environ, "GENKO_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    most, done = [0.0], threading.Event()
    watcher = threading.Thread(target=watch, args=(child.pid, most, done))
    if watching:
        watcher.start()
    code = child.wait()
    done.set()
    if watching:
        watcher.join()
    if code not in (0, 1):
        raise SystemExit(f"genko check ended with {code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, most[0]


def watch(pid: int, most: list[float], done: threading.Event) -> None:
    """Note the largest memory of a process and its children, in megabytes."""
    while not done.wait(0.05):
        most[0] = max(most[0], sum(map(memory, family(pid))))


def multiplied(source: Path, target: Path, wanted: int) -> int:
    """A copy of a site whose posts are as many as wanted; all files look old."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("_posts", "_site", ".git"))
    (target / "_posts").mkdir()
    posts = sorted((source / "_posts").rglob("*.md"))
    made = 0
    while made < wanted:
        number, post = made // len(posts), posts[made % len(posts)]
        text, name = post.read_text(encoding="utf-8"), post.name
        found = _NAME.fullmatch(name)
        if number and found:
            day = date(*map(int, found.groups()[:3])) + timedelta(days=400 * number)
            name = f"{day}-c{number}-{found[4]}"
            text = re.sub(r"(?m)^date: \d{4}-\d\d-\d\d", f"date: {day}", text, count=1)
        (target / "_posts" / name).write_text(text, encoding="utf-8")
        made += 1
    if not (target / "_genko").exists():
        (target / "_genko").mkdir()
        (target / "_genko" / "schema.yml").write_text("extends: ai-news\n")
    for path in (target, *target.rglob("*")):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return made


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
