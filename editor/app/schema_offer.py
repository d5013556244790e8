"""A schema for a site that has none: learnt from its posts, or taken over from another program."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from editor.app import import_texts, learnt_texts
from editor.app.jobs import CancelToken
from editor.app.open_site import OpenSite
from editor.app.saving import Failed
from editor.app.settings_change import SettingsChange, put_settings
from editor.core.schema.imports.model import Imported
from editor.core.schema.learn.model import Proposal
from editor.core.schema.learn.text import proposal_yaml, yaml_text
from editor.i18n.catalog import Messages
from editor.site import store
from editor.site.importing import Description, find_descriptions
from editor.site.learning import learn
from editor.site.schema_file import target_of


@dataclass(frozen=True, slots=True)
class Foreign:
    """A content type that another program's settings describe, as a schema."""

    description: Description
    kind: str
    imported: Imported


@dataclass(frozen=True, slots=True)
class Offer:
    """What the dialog has to choose from. ``target`` is the file that would be written."""

    proposal: Proposal
    foreign: tuple[Foreign, ...] = ()
    target: Path = field(default_factory=Path)
    exists: bool = False


def offer(site: OpenSite, token: CancelToken) -> Offer:
    """Read all posts and the settings of other programs; for a worker thread."""
    root = site.site.root
    proposal = learn(site.site, site.index, lambda *_: token.check())
    foreign = tuple(
        Foreign(found, kind, found.convert(kind))
        for found in find_descriptions(root)
        for kind in found.kinds
    )
    target = target_of(root, "yaml")
    return Offer(proposal, foreign, target, target.exists())


def keys_in_use(site: OpenSite) -> int:
    """How many different keys the posts have."""
    return len({key for header in site.index.headers() for key in header})


def learnt_yaml(proposal: Proposal, accepted: Collection[str], messages: Messages) -> str:
    """The schema of the choices in ``accepted``, with the evidence as comments."""
    return proposal_yaml(
        proposal,
        partial(learnt_texts.whole_text, messages=messages),
        learnt_texts.heading_lines(proposal, messages),
        accepted,
        left_out=partial(learnt_texts.left_out_text, messages=messages),
    )


def foreign_yaml(foreign: Foreign, messages: Messages) -> str:
    """The schema of another program's content type, with what it could not hold as comments."""
    imported = foreign.imported
    name = import_texts.source_name(foreign.description.source, messages)
    heading = import_texts.heading_lines(imported, name, foreign.kind, messages)
    return yaml_text(imported.document, heading, import_texts.import_comments(imported, messages))


def write_schema(target: Path, text: str) -> SettingsChange | Failed:
    """Put the schema in its place; an older one can be had back."""
    seen = None
    if target.exists():
        loaded = store.read(target)
        if isinstance(loaded, store.ReadFailed):
            return Failed(loaded.reason, loaded.args)
        seen = loaded
    return put_settings(target, text.encode("utf-8"), seen)
