"""Commands on problems: walk through them, mend them, let them pass."""

from __future__ import annotations

from editor.app.commands.model import Command, Placement

PROBLEM_COMMANDS = (
    Command(
        id="go.next-problem",
        run=lambda ports: ports.fixes.next_problem(backwards=False),
        enabled=lambda cx: cx.findings > 0,
        keys=("F8",),
        places=(Placement("problems", "walk", 10),),
        icon="arrow-down",
    ),
    Command(
        id="go.previous-problem",
        run=lambda ports: ports.fixes.next_problem(backwards=True),
        enabled=lambda cx: cx.findings > 0,
        keys=("Shift+F8",),
        places=(Placement("problems", "walk", 20),),
        icon="arrow-up",
    ),
    Command(
        id="problems.fix-here",
        run=lambda ports: ports.problems.offer_fixes(),
        enabled=lambda cx: cx.findings > 0,
        keys=("Ctrl+.",),
        places=(Placement("problems", "one", 10),),
        icon="lightbulb",
    ),
    Command(
        id="problems.explain",
        run=lambda ports: ports.problems.explain_here(),
        enabled=lambda cx: cx.findings > 0,
        keys=("Shift+F1",),
        places=(Placement("problems", "one", 20),),
        icon="info",
    ),
    Command(
        id="problems.ignore",
        run=lambda ports: ports.problems.ignore_here(),
        enabled=lambda cx: cx.findings > 0 and cx.editable,
        places=(Placement("problems", "one", 30),),
        icon="message-square-off",
    ),
    Command(
        id="edit.fix-all-safe",
        run=lambda ports: ports.fixes.fix_all_safe(),
        enabled=lambda cx: cx.safe_fixes > 0 and cx.editable,
        keys=("Ctrl+Shift+F",),
        places=(Placement("problems", "many", 10), Placement("toolbar", "fix", 10)),
        icon="wand-sparkles",
    ),
    Command(
        id="problems.check-site",
        run=lambda ports: ports.site.check_site(),
        enabled=lambda cx: cx.site_open,
        keys=("Ctrl+Shift+K",),
        places=(Placement("problems", "site", 10),),
        icon="scan-search",
    ),
    Command(
        id="problems.fix-site",
        run=lambda ports: ports.bulk.review(None),
        enabled=lambda cx: cx.site_open,
        places=(Placement("problems", "site", 20),),
        icon="list-checks",
    ),
    Command(
        id="problems.learn-schema",
        run=lambda ports: ports.schema.review(),
        enabled=lambda cx: cx.site_open,
        places=(Placement("problems", "rules", 10),),
        icon="list-tree",
    ),
    Command(
        id="problems.undo-bulk",
        run=lambda ports: ports.bulk.undo(),
        enabled=lambda cx: cx.bulk_undo,
        places=(Placement("problems", "site", 30),),
        icon="undo-2",
    ),
)
