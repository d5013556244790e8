"""What ``genko check`` lets pass because a baseline knows it, and how a baseline is renewed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from editor.cli.arguments import Parser
from editor.cli.check_targets import Target, shown_path
from editor.cli.model import CliError, Context, Exit
from editor.cli.report import Stale
from editor.core.findings import Finding
from editor.i18n.catalog import Messages
from editor.rules.baseline import Baseline, Known, entries_of, merged, sift
from editor.rules.model import Rule
from editor.rules.notices import current_id
from editor.site import store
from editor.site.baseline_file import LoadedBaseline, load_baseline, own_path, write_baseline
from editor.site.checked import Checked


def add_baseline(parser: Parser, messages: Messages) -> None:
    """Add the options that choose a baseline."""
    text = messages.text
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--baseline", metavar="FILE", help=text("check.baseline"))
    group.add_argument("--no-baseline", action="store_true", help=text("check.no-baseline"))
    parser.add_argument(
        "--update-baseline", action="store_true", help=text("check.update-baseline")
    )


class KnownFindings:
    """The baseline of one target: sifts the findings of its posts, and remembers them."""

    def __init__(self, loaded: LoadedBaseline | None) -> None:
        self._loaded = loaded
        self._seen: dict[str, tuple[Known, ...]] = {}
        self.known = 0
        self.stale: list[Stale] = []

    @property
    def problems(self) -> tuple[tuple[Path, Finding], ...]:
        """Faults of the file."""
        loaded = self._loaded
        return () if loaded is None else tuple((loaded.path, f) for f in loaded.problems)

    def has(self, rel: str) -> bool:
        """Whether something is known of a post: what it has is not all told then."""
        return self._loaded is not None and rel in self._loaded.baseline.posts

    def sift(self, checked: Checked, rules: Iterable[str] | None) -> tuple[Finding, ...]:
        """What is new of a post; ``rules`` are those that have run, None for all."""
        entries = self._entries(checked.rel, rules)
        if not entries:
            return checked.findings
        sifted = sift(entries, checked.findings, checked.text or "")
        self.known += sifted.known
        self.stale += (Stale(checked.rel, known) for known in sifted.stale)
        return sifted.new

    def add_gone(self, present: Iterable[str], rules: Iterable[str] | None) -> None:
        """Entries of posts that are not there any more are stale."""
        if self._loaded is None:
            return
        for rel in sorted(self._loaded.baseline.posts.keys() - set(present)):
            self.stale += (Stale(rel, known) for known in self._entries(rel, rules))

    def remember(self, checked: Checked, findings: Iterable[Finding]) -> None:
        """Take findings of a post into the next baseline."""
        before = () if self._loaded is None else self._loaded.baseline.posts.get(checked.rel, ())
        self._seen[checked.rel] = entries_of(findings, checked.text or "", before)

    def renew(self, target: Target, context: Context) -> None:
        """Write what was remembered.

        Raises:
            CliError: when it cannot be written.
        """
        assert self._loaded is not None
        present = {post.rel for post in target.ground.posts} if target.every else None
        baseline = merged(self._loaded.baseline, self._seen, present)
        path = self._loaded.path
        outcome = write_baseline(path, baseline)
        if isinstance(outcome, store.WriteFailed):
            raise CliError(outcome.reason, outcome.args, code=Exit.FINDINGS)
        if isinstance(outcome, store.Changed):
            raise CliError("cli.set.changed", {"name": path.name}, code=Exit.FINDINGS)
        count = sum(known.count for entries in baseline.posts.values() for known in entries)
        context.say("check.baseline-written", path=shown_path(path), count=count)

    def _entries(self, rel: str, rules: Iterable[str] | None) -> tuple[Known, ...]:
        if self._loaded is None:
            return ()
        entries = self._loaded.baseline.posts.get(rel, ())
        if rules is None:
            return entries
        chosen = frozenset(rules)
        return tuple(known for known in entries if current_id(known.rule) in chosen)


def known_findings(target: Target, args: Namespace) -> KnownFindings:
    """The baseline that holds for a target.

    Raises:
        CliError: when the file that was named is not there, or nothing says where to write one.
    """
    if args.update_baseline:
        return KnownFindings(_to_renew(target, args))
    if args.no_baseline:
        return KnownFindings(None)
    if args.baseline is not None:
        path = Path(args.baseline).absolute()
        if not path.is_file():
            raise CliError("check.no-such-baseline", {"path": args.baseline})
        return KnownFindings(load_baseline(path))
    if target.root is None:
        return KnownFindings(None)
    return KnownFindings(load_baseline(own_path(target.root)))


def _to_renew(target: Target, args: Namespace) -> LoadedBaseline:
    if args.baseline is not None:
        path = Path(args.baseline).absolute()
    elif target.root is not None:
        path = own_path(target.root)
    else:
        raise CliError("check.baseline-where")
    loaded = load_baseline(path)
    if loaded.problems and loaded.baseline == Baseline() and path.is_file():
        # What cannot be read is not overwritten: reasons may stand in it.
        raise CliError("check.baseline-unreadable", {"path": shown_path(path)}, code=Exit.FINDINGS)
    return loaded


def consistent(args: Namespace, rules: tuple[Rule, ...] | None) -> None:
    """Refuse what cannot be meant.

    Raises:
        CliError: for a baseline of some rules only, which would forget those of the others.
    """
    if args.update_baseline and rules is not None:
        raise CliError("cli.arguments.together", {"name": "--update-baseline", "other": "--rule"})
    if args.update_baseline and args.no_baseline:
        raise CliError(
            "cli.arguments.together", {"name": "--update-baseline", "other": "--no-baseline"}
        )
