"""The preview at work: its views by their buttons, a key on the page, a click into the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from tests.e2e.harness import Program
from tests.e2e.test_editing import POST, opened, write_post
from tests.e2e.xvfb import wait_until

PARAGRAPHS = "\n\n".join(
    f"第 {n} 段落です。湯気の向こうで豆がふくらみ、香りが部屋に満ちていきます。" for n in range(40)
)
FIGURES = """面積は $$\\pi r^2$$ です。

```mermaid
graph LR
  A[生豆] --> B[焙煎] --> C[抽出]
```
"""


def line_of_caret(program: Program) -> int:
    state = program.state
    return state["text"].count("\n", 0, state["caret"])


def test_views_typing_and_the_way_back_into_the_text(genko, sample_site: Path):
    post = write_post(sample_site, POST + "\n" + PARAGRAPHS + "\n")
    program = opened(genko, sample_site, post)
    program.wait(lambda s: "第 39 段落" in (s["preview_text"] or ""), "the page is shown")

    program.click("preview.view.source")
    program.wait(lambda s: "<p>第 39 段落" in s["preview_text"], "the HTML is shown")
    program.click("preview.view.elsewhere")
    program.wait(lambda s: "第 39 段落" not in s["preview_text"], "the cards are shown")
    assert "朝の一杯" in program.state["preview_text"]
    program.click("preview.view.article")
    program.wait(lambda s: "第 39 段落" in s["preview_text"], "the article is shown")

    for view in ("article", "page"):
        program.click(f"preview.view.{view}")
        program.settled()
        program.click("text.view", at=(200, 40))
        program.key("ctrl+End")
        program.commit(f"{view} の見え方を確かめます。")
        program.wait(
            lambda s, v=view: f"{v} の見え方を確かめます。" in s["preview_text"], "the page follows"
        )
        last = line_of_caret(program)
        # The caret's block is in view at the page's end; a click above it leads up into the text.
        program.click("preview.view", at=(160, 120))
        program.wait(
            lambda s, n=last: s["text"].count("\n", 0, s["caret"]) < n - 3,
            "the caret is in the line that was clicked",
        )
        upper = line_of_caret(program)
        program.click("preview.view", at=(160, 420))
        program.wait(
            lambda s, n=upper: s["text"].count("\n", 0, s["caret"]) > n, "the next click is lower"
        )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_of_each_view(genko, sample_site: Path, genko_home: Path, theme: str):
    (genko_home / "config").mkdir(parents=True, exist_ok=True)
    settings = f'{{"theme": "{theme}", "language": "ja"}}'
    (genko_home / "config" / "settings.json").write_text(settings, encoding="utf-8")
    layout = sample_site / "_layouts" / "post.html"
    brings = "<script src='mathjax.js'></script><script src='mermaid.js'></script>"
    layout.write_text(layout.read_text(encoding="utf-8") + brings, encoding="utf-8")
    post = write_post(sample_site, POST + "\n" + FIGURES)
    program = opened(genko, sample_site, post)
    shown: set[int] = set()
    for view in ("page", "article", "source", "elsewhere"):
        program.click(f"preview.view.{view}")
        program.settled()
        name = f"preview-{view}-{theme}-ja"
        looks = [shown]
        # Boxes of a diagram are drawn in colours that nothing else has.
        box = {"page": LIGHT_BOX, "article": LIGHT_BOX if theme == "light" else DARK_BOX}.get(view)

        def painted(name=name, looks=looks, before=shown, box=box) -> bool:
            looks.append(colours(program, name))
            boxes = looks[-1] & {LIGHT_BOX, DARK_BOX}
            still = looks[-1] == looks[-2] and looks[-1] != before
            return still and len(looks[-1]) > 20 and boxes == ({box} if box else set())

        wait_until(painted, f"{view} is shown")
        shown = looks[-1]


LIGHT_BOX, DARK_BOX = 0xECECFF, 0x1F2020


def colours(program: Program, name: str) -> set[int]:
    """The colours of the preview in a picture of the screen."""
    place = program.place("preview.view")
    image = QImage(str(program.picture(name)))
    image = image.copy(QRect(place.x, place.y, place.width, place.height))
    step = range(0, image.width(), 2)
    return {image.pixel(x, y) & 0xFFFFFF for y in range(0, image.height(), 2) for x in step}
