"""``genko page POST``: the whole page as the site publishes it; ``--batch SITE`` for all posts.

``--compare`` builds the page with real Jekyll too, and prints where the two differ.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from editor.app.jekyll_compare import compare_with_jekyll
from editor.app.jekyll_outcome import Missing, NotBuilt, Outcome, Progress
from editor.app.jekyll_texts import address_text, headline, notice_text, place_text
from editor.cli.arguments import Subparsers
from editor.cli.model import CliError, Context, Exit, existing
from editor.cli.progress import Progress as Bar
from editor.core.liquid.host import TemplateProblem
from editor.core.page.renderer import PageRenderer
from editor.i18n.catalog import Messages
from editor.site.index import SiteIndex
from editor.site.pages.sources import SiteSources
from editor.site.site import Site, SiteProblem, find_site_root, open_site
from editor.site.user_dirs import user_dirs


def add_parser(subparsers: Subparsers, messages: Messages) -> None:
    """Add ``genko page``."""
    parser = subparsers.add_parser("page", help=messages.text("cli.page.summary"))
    parser.add_argument("post", metavar="POST", nargs="?", help=messages.text("cli.page.post"))
    parser.add_argument("--batch", metavar="SITE", help=messages.text("cli.page.batch"))
    parser.add_argument("--all", action="store_true", help=messages.text("cli.page.all"))
    parser.add_argument("--compare", action="store_true", help=messages.text("cli.page.compare"))


def run(args: Namespace, context: Context) -> int:
    """Print one page, or a line of JSON for each, or what differs."""
    if args.compare and (args.batch is not None or args.post is None):
        raise CliError("cli.page.compare-one")
    if args.batch is not None:
        return _batch(existing(args.batch), context, pages=args.all)
    if args.post is None:
        raise CliError("cli.page.nothing")
    path = existing(args.post)
    root = find_site_root(path)
    if root is None:
        raise CliError("cli.page.no-site", {"path": args.post})
    site = _opened(root)
    rel = site.rel(Path(args.post).absolute())
    if args.compare:
        return _compare(site, rel, context)
    renderer, sources = _renderer(site, context)
    try:
        page = renderer.render(rel)
    except KeyError:
        raise CliError("cli.page.none", {"path": args.post}) from None
    context.stdout.write(page.html)
    _tell(page.problems, sources, context)
    return Exit.OK


def _compare(site: Site, rel: str, context: Context) -> int:
    """Print whether Jekyll's page is ours, and where it is not."""
    say, messages = context.stdout.write, context.messages
    texts = {rel: (site.root / rel).read_bytes()}
    outcome: Outcome | None = None
    now = datetime.now(site.config.zone)
    for step in compare_with_jekyll(site, rel, texts, now, context.environment, lambda: False):
        if not isinstance(step, Progress):
            outcome = step
    assert outcome is not None
    if isinstance(outcome, Missing):
        raise CliError(f"jekyll.missing.{outcome.reason}")
    for notice in outcome.notices:
        print(f"genko: {notice_text(notice, messages)}", file=context.stderr)
    say(f"{headline(outcome, messages)}\n")
    if isinstance(outcome, NotBuilt):
        return Exit.FINDINGS
    if not outcome.comparison.equal and outcome.our_path != outcome.their_path:
        say(f"{address_text(outcome, messages)}\n")
    for difference in outcome.comparison.differences:
        say(f"\n{place_text(difference, messages)}\n")
        for name, sign, text in (
            ("ours", "-", difference.ours),
            ("theirs", "+", difference.theirs),
        ):
            say(f"  {messages.text(f'jekyll.{name}')}:\n" if text else "")
            say("".join(f"  {sign} {line}\n" for line in text.split("\n") if line))
    return Exit.OK if outcome.equal else Exit.FINDINGS


def _batch(folder: Path, context: Context, *, pages: bool) -> int:
    renderer, sources = _renderer(_opened(folder), context)
    problems: dict[tuple[str, str], TemplateProblem] = {}
    for page in renderer.published(pages=pages):
        json.dump(
            {"path": page.rel, "url": page.url, "html": page.html},
            context.stdout,
            ensure_ascii=False,
        )
        context.stdout.write("\n")
        for problem in page.problems:
            problems.setdefault((problem.message, str(problem.args)), problem)
    _tell(problems.values(), sources, context)
    return Exit.OK


def _opened(folder: Path) -> Site:
    site = open_site(folder)
    if isinstance(site, SiteProblem):
        raise CliError(site.message, site.args)
    return site


def _renderer(site: Site, context: Context) -> tuple[PageRenderer, SiteSources]:
    for problem in site.problems:
        context.say(problem.message, **problem.args)
    index = SiteIndex(site, user_dirs(context.environment).cache)
    with Bar(context.stderr, context.messages) as progress:
        index.refresh(progress)
    sources = SiteSources(site, index, context.environment)
    return PageRenderer(sources, datetime.now(UTC)), sources


def _tell(problems: Iterable[TemplateProblem], sources: SiteSources, context: Context) -> None:
    """Say what could not be done on standard error, a line each."""
    for problem in problems:
        text = context.messages.text(f"page.{problem.message}", **problem.args)
        place = problem.file + (f":{problem.line}" if problem.line else "")
        print(f"genko: {place}: {text}" if place else f"genko: {text}", file=context.stderr)
    for name in sources.faulty_data:
        context.say("page.data-unreadable", name=name)
