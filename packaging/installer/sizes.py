"""What of the bundle's size is what: a table for people who wonder."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

COMPONENTS = (
    ("Web engine (Chromium)", r"WebEngine|qtwebengine|icudtl|v8_context"),
    ("ICU, character data for Qt", r"libicu|icudt|icuuc"),
    ("Qt, other libraries and plugins", r"PySide6/Qt/|Qt6\w+\.dll|PySide6/plugins"),
    ("PySide6, Qt for Python", r"PySide6|shiboken6"),
    ("jsonschema-rs", r"jsonschema_rs"),
    (
        "Python and its standard library",
        r"libpython|python3|base_library|^_internal/lib(ffi|sqlite|expat|bz2|lzma|z)",
    ),
    ("Genko's own files", r"editor/_resources"),
    ("Genko's and the libraries' Python code", r"^genkow?(\.exe)?$"),
    ("Other libraries", r"."),
)
"""Names, and what their files' paths match; the first one that does counts."""


def by_component(bundle: Path) -> dict[str, int]:
    """Bytes by component, the whole of the bundle."""
    sizes: Counter[str] = Counter()
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            place = path.relative_to(bundle).as_posix()
            name = next(name for name, pattern in COMPONENTS if re.search(pattern, place))
            sizes[name] += path.stat().st_size
    return dict(sizes)


def table(bundle: Path) -> str:
    """The same as a Markdown table, in megabytes (of 1,000,000 bytes)."""
    sizes = by_component(bundle)
    rows = [(name, sizes[name]) for name, _ in COMPONENTS if name in sizes]
    rows.append(("**Together**", sum(sizes.values())))
    lines = ["| component | MB |", "| --- | ---: |"]
    lines += [f"| {name} | {size / 1e6:.1f} |" for name, size in rows]
    return "\n".join(lines)
