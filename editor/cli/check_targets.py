"""What ``genko check`` and ``genko fix`` are pointed at: posts, by the site they belong to."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from editor.cli.arguments import Parser
from editor.cli.model import CliError, Context, existing
from editor.cli.progress import Progress
from editor.i18n.catalog import LANGUAGES, Messages
from editor.rules.catalog import BY_ID, RULES
from editor.rules.model import Rule
from editor.rules.notices import current_id
from editor.site.checked import Checkable
from editor.site.git import GitProblem
from editor.site.git_changes import changed_files
from editor.site.ground import Ground, ground_of_site, ground_without_site
from editor.site.resources import load_messages
from editor.site.site import CONFIG_NAMES, SiteProblem, find_site_root
from editor.site.site_settings import load_site_settings
from editor.site.user_dirs import user_dirs


def add_targets(parser: Parser, messages: Messages) -> None:
    """Add the options that say which posts and which rules are meant."""
    text = messages.text
    parser.add_argument("paths", metavar="PATH", nargs="+", help=text("check.paths"))
    parser.add_argument("--rule", metavar="RULE", action="append", help=text("check.rule"))
    parser.add_bare_or_valued("--changed", "REF", text("check.changed"))


@dataclass(frozen=True, slots=True)
class Target:
    """Posts of one site (or of none), each once, in the order of their paths."""

    ground: Ground
    posts: tuple[Checkable, ...]
    whole: bool
    """Whether the site itself was named: then faults of its settings are told too."""
    root: Path | None = None
    """The site's folder."""
    every: bool = False
    """Whether these are all the posts of the site."""


def targets(
    arguments: Iterable[str],
    context: Context,
    *,
    cached: bool = True,
    since: str | None = None,
) -> Iterator[Target]:
    """The posts that the paths in ``arguments`` mean: sites, folders within them, single files.

    ``cached`` tells whether what earlier runs found may be taken, and
    kept for later ones. With ``since`` only posts that git calls changed are meant: since that
    commit, or, where it is empty, since the last one.

    Raises:
        CliError: when a path is not there, or no site, or git cannot tell what has changed.
    """
    named = list(arguments)
    if since == "":
        for argument in named:
            if not os.path.lexists(argument):
                raise CliError("check.changed-ref", {"path": argument})
    for target in _named(named, context, cached=cached):
        yield target if since is None else _changed(target, since)


def in_language_of_site(arguments: Iterable[str], context: Context) -> Context:
    """``context`` in the language that the first site wants, unless one was asked for.

    It goes before the language of the environment: in CI that says nothing about who will read.
    """
    if context.language is not None:
        return context
    for argument in arguments:
        root = _root_of(Path(os.path.abspath(argument)))  # noqa: PTH100 -- links stay as named
        if root is not None:
            wanted = load_site_settings(root).values.get("check_language")
            known = isinstance(wanted, str) and wanted in LANGUAGES
            return replace(context, messages=load_messages(str(wanted))) if known else context
    return context


def _root_of(path: Path) -> Path | None:
    """The folder of the site that a path names or lies in; a folder without one is its own."""
    root = find_site_root(path / "_config.yml" if path.is_dir() else path)
    return path if root is None and path.is_dir() else root


def _named(arguments: Iterable[str], context: Context, *, cached: bool) -> Iterator[Target]:
    by_root: dict[Path | None, list[Path]] = {}
    for argument in arguments:
        path = Path(os.path.abspath(existing(argument)))  # noqa: PTH100 -- links stay as named
        root = _root_of(path)
        by_root.setdefault(root, []).append(path)
    for root, paths in by_root.items():
        if root is None:
            posts = tuple(Checkable(path, path.name) for path in dict.fromkeys(paths))
            context.seen.append(lambda: None)
            yield Target(ground_without_site(), posts, whole=False)
        else:
            yield _of_site(root, paths, context, cached=cached)


def _of_site(root: Path, paths: list[Path], context: Context, *, cached: bool) -> Target:
    cache = user_dirs(context.environment).cache if cached else None
    with Progress(context.stderr, context.messages) as progress:
        ground = ground_of_site(root, cache, progress)
    if isinstance(ground, SiteProblem):
        raise CliError(ground.message, ground.args)
    assert ground.site is not None
    context.seen.append(ground.seen)
    for problem in ground.site.problems:
        context.say(problem.message, **problem.args)
    if root in paths or any(path.parent == root and path.name in CONFIG_NAMES for path in paths):
        return Target(ground, ground.posts, whole=True, root=root, every=True)
    chosen = {post.path: post for post in ground.posts if _meant(post.path, paths)}
    for path in paths:
        # A file that Jekyll does not take for a post can be looked at all the same.
        if path.is_file() and path not in chosen:
            chosen[path] = Checkable(path, ground.site.rel(path))
            context.seen.append(lambda: None)
    posts = tuple(sorted(chosen.values(), key=lambda post: post.rel))
    return Target(ground, posts, whole=False, root=root)


def _changed(target: Target, since: str) -> Target:
    """The posts of ``target`` that git calls changed; of all of one site, or of single files."""
    folders = {target.root or post.path.parent for post in target.posts}
    if target.root is not None:
        folders = {target.root}
    changed: set[Path] = set()
    for folder in folders:
        found = changed_files(folder, since)
        if isinstance(found, GitProblem):
            raise CliError(found.message, found.args)
        changed |= found
    posts = tuple(post for post in target.posts if Path(os.path.realpath(post.path)) in changed)
    return replace(target, posts=posts, every=False)


def _meant(post: Path, paths: list[Path]) -> bool:
    return any(post == path or path in post.parents for path in paths)


def chosen_rules(names: Sequence[str] | None) -> tuple[Rule, ...]:
    """The rules of the given ids and groups ("header"), all where none is given.

    Raises:
        CliError: for a name that no rule and no group has.
    """
    if not names:
        return RULES
    known = BY_ID.keys() | {_group(rule.id) for rule in RULES}
    wanted = {current_id(name.rstrip("/")): name for name in names}
    for name, written in wanted.items():
        if name not in known:
            raise unknown_rule(written, known)
    return tuple(rule for rule in RULES if wanted.keys() & {rule.id, _group(rule.id)})


def _group(rule_id: str) -> str:
    return rule_id.partition("/")[0]


def unknown_rule(name: str, known: Iterable[str]) -> CliError:
    """The complaint about a rule's name, with the one that was meant, as far as can be seen."""
    near = difflib.get_close_matches(name, list(known), n=1)
    if near:
        return CliError("check.unknown-rule-near", {"rule": name, "near": near[0]})
    return CliError("check.unknown-rule", {"rule": name})


def current_folder() -> str:
    """The folder that the run is in, with a separator behind it."""
    return f"{str(Path.cwd()).rstrip(os.sep)}{os.sep}"


def shown_path(path: Path, here: str | None = None) -> str:
    """As short as it can be: from the current folder (``here``) where it lies below that."""
    return str(path).removeprefix(current_folder() if here is None else here)
