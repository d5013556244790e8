"""Which posts of a site have errors: the cheap rules, over all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from editor import rules
from editor.app.jobs import CancelToken
from editor.app.open_site import OpenSite
from editor.core.findings import Severity
from editor.core.header.fences import find_header
from editor.core.post import Post
from editor.core.text.source import decode
from editor.rules.standard import Standard
from editor.site.rows import PostRow

HEAD = 16 * 1024
"""Bytes read first: nearly every header ends within them."""


@dataclass(slots=True)
class AuditMemory:
    """What the last audit found, by path: as long as file and rules are the same it holds."""

    schema: object = None
    config: object = None
    errors: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """Size and time of the file, and the number of its errors."""


def audit(site: OpenSite, memory: AuditMemory, token: CancelToken) -> Mapping[str, int]:
    """Errors by path within the site, posts without any left out.

    Rules that read the front matter alone; those that read the body or other posts run while a post
    is open and in ``genko check``. Only one audit may use ``memory`` at a time.
    """
    standard = site.standard
    if memory.schema != standard.schema.raw or memory.config != standard.config:
        memory.schema, memory.config = standard.schema.raw, standard.config
        memory.errors.clear()
    for row in site.rows:
        token.check()
        known = memory.errors.get(row.rel)
        if known is None or known[:2] != (row.size, row.mtime_ns):
            memory.errors[row.rel] = (row.size, row.mtime_ns, _errors(row, site, standard))
    rels = {row.rel for row in site.rows}
    return {rel: count for rel, (_, _, count) in memory.errors.items() if count and rel in rels}


@cache
def _cheap_rules() -> tuple[rules.Rule, ...]:
    """What they find in a post depends on its front matter alone."""
    header = rules.Need.HEADER
    return tuple(rule for rule in rules.RULES if rule.needs is header and not rule.of_site)


def _errors(row: PostRow, site: OpenSite, standard: Standard) -> int:
    try:
        text = _head_text(row.path)
    except OSError:
        return 0
    found = rules.run(Post(row.rel, text, site.options), standard, rules=_cheap_rules())
    return sum(f.severity is Severity.ERROR for f in found)


def _head_text(path: Path) -> str:
    """The text up to the end of its header; all of it where that is not within the first bytes."""
    with path.open("rb") as file:
        data = file.read(HEAD)
        cut = data.rfind(b"\n") + 1
        text = decode(data[:cut]).text
        fences = find_header(text)
        # At the very end of what was read the closing line may go on.
        if fences is not None and fences.body_start < len(text):
            return text[: fences.body_start]
        return decode(data + file.read()).text
