"""Japanese typed key by key through a real input method: ibus and fcitx5, each with Mozc.

What they send was recorded for the widgets' tests (tests/widgets/recorded_input.py); here it is
seen that the whole way works, from X's keys over the daemon and Qt's plugin to the disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import missing
from tests.e2e.harness import Program
from tests.e2e.input_method import COMMANDS, InputMethod, why_not
from tests.e2e.xvfb import Screen

POST = """---
layout: post
title: "朝の一杯"
date: 2026-03-04 08:00:00 +0900
categories: ["お知らせ"]
tags: ["朝", "珈琲"]
author: "店主"
excerpt: "朝いちばんの一杯のために、前の晩からしておくことを書きました。"
reading_time: 3
---

豆を挽きます。
"""


@pytest.fixture(params=sorted(COMMANDS))
def input_method(screen: Screen, request: pytest.FixtureRequest) -> Iterator[InputMethod]:
    """Each of them."""
    reason = why_not(request.param)
    if reason:
        missing("input-method", reason)
    made = InputMethod(request.param, screen)
    yield made
    made.close()


@pytest.fixture
def posts(sample_site: Path) -> list[Path]:
    """Two posts without errors."""
    paths = [sample_site / f"_posts/2026-03-0{day}-1-cup.md" for day in (4, 5)]
    for day, path in zip((4, 5), paths, strict=True):
        text = POST.replace("2026-03-04", f"2026-03-0{day}").replace("一杯", f"一杯{day}", 1)
        path.write_text(text, encoding="utf-8")
    return paths


def composing(program: Program, preedit: str) -> None:
    program.wait(lambda s: s["preedit"] == preedit, f"{preedit!r} is being composed")


def ready(program: Program, input_method: InputMethod) -> None:
    """The text has the keyboard, and what is typed there is composed.

    A program's first keys pass by the input method until it has heard of the program: what they
    typed is removed, and the next one tried.
    """
    program.focus_on("text.view")
    input_method.choose_mozc()
    program.key("ctrl+End")
    before = program.state["text"]
    while True:
        program.type("a")
        state = program.wait(lambda s: s["preedit"] or s["text"] != before, "a letter arrives")
        if state["preedit"]:
            program.key("Escape")
            program.wait(lambda s: not s["preedit"], "it is given up")
            assert program.state["text"] == before
            return
        program.key("BackSpace")
        program.wait(lambda s: s["text"] == before, "it is gone")


def opened(genko, input_method: InputMethod, *posts: Path) -> Program:
    """The program with posts, Mozc composing in the text of the last one."""
    program = genko(*posts, language="ja", **input_method.environment)
    program.wait(lambda s: s["path"] == str(posts[-1]) and s["scanned"], "the posts are open")
    program.settled()
    ready(program, input_method)
    return program


def test_from_kana_to_bytes_on_the_disk(genko, input_method: InputMethod, posts: list[Path]):
    post = posts[0]
    program = opened(genko, input_method, post)
    text = program.state["text"]

    # Kana, then kanji: nothing is text before it is decided.
    program.type("nihongo")
    composing(program, "にほんご")
    program.key("BackSpace")
    composing(program, "にほん")
    program.type("go")
    composing(program, "にほんご")
    program.key("space")
    composing(program, "日本語")
    program.picture("input-method")
    state = program.state
    assert (state["text"], state["dirty"]) == (text, False)
    program.key("Return")
    program.wait(lambda s: s["text"] == text + "日本語" and not s["preedit"], "it is decided")

    # Typing on takes what is converted; the arrows and Escape are the input method's.
    program.type("watashiha")
    program.key("space")
    composing(program, "私は")
    program.type("neko")
    program.wait(lambda s: s["text"] == text + "日本語私は" and s["preedit"] == "ねこ", "typed on")
    program.key("Escape")
    composing(program, "")
    program.key("ctrl+z")
    program.wait(lambda s: s["text"] == text + "日本語", "one commit is one step")

    # Save by the mouse takes what is still being composed.
    program.type("desu")
    composing(program, "です")
    program.click("tool.file.save")
    program.wait(lambda s: s["text"] == text + "日本語です" and not s["dirty"], "saved")
    assert post.read_text(encoding="utf-8") == text + "日本語です"


def test_every_place_has_its_own(genko, input_method: InputMethod, posts: list[Path]):
    first, second = posts
    program = opened(genko, input_method, first, second)
    text = first.read_text(encoding="utf-8"), second.read_text(encoding="utf-8")

    # Another post gets nothing of what is composed in this one.
    program.type("neko")
    composing(program, "ねこ")
    program.click("tabs", at=(40, 12))
    program.wait(lambda s: s["path"] == str(first), "the other post is shown")
    program.focus_on("text.view")
    program.key("ctrl+End")
    program.type("inu")
    composing(program, "いぬ")
    program.key("Return")
    program.wait(lambda s: s["text"] == text[0] + "いぬ", "it has its own word")

    # A field of the form.
    program.focus_on("form.title")
    program.key("End")
    program.type("kiji")
    program.key("space", "Return", "Tab")
    program.wait(lambda s: s["form"]["title"].endswith("記事"), "the title has it")
    program.key("ctrl+shift+s")
    program.wait(lambda s: s["status"] and not s["dirty"], "all are saved")
    assert '一杯4記事"' in first.read_text(encoding="utf-8")
    assert second.read_text(encoding="utf-8") == text[1] + "ねこ"
