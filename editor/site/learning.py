"""The posts of a site as samples to learn a schema from."""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.header.parse import parse_header
from editor.core.schema.learn.model import Proposal, Sample
from editor.core.schema.learn.propose import propose
from editor.core.text.source import Unreadable, decode
from editor.site.index import Progress, SiteIndex
from editor.site.site import Site
from editor.site.site_rules import PLAIN, preset

_PROGRESS_STEP = 64


def learn(site: Site, index: SiteIndex, progress: Progress | None = None) -> Proposal:
    """What the posts and the settings of ``site`` suggest for its schema.

    ``index`` has been refreshed. All posts are read anew, because it does not know how values are
    written; whatever ``progress`` raises ends the run.
    """
    base = preset(PLAIN)
    assert base is not None
    return propose(samples(index, progress), base, site.config)


def samples(index: SiteIndex, progress: Progress | None = None) -> Iterator[Sample]:
    """The posts whose front matter can be read; drafts are unfinished, and show nothing."""
    posts = sorted((row for row in index.rows() if row.kind == "post"), key=lambda row: row.rel)
    for number, row in enumerate(posts):
        if progress is not None and number % _PROGRESS_STEP == 0:
            progress(number, len(posts))
        try:
            source = decode(row.path.read_bytes())
        except OSError:
            continue
        if isinstance(source, Unreadable):
            continue
        header = parse_header(source.text)
        if header.values:
            styles = {entry.key: entry.style for entry in header.entries}
            body = source.text[header.body_start :]
            yield Sample(row.rel, header.values, styles, body)
