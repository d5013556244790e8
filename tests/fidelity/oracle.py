"""Real Jekyll as the judge: a server process, and the comparison of two pieces of HTML.

Debian 12 has kramdown 2.4: compare with `Options(version="2.4")`.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

from selectolax.lexbor import LexborHTMLParser

SERVER = Path(__file__).with_name("oracle_server.rb")

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "col",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "link",
        "main",
        "menu",
        "meta",
        "nav",
        "noscript",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "script",
        "section",
        "style",
        "summary",
        "table",
        "tbody",
        "td",
        "template",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
PRESERVED = frozenset({"pre", "textarea", "script", "style"})
SPACE = re.compile(r"[ \t\n\r\f]+")


def available() -> bool:
    """Whether Ruby with Jekyll is on this machine."""
    ruby = shutil.which("ruby")
    if ruby is None:
        return False
    probe = subprocess.run([ruby, "-e", "require 'jekyll'"], capture_output=True, check=False)
    return probe.returncode == 0


class Oracle:
    """A running Jekyll converter."""

    def __init__(self, options: dict[str, Any] | None = None) -> None:
        self.process = subprocess.Popen(
            ["ruby", str(SERVER), json.dumps(options or {})],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Oracle:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(timeout=30)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def html(self, markdown: str) -> str:
        """What Jekyll makes of ``markdown``."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(markdown) + "\n")
        self.process.stdin.flush()
        answer: str = json.loads(self.process.stdout.readline())
        return answer


Event = tuple[str, ...]


def events(html: str, *, classes_in_code: bool = True) -> list[Event]:
    """The page as a browser sees it: elements, sorted attributes, text without idle white space."""
    out: list[Event] = []
    tree = LexborHTMLParser("<!DOCTYPE html><html><head></head><body>" + html)
    if tree.body is not None:
        walk(tree.body, out, keep=False, code=False, classes=classes_in_code)
    return tidy(out)


def walk(node: Any, out: list[Event], *, keep: bool, code: bool, classes: bool) -> None:
    """Adds the events of the children of ``node``."""
    child = node.child
    while child is not None:
        tag = child.tag
        if tag == "-text":
            text = child.text_content or ""
            out.append(("text" if keep else "flow", text))
        elif tag in {"-comment", "_comment", "!--"}:
            out.append(("comment", SPACE.sub(" ", child.comment_content or "").strip()))
        elif tag and tag[0] not in "-!":
            inside = code or tag == "pre"
            shown = classes or not (code and tag == "span")
            if shown:
                out.append(("open", tag, *attributes(child)))
            walk(child, out, keep=keep or tag in PRESERVED, code=inside, classes=classes)
            if shown:
                out.append(("close", tag))
        child = child.next


def attributes(node: Any) -> list[str]:
    """Attributes in one order, classes sorted."""
    result = []
    for key, value in node.attributes.items():
        given = value or ""
        if key == "class":
            given = " ".join(sorted(given.split()))
        result.append(f"{key}={given}")
    return sorted(result)


INLINE_BOXES = frozenset(
    {"img", "input", "svg", "video", "audio", "iframe", "canvas", "object", "wbr"}
)


def tidy(given: list[Event]) -> list[Event]:
    """Drops the white space that no browser shows, and merges text."""
    out: list[Event] = []
    fresh = True  # at the edge of a block, or behind a space
    for event in given:
        if event[0] == "flow":
            text = SPACE.sub(" ", event[1])
            if fresh:
                text = text.lstrip(" ")
            if not text:
                continue
            fresh = text.endswith(" ")
            if out and out[-1][0] == "flow":
                text = out.pop()[1] + text
            out.append(("flow", text))
            continue
        if event[0] == "text":
            fresh = False
            if out and out[-1][0] == "text":
                out[-1] = ("text", out[-1][1] + event[1])
                continue
        elif event[0] in {"open", "close"}:
            if event[1] in BLOCKS:
                strip_end(out)
                fresh = True
            elif event[1] in INLINE_BOXES:
                fresh = False
        out.append(event)
    strip_end(out)
    return out


def strip_end(out: list[Event]) -> None:
    """Takes the space off the text before the edge of a block."""
    for place in range(len(out) - 1, -1, -1):
        kind, value = out[place][0], out[place][1]
        if kind == "flow":
            text = value.rstrip(" ")
            if text:
                out[place] = ("flow", text)
            else:
                del out[place]
            return
        if kind == "text" or value in BLOCKS or value in INLINE_BOXES:
            return


def same(one: str, other: str, *, classes_in_code: bool = True) -> bool:
    """Whether two pieces of HTML are one to a browser."""
    return events(one, classes_in_code=classes_in_code) == events(
        other, classes_in_code=classes_in_code
    )
