"""All that verdicts depend on besides the posts and the facts of the site, as one text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from editor.rules.model import Rule
from editor.rules.standard import Standard
from editor.site.program import program_mark
from editor.site.site import Site
from editor.site.tracing import settled_values


def verdict_key(site: Site, standard: Standard, rules: Iterable[Rule]) -> str:
    """The key under which verdicts of ``rules`` are kept: settings, schema, program."""
    digest = hashlib.sha256(program_mark().encode())
    digest.update(site.config_data)
    parts = [
        str(site.config.zone if site.config.timezone is None else ""),
        settled_values(standard.site) if standard.site is not None else None,
        standard.schema.raw,
        [[rule.id, repr(standard.config[rule.id])] for rule in rules],
        sorted(site.config.kramdown.items()),
    ]
    digest.update(json.dumps(parts, default=repr).encode())
    return digest.hexdigest()
