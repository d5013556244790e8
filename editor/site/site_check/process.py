"""The process that checks a site, and how it is listened to."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from editor.site.baseline_file import LoadedBaseline, load_baseline, own_path, without_known
from editor.site.checked import Checkable, Checked
from editor.site.checker import check_posts
from editor.site.ground import Ground, ground_of_site
from editor.site.site import SiteProblem
from editor.site.site_check.reports import CheckFailedError, PostReport, Progressed

BATCH = 32
"""Posts reported at a time."""
_LOOK = 0.1
"""Seconds between looks whether the result is still wanted."""
_LEAVE = 5.0
"""Seconds that the process is given to notice that nobody listens."""


def check_elsewhere(
    root: Path, cache_dir: Path | None, cancelled: Callable[[], bool]
) -> Iterator[Progressed]:
    """Check all posts of the site in ``root`` as they are on the disk.

    To be run on a thread that may wait. Ends early when ``cancelled`` says so.

    Raises:
        CheckFailedError: when the process was killed, or the site cannot be opened.
    """
    context = get_context("spawn")  # not forked: the caller has threads
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(theirs, root, cache_dir), daemon=False)
    process.start()
    theirs.close()
    try:
        yield from _received(ours, cancelled)
    finally:
        ours.close()
        process.join(_LEAVE)
        if process.is_alive():
            process.terminate()
            process.join(_LEAVE)


def _received(ours: Connection, cancelled: Callable[[], bool]) -> Iterator[Progressed]:
    while not cancelled():
        if not ours.poll(_LOOK):
            continue
        try:
            message = ours.recv()
        except EOFError:
            raise CheckFailedError("the process was ended") from None
        if message is None:
            return
        if isinstance(message, str):
            raise CheckFailedError(message)
        yield message


def check_here(posts: list[Checkable], ground: Ground) -> tuple[PostReport, ...]:
    """Check a few posts in this process: those that were just saved."""
    known = _known(ground)
    checked = check_posts(posts, ground, processes=0)
    return tuple(report(without_known(one, known)) for one in checked)


def _known(ground: Ground) -> LoadedBaseline:
    """The old findings of the site, which its list leaves out."""
    assert ground.site is not None
    return load_baseline(own_path(ground.site.root))


def report(checked: Checked) -> PostReport:
    """What is kept of a checked post: not its text."""
    locate = checked.locate()
    places = tuple(None if f.span is None else locate(f.span.start) for f in checked.findings)
    return PostReport(checked.rel, checked.findings, places)


# --- In the other process ------------------------------------------------------------------------


def _serve(connection: Connection, root: Path, cache_dir: Path | None) -> None:
    """Check and report until done, or until nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BrokenPipeError, ConnectionResetError):
        try:
            for message in _messages(root, cache_dir):
                connection.send(message)
            connection.send(None)
        except (BrokenPipeError, ConnectionResetError):
            raise
        except Exception as error:  # noqa: BLE001 - the process's boundary: told, not lost
            connection.send(f"{type(error).__name__}: {error}")


def _messages(root: Path, cache_dir: Path | None) -> Iterator[Progressed | str]:
    ground = ground_of_site(root, cache_dir)
    if isinstance(ground, SiteProblem):
        yield ground.message
        return
    total = len(ground.posts)
    yield Progressed(0, total)
    reports: list[PostReport] = []
    known = _known(ground)
    for done, checked in enumerate(check_posts(ground.posts, ground), 1):
        reports.append(report(without_known(checked, known)))
        if done % BATCH == 0 or done == total:
            yield Progressed(done, total, tuple(reports))
            reports = []
