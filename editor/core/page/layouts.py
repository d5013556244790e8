"""Layouts, read and parsed once: their front matter, and the template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from editor.core.header.parse import parse_header
from editor.core.liquid.engine import Engine, Template
from editor.core.liquid.host import Source
from editor.core.page.documents import liquid_value
from editor.core.page.sources import Sources

_PLAIN = "genko:plain"
"""The name of the layout that stands in for those of a theme that is not installed."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout. ``file`` is where it stands; "" for the one that stands in."""

    file: str
    data: Mapping[str, object]
    template: Template


class Layouts:
    """The layouts of a site, of its theme, and those that its plugins bring (``brought``)."""

    def __init__(
        self, sources: Sources, engine: Engine, brought: Mapping[str, Source] | None = None
    ) -> None:
        self._sources = sources
        self._brought = brought or {}
        self._engine = engine
        self._known: dict[str, Layout | None] = {}

    def find(self, name: str) -> Layout | None:
        """The layout called ``name``; None where there is none."""
        if name not in self._known:
            source = self._sources.layout(name) or self._brought.get(name) if name else None
            self._known[name] = None if source is None else self._parsed(source)
        return self._known[name]

    def plain(self) -> Layout:
        """The layout for pages whose theme is not here."""
        if _PLAIN not in self._known:
            source = Source("", self._sources.plain_layout())
            self._known[_PLAIN] = self._parsed(source)
        found = self._known[_PLAIN]
        assert found is not None
        return found

    def _parsed(self, source: Source) -> Layout:
        header = parse_header(source.text)
        zone = self._sources.config.zone
        data = {key: liquid_value(value, zone) for key, value in header.values.items()}
        start = header.body_start
        skipped = source.text.count("\n", 0, start)
        template = self._engine.template(source.text[start:], source.name, skipped)
        return Layout(source.name, data, template)
