"""What many measurements come to."""

from __future__ import annotations

import sys


def percentile(values: list[float], share: float) -> float:
    """The value that ``share`` of all (0 to 1) do not exceed."""
    return sorted(values)[min(len(values) - 1, round(share * (len(values) - 1)))]


def spread(name: str, values: list[float]) -> None:
    """Print a line: median, 95th percentile, largest, how many."""
    middle, high = percentile(values, 0.5), percentile(values, 0.95)
    sys.stdout.write(
        f"{name:52} p50 {middle:7.1f}  p95 {high:7.1f}  max {max(values):7.1f}  n {len(values):4}\n"
    )
