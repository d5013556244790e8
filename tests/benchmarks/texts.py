"""Texts of our own making to measure with, of a length that is asked for."""

from __future__ import annotations

import random

SENTENCES = (
    "原稿用紙のます目をひとつずつ埋めていくように、短い文を重ねていきます。",
    "日本語と English の語が混ざる文も、ときどき現れます。",
    "ここには `inline code` と **強調** と [リンク](https://example.com/) があります。",
    "読点の多い文は、意味の切れ目が、少し、わかりにくく、なるものです。",
    "次の段落では、もう少し具体的な例を見てみましょう。",
)
HEADER = """---
layout: post
title: "計測のための記事 {length}"
date: 2026-03-02 09:00:00 +0900
categories: ["お知らせ"]
tags: ["店のこと"]
author: "店主"
reading_time: 9
---

"""
LEAD = "はじめの段落です。抜粋と説明はここから取られるので、一字ごとに記事のまわりも変わります。"


def generated(length: int) -> str:
    """A body of about ``length`` characters with every kind of block."""
    dice = random.Random(length)
    parts: list[str] = []
    size = 0
    while size < length:
        count = len(parts)
        if count % 9 == 0:
            part = f"## 見出し {count}"
        elif count % 9 == 5:
            part = "\n".join(f"- 項目 {dice.randrange(1000)}：{s}" for s in SENTENCES[:3])
        elif count % 27 == 7:
            part = "```python\ndef words(text):\n    return len(text.split())  # 数える\n```"
        elif count % 27 == 16:
            part = "| 項目 | 数 |\n|---|--:|\n" + "\n".join(
                f"| 行 {n} | {n * 7} |" for n in range(6)
            )
        else:
            part = "".join(dice.choices(SENTENCES, k=dice.randrange(2, 7)))
        parts.append(part)
        size += len(part) + 2
    return "\n\n".join(parts)


def typed(text: str) -> tuple[str, int]:
    """Where typing goes: an ordinary paragraph near the middle, as text before and after."""
    lines = text.split("\n")
    middle = len(lines) // 2
    line = next(
        n
        for n in range(middle, len(lines))
        if len(lines[n]) > 60 and lines[n][0] not in "#-|`<>*{ 0123456789"
    )
    return "\n".join(lines[:line]), len("\n".join(lines[: line + 1]))
