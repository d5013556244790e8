"""What ``genko check`` and ``genko fix`` are pointed at: posts, by the site they belong to."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from editor.cli.model import CliError, Context, existing
from editor.cli.progress import Progress
from editor.rules.catalog import BY_ID, RULES
from editor.rules.model import Rule
from editor.site.checker import Checkable, Ground, ground_of_site, ground_without_site
from editor.site.site import SiteProblem, find_site_root
from editor.site.user_dirs import user_dirs


@dataclass(frozen=True, slots=True)
class Target:
    """Posts of one site (or of none), each once, in the order of their paths."""

    ground: Ground
    posts: tuple[Checkable, ...]
    whole: bool
    """Whether the site itself was named: then faults of its settings are told too."""


def targets(arguments: Iterable[str], context: Context, *, cached: bool = True) -> Iterator[Target]:
    """The posts that the paths in ``arguments`` mean: sites, folders within them, single files.

    ``cached`` tells whether what earlier runs found may be taken, and kept for later ones.

    Raises:
        CliError: when a path is not there, or no site.
    """
    by_root: dict[Path | None, list[Path]] = {}
    for argument in arguments:
        path = Path(os.path.abspath(existing(argument)))  # noqa: PTH100 -- links stay as named
        root = find_site_root(path / "_config.yml" if path.is_dir() else path)
        if root is None and path.is_dir():
            root = path
        by_root.setdefault(root, []).append(path)
    for root, paths in by_root.items():
        if root is None:
            posts = tuple(Checkable(path, path.name) for path in dict.fromkeys(paths))
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
    for problem in ground.site.problems:
        context.say(problem.message, **problem.args)
    if root in paths:
        return Target(ground, ground.posts, whole=True)
    chosen = {post.path: post for post in ground.posts if _meant(post.path, paths)}
    for path in paths:
        # A file that Jekyll does not take for a post can be looked at all the same.
        if path.is_file() and path not in chosen:
            chosen[path] = Checkable(path, ground.site.rel(path))
    return Target(ground, tuple(sorted(chosen.values(), key=lambda post: post.rel)), whole=False)


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
    for name in names:
        if name.rstrip("/") not in known:
            raise unknown_rule(name, known)
    wanted = {name.rstrip("/") for name in names}
    return tuple(rule for rule in RULES if wanted & {rule.id, _group(rule.id)})


def _group(rule_id: str) -> str:
    return rule_id.partition("/")[0]


def unknown_rule(name: str, known: Iterable[str]) -> CliError:
    """The complaint about a rule's name, with the one that was meant, as far as can be seen."""
    near = difflib.get_close_matches(name, list(known), n=1)
    if near:
        return CliError("check.unknown-rule-near", {"rule": name, "near": near[0]})
    return CliError("check.unknown-rule", {"rule": name})


def shown_path(path: Path) -> str:
    """As short as it can be: from the current folder where it lies below that."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
