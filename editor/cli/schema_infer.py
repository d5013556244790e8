"""``genko schema infer SITE``: a schema learnt from the posts, with its evidence."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from editor.app.learnt_texts import heading_lines, left_out_text, whole_text
from editor.cli.arguments import Parser
from editor.cli.model import CliError, Context, Exit, existing
from editor.cli.progress import Progress
from editor.cli.schema_output import add_output, put_out
from editor.core.schema.learn.model import Proposal
from editor.core.schema.learn.text import proposal_json, proposal_yaml
from editor.i18n.catalog import Messages
from editor.site.index import SiteIndex
from editor.site.learning import learn
from editor.site.site import SiteProblem, open_site
from editor.site.user_dirs import user_dirs


def add_arguments(parser: Parser, messages: Messages) -> None:
    """Add what it is told."""
    parser.add_argument("site", metavar="SITE", help=messages.text("cli.list.site"))
    add_output(parser, messages)


def run(args: Namespace, context: Context) -> int:
    """Print or write the schema that the posts follow.

    Raises:
        CliError: when there is no site, or none of its posts can be read.
    """
    site = open_site(existing(args.site))
    if isinstance(site, SiteProblem):
        raise CliError(site.message, site.args)
    for problem in site.problems:
        context.say(problem.message, **problem.args)
    index = SiteIndex(site, user_dirs(context.environment).cache)
    with Progress(context.stderr, context.messages) as progress:
        index.refresh(progress)
        proposal = learn(site, index, progress)
    if not proposal.posts:
        raise CliError("cli.schema-action.no-posts", {"path": args.site}, code=Exit.FINDINGS)
    put_out(_text(proposal, args.format, context.messages), site.root, args, context)
    return Exit.OK


def _text(proposal: Proposal, form: str, messages: Messages) -> str:
    describe = partial(whole_text, messages=messages)
    heading = heading_lines(proposal, messages)
    if form == "json":
        return proposal_json(proposal, describe, heading)
    return proposal_yaml(
        proposal, describe, heading, left_out=partial(left_out_text, messages=messages)
    )
