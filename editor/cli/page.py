"""``genko page POST``: the whole page as the site publishes it; ``--batch SITE`` for all posts."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from editor.cli.arguments import Subparsers
from editor.cli.model import CliError, Context, Exit, existing
from editor.cli.progress import Progress
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


def run(args: Namespace, context: Context) -> int:
    """Print one page, or a line of JSON for each."""
    if args.batch is not None:
        return _batch(existing(args.batch), context, pages=args.all)
    if args.post is None:
        raise CliError("cli.page.nothing")
    path = existing(args.post)
    root = find_site_root(path)
    if root is None:
        raise CliError("cli.page.no-site", {"path": args.post})
    site = _opened(root)
    renderer, sources = _renderer(site, context)
    rel = site.rel(Path(args.post).absolute())
    try:
        page = renderer.render(rel)
    except KeyError:
        raise CliError("cli.page.none", {"path": args.post}) from None
    context.stdout.write(page.html)
    _tell(page.problems, sources, context)
    return Exit.OK


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
    with Progress(context.stderr, context.messages) as progress:
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
