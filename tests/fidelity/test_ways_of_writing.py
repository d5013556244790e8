"""One post in many ways of writing it that Jekyll reads alike: none of them is an error."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest

from editor.core.findings import Severity
from editor.site.checker import check_posts
from editor.site.ground import Ground, ground_of_site
from tests.fidelity.jekyll_oracle import read_site

pytestmark = pytest.mark.oracle

TITLE = "小さな港町の図書館が試したAI司書: 半年で見えた「手応え」と課題を、数字とともに振り返る記録"
EXCERPT = (
    "港町の図書館がAI司書を迎えて半年。列は短くなり、質問は増えました。うまくいったこと、いかなかった"
    "こと、そして次に試したいことを、現場で聞いた言葉とともにやさしく書きとめます。"
)
TEXTS = (
    '"{}"', "'{}'", ">-\n  {}", "|-\n    {}", "!!str '{}'", '&anchor "{}"', '"{}"   # a note',
)  # fmt: skip
LISTS = (
    '["図書館", "司書", "港町"]', "[図書館, 司書, 港町]", "[ '図書館',\n  司書,\n  港町, ]",
    "\n- 図書館\n- 司書\n- 港町", "\n    -   図書館   # one\n    -   '司書'\n    # two\n    - 港町",
    "図書館 司書 港町", '"図書館 司書  港町"', ">-\n  図書館 司書\n  港町",
)  # fmt: skip
CATEGORIES = ("[導入事例]", '["導入事例"]', "導入事例", "'導入事例'", "\n  - 導入事例")
DATES = (
    "2026-04-19 18:00:00 +0900", "2026-04-19 09:00:00 +0000", "2026-04-19T18:00:00+09:00",
    "2026-04-19T09:00:00Z", "2026-04-19 18:00:00.25 +0900", "2026-04-19", "2026-04-19 09:00:00",
    '"2026-04-19 18:00"', "'2026/04/19 18:00'", '"19 April 2026 18:00"', "2026-04-19 18:00:00 +09",
)  # fmt: skip
MORE = (
    "", "mood: calm", "published: true", "日本語: 値", "series:\n  name: 港\n  part: 2", "weight:",
    "redirect_from: [/old/]", "toc: true", "? long\n: key",
)  # fmt: skip
FENCES = (
    ("---", "---"), ("---  ", "---\t"), ("---", "..."), ("---\t", "---"), ("---", "... "),
)  # fmt: skip
NAMES = (
    "_posts/2026-04-19-{}-harbour.md", "_posts/2026-04-19-{}-harbour.markdown",
    "_posts/2026-4-19-{}-harbour.md", "_posts/2026/april/2026-04-19-{}-harbour.md",
    "_posts/2026-04-19-{}-harbour.MD", "_posts/2026-04-19-{}-harbour.v1.2.md",
    "_posts/2026-04-19-{}-港町.md", "_posts/2026-04-19-{}-a b & c!.md",
    unicodedata.normalize("NFD", "_posts/2026-04-19-{}-が.md"),
)  # fmt: skip
CONFIG = "timezone: Asia/Tokyo\npermalink: /:year/:month/:day/:title/\nfuture: true\n"


def post(chance: random.Random) -> bytes:
    """The post in one way of writing."""

    def text(value: str) -> str:
        return chance.choice(TEXTS).replace("{}", value)

    pairs = [
        ("layout", chance.choice(("post", '"post"', "'post'"))),
        ("title", text(TITLE)),
        ("date", chance.choice(DATES)),
        ("categories", chance.choice(CATEGORIES)),
        ("tags", chance.choice(LISTS)),
        ("author", text("港町編集室")),
        ("excerpt", text(EXCERPT)),
    ]
    chance.shuffle(pairs)
    blank = chance.choice((" ", "  ", " "))
    lines = []
    for key, value in pairs:
        written = chance.choice((key, f"{key} ", f"'{key}'"))
        lines.append(f"{written}:{'' if value.startswith(chr(10)) else blank}{value}")
    lines.insert(chance.randrange(len(lines)), chance.choice(("# a note", "", "# another")))
    opening, closing = chance.choice(FENCES)
    body = chance.choice(("Text.\n", "\n\tcode\n\nText.", "", "　字下げ。\r\n"))
    whole = "\n".join((opening, *lines, chance.choice(MORE), closing, body))
    data = whole.replace("\n", chance.choice(("\n", "\n", "\r\n"))).encode()
    return (b"\xef\xbb\xbf" if chance.random() < 0.2 else b"") + data


@pytest.mark.parametrize("preset", ["ai-news", "jekyll", ""])
def test_what_jekyll_reads_alike_is_no_error(ruby: str, tmp_path: Path, preset: str) -> None:
    (tmp_path / "_config.yml").write_text(CONFIG)
    if preset:
        (tmp_path / "_genko").mkdir()
        (tmp_path / "_genko" / "schema.yml").write_text(f"extends: {preset}\n")
    chance = random.Random(19)
    for number in range(120):
        file = tmp_path / NAMES[number % len(NAMES)].format(number)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(post(chance))
    read = read_site(ruby, tmp_path).documents
    assert len(read) == 120
    for rel, document in read.items():
        assert document["title"] == TITLE, rel
        assert document["tags"] == ["図書館", "司書", "港町"], rel
        assert document["categories"] == ["導入事例"], rel
        assert str(document["url"]).startswith("/2026/04/19/"), rel
    ground = ground_of_site(tmp_path)
    assert isinstance(ground, Ground)
    told = {
        (result.rel, finding.rule, finding.variant)
        for result in check_posts(ground.posts, ground, processes=0)
        for finding in result.findings
        if finding.severity is Severity.ERROR
    }
    assert told == set()
