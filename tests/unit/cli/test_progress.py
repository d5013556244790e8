from __future__ import annotations

import io

import pytest

from editor.cli.progress import Progress
from editor.site.resources import load_messages


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def progress(stream: io.StringIO, clock: Clock) -> Progress:
    return Progress(stream, load_messages("en"), clock=clock)


def test_nothing_is_drawn_where_nobody_watches(clock):
    stream = io.StringIO()
    with progress(stream, clock) as bar:
        clock.now = 10
        bar(5, 10)
    assert stream.getvalue() == ""


def test_a_short_run_has_no_bar(clock):
    stream = Terminal()
    with progress(stream, clock) as bar:
        clock.now = 0.1
        bar(5, 10)
    assert stream.getvalue() == ""


def test_a_long_run_is_drawn_now_and_then_and_wiped(clock):
    stream = Terminal()
    with progress(stream, clock) as bar:
        for step in range(1000):
            clock.now = step / 1000
            bar(step, 1000)
        drawn = stream.getvalue().count("\r")
        assert 5 <= drawn <= 8
        assert "of 1,000 files" in stream.getvalue()
        bar(0, 0)
    assert stream.getvalue().endswith("\r\x1b[K")


def test_the_bar_is_as_long_whatever_is_done(clock):
    stream = Terminal()
    bar = progress(stream, clock)
    for done in (0, 5, 10, 20):
        clock.now += 1
        bar(done, 10)
    lengths = {sum(char in "━┄" for char in line) for line in stream.getvalue().split("\r")[1:]}
    assert lengths == {24}
