"""Many posts held against a site's rules: what is known is taken, bodies go to other processes."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeAlias

from editor.core.findings import Finding
from editor.core.jekyll.documents import Document
from editor.core.kramdown.options import Options
from editor.core.post import Post
from editor.core.references import References, references_from_text, references_to_text
from editor.rules.catalog import RULES
from editor.rules.engine import collect_all, ordered, settle
from editor.rules.model import Need, Reading, Rule
from editor.rules.notices import CRASHED
from editor.rules.suppress import MARK
from editor.site.checked import Checkable, Checked, read_post
from editor.site.ground import Ground
from editor.site.pool import BATCH, Order, Pool, Reported
from editor.site.seen import SETTLED_AFTER
from editor.site.tracing import Lookups, Tracer
from editor.site.verdict_key import verdict_key
from editor.site.verdicts import Packed, Position, Verdict, packed

FEWEST_FOR_PROCESSES = 8 * BATCH
"""A new process takes half a second to begin; fewer posts are done sooner without."""
_KEPT_AT_ONCE = 64
"""Verdicts written in one go: what an interrupted run has done stays done."""
_LOADED_AT_ONCE = 64
"""Verdicts held at a time."""
_AT_ONCE = 32
"""Posts that a light rule goes over before the next one does."""
_NOTHING = Reported()
_Traced: TypeAlias = tuple[Sequence[Finding], Lookups]
"""What rules found, and what they asked of the site for it."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A post that was read and is about to be checked, with what is known of it already."""

    post: Checkable
    read: Post
    reading: Reading
    reported: Reported


def check_posts(
    posts: Sequence[Checkable],
    ground: Ground,
    *,
    rules: Sequence[Rule] = RULES,
    mend: bool = False,
    processes: int | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    told: Mapping[str, str] | None = None,
) -> Iterator[Checked]:
    """Check ``posts`` in their order; ends early when ``cancelled`` says so.

    What is kept of a file that did not change is taken, unless fixes are to be worked out
    (``mend``). Rules that need kramdown run in ``processes`` (by default one for each processor)
    where there are enough posts for it; 0 or 1 keeps all in this one. Rules of the site run in this
    one, which has its facts.

    ``told`` are the marks of what the caller knows, by path: where that still holds, the findings
    are left out.
    """
    run = _Run(ground, tuple(rules), mend=mend, told=told or {})
    count = _processors() if processes is None else processes
    return run.results(posts, count, cancelled)


def _processors() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Run:
    """One check of many posts."""

    def __init__(
        self, ground: Ground, rules: tuple[Rule, ...], *, mend: bool, told: Mapping[str, str]
    ) -> None:
        standard = ground.standard
        running = [rule for rule in rules if standard.config[rule.id].severity is not None]
        self._ground = ground
        self._complete = rules == RULES
        self._mend = mend
        self._options = Options.from_config(ground.kramdown)
        self._own = [rule for rule in running if not rule.of_site]
        self._of_site = [rule for rule in running if rule.of_site and standard.site is not None]
        self._wants_references = any(rule.needs is Need.DOCUMENT for rule in self._of_site)
        self._began = time.time_ns()
        self._cache = None if mend else ground.cache
        self._key = ""
        self._tracer: Tracer | None = None
        self._standard = standard
        if self._cache is not None and ground.site is not None and standard.site is not None:
            self._key = verdict_key(ground.site, standard, rules)
            self._tracer = Tracer(standard.site)
            self._standard = replace(standard, site=self._tracer.facts)
        self._fresh: list[Packed] = []
        self._told = told
        self._same: dict[str, str] = {}
        """The marks of posts of which all is known, and told."""
        self._coming: deque[str] = deque()
        self._loaded: dict[str, Verdict] = {}
        self._documents: dict[str, Document] = {}
        """Of posts that were read and are about to be checked."""

    def results(
        self, posts: Sequence[Checkable], count: int, cancelled: Callable[[], bool]
    ) -> Iterator[Checked]:
        known = self._known(posts)
        unknown = [post for post in posts if post.rel not in known]
        heavy = [rule for rule in self._own if rule.needs is Need.DOCUMENT]
        with ExitStack() as stack:
            stack.callback(self._keep)
            needed = bool(heavy) or self._wants_references
            if not needed or count < 2 or len(unknown) < FEWEST_FOR_PROCESSES:
                read = ((self._read(post), None) for post in unknown)
                made = self._checked_here(unknown, read, self._own)
            else:
                pool = stack.enter_context(Pool(count, self._order(heavy), self._read))
                light = [rule for rule in self._own if rule.needs is not Need.DOCUMENT]
                made = self._checked_here(unknown, pool.spread(unknown), light)
            for post in posts:
                if cancelled():
                    return
                yield self._again(post) if post.rel in known else next(made)

    # -- what is not known ---------------------------------------------------------------------

    def _read(self, post: Checkable) -> Post | None:
        """The post, None where it cannot be read."""
        read = read_post(post, self._options)
        if isinstance(read, Checked):
            return None
        known = self._ground.read.pop(post.rel, None)
        if known is None or not read.text.startswith(known.begins):
            return read
        if known.document is not None:
            self._documents[post.rel] = known.document
        return read.with_header(known.header)

    def _checked_here(
        self,
        posts: Iterable[Checkable],
        read: Iterable[tuple[Post | None, Reported | None]],
        rules: Sequence[Rule],
    ) -> Iterator[Checked]:
        """Each post with what ``rules`` and those of the site find besides what was reported."""
        heavy = any(rule.needs is Need.DOCUMENT for rule in rules)
        waiting = zip(posts, read, strict=True)
        while some := list(islice(waiting, 1 if heavy else _AT_ONCE)):
            opened = [self._opened(post, *found) for post, found in some]
            checked = self._checked([one for one in opened if isinstance(one, _Opened)], rules)
            for one in opened:
                yield one if isinstance(one, Checked) else next(checked)

    def _opened(
        self, post: Checkable, text: Post | None, reported: Reported | None
    ) -> _Opened | Checked:
        read = read_post(post, self._options) if text is None else text
        if isinstance(read, Checked):
            return read
        told = _NOTHING if text is None or reported is None else reported
        schema, site = self._standard.schema, self._standard.site
        document = self._documents.pop(post.rel, None)
        return _Opened(post, read, Reading(read, schema, site, told.references, document), told)

    def _checked(self, opened: Sequence[_Opened], rules: Sequence[Rule]) -> Iterator[Checked]:
        own_rules = self._collect([(one.read, one.reading) for one in opened], rules)
        site_rules = self._collect([(one.read, one.reading) for one in opened], self._of_site)
        for one, with_own, with_site in zip(opened, own_rules, site_rules, strict=True):
            post, read = one.post, one.read
            own, of_site = [*with_own[0], *one.reported.findings], with_site[0]
            positions = _positions(read, (*own, *of_site))
            marked = MARK in read.text  # asked once: a search through the whole post
            if marked:
                findings = settle(read, [*own, *of_site], complete=self._complete)
            else:
                findings = ordered((*own, *of_site))
            mark = ""
            if self._tracer is not None:
                found = ((own, with_own[1]), with_site)
                mark = self._take(post, found, one.reading, positions, marked=marked)
            # Comments in the post may be findings themselves, of other places.
            known = None if marked else positions
            yield Checked(post.path, post.rel, findings, read.text, known, mark)

    def _collect(
        self, posts: Sequence[tuple[Post, Reading]], rules: Sequence[Rule]
    ) -> list[tuple[list[Finding], Lookups]]:
        """What ``rules`` find in each post, and what they asked of the site for it."""
        lookups: list[Lookups] = [{} for _ in posts]
        tracer = self._tracer

        def ahead(number: int) -> None:
            if tracer is not None:
                tracer.write_to(lookups[number])

        found = collect_all(posts, self._standard, rules, mend=self._mend, ahead=ahead)
        return list(zip(found, lookups, strict=True))

    def _order(self, heavy: Sequence[Rule]) -> Order:
        site, standard = self._ground.site, self._ground.standard
        return Order(
            schema=dict(standard.schema.raw),
            settings={rule.id: standard.config[rule.id] for rule in heavy},
            kramdown=self._ground.kramdown,
            config=None if site is None else site.config,
            mend=self._mend,
            references=self._wants_references,
        )

    # -- what is known -------------------------------------------------------------------------

    def _known(self, posts: Sequence[Checkable]) -> frozenset[str]:
        """The posts whose verdicts still hold, but for those of rules of the site."""
        if self._cache is None or self._tracer is None:
            return frozenset()
        kept = self._cache.heads(self._key)
        gone = kept.keys() - {post.rel for post in self._ground.posts}
        if gone:
            self._cache.forget(self._key, gone)
        for post in posts:
            head = kept.get(post.rel)
            if head is None or (head.mtime_ns, head.size) != (post.mtime_ns, post.size):
                continue
            if not self._tracer.holds(head.own_lookups):
                continue
            told = bool(head.mark) and self._told.get(post.rel) == head.mark
            if told and self._tracer.holds(head.site_lookups):
                self._same[post.rel] = head.mark
            else:
                self._coming.append(post.rel)
        return frozenset((*self._same, *self._coming))

    def _verdict(self, rel: str) -> Verdict | None:
        """The verdict of a post that is known; they are loaded some at a time, in their order."""
        if rel not in self._loaded and self._cache is not None:
            some = [self._coming.popleft() for _ in range(min(_LOADED_AT_ONCE, len(self._coming)))]
            self._loaded = self._cache.load(self._key, some)
        return self._loaded.pop(rel, None)

    def _again(self, post: Checkable) -> Checked:
        """What is known of a post, with the rules of the site run again if they must be."""
        assert self._tracer is not None
        if post.rel in self._same:
            return Checked(post.path, post.rel, (), mark=self._same[post.rel], told=True)
        verdict = self._verdict(post.rel)
        if verdict is None:  # another process has changed or damaged the cache meanwhile
            return next(self._checked_here([post], [(self._read(post), None)], self._own))
        holds = self._tracer.holds(verdict.site_lookups)
        if holds and not verdict.marked:
            found = ordered((*verdict.own, *verdict.of_site))
            places = verdict.positions
            return Checked(post.path, post.rel, found, positions=places, mark=verdict.mark)
        read = read_post(post, self._options)
        if isinstance(read, Checked):
            return read
        of_site: Sequence[Finding] = verdict.of_site
        mark = ""
        if not holds:
            reading = Reading(
                read, self._standard.schema, self._standard.site, _references(verdict)
            )
            ((of_site, lookups),) = self._collect([(read, reading)], self._of_site)
            parts = ((verdict.own, verdict.own_lookups), (of_site, lookups))
            positions = _positions(read, (*verdict.own, *of_site))
            mark = self._take(post, parts, reading, positions, marked=MARK in read.text)
        findings = settle(read, [*verdict.own, *of_site], complete=self._complete)
        return Checked(post.path, post.rel, findings, read.text, mark=mark)

    def _take(
        self,
        post: Checkable,
        found: tuple[_Traced, _Traced],
        reading: Reading,
        positions: Mapping[int, Position],
        *,
        marked: bool,
    ) -> str:
        """Remember what was found, if the file is as it was when it was looked at; its mark."""
        own, of_site = found
        young = post.mtime_ns is None or self._began - post.mtime_ns < SETTLED_AFTER
        if young or post.mtime_ns is None or any(f.rule == CRASHED for f in (*own[0], *of_site[0])):
            return ""
        references = reading.asked_references
        verdict = Verdict(
            rel=post.rel,
            mtime_ns=post.mtime_ns,
            size=post.size,
            own=tuple(own[0]),
            of_site=tuple(of_site[0]),
            positions=positions,
            own_lookups=own[1],
            site_lookups=of_site[1],
            references="" if references is None else references_to_text(references),
            marked=marked,
        )
        kept = packed(verdict)
        self._fresh.append(kept)
        if len(self._fresh) >= _KEPT_AT_ONCE:
            self._keep()
        return kept.mark

    def _keep(self) -> None:
        if self._cache is not None and self._fresh:
            self._cache.keep(self._key, self._fresh)
            self._fresh = []


def _references(verdict: Verdict) -> References | None:
    try:
        return references_from_text(verdict.references) if verdict.references else None
    except ValueError:
        return None


def _positions(read: Post, found: Iterable[Finding]) -> dict[int, Position]:
    """Line and column of the ends of all findings; an end behind the text is that of the text."""
    spans = [finding.span for finding in found if finding.span is not None]
    offsets = {offset for span in spans for offset in (span.start, span.end)}
    return read.lines.positions(offsets)
