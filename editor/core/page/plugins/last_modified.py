"""jekyll-last-modified-at: when a document was changed: its last commit, else its file's time."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from liquid.ast import Node
from liquid.stream import TokenStream
from liquid.tag import Tag

from editor.core.liquid.context import Context
from editor.core.liquid.nodes import Written
from editor.core.liquid.strftime import ruby_strftime
from editor.core.liquid.tags.blocks import markup_of
from editor.core.liquid.values import to_text
from editor.core.page.drops import DocumentDrop, PageDrop
from editor.core.page.sources import Entry, Sources

NAME = "jekyll-last-modified-at"
KEY = "last_modified_at"
_PATTERN = "%d-%b-%y"


def changed_at(entry: Entry, sources: Sources) -> datetime:
    """When it was changed, in the site's zone."""
    return sources.last_changed(entry).astimezone(sources.config.zone)


class LastModifiedTag(Tag):
    """``last_modified_at`` or ``last_modified_at %Y-%m-%d``, whatever the front matter says."""

    name = KEY

    def parse(self, stream: TokenStream) -> Node:
        """Read how the time is written."""
        token, markup = markup_of(stream)
        return Written(token, partial(_shown, markup.strip()))


def _shown(pattern: str, context: Context) -> str:
    page = context.find("page")
    if not isinstance(page, DocumentDrop | PageDrop):
        return ""
    # The plugin keeps one time for each document, and how it was written first.
    kept = context.run.remembered
    chosen = kept.setdefault(NAME, pattern or _configured(context))
    return ruby_strftime(changed_at(page.doc.entry, page.doc.sources), chosen)


def _configured(context: Context) -> str:
    settings = context.run.host.config.get("last-modified-at")
    given = settings.get("date-format") if isinstance(settings, dict) else None
    return to_text(given) or _PATTERN
