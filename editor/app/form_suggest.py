"""Suggestions for a field from what the site uses already: ranked, width- and kana-blind."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from editor.core.jekyll.names import without_extension
from editor.core.schema.model import Field
from editor.core.schema.types.base import show_scalar, split_items
from editor.core.site_facts import SiteFacts
from editor.core.spelling import fold

LIMIT = 50
"""More suggestions than this nobody reads."""

_LOOSE = str.maketrans("", "", " 　-_・･ー－‐–—/.")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A known value and in how many posts it stands."""

    text: str
    count: int


def twin_key(text: str) -> str:
    """What two spellings of one word share: also without blanks, dots, hyphens, long vowels."""
    return fold(text).translate(_LOOSE)


def rank(
    query: str, counts: Mapping[str, int], taken: Collection[str] = ()
) -> tuple[Suggestion, ...]:
    """The known values that hold ``query``, those that begin with it first, then by use."""
    wanted = fold(query.strip())
    found = []
    for text, count in counts.items():
        folded = fold(text)
        if text not in taken and wanted in folded:
            found.append((not folded.startswith(wanted), -count, text))
    found.sort()
    return tuple(Suggestion(text, -count) for _, count, text in found[:LIMIT])


def twin(text: str, counts: Mapping[str, int]) -> str | None:
    """The most used known spelling of what ``text`` seems to say; None where it is known itself."""
    if text in counts:
        return None
    key = twin_key(text)
    same = [(count, known) for known, count in counts.items() if key and twin_key(known) == key]
    return max(same)[1] if same else None


def split_tags(text: str) -> list[str]:
    """The tags of a pasted or typed text, each once, in order."""
    return list(dict.fromkeys(split_items(text.replace("\t", ","))))


def _names_of_posts(facts: SiteFacts) -> list[str]:
    """The file names of posts without extension, the newest first."""
    rels = (rel for rels in facts.slugs.values() for rel in rels)
    return sorted({without_extension(rel) for rel in rels}, reverse=True)


def known_values(field: Field | None, facts: SiteFacts | None) -> dict[str, int]:
    """What the field can be offered: the schema's own values, then the site's, with their use.

    A closed list (``enum``) is offered alone: another value would be an error.
    """
    if field is None:
        return {}
    used: Mapping[str, int] = {}
    if facts is not None and field.known == "posts":
        used = dict.fromkeys(_names_of_posts(facts), 0)
    elif facts is not None and field.known is not None:
        used = {
            "tags": facts.tag_counts,
            "categories": facts.category_counts,
            "authors": facts.author_counts,
        }[field.known]
    own = field.enum or field.suggested
    named = [show_scalar(v) for v in own if isinstance(v, str | int | float | bool)]
    offered = {name: used.get(name, 0) for name in named}
    if not field.enum:
        offered |= {name: count for name, count in used.items() if name not in offered}
    return offered
