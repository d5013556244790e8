"""All that verdicts depend on besides the posts and the facts of the site, as one text."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import editor
from editor.rules.engine import Standard
from editor.rules.model import Rule
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


@cache
def program_mark() -> str:
    """The program as it is: its version, and in a checkout its source files too."""
    digest = hashlib.sha256(f"{editor.__version__} {sys.version}".encode())
    digest.update(str(find_spec("sudachipy") is not None).encode())
    for line in sorted(_sources(Path(editor.__file__).parent)):
        digest.update(line.encode())
    return digest.hexdigest()


def _sources(folder: Path | str) -> Iterator[str]:
    """The source files in and below a folder, with size and time."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                status = entry.stat()
                yield f"{entry.path} {status.st_mtime_ns} {status.st_size}\n"
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _sources(entry.path)
