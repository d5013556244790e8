"""What a whole page costs: the first of a site, any other, and one more key typed into it.

    python -m tests.benchmarks.page_speed SITE

CPU time of this process, in milliseconds; the index is warm.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from editor.core.page.renderer import PageRenderer, RenderedPage
from editor.site.index import SiteIndex
from editor.site.pages.sources import SiteSources
from editor.site.site import Site, open_site

_PAGES = 200
_KEYS = 50


def timed(work: Callable[[], RenderedPage]) -> tuple[RenderedPage, float]:
    """What ``work`` gives, and its CPU time in milliseconds."""
    began = time.process_time()
    page = work()
    return page, 1000 * (time.process_time() - began)


def told(name: str, times: list[float]) -> None:
    """One line: middle, 95th of 100, and the longest."""
    times.sort()
    places = (len(times) // 2, len(times) * 95 // 100, -1)
    middle, most, longest = (times[place] for place in places)
    sys.stdout.write(f"{name:<14} p50 {middle:6.1f}  p95 {most:6.1f}  max {longest:6.1f} ms\n")


def main() -> None:
    """Measure the site named."""
    root = Path(sys.argv[1])
    site = open_site(root)
    assert isinstance(site, Site)
    with tempfile.TemporaryDirectory() as folder:
        SiteIndex(site, Path(folder)).refresh()
        index = SiteIndex(site, Path(folder))
        index.refresh()
        rels = [row.rel for row in index.rows() if row.state == "published"]
        renderer = PageRenderer(SiteSources(site, index), datetime.now(UTC))
        middle = rels[len(rels) // 2]
        _, first = timed(lambda: renderer.render(middle))
        sys.stdout.write(f"{len(rels)} posts\n{'first page':<14} {first:10.1f} ms\n")
        chosen = rels[:: max(1, len(rels) // _PAGES)]
        told("any page", [timed(lambda rel=rel: renderer.render(rel))[1] for rel in chosen])
        text = (root / middle).read_text(encoding="utf-8")
        page = renderer.render(middle, text)
        times = []
        for _ in range(_KEYS):
            text += "あ"
            page, taken = timed(lambda text=text, page=page: renderer.render(middle, text, page))
            times.append(taken)
        told("a key", times)
        sys.stdout.write(f"shell kept: {page.shell_kept}, {len(text)} characters\n")


if __name__ == "__main__":
    main()
