"""The libraries that draw formulas and diagrams, as scripts for the preview's own world."""

from __future__ import annotations

import json

from editor.site.resources import resources_dir

ENGINES = ("katex", "mermaid")
"""What the page may ask for; nothing else is read."""

_APART = """(() => {{
let exports, module, define;
{source}
}})();"""
"""Keeps what a post names ``exports`` or ``module`` (an id is enough) from a library that looks for
a module system. Mermaid's does not look, and must stand in the open."""


def engine_script(name: str) -> str:
    """A library of ``ENGINES``, and the word to the page that it is there."""
    path = resources_dir() / "preview" / "vendor" / f"{name}.min.js"
    source = path.read_text(encoding="utf-8")
    if name == "katex":
        source = _APART.format(source=source)
    told = json.dumps([["engine", {"name": name}]])
    # The page that asked may have given way to another, which asks anew once it has our script.
    return f"{source}\n;globalThis.genkoRun?.({told});"
