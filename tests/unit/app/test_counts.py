from __future__ import annotations

import time

import pytest

from editor.app.counts import Counts, count, visible_text


def test_nothing():
    assert count("") == Counts(0, 0, 0, 0)


def test_japanese_and_latin():
    counts = count("これは Qt の *test* です。\n二行目\n")
    assert counts.characters == len("これはQtのtestです。二行目")
    assert counts.words == 2
    assert counts.lines == 2
    assert counts.reading_minutes == 1


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("## 見出し", "見出し"),
        ("- 項目\n2. 二\n- [ ] 仕事", "項目二仕事"),
        ("> 引用", "引用"),
        ("**太字**と*斜体*と`code`と~~消す~~", "太字と斜体とcodeと消す"),
        ("[題](https://example.org/a_(b)) と ![絵](/a.jpg)", "題と"),
        ("![絵](/a.jpg)", ""),
        ("[題][1]\n\n[1]: https://example.org/", "題"),
        ("注[^1]。\n\n[^1]: 本文", "注。本文"),
        ("<div class='x'>中</div><https://example.org>", "中"),
        ("a <!-- 隠す\n二行 --> b", "ab"),
        ("{% include x.html %}{{ page.title }}残る", "残る"),
        ("文{: .wide}\n{: #id}", "文"),
        ("```python\nx = 1\n```", "x=1"),
        ("| 場所 | 距離 |\n| --- | ---: |\n| 川 | 2 |", "場所距離川2"),
        ("---\n\n***\n\n* * *", ""),
        ("題\n===", "題"),
        (r"\*そのまま\* と \[括弧\]", "*そのまま*と[括弧]"),
        ("snake_case と _強調_", "snake_caseと強調"),
        ("1 < 2", "1<2"),
    ],
)
def test_what_a_reader_sees(body, shown):
    assert "".join(visible_text(body).split()) == shown
    assert count(body).characters == len(shown)


def test_reading_time_adds_both_scripts():
    assert count("あ" * 500).reading_minutes == 1
    assert count("あ" * 501).reading_minutes == 2
    assert count("word " * 200).reading_minutes == 1
    assert count("あ" * 500 + " word" * 200).reading_minutes == 2
    assert count("あ" * 500, japanese_per_minute=250).reading_minutes == 2
    assert count("word " * 200, latin_words_per_minute=100).reading_minutes == 2


def test_lines():
    assert count("a").lines == 1
    assert count("a\n").lines == 1
    assert count("a\n\n").lines == 2


def test_words():
    assert count("don't state-of-the-art 3.14 naïve").words == 4


def test_fast_enough_for_each_key():
    body = "これは**強調**と[リンク](http://a.example/b)と`コード`の行です。word one two.\n\n" * 300
    assert len(body) > 15_000
    best = min(_seconds(body) for _ in range(5))
    assert best < 0.02, f"{best * 1000:.1f} ms"  # about 2 ms alone; a busy machine has its doubts


def _seconds(body: str) -> float:
    begin = time.process_time()
    count(body)
    return time.process_time() - begin
