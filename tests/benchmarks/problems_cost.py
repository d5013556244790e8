"""What the problems panel costs the GUI thread: many in one post, very many in a site.

    python tests/benchmarks/problems_cost.py [--post N] [--site N] [--rounds N]

Offscreen, made-up findings of a real rule. Told are milliseconds of processor time: of handing new
findings to the panel while somebody types (``--post`` of them, each moved by one), of the layout
and painting that follow, and of a view of the whole site (``--site`` of them): arranged, which
happens on another thread, and shown.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import thread_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QTreeView

from editor.app.site_problems import GroupBy, Wish, arrange
from editor.core.findings import Applicability, Finding, Fix, Severity
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.site.resources import load_messages
from editor.site.site_check import PostReport
from editor.ui.problems.panel import ProblemsPanel
from editor.ui.theme.tokens import load_theme

A_POST = 20
"""Findings of one post of the made-up site."""


def finding(offset: int) -> Finding:
    fix = Fix("remove", Applicability.SAFE, EditSet())
    span, args = Span(offset, offset + 1), {"field": "title", "line": offset}
    return Finding("header/duplicate-key", "hidden", Severity.HINT, span, args, fixes=(fix,))


def cost(act: Callable[..., object], *arguments: object) -> float:
    began = thread_time()
    act(*arguments)
    return 1000 * (thread_time() - began)


def told(name: str, costs: list[float]) -> None:
    ordered = sorted(costs)
    middle, late = ordered[len(ordered) // 2], ordered[len(ordered) * 95 // 100]
    sys.stdout.write(f"{name:<44} p50 {middle:6.1f} ms   p95 {late:6.1f} ms\n")


def one_post(panel: ProblemsPanel, count: int, rounds: int) -> None:
    handed, drawn = [], []
    for n in range(rounds):
        found = tuple(finding(k + n) for k in range(count))
        text = "x" * (15_000 + n)
        handed.append(cost(panel.set_findings, found, text))
        drawn.append(cost(QApplication.processEvents))
    told(f"{count} findings of a post, handed over", handed[1:])
    told("  layout and painting", drawn[1:])


def whole_site(panel: ProblemsPanel, count: int, rounds: int) -> None:
    messages = load_messages("ja")
    reports = tuple(
        PostReport(
            f"_posts/{n:05}.md", tuple(finding(k) for k in range(A_POST)), ((1, 1),) * A_POST
        )
        for n in range(count // A_POST)
    )
    panel.set_scope("site")
    tree = panel.findChild(QTreeView, "problems.tree")
    for by in GroupBy:
        wish = Wish(by=by)
        arranged = [cost(arrange, reports, wish, {}, messages)]
        view = arrange(reports, wish, {}, messages)
        shown, opened = [], []
        for _ in range(rounds):
            shown.append(cost(panel.site.set_view, view, by, {}, None))
            shown[-1] += cost(QApplication.processEvents)
            opened.append(cost(tree.expand, tree.model().index(0, 0)))
        told(f"{count} of a site by {by.value}, arranged", arranged)
        told("  shown and painted", shown)
        told("  a group opened", opened)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--post", type=int, default=500)
    parser.add_argument("--site", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    app = QApplication([])
    panel = ProblemsPanel(load_messages("ja"), load_theme("light"))
    panel.resize(940, 260)
    panel.show()
    app.processEvents()
    one_post(panel, options.post, options.rounds)
    whole_site(panel, options.site, options.rounds)


if __name__ == "__main__":
    main()
