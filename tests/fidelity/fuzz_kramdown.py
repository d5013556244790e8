"""Looks for texts that we and Jekyll render differently, and makes them small.

    python tests/fidelity/fuzz_kramdown.py [--seed N] [--count N] [--posts FOLDER] [--keep FILE]

Texts are random compositions of Markdown's constructs, or real posts with random changes. What is
found is printed with both renderings; it belongs into the fixtures once it is understood.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from editor.core.kramdown import Options, to_html
from tests.fidelity.oracle import Oracle, same

# What Debian's oracle speaks.
OPTIONS = Options(version="2.4")
SPANS = [
    "plain text",
    "日本語の文",
    "*em*",
    "**strong**",
    "_em_",
    "__st__",
    "**「強調」**と",
    "a*b*c",
    "***both***",
    "`code`",
    "``a`b``",
    "[text](/url)",
    '[t](/u "title")',
    "[t](<a b>)",
    "[ref]",
    "[ref][]",
    "[x][ref]",
    "![alt](/i.png)",
    "[![i](/p)](/l)",
    "<https://e.com/>",
    "<a@b.cd>",
    "<b>bold</b>",
    "<br>",
    "<br />",
    "<span class='x'>*s*</span>",
    "<kbd>*k*</kbd>",
    "&copy;",
    "&amp;",
    "&",
    "&bogus;",
    "AT&T",
    '"quoted"',
    "'single'",
    "it's",
    "'90s",
    "--",
    "---",
    "...",
    "<<q>>",
    "$$x^2$$",
    "~~del~~",
    "~~",
    "\\*",
    "\\_",
    "\\`",
    "\\[",
    "\\\\",
    "[^1]",
    "[^none]",
    "{: .cls}",
    "{:.a #b}",
    "{::nomarkdown}*x*{:/}",
    "{::comment}c{:/}",
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "[",
    "]",
    "](",
    "<",
    ">",
    "|",
    "!",
    "{",
    "}",
    "ABBR",
    "x_y_z",
    "5 < 6 > 4",
    "<!-- c -->",
    "http://a.b/c_d_e",
    "(paren)",
    "a | b",
    "# no",
    "1. x",
    "- x",
    "> x",
    ": x",
    "  \n",
    "\\\n",
    "*a **b* c**",
    "**a *b** c*",
    "[a *b](/x) c*",
    "*a `b* c`",
    "<em>*x</em>*",
    "<b>*x",
    "[a [b] c](/d)",
    "**a\nb**",
    "_a b_c",
    "*a*{: .k}",
    "`c`{:.k}",
    "「*x*」",
    "*「x」*y",
    "<div>",
    "</div>",
    "</b>",
    "<i",
]
LINES = [
    "# Heading",
    "## 見出し *x*",
    "### H {#own}",
    "#no",
    "####### seven",
    "# h #",
    "Setext\n===",
    "Set ext\n---",
    "---",
    "***",
    "* * *",
    "- - -",
    "___",
    "> quote",
    ">quote",
    "> > deep",
    "> - item",
    "- item",
    "* item",
    "+ item",
    "-   wide",
    "1. one",
    "2. two",
    "10. ten",
    "- [ ] task",
    "- [x] done",
    "-",
    "- ",
    "1.",
    "  - two",
    "    - four",
    "   - three",
    " - one",
    "      six",
    "    code",
    "\tcode",
    "```\ncode\n```",
    "```ruby\nx = 1\n```",
    "~~~\ny\n~~~",
    "```",
    "~~~",
    "| a | b |",
    "|---|---|",
    "|:--|--:|",
    "| c |",
    "a | b",
    "|===|",
    "term\n: def",
    ": def",
    '[ref]: /ref "T"',
    "[^1]: note",
    "    more",
    "*[ABBR]: Abbreviation",
    "{: .cls}",
    "{:.a}",
    "{:toc}",
    "^",
    "",
    "",
    "",
    "$$\nx\n$$",
    "$$x$$",
    "<div>",
    "</div>",
    '<div markdown="1">',
    "<p>*x*</p>",
    "<div>*x*</div> tail",
    "<!-- comment -->",
    "<hr>",
    "<pre>",
    "</pre>",
    "<details>",
    "</details>",
    "<script>",
    "</script>",
    "{::comment}\nhidden\n{:/comment}",
    "{::nomarkdown}\n<b>*x*</b>\n{:/}",
    "{:ald: .z}",
    "{: ald}",
    "\\- x",
    "1\\. x",
    "text  ",
    "text\\\\",
    "   ",
    "<br>",
    "<span>x</span>",
    "<ul>\n<li>x</li>\n</ul>",
    "* {:.i} item",
    "- > q",
    "- # h",
    "- ```\n  x\n  ```",
    "1. - nested",
    "> ```\n> x\n> ```",
    "- | a | b |",
    ": - item",
    "- term\n  : def",
]


def say(*lines: str) -> None:
    """Prints at once."""
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def sentence(rng: random.Random) -> str:
    """Running text."""
    parts = rng.choices(SPANS, k=rng.randint(1, 5))
    return rng.choice([" ", " ", "", " と"]).join(parts)


def line(rng: random.Random) -> str:
    """One line or one construct."""
    if rng.random() < 0.4:
        return sentence(rng)
    text = rng.choice(LINES)
    if rng.random() < 0.3 and "\n" not in text:
        text += " " + sentence(rng)
    if rng.random() < 0.2:
        text = rng.choice(["  ", "    ", " ", "> ", "- ", "\t", "   "]) + text
    return text


def composition(rng: random.Random) -> str:
    """A short random text."""
    return "\n".join(line(rng) for _ in range(rng.randint(1, 7)))


def mutations(rng: random.Random, posts: list[str]) -> str:
    """A part of a real post with some changes."""
    lines = rng.choice(posts).split("\n")
    start = rng.randrange(len(lines))
    chosen = lines[start : start + rng.randint(3, 25)]
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(chosen))
        text = chosen[at]
        kind = rng.random()
        if kind < 0.3:
            chosen[at] = rng.choice(["", "  ", "    ", " "]) + text
        elif kind < 0.5:
            cut = rng.randrange(len(text) + 1)
            chosen[at] = text[:cut] + rng.choice(SPANS) + text[cut:]
        elif kind < 0.7 and text:
            cut = rng.randrange(len(text))
            chosen[at] = text[:cut] + text[cut + 1 :]
        elif kind < 0.85:
            chosen.insert(at, rng.choice(LINES))
        else:
            chosen.pop(at)
            if not chosen:
                chosen = [""]
    return "\n".join(chosen)


def shrink(text: str, differs: Callable[[str], bool]) -> str:
    """The smallest text found by leaving things out that still differs."""
    changed = True
    while changed:
        changed = False
        for candidate in reductions(text):
            if differs(candidate):
                text, changed = candidate, True
                break
    return text


def reductions(text: str) -> Iterator[str]:
    """Texts with something left out: lines first, then characters; then letters made plain."""
    lines = text.split("\n")
    for size in (len(lines) // 2, 3, 2, 1):
        if 0 < size < len(lines):
            for at in range(len(lines) - size + 1):
                yield "\n".join(lines[:at] + lines[at + size :])
    for size in (8, 4, 2, 1):
        for at in range(0, len(text) - size + 1, max(1, size // 2)):
            yield text[:at] + text[at + size :]


def main() -> int:
    """Runs until ``--count`` texts were compared."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--posts", type=Path)
    parser.add_argument("--keep", type=Path, help="write finds as JSON lines")
    parser.add_argument("--stop", type=int, default=10, help="finds after which to stop")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    posts = []
    if args.posts:
        posts = [path.read_text("utf-8") for path in sorted(args.posts.glob("*.md"))]
    found: list[str] = []
    compared = 0
    with Oracle() as oracle:

        def differs(text: str) -> bool:
            return not same(oracle.html(text), to_html(text, OPTIONS), classes_in_code=False)

        for _ in range(args.count):
            text = mutations(rng, posts) if posts else composition(rng)
            compared += 1
            if not differs(text):
                continue
            small = shrink(text, differs)
            if small in found:
                continue
            found.append(small)
            say(f"──── {len(found)} {small!r}\nJekyll: {oracle.html(small).rstrip()}")
            say(f"Genko : {to_html(small, OPTIONS).rstrip()}")
            if args.keep:
                with args.keep.open("a", encoding="utf-8") as stream:
                    stream.write(json.dumps(small, ensure_ascii=False) + "\n")
            if len(found) >= args.stop:
                break
    say(f"{compared} compared, {len(found)} different")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
