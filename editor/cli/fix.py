"""``genko fix PATH...``: makes the fixes that need no judgement, and changes nothing else."""

from __future__ import annotations

import difflib
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from editor.app.finding_texts import fix_title
from editor.cli.arguments import Subparsers
from editor.cli.check_targets import (
    add_targets,
    chosen_rules,
    in_language_of_site,
    shown_path,
    targets,
)
from editor.cli.choices import user_settings
from editor.cli.model import Context, Exit
from editor.cli.progress import Progress
from editor.core.findings import Applicability, Finding, Severity
from editor.core.kramdown.options import Options
from editor.core.post import Post
from editor.core.text.source import Unreadable, decode, encode
from editor.i18n.catalog import Messages
from editor.rules.engine import run as run_rules
from editor.rules.fixing import Fixed, fix_all
from editor.rules.model import Need, Rule
from editor.site import store
from editor.site.checked import Checkable
from editor.site.ground import Ground


def add_parser(subparsers: Subparsers, messages: Messages) -> None:
    """Add ``genko fix``."""
    parser = subparsers.add_parser("fix", help=messages.text("cli.fix.summary"))
    add_targets(parser, messages)
    parser.add_argument("--diff", action="store_true", help=messages.text("fix-command.diff"))
    parser.add_argument("--unsafe", action="store_true", help=messages.text("fix-command.unsafe"))


def run(args: Namespace, context: Context) -> int:
    """Fix, or show what would change.

    Ends with FINDINGS where errors are left, a file could not be written, or ``--diff`` has
    something to show.
    """
    context = in_language_of_site(args.paths, context)
    fixer = _Fixer(context, chosen_rules(args.rule), unsafe=args.unsafe, diff=args.diff)
    for target in targets(args.paths, context, since=args.changed):
        with Progress(context.stderr, context.messages, label="cli.progress.checking") as bar:
            for number, post in enumerate(target.posts, 1):
                fixer.fix(post, target.ground)
                bar(number, len(target.posts))
    told = "fix-command.would" if args.diff else "fix-command.done"
    context.say(told, count=fixer.fixes, files=fixer.files)
    if fixer.left:
        context.say("fix-command.left", count=fixer.left)
    attention = fixer.left or fixer.failed or (args.diff and fixer.files)
    return Exit.FINDINGS if attention else Exit.OK


@dataclass(slots=True)
class _Counts:
    files: int = 0
    fixes: int = 0
    left: int = 0
    failed: int = 0


class _Fixer(_Counts):
    """Goes through posts and keeps count."""

    def __init__(
        self, context: Context, rules: tuple[Rule, ...], *, unsafe: bool, diff: bool
    ) -> None:
        super().__init__()
        self._context = context
        self._in_place = user_settings(context).save_in_place
        self._unsafe = unsafe
        self._diff = diff
        allowed = {Applicability.SAFE, *([Applicability.UNSAFE] if unsafe else [])}
        self._mending = tuple(rule for rule in rules if allowed & set(rule.fixes.values()))
        # Errors come from rules that are cheap; a run of them tells what is left.
        self._telling = tuple(rule for rule in rules if rule.needs is not Need.DOCUMENT)

    def fix(self, post: Checkable, ground: Ground) -> None:
        loaded = store.read(post.path)
        if isinstance(loaded, store.ReadFailed):
            self._failed(loaded.reason, loaded.args)
            return
        source = decode(loaded.data)
        if isinstance(source, Unreadable):
            self._failed(source.reason, {"name": post.path.name, **source.args})
            return
        options = Options.from_config(ground.kramdown)

        def findings(text: str, rules: Iterable[Rule]) -> tuple[Finding, ...]:
            return run_rules(Post(post.rel, text, options), ground.standard, rules=rules)

        fixed = fix_all(
            source.text, lambda text: findings(text, self._mending), unsafe=self._unsafe
        )
        if fixed.applied:
            self._keep(post, fixed, source.text, loaded, encode(fixed.text, source))
        left = findings(fixed.text, self._telling)
        self.left += sum(f.severity is Severity.ERROR for f in left)

    def _keep(
        self, post: Checkable, fixed: Fixed, before: str, loaded: store.Loaded, data: bytes
    ) -> None:
        self.files += 1
        self.fixes += len(fixed.applied)
        name = shown_path(post.path)
        if self._diff:
            self._context.stdout.writelines(unified(name, before, fixed.text))
            return
        outcome = store.write(post.path, data, loaded.stamp, in_place=self._in_place)
        if isinstance(outcome, store.WriteFailed):
            self._failed(outcome.reason, outcome.args)
        elif isinstance(outcome, store.Changed):
            self._failed("fix-command.changed", {"path": name})
        else:
            for title in _titles(fixed, self._context.messages):
                self._context.stdout.write(f"{name}: {title}\n")

    def _failed(self, message: str, args: Mapping[str, str | int]) -> None:
        self.failed += 1
        self._context.say(message, **args)


def _titles(fixed: Fixed, messages: Messages) -> Iterator[str]:
    for finding, fix in fixed.applied:
        yield f"{fix_title(finding, fix, messages)} ({finding.rule})"


def unified(name: str, before: str, after: str) -> Iterator[str]:
    """The difference as ``patch`` and ``git apply`` read it."""
    old, new = _lines(before), _lines(after)
    for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines by LF alone, ends kept; str.splitlines would split at U+2028 too."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
