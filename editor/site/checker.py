"""Many posts held against a site's rules: cheap rules here, bodies in several processes."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from editor.core.findings import Finding, Severity
from editor.core.header.values import Value
from editor.core.kramdown.options import Options
from editor.core.post import Post
from editor.core.schema.load import load_schema
from editor.core.text.source import SourceText, Unreadable, decode
from editor.rules.catalog import BY_ID, FILE_TEXT, RULES
from editor.rules.config import RuleConfig, RuleSetting
from editor.rules.engine import Standard, collect, settle
from editor.rules.model import Need, Rule
from editor.site.index import Progress, SiteIndex
from editor.site.site import Site, SiteProblem, open_site
from editor.site.site_rules import SiteRules, load_site_rules, plain_rules

BATCH = 24
"""Posts handed to a process at a time: about a tenth of a second of work."""
FEWEST_FOR_PROCESSES = 4 * BATCH
"""A new process takes half a second to begin; fewer posts are done sooner without."""
_BROKEN_TEXT = frozenset({"source.not-utf-8", "source.utf-16"})
"""What Jekyll cannot read either; other oddities are only beyond this editor."""


@dataclass(frozen=True, slots=True)
class Checkable:
    """A post to be checked: its file and its path below the site's folder."""

    path: Path
    rel: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one post. ``text`` is None where the file could not be read."""

    path: Path
    rel: str
    findings: tuple[Finding, ...]
    text: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Ground:
    """All that posts are checked against: a site with its rules and facts, or no site at all."""

    standard: Standard
    rules: SiteRules
    kramdown: Mapping[str, Value] = field(default_factory=dict)
    site: Site | None = None
    posts: tuple[Checkable, ...] = ()
    """All posts and drafts of the site."""


def ground_of_site(
    root: Path, cache_dir: Path | None = None, progress: Progress | None = None
) -> Ground | SiteProblem:
    """Open the site in ``root``: its settings, its schema, the heads of all its posts."""
    site = open_site(root)
    if isinstance(site, SiteProblem):
        return site
    index = SiteIndex(site, cache_dir)
    rows = index.refresh(progress)
    rules = load_site_rules(site.root, index.headers())
    standard = Standard(rules.schema, rules.config, index.facts())
    posts = sorted((Checkable(row.path, row.rel) for row in rows), key=lambda post: post.rel)
    return Ground(standard, rules, dict(site.config.kramdown), site, tuple(posts))


def ground_without_site() -> Ground:
    """For posts that belong to no site: the plain preset, and Jekyll's defaults."""
    rules = plain_rules()
    return Ground(Standard(rules.schema, rules.config), rules)


def check_posts(
    posts: Sequence[Checkable],
    ground: Ground,
    *,
    rules: Sequence[Rule] = RULES,
    mend: bool = False,
    processes: int | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Checked]:
    """Check ``posts`` in their order; ends early when ``cancelled`` says so.

    Rules that need kramdown run in ``processes`` (by default one for each processor) where there
    are enough posts for it; 0 or 1 keeps all in this one. Rules of the site run in this one, which
    has its facts.
    """
    running = [rule for rule in rules if ground.standard.config[rule.id].severity is not None]
    heavy = [rule for rule in running if _runs_elsewhere(rule)]
    count = _processors() if processes is None else processes
    if not heavy or count < 2 or len(posts) < FEWEST_FOR_PROCESSES:
        yield from _check_here(posts, ground, rules, mend=mend, cancelled=cancelled)
        return
    light = [rule for rule in rules if not _runs_elsewhere(rule)]
    complete = tuple(rules) == RULES
    with _Pool(count, ground, heavy, mend=mend) as pool:
        for post, read, later in pool.spread(posts, cancelled):
            if isinstance(read, Checked):
                yield read
                continue
            found = collect(read, ground.standard, light, mend=mend)
            yield _checked(post, read, [*found, *later], complete=complete)


def _runs_elsewhere(rule: Rule) -> bool:
    return rule.needs is Need.DOCUMENT and not rule.of_site


def read_post(post: Checkable, options: Options) -> Post | Checked:
    """The post of a file, or the finding that it cannot be read."""
    source = read_source(post.path)
    if isinstance(source, Finding):
        return Checked(post.path, post.rel, (source,))
    return Post(post.rel, source.text, options)


def read_source(path: Path) -> SourceText | Finding:
    """The text of a file, or the finding that it cannot be read."""
    try:
        data = path.read_bytes()  # no stamp: nothing is going to be written
    except OSError as error:
        args = {"reason": error.strerror or type(error).__name__}
        return Finding(FILE_TEXT, "not-read", Severity.ERROR, None, args)
    source = decode(data)
    if not isinstance(source, Unreadable):
        return source
    severity = Severity.ERROR if source.reason in _BROKEN_TEXT else Severity.WARNING
    variant = source.reason.removeprefix("source.")
    return Finding(FILE_TEXT, variant, severity, None, source.args)


def _check_here(
    posts: Iterable[Checkable],
    ground: Ground,
    rules: Sequence[Rule],
    *,
    mend: bool,
    cancelled: Callable[[], bool],
) -> Iterator[Checked]:
    options = Options.from_config(ground.kramdown)
    complete = tuple(rules) == RULES
    for post in posts:
        if cancelled():
            return
        read = read_post(post, options)
        if isinstance(read, Checked):
            yield read
            continue
        found = collect(read, ground.standard, rules, mend=mend)
        yield _checked(post, read, found, complete=complete)


def _checked(post: Checkable, read: Post, found: list[Finding], *, complete: bool) -> Checked:
    return Checked(post.path, post.rel, settle(read, found, complete=complete), read.text)


def _processors() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


# --- Other processes ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Order:
    """What a process must know, in a form that can be sent to it."""

    schema: Mapping[str, object]
    settings: Mapping[str, RuleSetting]
    rules: tuple[str, ...]
    kramdown: Mapping[str, Value]
    mend: bool


_Text = tuple[str, str]
"""A post's path below the site's folder and its text."""


class _Pool:
    """Processes that run the rules that need kramdown, a few batches ahead of who asks."""

    def __init__(self, count: int, ground: Ground, rules: list[Rule], *, mend: bool) -> None:
        self._options = Options.from_config(ground.kramdown)
        self._order = _Order(
            schema=dict(ground.standard.schema.raw),
            settings={rule.id: ground.standard.config[rule.id] for rule in rules},
            rules=tuple(rule.id for rule in rules),
            kramdown=ground.kramdown,
            mend=mend,
        )
        self._ahead = 2 * count
        # Started afresh, not forked: the caller may have threads (the window does).
        self._executor = ProcessPoolExecutor(
            count,
            mp_context=get_context("spawn"),
            initializer=_begin_process,
            initargs=(self._order,),
        )

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def spread(
        self, posts: Sequence[Checkable], cancelled: Callable[[], bool]
    ) -> Iterator[tuple[Checkable, Post | Checked, list[Finding]]]:
        """Each post in order, read, with what the processes found in it."""
        waiting: deque[tuple[list[tuple[Checkable, Post | Checked]], Future[list[list[Finding]]]]]
        waiting = deque()
        starts = iter(range(0, len(posts), BATCH))
        while True:
            while len(waiting) < self._ahead and (start := next(starts, None)) is not None:
                waiting.append(self._sent(posts[start : start + BATCH]))
            if not waiting or cancelled():
                return
            batch, future = waiting.popleft()
            results = iter(self._results(batch, future))
            for post, read in batch:
                yield post, read, [] if isinstance(read, Checked) else next(results)

    def _sent(
        self, posts: Sequence[Checkable]
    ) -> tuple[list[tuple[Checkable, Post | Checked]], Future[list[list[Finding]]]]:
        batch = [(post, read_post(post, self._options)) for post in posts]
        return batch, self._executor.submit(_run, _texts(batch))

    def _results(
        self, batch: list[tuple[Checkable, Post | Checked]], future: Future[list[list[Finding]]]
    ) -> list[list[Finding]]:
        try:
            return future.result()
        except BrokenProcessPool:
            # A process was killed (memory, most likely): slower here, but done.
            _begin(self._order)
            return _run(_texts(batch))


def _texts(batch: list[tuple[Checkable, Post | Checked]]) -> list[_Text]:
    return [(read.rel, read.text) for _, read in batch if isinstance(read, Post)]


class _Worker:
    """What a process keeps between batches."""

    def __init__(self, order: _Order) -> None:
        self._standard = Standard(load_schema(order.schema).schema, RuleConfig(order.settings))
        self._rules = [BY_ID[rule_id] for rule_id in order.rules]
        self._options = Options.from_config(order.kramdown)
        self._mend = order.mend

    def findings(self, rel: str, text: str) -> list[Finding]:
        post = Post(rel, text, self._options)
        return collect(post, self._standard, self._rules, mend=self._mend)


_worker: list[_Worker] = []
"""This process's worker, once it has begun: the one place that a pool's initializer can fill."""


def _begin_process(order: _Order) -> None:
    """Ctrl+C is for the process that was asked; it ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _begin(order)


def _begin(order: _Order) -> None:
    _worker[:] = [_Worker(order)]


def _run(texts: list[_Text]) -> list[list[Finding]]:
    return [_worker[0].findings(rel, text) for rel, text in texts]
