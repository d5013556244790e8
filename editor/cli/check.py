"""``genko check PATH...``: sites and posts held against the site's rules."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

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
from editor.cli.kept_words import Counts, Words
from editor.cli.model import CliError, Context, Exit
from editor.cli.progress import Progress
from editor.cli.report import Locate, Report, Shape, Tally, counted, told
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
from editor.site.checked import Checked
from editor.site.checker import check_posts
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
_NOTHING = Words("", Counts((0,) * len(Severity), {}))


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
            ours, told = target.ground, self._told(target, known)
            results = check_posts(target.posts, ours, rules=self._rules, mend=mend, told=told)
            for done, checked in enumerate(results, 1):
                if watched and (checked.findings or checked.told):
                    bar.clear()
                self._take(checked, known, target.root)
                self.tally.posts += 1
                bar(done, total)

    def _told(self, target: Target, known: KnownFindings) -> Mapping[str, str]:
        """The marks of posts whose words are kept; a baseline may let pass what they tell."""
        kept = self._context.words
        if kept is None or target.root is None or self._args.update_baseline:
            return {}
        marks = kept.marks(target.root)
        return {rel: mark for rel, mark in marks.items() if not known.has(rel)}

    def _take(self, checked: Checked, known: KnownFindings, root: Path | None) -> None:
        if self._args.update_baseline:
            known.remember(checked, self._grave(checked.findings))
            return
        path = shown_path(checked.path, self._here)
        kept = self._context.words
        if checked.told:
            assert kept is not None
            assert root is not None
            self._say(path, kept.again(root, checked.rel))
            return
        found = known.sift(checked, self._ran)
        words = self._tell(path, checked.locate(), found, lambda: checked.text)
        if kept is not None and root is not None and checked.mark and not known.has(checked.rel):
            kept.add(root, checked.rel, checked.mark, words)

    def _grave(self, findings: Iterable[Finding]) -> list[Finding]:
        return [f for f in findings if f.severity.rank <= self._least.rank]

    def _tell(
        self,
        path: str,
        locate: Locate,
        findings: Iterable[Finding],
        read: Callable[[], str | None] = lambda: None,
    ) -> Words:
        """Say what is grave enough of ``findings``; also what was said."""
        grave = self._grave(findings)
        if not grave:
            return _NOTHING
        one = told(path, locate, grave, self._context.messages, read)
        words = Words(self._report.words(one), counted(one))
        self._say(path, words)
        return words

    def _say(self, path: str, words: Words) -> None:
        if words.counts.rules:
            self.tally.add(path, words.counts)
            self._report.tell(path, words.text)


def _nowhere(_: int) -> tuple[int, int]:
    """The place of what is about a file as such."""
    return 0, 0
