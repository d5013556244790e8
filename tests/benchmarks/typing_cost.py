"""What a key costs on the GUI thread: run it by hand, `python tests/benchmarks/typing_cost.py`.

CPU time of the handling of one real key event and of the painting that follows, in a whole text
pane with header fold, highlighter, gutter, findings and decorations. With the folder of a site as
argument, posts of about the same lengths are taken from it as well.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.app.session import PostSession
from editor.core.findings import Finding, Severity
from editor.core.text.source import SourceText, decode
from editor.core.text.span import Span
from editor.site.resources import load_messages
from editor.ui.qt_buffer import QtBuffer
from editor.ui.text.pane import TextPane
from editor.ui.theme.tokens import load_theme

KEYS = 150
HEADER = (
    '---\ntitle: "計測のための記事"\ndate: 2026-04-01 09:00:00 +0900\ntags: [計測, 文章]\n---\n\n'
)
_WORDS = (
    *"朝道風橋町昔話",
    "静かな",
    "歩いて",
    "みる",
    "から",
    "眺める",
    "と、",
    "少しずつ",
    "思い出される",
)


def generated(length: int) -> str:
    """A post of our own making: paragraphs of 120 to 420 characters, headings, lists, code."""
    dice = random.Random(length)
    parts = [HEADER]
    size = 0
    while size < length:
        kind = dice.random()
        if kind < 0.08:
            part = "## " + _sentence(dice, 12)
        elif kind < 0.2:
            part = "\n".join(f"- **{_sentence(dice, 6)}**{_sentence(dice, 40)}" for _ in range(4))
        elif kind < 0.25:
            part = "```python\n" + "value = compute(1, 2)\n" * 6 + "```"
        else:
            part = "".join(_sentence(dice, dice.randint(20, 60)) + "。" for _ in range(7))
            part = part.replace("町", "[町](/posts/town/)", 1).replace("橋", "`橋`", 1)
        parts.append(part + "\n\n")
        size += len(part) + 2
    return "".join(parts)


def _sentence(dice: random.Random, length: int) -> str:
    text = ""
    while len(text) < length:
        text += dice.choice(_WORDS)
    return text[:length]


def of_site(folder: Path, lengths: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """Posts of a site that are about as long."""
    texts = [path.read_text(encoding="utf-8") for path in (folder / "_posts").rglob("*.md")]
    for length in lengths:
        yield f"site {length}", min(texts, key=lambda text: abs(len(text) - length))


def main() -> None:
    app = QApplication(sys.argv[:1])
    texts = [(f"own {length}", generated(length)) for length in (15_000, 48_000)]
    if len(sys.argv) > 1:
        texts += of_site(Path(sys.argv[1]), (15_000, 48_000))
    say(f"{'text':12} {'what':34} {'p50':>6} {'p95':>6} {'p99':>6} {'max':>6}  ms CPU")
    for name, text in texts:
        measure(app, name, text)


def measure(app: QApplication, name: str, text: str) -> None:
    """All figures of one text."""
    pane = TextPane(load_messages("ja"), load_theme("light"))
    pane.resize(760, 820)
    buffer = QtBuffer(text)
    source = decode(text.encode())
    assert isinstance(source, SourceText)
    session = PostSession(buffer, key="b", path=None, name="b.md", source=source, stamp=None)
    session.dirty_changed.subscribe(lambda _: None)
    pane.set_session(session, buffer)
    pane.set_findings(_findings(text))
    pane.show()
    settle(app)
    lines = text.split("\n")
    ordinary = _place(text, lines, lambda line: 150 <= len(line) <= 430 and line[0] not in "-#|`")
    longest = _place(text, lines, lambda line: len(line) == max(map(len, lines)))
    for what, offset in (("ordinary paragraph", ordinary), ("longest line", longest)):
        pane.reveal(Span(offset, offset))
        settle(app)
        report(name, f"key, {what}", [key(app, pane, "a") for _ in range(KEYS)])
    pane.reveal(Span(ordinary, ordinary))
    settle(app)
    report(name, "preedit change", [preedit(app, pane, n) for n in range(KEYS)])
    commit(app, pane)
    report(name, "commit of two characters", [commit(app, pane) for _ in range(KEYS)])
    report(name, "Enter", [key(app, pane, "\r") for _ in range(40)])
    pane.set_header_unfolded(True)
    pane.set_header_unfolded(False)
    pane.release()
    pane.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _findings(text: str) -> list[Finding]:
    starts = range(len(HEADER), len(text) - 10, max(400, len(text) // 40))
    return [Finding("body/x", "v", Severity.WARNING, Span(at, at + 4)) for at in starts]


def _place(text: str, lines: list[str], fits: Callable[[str], bool]) -> int:
    middle = len(lines) // 2
    order = sorted(range(6, len(lines)), key=lambda number: abs(number - middle))
    number = next(number for number in order if lines[number] and fits(lines[number]))
    return sum(len(line) + 1 for line in lines[:number]) + len(lines[number]) // 2


def settle(app: QApplication) -> None:
    """Let everything that is due happen."""
    loop = QEventLoop()
    for _ in range(20):
        loop.processEvents()


def timed(app: QApplication, act: Callable[[], None]) -> float:
    begin = time.process_time()
    act()
    loop = QEventLoop()
    loop.processEvents()
    loop.processEvents()
    return (time.process_time() - begin) * 1000


def key(app: QApplication, pane: TextPane, char: str) -> float:
    return timed(app, lambda: QTest.keyClicks(pane.view, char))


def preedit(app: QApplication, pane: TextPane, number: int) -> float:
    text = "にほんご"[: number % 4 + 1]
    return timed(app, lambda: send(pane, QInputMethodEvent(text, [])))


def commit(app: QApplication, pane: TextPane) -> float:
    event = QInputMethodEvent("", [])
    event.setCommitString("日本")
    return timed(app, lambda: send(pane, event))


def send(pane: TextPane, event: QInputMethodEvent) -> None:
    QApplication.sendEvent(pane.view, event)


def report(name: str, what: str, figures: list[float]) -> None:
    cuts = statistics.quantiles(figures, n=100)
    numbers = (statistics.median(figures), cuts[94], cuts[98], max(figures))
    say(f"{name:12} {what:34} " + " ".join(f"{number:6.2f}" for number in numbers))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
