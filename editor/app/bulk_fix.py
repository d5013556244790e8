"""The fixes of one rule, or all safe ones, over many posts: planned, looked at, made, taken back.

Planning changes nothing. What is made afterwards is exactly what was looked at: an open post gets
it as one undo step, a closed one through the atomic store, and only where it still is as it was
planned. A fix never brings a new error; an old one that it has nothing to do with does not keep it
from being made, as in ``genko fix``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from editor import rules
from editor.app.jobs import CancelToken
from editor.app.open_site import OpenSite
from editor.app.saving import Failed
from editor.app.workspace import Workspace
from editor.core.findings import Applicability, Finding, Fix, Severity
from editor.core.post import Post
from editor.core.text.source import SourceText, Unreadable, decode, encode
from editor.site import store
from editor.site.batches import Batch, Batches, Change, text_hash, without


@dataclass(frozen=True, slots=True)
class Request:
    """What shall be mended: one rule or (None) all; ``unsafe``: also what needs to be looked at."""

    rule: str | None = None
    unsafe: bool = False

    def rules(self) -> tuple[rules.Rule, ...]:
        """The rules that may mend something."""
        allowed = (
            {Applicability.SAFE, Applicability.UNSAFE} if self.unsafe else {Applicability.SAFE}
        )
        chosen = rules.RULES if self.rule is None else (rules.BY_ID[self.rule],)
        return tuple(rule for rule in chosen if allowed & set(rule.fixes.values()))


@dataclass(frozen=True, slots=True)
class PostPlan:
    """What would become of one post.

    ``before`` and ``after`` are whole texts. ``data`` and ``stamp`` are the file as it was read;
    None for a post that is open, whose text counts and not its file.
    """

    rel: str
    before: str = field(repr=False)
    after: str = field(repr=False)
    applied: tuple[tuple[Finding, Fix], ...] = field(repr=False)
    source: SourceText = field(repr=False)
    stamp: store.Stamp | None = None
    data: bytes | None = field(default=None, repr=False)

    @property
    def unsafe(self) -> int:
        """How many of its fixes need to be looked at."""
        return sum(fix.applicability is Applicability.UNSAFE for _, fix in self.applied)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A post in which nothing is mended, and why."""

    rel: str
    reason: Failed


@dataclass(frozen=True, slots=True)
class OpenText:
    """The text of an open post, taken on the window's thread."""

    text: str
    source: SourceText
    editable: bool = True


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a bulk change or of taking one back: posts by their paths within the site.

    ``opened`` are those of ``changed`` whose text is in an open post and not in its file yet.
    """

    changed: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


Tell = Callable[[int], None]
"""Told how many posts are done."""


def plan(
    site: OpenSite,
    rels: Sequence[str],
    request: Request,
    opened: Mapping[str, OpenText],
    token: CancelToken,
    tell: Tell = lambda _: None,
) -> tuple[PostPlan | LeftOut, ...]:
    """What mending would make of the posts of ``rels``; those with nothing to mend left out."""
    found: list[PostPlan | LeftOut] = []
    for number, rel in enumerate(rels, 1):
        token.check()
        made = _plan_post(site, rel, request, opened.get(rel))
        if made is not None:
            found.append(made)
        tell(number)
    return tuple(found)


def open_texts(workspace: Workspace) -> dict[str, OpenText]:
    """The texts of the open posts of the site, by path within it."""
    return {
        session.name: OpenText(session.text, session.source, session.read_only is None)
        for session in workspace.sessions
    }


def keep(batches: Batches, root: Path, request: Request, plans: Iterable[PostPlan]) -> str | None:
    """Keep what it takes to go back, before anything is changed; what the system said if not."""
    changes = tuple(
        Change(
            plan.rel,
            plan.data if plan.data is not None else encode(plan.before, plan.source),
            text_hash(plan.after),
        )
        for plan in plans
    )
    return batches.keep(root, Batch(request.rule, changes))


def apply_open(workspace: Workspace, plans: Iterable[PostPlan]) -> Done:
    """Mend the open posts, each as one undo step; on the window's thread."""
    sessions = {session.name: session for session in workspace.sessions}
    changed: list[str] = []
    left: list[LeftOut] = []
    for one in plans:
        session = sessions.get(one.rel)
        if session is None or session.text != one.before:
            left.append(LeftOut(one.rel, Failed("bulk.changed", {})))
            continue
        session.apply(rules.edits_between(one.before, one.after))
        changed.append(one.rel)
    return Done(tuple(changed), tuple(changed), tuple(left))


def apply_closed(
    root: Path,
    plans: Iterable[PostPlan],
    tell: Tell = lambda _: None,
    *,
    in_place: bool = False,
) -> Done:
    """Mend closed posts in their files; for a worker thread. Errors are told post by post."""
    changed: list[str] = []
    left: list[LeftOut] = []
    for number, one in enumerate(plans, 1):
        data = encode(one.after, one.source)
        outcome = store.write(root / one.rel, data, one.stamp, in_place=in_place)
        failed = _failed(outcome)
        if failed is None:
            changed.append(one.rel)
        else:
            left.append(LeftOut(one.rel, failed))
        tell(number)
    return Done(tuple(changed), (), tuple(left))


def restore_open(workspace: Workspace, batch: Batch) -> Done:
    """Take a bulk change back in posts that are open, each as one undo step."""
    sessions = {session.name: session for session in workspace.sessions}
    changed: list[str] = []
    left: list[LeftOut] = []
    for change in batch.changes:
        session = sessions.get(change.rel)
        if session is None:
            continue
        before = decode(change.before)
        if text_hash(session.text) != change.after or isinstance(before, Unreadable):
            left.append(LeftOut(change.rel, Failed("bulk.changed-since", {})))
            continue
        session.apply(rules.edits_between(session.text, before.text))
        changed.append(change.rel)
    return Done(tuple(changed), tuple(changed), tuple(left))


def restore_closed(
    root: Path, batch: Batch, opened: Iterable[str], *, in_place: bool = False
) -> Done:
    """Take a bulk change back in the files of posts that are not ``opened``."""
    changed: list[str] = []
    left: list[LeftOut] = []
    for change in without(batch, opened).changes:
        failed = _restore_file(root / change.rel, change, in_place=in_place)
        if failed is None:
            changed.append(change.rel)
        else:
            left.append(LeftOut(change.rel, failed))
    return Done(tuple(changed), (), tuple(left))


def together(one: Done, other: Done) -> Done:
    """Both."""
    return Done(
        one.changed + other.changed, one.opened + other.opened, one.left_out + other.left_out
    )


def _plan_post(
    site: OpenSite, rel: str, request: Request, opened: OpenText | None
) -> PostPlan | LeftOut | None:
    stamp, data = None, None
    if opened is not None:
        source = opened.source
        text = opened.text
        if not opened.editable:
            return LeftOut(rel, Failed("bulk.read-only", {}))
    else:
        loaded = store.read(site.site.root / rel)
        if isinstance(loaded, store.ReadFailed):
            return LeftOut(rel, Failed(loaded.reason, loaded.args))
        read = decode(loaded.data)
        if isinstance(read, Unreadable):
            return LeftOut(rel, Failed(read.reason, read.args))
        source, text, stamp, data = read, read.text, loaded.stamp, loaded.data
    mending = request.rules()

    def findings(version: str) -> tuple[Finding, ...]:
        return rules.run(Post(rel, version, site.options), site.standard, rules=mending)

    fixed = rules.fix_all(text, findings, unsafe=request.unsafe)
    if not fixed.applied or fixed.text == text:
        return None
    if _new_errors(site, rel, text, fixed.text):
        return LeftOut(rel, Failed("bulk.new-error", {}))
    return PostPlan(rel, text, fixed.text, fixed.applied, source, stamp, data)


def _new_errors(site: OpenSite, rel: str, before: str, after: str) -> bool:
    """Whether mending brings an error that was not there; by the cheap rules, which make them."""
    cheap = tuple(rule for rule in rules.RULES if rule.needs is not rules.Need.DOCUMENT)

    def errors(text: str) -> Counter[tuple[str, str]]:
        found = rules.run(Post(rel, text, site.options), site.standard, rules=cheap, mend=False)
        return Counter((f.rule, f.variant) for f in found if f.severity is Severity.ERROR)

    return bool(errors(after) - errors(before))


def _restore_file(path: Path, change: Change, *, in_place: bool) -> Failed | None:
    loaded = store.read(path)
    if isinstance(loaded, store.ReadFailed):
        return Failed(loaded.reason, loaded.args)
    now = decode(loaded.data)
    if isinstance(now, Unreadable) or text_hash(now.text) != change.after:
        return Failed("bulk.changed-since", {})
    return _failed(store.write(path, change.before, loaded.stamp, in_place=in_place))


def _failed(outcome: store.Outcome) -> Failed | None:
    match outcome:
        case store.Written():
            return None
        case store.Changed():
            return Failed("bulk.changed", {})
        case store.WriteFailed():
            return Failed(outcome.reason, outcome.args)


def closed(plans: Iterable[PostPlan]) -> Iterator[PostPlan]:
    """The plans of posts that are not open."""
    return (one for one in plans if one.stamp is not None)
