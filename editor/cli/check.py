"""``genko check PATH...``: sites and posts held against the site's rules."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping

from editor.cli.arguments import Subparsers
from editor.cli.check_targets import Target, chosen_rules, shown_path, targets
from editor.cli.model import Context, Exit
from editor.cli.progress import Progress
from editor.cli.report import Locate, Report, Tally, report_lines
from editor.cli.report_github import GithubReport
from editor.cli.report_json import JsonReport
from editor.cli.report_text import TextReport
from editor.core.findings import Finding, Severity
from editor.i18n.catalog import Messages
from editor.rules.model import Rule
from editor.site.checker import check_posts

FORMATS: Mapping[str, Callable[[Context], Report]] = {
    "text": TextReport,
    "json": JsonReport,
    "github": GithubReport,
}


def add_parser(subparsers: Subparsers, messages: Messages) -> None:
    """Add ``genko check``."""
    parser = subparsers.add_parser("check", help=messages.text("cli.check.summary"))
    parser.add_argument("paths", metavar="PATH", nargs="+", help=messages.text("check.paths"))
    parser.add_argument(
        "--format", choices=tuple(FORMATS), default="text", help=messages.text("check.format")
    )
    parser.add_argument(
        "--severity",
        choices=tuple(s.value for s in Severity),
        default=Severity.HINT.value,
        help=messages.text("check.least"),
    )
    parser.add_argument("--rule", metavar="RULE", action="append", help=messages.text("check.rule"))
    parser.add_argument("--no-cache", action="store_true", help=messages.text("check.no-cache"))


def run(args: Namespace, context: Context) -> int:
    """Report what is found; the exit code tells whether there are errors."""
    rules = chosen_rules(args.rule)
    report = FORMATS[args.format](context)
    run_of = _Run(report, Severity(args.severity), context)
    for target in targets(args.paths, context, cached=not args.no_cache):
        run_of.check(target, rules, with_settings=args.rule is None)
    report.end(run_of.tally)
    if run_of.tally.crashes:
        return Exit.INTERNAL
    return Exit.FINDINGS if run_of.tally.severities[Severity.ERROR] else Exit.OK


class _Run:
    """One run over all targets: what is grave enough is reported and counted."""

    def __init__(self, report: Report, least: Severity, context: Context) -> None:
        self.tally = Tally()
        self._report = report
        self._least = least
        self._context = context

    def check(self, target: Target, rules: tuple[Rule, ...], *, with_settings: bool) -> None:
        if target.whole and with_settings and target.ground.site is not None:
            for rel, finding in target.ground.rules.problems:
                self._tell(shown_path(target.ground.site.root / rel), _nowhere, [finding])
        total = len(target.posts)
        with Progress(
            self._context.stderr, self._context.messages, label="cli.progress.checking"
        ) as bar:
            results = check_posts(target.posts, target.ground, rules=rules)
            for done, checked in enumerate(results, 1):
                if checked.findings and self._context.stdout.isatty():
                    bar.clear()
                self._tell(shown_path(checked.path), checked.locate(), checked.findings)
                self.tally.posts += 1
                bar(done, total)

    def _tell(self, path: str, locate: Locate, findings: Iterable[Finding]) -> None:
        grave = [f for f in findings if f.severity.rank <= self._least.rank]
        for line in report_lines(path, locate, grave, self._context.messages):
            self.tally.add(line)
            self._report.tell(line)


def _nowhere(_: int) -> tuple[int, int]:
    """The place of what is about a file as such."""
    return 0, 0
