"""What is known of a site after a scan depends on these files and folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from editor.site.discover import Survey
from editor.site.rows import PostRow
from editor.site.seen import Seen
from editor.site.site import Site


def site_seen(site: Site, survey: Survey, asked: Iterable[str], rows: Iterable[PostRow]) -> Seen:
    """What a scan has looked at; ``asked`` are paths below the site that were looked up since."""
    stamps = ((str(file.path), file.mtime_ns, file.size) for file in survey.files)
    return Seen(
        root=site.root,
        files=tuple(stamps),
        folders=(*survey.folders, *_besides(site)),
        asked=tuple(asked),
        until=_until(rows),
    )


def _besides(site: Site) -> Iterator[str]:
    """Layouts and includes, whose names and ids are among the facts, and the site's own code."""
    config = site.config
    for name in (config.layouts_dir, config.includes_dir, *config.plugins_dirs):
        folder = site.root / name
        yield name
        yield from map(site.rel, folder.rglob("*"))


def _until(rows: Iterable[PostRow]) -> float | None:
    """The moment (seconds since 1970) at which rows will differ though no file does."""
    moments: list[float] = []
    for row in rows:
        if row.date is None and row.kind == "post":
            moments.append(0)  # published under the day of the build, whatever day that is
        elif row.date is not None and row.state == "scheduled":
            moments.append(row.date.timestamp())
    return min(moments, default=None)
