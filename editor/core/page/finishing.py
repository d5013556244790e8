"""What plugins do to whole pages, behind the last layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from editor.core.page.documents import Doc
from editor.core.page.plugins import emoji, mentions
from editor.core.page.sources import Sources

_FINISHERS = frozenset({emoji.NAME, mentions.NAME})


class Finishing:
    """The finishers among ``plugins``, which run in that order; settings come from ``config``."""

    def __init__(
        self, sources: Sources, plugins: Sequence[str], config: Mapping[str, object]
    ) -> None:
        self._sources = sources
        self._config = config
        self._names = [name for name in plugins if name in _FINISHERS]

    def changes(self, doc: Doc) -> bool:
        """Whether there is anything to do to the page of a document: they know HTML alone."""
        return bool(self._names) and doc.output_ext == ".html"

    def finished(self, page: str, doc: Doc) -> str:
        """The page as the plugins leave it."""
        for name in self._names:
            if name == mentions.NAME:
                page = mentions.with_mentions(page, doc.data, self._config)
            else:
                pictures = emoji.emoji_pictures(self._sources.emoji())
                page = emoji.with_emoji(page, self._config, pictures)
        return page
