"""Processes that run the rules that need kramdown, a few batches ahead of who asks."""

from __future__ import annotations

import concurrent.futures
import copyreg
import logging
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from types import MappingProxyType
from typing import Generic, TypeVar

from editor.core.findings import Finding
from editor.core.header.values import Value
from editor.core.jekyll.config import SiteConfig
from editor.core.kramdown.options import Options
from editor.core.post import Post
from editor.core.references import References
from editor.core.schema.load import load_schema
from editor.core.site_facts import SiteFacts
from editor.rules.catalog import BY_ID
from editor.rules.engine import collect_all
from editor.rules.model import Reading
from editor.rules.setting import RuleConfig, RuleSetting
from editor.rules.standard import Standard
from editor.site.garbage import search_what_work_leaves
from editor.site.orphans import end_with_parent
from editor.site.plain_findings import Plain, from_plain, to_plain

BATCH = 12
"""Posts handed to a process at a time: a tenth of a second of work. Four times as many are in the
memory of all processes at once, with all that was found in them: with 24 it was 10 MB more."""
_AT_ONCE = 4
"""Posts that a rule goes over before the next one does: so many documents are held at a time."""

_Job = TypeVar("_Job")


def _read_only(mapping: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(mapping)


def _reduced(
    proxy: MappingProxyType[object, object],
) -> tuple[Callable[..., MappingProxyType[object, object]], tuple[dict[object, object]]]:
    return _read_only, (dict(proxy),)


# The settings of a site are read-only, which pickle does not know of.
copyreg.pickle(MappingProxyType, _reduced)


@dataclass(frozen=True, slots=True)
class Order:
    """What a process must know, in a form that can be sent to it.

    ``config`` is that of the site, of which a process knows nothing else; None where there is none.
    """

    schema: Mapping[str, object]
    settings: Mapping[str, RuleSetting]
    kramdown: Mapping[str, Value]
    config: SiteConfig | None
    mend: bool
    references: bool
    """Whether the references of each post are wanted."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What a process tells of one post."""

    findings: tuple[Finding, ...] = ()
    references: References | None = None


log = logging.getLogger(__name__)

_Text = tuple[str, str]
"""A post's path below the site's folder and its text."""
_Sent = tuple[list[Plain], References | None]
"""A report as it is sent."""


class Pool(Generic[_Job]):
    """``count`` processes that work by ``order``, for use in a ``with`` statement.

    ``read`` makes a post of a job, or None where there is nothing to work on.
    """

    def __init__(self, count: int, order: Order, read: Callable[[_Job], Post | None]) -> None:
        self._order = order
        self._read = read
        self._ahead = 2 * count
        # Started afresh, not forked: the caller may have threads (the window does).
        # Named in full: the package loads what processes take when it is asked for them.
        self._executor = concurrent.futures.ProcessPoolExecutor(
            count,
            mp_context=get_context("spawn"),
            initializer=_begin_process,
            initargs=(order,),
        )

    def __enter__(self) -> Pool[_Job]:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def spread(self, jobs: Sequence[_Job]) -> Iterator[tuple[Post | None, Reported]]:
        """Each job in order: its post, with what a process found in it."""
        waiting: deque[tuple[list[Post | None], Future[list[_Sent]]]] = deque()
        starts = iter(range(0, len(jobs), BATCH))
        while True:
            while len(waiting) < self._ahead and (start := next(starts, None)) is not None:
                waiting.append(self._sent(jobs[start : start + BATCH]))
            if not waiting:
                return
            batch, future = waiting.popleft()
            results = iter(self._results(batch, future))
            for post in batch:
                yield post, Reported() if post is None else _received(next(results))

    def _sent(self, jobs: Sequence[_Job]) -> tuple[list[Post | None], Future[list[_Sent]]]:
        batch = [self._read(job) for job in jobs]
        try:
            return batch, self._executor.submit(_run, _texts(batch))
        except BrokenExecutor as error:
            broken: Future[list[_Sent]] = Future()
            broken.set_exception(error)
            return batch, broken

    def _results(self, batch: list[Post | None], future: Future[list[_Sent]]) -> list[_Sent]:
        try:
            return future.result()
        except BrokenExecutor:
            # A process was killed (memory, most likely): slower here, but done.
            _begin(self._order)
            return _run(_texts(batch))


def _received(sent: _Sent) -> Reported:
    findings, references = sent
    return Reported(tuple(map(from_plain, findings)), references)


def _texts(batch: list[Post | None]) -> list[_Text]:
    return [(post.rel, post.text) for post in batch if post is not None]


class _Worker:
    """What a process keeps between batches."""

    def __init__(self, order: Order) -> None:
        site = None if order.config is None else SiteFacts(config=order.config)
        schema = load_schema(order.schema).schema
        self._standard = Standard(schema, RuleConfig(order.settings), site)
        self._rules = [BY_ID[rule_id] for rule_id in order.settings]
        self._options = Options.from_config(order.kramdown)
        self._order = order

    def report(self, texts: Iterable[_Text]) -> list[_Sent]:
        """What the rules find in each of a few posts, and what each refers to."""
        posts = [Post(rel, text, self._options) for rel, text in texts]
        schema, site = self._standard.schema, self._standard.site
        read = [(post, Reading(post, schema, site)) for post in posts]
        found = collect_all(
            read, self._standard, self._rules, mend=self._order.mend, ahead=lambda _: None
        )
        return [
            ([to_plain(finding) for finding in one], self._references(post))
            for post, one in zip(posts, found, strict=True)
        ]

    def _references(self, post: Post) -> References | None:
        if not self._order.references:
            return None
        try:
            return post.references
        except Exception:
            # The rules that want them will fall over the same, where it is told by name.
            log.warning("the references of %s cannot be read", post.rel, exc_info=True)
            return None


_worker: list[_Worker] = []
"""This process's worker, once it has begun: the one place that a pool's initializer can fill."""


def _begin_process(order: Order) -> None:
    """Ctrl+C is for the process that was asked; it ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    _begin(order)
    search_what_work_leaves()


def _begin(order: Order) -> None:
    _worker[:] = [_Worker(order)]


def _run(texts: list[_Text]) -> list[_Sent]:
    waiting = iter(texts)
    sent: list[_Sent] = []
    while some := list(islice(waiting, _AT_ONCE)):
        sent += _worker[0].report(some)
    return sent
