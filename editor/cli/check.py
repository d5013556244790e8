"""``genko check PATH...``: sites and posts held against the site's rules."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping

from editor.app.finding_texts import finding_text
from editor.cli.arguments import Subparsers
from editor.cli.check_baseline import KnownFindings, add_baseline, consistent, known_findings
from editor.cli.check_targets import (
    Target,
    add_targets,
    chosen_rules,
    current_folder,
    in_language_of_site,
    shown_path,
    targets,
)
from editor.cli.model import CliError, Context, Exit
from editor.cli.progress import Progress
from editor.cli.report import Locate, Report, Shape, Tally, told
from editor.cli.report_github import GithubReport
from editor.cli.report_json import JsonReport
from editor.cli.report_lines import LinesReport
from editor.cli.report_sarif import SarifReport
from editor.cli.report_text import TextReport
from editor.core.findings import Finding, Severity
from editor.core.text.lines import LineIndex
from editor.i18n.catalog import Messages
from editor.rules.catalog import RULES
from editor.rules.model import Rule
from editor.site.checker import Checked, check_posts
from editor.site.site_settings import load_site_settings

FORMATS: Mapping[str, Callable[[Context, Shape], Report]] = {
    "text": TextReport,
    "lines": LinesReport,
    "json": JsonReport,
    "sarif": SarifReport,
    "github": GithubReport,
}
_COUNTING = ("text", "json")
"""Formats that have a place for statistics."""
_MENDING = ("sarif",)
"""Formats that tell what a fix would write."""


def add_parser(subparsers: Subparsers, messages: Messages) -> None:
    """Add ``genko check``."""
    text = messages.text
    parser = subparsers.add_parser("check", help=text("cli.check.summary"))
    add_targets(parser, messages)
    parser.add_argument(
        "--format", choices=tuple(FORMATS), default="text", help=text("check.format")
    )
    parser.add_argument(
        "--severity",
        choices=tuple(s.value for s in Severity),
        default=Severity.HINT.value,
        help=text("check.least"),
    )
    parser.add_argument("--statistics", action="store_true", help=text("check.statistics"))
    parser.add_argument("--quiet", action="store_true", help=text("check.quiet"))
    add_baseline(parser, messages)
    parser.add_argument("--no-cache", action="store_true", help=text("check.no-cache"))


def run(args: Namespace, context: Context) -> int:
    """Report what is found; the exit code tells whether there are errors.

    Raises:
        CliError: for what does not go together.
    """
    context = in_language_of_site(args.paths, context)
    rules = chosen_rules(args.rule)
    consistent(args, rules if args.rule else None)
    if args.statistics and args.format not in _COUNTING:
        details = {"name": "--statistics", "other": f"--format {args.format}"}
        raise CliError("cli.arguments.together", details)
    report = FORMATS[args.format](context, Shape(quiet=args.quiet, statistics=args.statistics))
    run_of = _Run(report, args, rules, context)
    cached = not args.no_cache
    for target in targets(args.paths, context, cached=cached, since=args.changed):
        run_of.check(target)
    if args.update_baseline:
        return Exit.INTERNAL if run_of.tally.crashes else Exit.OK
    report.end(run_of.tally)
    if run_of.tally.crashes:
        return Exit.INTERNAL
    return Exit.FINDINGS if run_of.tally.severities[Severity.ERROR] else Exit.OK


class _Run:
    """One run over all targets: what is new and grave enough is reported and counted."""

    def __init__(
        self, report: Report, args: Namespace, rules: tuple[Rule, ...], context: Context
    ) -> None:
        self.tally = Tally()
        self._report = report
        self._args = args
        self._rules = rules
        self._ran = None if rules == RULES else frozenset(rule.id for rule in rules)
        self._least = Severity(args.severity)
        self._context = context
        self._here = current_folder()

    def check(self, target: Target) -> None:
        """Check one target."""
        known = known_findings(target, self._args)
        if target.whole and self._args.rule is None:
            self._tell_settings(target, known)
        else:
            self._say_settings(target)
        self._check_posts(target, known)
        if self._args.update_baseline:
            known.renew(target, self._context)
            return
        if target.every:
            known.add_gone((post.rel for post in target.posts), self._ran)
            if self._args.rule is None:
                named = target.ground.rules.named
                fired = self.tally.rules.keys()
                self.tally.silent += (r.id for r in RULES if r.id in named and r.id not in fired)
        self.tally.known += known.known
        self.tally.stale += known.stale

    def _tell_settings(self, target: Target, known: KnownFindings) -> None:
        assert target.root is not None
        for rel, finding in target.ground.rules.problems:
            self._tell(shown_path(target.root / rel), _nowhere, [finding])
        shared = load_site_settings(target.root)
        lines = LineIndex(shared.text)
        for rel, finding in shared.problems:
            self._tell(shown_path(target.root / rel), lines.position, [finding])
        for path, finding in known.problems:
            self._tell(shown_path(path), _nowhere, [finding])

    def _say_settings(self, target: Target) -> None:
        """A word on errors in them where something else was asked for: other rules hold then."""
        for rel, finding in target.ground.rules.problems:
            if finding.severity is Severity.ERROR:
                text = finding_text(finding, self._context.messages)
                self._context.say("check.settings", place=rel, text=text)

    def _check_posts(self, target: Target, known: KnownFindings) -> None:
        total = len(target.posts)
        mend = self._args.format in _MENDING
        stream = self._context.stderr
        watched = self._context.stdout.isatty()
        with Progress(stream, self._context.messages, label="cli.progress.checking") as bar:
            results = check_posts(target.posts, target.ground, rules=self._rules, mend=mend)
            for done, checked in enumerate(results, 1):
                if watched and checked.findings:
                    bar.clear()
                self._take(checked, known)
                self.tally.posts += 1
                bar(done, total)

    def _take(self, checked: Checked, known: KnownFindings) -> None:
        if self._args.update_baseline:
            known.remember(checked, self._grave(checked.findings))
            return
        self._tell(
            shown_path(checked.path, self._here),
            checked.locate(),
            known.sift(checked, self._ran),
            lambda: checked.text,
        )

    def _grave(self, findings: Iterable[Finding]) -> list[Finding]:
        return [f for f in findings if f.severity.rank <= self._least.rank]

    def _tell(
        self,
        path: str,
        locate: Locate,
        findings: Iterable[Finding],
        read: Callable[[], str | None] = lambda: None,
    ) -> None:
        grave = self._grave(findings)
        if grave:
            one = told(path, locate, grave, self._context.messages, read)
            self.tally.add(one)
            self._report.tell(one)


def _nowhere(_: int) -> tuple[int, int]:
    """The place of what is about a file as such."""
    return 0, 0
