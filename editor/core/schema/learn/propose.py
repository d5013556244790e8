"""A site's posts and settings in, a proposal for its schema out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from editor.core.findings import MessageArg
from editor.core.header.values import Value
from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.defaults import defaults_for
from editor.core.schema.learn.choices import choices_of
from editor.core.schema.learn.evidence import FEWEST_POSTS, Around
from editor.core.schema.learn.model import (
    MOST_NAMED,
    Choice,
    Departure,
    FieldProposal,
    Proposal,
    Sample,
)
from editor.core.schema.learn.observe import Seen, observe

NAMES_SHARE = 0.95
"""So many posts named alike make a pattern for all names."""
NAME_RULE = "file/name-pattern"
_NUMBERED = r"\d{4}-\d{2}-\d{2}-\d+-.+"
_ASCII_SLUG = "[a-z0-9-]+"
_DATED = re.compile(r"\d{2,4}-\d{1,2}-\d{1,2}-(?:\d+-(?=.))?(?P<slug>.*)", re.DOTALL)

Note = tuple[str, Mapping[str, MessageArg]]


def propose(samples: Iterable[Sample], base: Mapping[str, object], config: SiteConfig) -> Proposal:
    """What a schema of the site might say.

    ``base`` (the preset for plain Jekyll) is what the document will extend: it knows the labels of
    Jekyll's own keys. ``config`` gives the values that posts have without writing them.
    """
    names: list[str] = []
    posts, keys = observe(_named(samples, names))
    defaults = defaults_for(config.defaults, "_posts/2000-01-01-a.md", "posts")
    properties = base.get("properties")
    known = properties if isinstance(properties, Mapping) else {}
    fields = tuple(
        FieldProposal(seen.key, _choices(seen, posts, known.get(seen.key), defaults), label)
        for seen in keys
        if seen.count
        for label in [_label(known.get(seen.key))]
    )
    return Proposal(posts, fields, _name_choices(names), _notes(config, defaults))


def _named(samples: Iterable[Sample], names: list[str]) -> Iterable[Sample]:
    """The samples on their way, the paths of published posts noted."""
    for sample in samples:
        if "/_posts/" in f"/{sample.rel}":
            names.append(sample.rel)
        yield sample


def _choices(
    seen: Seen, posts: int, node: object, defaults: Mapping[str, Value]
) -> tuple[Choice, ...]:
    base = node if isinstance(node, Mapping) else {}
    return choices_of(seen, Around(posts, base, defaults.get(seen.key)))


def _label(node: object) -> Mapping[str, str]:
    hints = node.get("x-genko") if isinstance(node, Mapping) else None
    title = hints.get("title") if isinstance(hints, Mapping) else None
    return title if isinstance(title, Mapping) else {}


# --- The site as a whole -----------------------------------------------------------------------


def _name_choices(names: list[str]) -> tuple[Choice, ...]:
    """How files are named: numbered within the day, and with which letters."""
    numbered = re.compile(_NUMBERED)
    ascii_slug = re.compile(_ASCII_SLUG)

    def slug(stem: str) -> str:
        found = _DATED.fullmatch(stem)
        return found["slug"] if found else ""

    made = (
        _names(
            "names-numbered", "pattern", _NUMBERED, names, lambda s: bool(numbered.fullmatch(s))
        ),
        _names(
            "names-ascii", "slug", _ASCII_SLUG, names, lambda s: bool(ascii_slug.fullmatch(slug(s)))
        ),
    )
    return tuple(choice for choice in made if choice is not None)


def _names(
    kind: str, option: str, pattern: str, names: list[str], fits: Callable[[str], bool]
) -> Choice | None:
    others = [rel for rel in names if not fits(PurePosixPath(rel).stem)]
    holds = len(names) - len(others)
    if len(names) < FEWEST_POSTS or holds < NAMES_SHARE * len(names):
        return None
    return Choice(
        "",
        kind,
        holds=holds,
        of=len(names),
        patch={"x-genko": {"rules": {NAME_RULE: {option: pattern}}}},
        args={"pattern": pattern},
        departures=tuple(Departure(rel) for rel in sorted(others)[:MOST_NAMED]),
    )


def _notes(config: SiteConfig, defaults: Mapping[str, Value]) -> tuple[Note, ...]:
    """Facts of `_config.yml` that the reader of a schema should know."""
    notes: list[Note] = []
    template = config.collections["posts"].permalink or config.permalink
    notes.append(
        ("addresses", {"permalink": template, "zone": config.timezone or str(config.zone)})
    )
    if defaults:
        notes.append(("defaults", {"keys": ", ".join(defaults)}))
    others = [label for label in config.collections if label != "posts"]
    if others:
        notes.append(("collections", {"names": ", ".join(others)}))
    return tuple(notes)
