"""Run the layers of checks, cheapest first; report each, and close with one line for all."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "build" / "reports"
PYTHON = sys.executable
BIN = Path(PYTHON).parent

TOOLS: dict[str, Sequence[str]] = {
    "format": (PYTHON, "-m", "ruff", "format", "--check", "."),
    "lint": (PYTHON, "-m", "ruff", "check", "."),
    "imports": (str(BIN / "lint-imports"), "--no-cache"),
    "types": (PYTHON, "-m", "mypy"),
}
TESTS = (
    "quality",
    "unit",
    "contracts",
    "widgets",
    "corpus",
    "faults",
    "fidelity",
    "e2e",
    "packaging",
)


@dataclass(slots=True)
class Result:
    """What came of a layer: tests by outcome (none for a tool), and the seconds it took."""

    name: str
    ok: bool
    seconds: float
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def main() -> int:
    """Run the layers named (all without names); 0 when every one held."""
    names = [*TOOLS, *TESTS]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("layers", nargs="*", metavar="LAYER", help=f"one of: {', '.join(names)}")
    chosen = parser.parse_args().layers or names
    unknown = set(chosen) - set(names)
    if unknown:
        parser.error(
            f"no layer is called {', '.join(sorted(unknown))}; there are {', '.join(names)}"
        )
    began = time.monotonic()
    results = [_run(name) for name in names if name in chosen]
    _report(results, time.monotonic() - began)
    return 0 if all(result.ok for result in results) else 1


def _run(name: str) -> Result:
    print(f"\n=== {name} ===", flush=True)
    began = time.monotonic()
    if name in TOOLS:
        ok = subprocess.run(TOOLS[name], cwd=ROOT, check=False).returncode == 0
        return Result(name, ok, time.monotonic() - began)
    REPORTS.mkdir(parents=True, exist_ok=True)
    report = REPORTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [PYTHON, "-m", "pytest", "-q", f"--junitxml={report}", f"tests/{name}"]
    command += ["-o", "truncation_limit_lines=0", "-o", "truncation_limit_chars=0"]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    result = Result(name, code == 0, time.monotonic() - began)
    _count(report, result)
    if code and not result.faults:
        result.counts["error"] += 1
        result.faults.append(f"ERROR tests/{name} - pytest ended with {code}")
    return result


def _count(report: Path, result: Result) -> None:
    """Read pytest's own report: a layer that crashed has left none."""
    if not report.is_file():
        return
    for case in ET.parse(report).iter("testcase"):  # noqa: S314 - written by our own run
        outcome = "passed"
        for kind, counted in (("error", "error"), ("failure", "failed"), ("skipped", "skipped")):
            if case.find(kind) is not None:
                outcome = counted
        if outcome == "skipped" and "xfail" in case.find("skipped").get("type", ""):
            outcome = "xfailed"
        result.counts[outcome] += 1
        if outcome in ("error", "failed"):
            name = f"{case.get('classname', '')}::{case.get('name', '')}"
            result.faults.append(f"{'ERROR' if outcome == 'error' else 'FAILED'} {name}")


def _report(results: Sequence[Result], seconds: float) -> None:
    print("\n=== layers ===")
    for result in results:
        state = "ok" if result.ok else "FAILED"
        counts = ", ".join(f"{number} {outcome}" for outcome, number in result.counts.items())
        print(f"{result.name:<10} {state:<7} {result.seconds:7.1f} s  {counts}")
    for result in results:
        for fault in result.faults:
            print(fault)
        if not result.ok and result.name in TOOLS:
            print(f"FAILED {result.name}")
    total: Counter[str] = Counter()
    for result in results:
        total.update(result.counts)
        if not result.ok and result.name in TOOLS:
            total["failed"] += 1
    order = ("failed", "passed", "skipped", "xfailed", "error")
    parts = [f"{total[outcome]} {outcome}" for outcome in order if total[outcome]]
    if total["error"] > 1:
        parts[-1] += "s"
    minutes, rest = divmod(int(seconds), 60)
    clock = f" ({minutes // 60}:{minutes % 60:02}:{rest:02})" if minutes else ""
    line = f" {', '.join(parts) or 'no tests ran'} in {seconds:.2f}s{clock} "
    print(line.center(78, "="))


if __name__ == "__main__":
    sys.exit(main())
