"""CPU time of our Markdown beside markdown-it-py's own, in one run.

python tests/benchmarks/kramdown_speed.py FOLDER_OF_POSTS
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from markdown_it import MarkdownIt

from editor.core.kramdown import to_html


def main() -> None:
    """Renders every post by both, in turns, and prints the sums."""
    gfm = MarkdownIt("gfm-like", {"linkify": False}).disable("linkify")
    ours: list[float] = []
    theirs: list[float] = []
    for path in sorted(Path(sys.argv[1]).rglob("*.md")):
        body = path.read_text("utf-8").split("\n---\n", 1)[-1]
        for render, times in ((to_html, ours), (gfm.render, theirs)):
            began = time.process_time()
            render(body)
            times.append(time.process_time() - began)
    sums = sum(ours), sum(theirs)
    sys.stdout.write(
        f"{len(ours)} posts; ours {sums[0]:.2f} s, median {1000 * statistics.median(ours):.1f} ms, "
        f"slowest {1000 * max(ours):.0f} ms; gfm-like {sums[1]:.2f} s; "
        f"ratio {sums[0] / sums[1]:.2f}\n"
    )


if __name__ == "__main__":
    main()
