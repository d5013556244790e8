"""Random templates through our Liquid and Jekyll's own, and where the two differ.

python -m tests.fidelity.fuzz_liquid [--seed N] [--count N]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from zoneinfo import ZoneInfo

from editor.core.kramdown import Options, to_html
from editor.core.liquid.context import Run
from editor.core.liquid.engine import Engine
from editor.core.liquid.failure import TemplateError
from editor.core.liquid.filters.catalog import FILTERS
from editor.core.liquid.host import Source
from editor.core.liquid.tags.catalog import TAGS

SERVER = Path(__file__).with_name("liquid_server.rb")
ZONE = ZoneInfo("Asia/Tokyo")
CONFIG = {"url": "https://example.org", "baseurl": "/blog", "timezone": "Asia/Tokyo"}
MOMENT = datetime.fromtimestamp(1_775_000_000, ZONE)
BOX = "[{{ include.a }}|{{ include.b }}{% assign inner = 'set' %}]"

DATA: dict[str, object] = {
    "title": "Kyoto Notes",
    "ja": "東京の「コーヒー」とカフェ 3選",
    "html": '<p class="x">A & B</p><script>x()</script>',
    "url": "/a b/日本/?q=1&r=ü#top",
    "empty_text": "",
    "blank_text": "  ",
    "number": 7,
    "negative": -3,
    "decimal": 2.5,
    "digits": "42",
    "float_text": "3.50",
    "yes": True,
    "no": False,
    "nothing": None,
    "list": ["b", "a", "c", "a"],
    "numbers": [3, 1, 2, 10],
    "mixed": ["x", 1, None, 2.5, True],
    "nested": [["a", 1], ["b", 2]],
    "none": [],
    "map": {"one": 1, "two": "zwei", "size": 99},
    "plain_map": {"k": "v", "n": [1, 2]},
    "posts": [
        {"title": "B", "n": 2, "tags": ["x", "y"], "draft": False, "a": {"b": "10"}},
        {"title": "a", "n": 10, "tags": ["y"], "draft": True, "a": {"b": "9"}},
        {"title": "C", "n": None, "tags": [], "a": {"b": None}},
        {"title": "a", "n": "3", "tags": "x"},
    ],
    "date_text": "2026-04-09 10:20:30 +0900",
    "date_utc": "2026-12-31T23:59:59Z",
    "day_text": "2026-1-5",
    "code": "if (a < b) {\n  x();\n}\n",
    "markdown": "# H\n\n*a* and `b`\n",
    "words": "one two  three\nfour",
    "lines": "a\nb\r\nc\n",
    "slashes": "/docs/index.html",
    "absolute": "https://x.org/a/../b c",
}  # fmt: skip


class Site:
    """The least of a site that filters and tags ask for."""

    config = CONFIG
    zone = ZONE
    now = datetime.now(ZONE)

    def include(self, name: str) -> Source | None:
        return Source("box.html", BOX) if name == "box.html" else None

    def include_relative(self, page_path: str, name: str) -> Source | None:
        return None

    def linked(self, rel: str) -> str | None:
        return None

    def post_linked(self, name: str) -> str | None:
        return None

    def markdown(self, text: str) -> str:
        return to_html(text, Options(version="2.4")) or "\n"

    def smart(self, text: str) -> str:
        return text

    def sass(self, text: str, *, indented: bool) -> str:
        raise TemplateError("liquid.filter", {"name": "sassify"})


ENGINE = Engine(TAGS, FILTERS)


def ours(template: str, data: Mapping[str, object]) -> str | None:
    """What we make of a template; None where there is a fault in it."""
    run = Run(Site())
    payload = {**data, "moment": MOMENT, "day": date(2026, 4, 9)}
    html = ENGINE.template(template, "test").run(run, payload)
    faults = [one for one in run.problems if one.message.startswith("liquid.")]
    return None if faults else html


class LiquidOracle:
    """A running Jekyll that renders templates."""

    def __init__(self, config: Mapping[str, object] = CONFIG) -> None:
        self.process = subprocess.Popen(
            ["ruby", str(SERVER), json.dumps(config)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true"},
        )

    def __enter__(self) -> LiquidOracle:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()

    def html(self, template: str, data: Mapping[str, object] = DATA) -> str | None:
        """What Jekyll makes of it; None where its build would end."""
        return self.answer(template, data).get("html")

    def answer(self, template: str, data: Mapping[str, object] = DATA) -> dict[str, str]:
        """The same, with Jekyll's reason."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"template": template, "data": data}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        answer: dict[str, str] = json.loads(line)
        return answer


LITERALS = [
    "'a'", '"x y"', "''", "' '", "','", "1", "0", "-2", "3", "2.5", "0.0", "true", "false", "nil",
    "blank", "empty", "'%Y-%m-%d'", "'%-d %b %y %H:%M:%S %z'", "'title'", "'n'", "'a.b'", "'tags'",
    "'item.n > 2'", "'item.draft'", "'item.title == \"a\"'", "'item'", "'12abc'", "'ー'", "'\\\\0'",
    "(1..3)", "'size'", "'1.0'", "'last'", "'now'",
]  # fmt: skip
PATHS = [
    "posts[0].title", "posts.first.tags", "posts.last.n", "list.size", "map.size", "plain_map.size",
    "list[1]", "list[-1]", "list[9]", "map['one']", "title.size", "nested.first.last", "missing",
    "missing.deep", "posts[number]", "map.two", "list.first", "ja.size", "plain_map.n[0]",
    "posts.first.a.b", "none.first", "number.size", "posts.size.x", "map[title]", "['title']",
]  # fmt: skip
NAMES = [*DATA, "moment", "day", "inner", "forloop.index"]
OPERATORS = ["==", "!=", "<>", "<", ">", "<=", ">=", "contains"]
# Their answers are random, or of the moment, or of texts that Debian's Ruby writes otherwise.
LEFT_OUT = {"sample", "smartify", "sassify", "scssify", "base64_decode", "base64_url_safe_decode"}
FILTER_NAMES = sorted(set(FILTERS) - LEFT_OUT)
ARITY = {
    **dict.fromkeys(("where", "find"), 2),
    **dict.fromkeys(("where_exp", "find_exp", "group_by_exp"), 2),
    **dict.fromkeys(("replace", "replace_first", "replace_last", "slice"), 2),
    **dict.fromkeys(
        ("append", "prepend", "remove", "remove_first", "remove_last", "plus", "minus", "times",
         "divided_by", "modulo", "split", "date", "map", "group_by", "at_least", "at_most",
         "concat", "push", "unshift"), 1),
}  # fmt: skip
OPTIONAL = {
    "truncate": 2, "truncatewords": 2, "join": 1, "sort": 2, "sort_natural": 1, "uniq": 1,
    "compact": 1, "round": 1, "default": 1, "slugify": 1, "pop": 1, "shift": 1,
    "number_of_words": 1, "array_to_sentence_string": 1, "date_to_string": 2,
    "date_to_long_string": 2,
}  # fmt: skip


class Composer:
    """Makes templates, mostly of sense."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def value(self) -> str:
        """A literal, a name or a path."""
        kind = self.rng.random()
        chosen = LITERALS if kind < 0.3 else PATHS if kind < 0.5 else NAMES
        return self.rng.choice(chosen)

    def filter(self) -> str:
        """A filter with arguments that mostly fit."""
        name = self.rng.choice(FILTER_NAMES)
        if name in {"where_exp", "find_exp", "group_by_exp"}:
            expression = self.rng.choice(
                ["item.n > 2", "item.title == 'a'", "item.draft", "item contains 'a'", "item"]
            )
            return f'{name}: "item", "{expression}"'
        wanted = ARITY.get(name, 0)
        if name in OPTIONAL:
            wanted = self.rng.randint(0, OPTIONAL[name])
        arguments = ", ".join(self.value() for _ in range(wanted))
        return f"{name}: {arguments}" if arguments else name

    def output(self) -> str:
        """``{{ value | filter }}``."""
        filters = [self.filter() for _ in range(self.rng.choice((0, 1, 1, 1, 2, 2, 3)))]
        left, right = self.rng.choice((("{{ ", " }}"), ("{{- ", " }}"), ("{{", "-}}")))
        return left + " | ".join([self.value(), *filters]) + right

    def condition(self) -> str:
        """A condition of one to three comparisons."""
        parts = []
        for _ in range(self.rng.choice((1, 1, 2, 3))):
            if self.rng.random() < 0.3:
                parts.append(self.value())
            else:
                parts.append(f"{self.value()} {self.rng.choice(OPERATORS)} {self.value()}")
        made = parts[0]
        for part in parts[1:]:
            made += f" {self.rng.choice(('and', 'or'))} {part}"
        return made

    def block(self, depth: int) -> str:
        """A tag with what is in it."""
        rng = self.rng
        body = self.template(depth + 1)
        blanks = rng.choice((("{%", "%}"), ("{%-", "-%}"), ("{%", "-%}"), ("{%-", "%}")))
        kind = rng.randrange(11)
        if kind == 0:
            made = f"<% if {self.condition()} %>{body}<% else %>{self.output()}<% endif %>"
        elif kind == 1:
            extra = rng.choice(("", " reversed", " limit:2", " offset:1", " limit: 1 offset: 1"))
            made = f"<% for i in {self.value()}{extra} %>{{{{ i }}}}{body}<% else %>-<% endfor %>"
        elif kind == 2:
            made = f"<% unless {self.condition()} %>{body}<% endunless %>"
        elif kind == 3:
            values = " or ".join(self.value() for _ in range(rng.randint(1, 2)))
            made = f"<% case {self.value()} %><% when {values} %>{body}<% else %>e<% endcase %>"
        elif kind == 4:
            made = f"<% assign inner = {self.output().strip('{}-')} %>{{{{ inner }}}}"
        elif kind == 5:
            made = f"<% capture inner %>{body}<% endcapture %>{{{{ inner | size }}}}"
        elif kind == 6:
            made = f"<% cycle 'a', {self.value()} %><% increment c %><% decrement c %>"
        elif kind == 7:
            made = f"<% tablerow i in {self.value()} cols:2 %>{{{{ i }}}}<% endtablerow %>"
        elif kind == 8:
            made = f"<% comment %>{body}<% endcomment %>{{% raw %}}{{{{ x }}}}{{% endraw -%}}"
        elif kind == 9:
            made = f"<% include box.html a={rng.choice(NAMES)} b='q' %>"
        else:
            made = f"<% ifchanged %>{body}<% endifchanged %><% if {self.value()} %> <% endif %>"
        return made.replace("<%", blanks[0]).replace("%>", blanks[1])

    def template(self, depth: int = 0) -> str:
        """A few pieces one after the other."""
        pieces = []
        for _ in range(self.rng.randint(1, 3)):
            choice = self.rng.random()
            if choice < 0.2:
                pieces.append(self.rng.choice((" text ", "\n", "\n  - ", "日本 ", "}} ", "a < b")))
            elif choice < 0.7 or depth > 2:
                pieces.append(self.output())
            else:
                pieces.append(self.block(depth))
        return "".join(pieces)


def differences(templates: Sequence[str]) -> list[tuple[str, str | None, str | None]]:
    """The templates that come out otherwise, with Jekyll's answer and ours."""
    found = []
    with LiquidOracle() as oracle:
        for template in templates:
            theirs, own = oracle.html(template), ours(template, DATA)
            if theirs != own:
                found.append((template, theirs, own))
    return found


def main() -> None:
    """Print what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=int(datetime.now(UTC).timestamp()))
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--small", action="store_true", help="one output each")
    given = parser.parse_args()
    composer = Composer(random.Random(given.seed))
    make = composer.output if given.small else composer.template
    templates = [make() for _ in range(given.count)]
    found = differences(templates)
    for template, theirs, own in sorted(found, key=lambda one: len(one[0])):
        sys.stdout.write(f"{template!r}\n  jekyll {theirs!r}\n  ours   {own!r}\n")
    sys.stdout.write(f"{len(found)} of {given.count} differ (seed {given.seed})\n")


if __name__ == "__main__":
    main()
