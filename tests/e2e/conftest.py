"""The real program on a screen of its own: few scenarios, each the way of a user."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PHASES, missing
from tests.e2e.harness import PICTURES, Program
from tests.e2e.xvfb import NEEDED, Screen

_HERE = Path(__file__).resolve().parent


def pytest_itemcollected(item: pytest.Item) -> None:
    """A scenario starts a program, sometimes twice."""
    if Path(item.path).is_relative_to(_HERE) and item.get_closest_marker("timeout") is None:
        item.add_marker(pytest.mark.timeout(180))


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """One screen for all scenarios."""
    absent = [name for name in NEEDED if shutil.which(name) is None]
    if absent:
        missing("display", f"not installed: {', '.join(absent)}")
    screen = Screen()
    yield screen
    screen.close()


@pytest.fixture
def genko(screen: Screen, genko_home: Path, request: pytest.FixtureRequest):
    """Start the program: ``genko(site, ..., language="ja")``; its log must be clean at the end."""
    programs: list[Program] = []

    def start(*arguments: str | Path, language: str = "ja", **environment: str) -> Program:
        settings = {"LANGUAGE": language, "LC_ALL": "C.UTF-8", **environment}
        program = Program(screen, genko_home, arguments, settings)
        programs.append(program)
        return program

    yield start
    called = request.node.stash.get(PHASES, {}).get("call")
    failed = called is None or called.failed
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    logs = [program.log for program in programs]
    unexpected = [line for program in programs for line in program.unexpected_lines()]
    if failed and programs:
        screen.picture(PICTURES / f"failed-{name}.png")
        (PICTURES / f"failed-{name}.log").write_text("\n\n".join(logs), encoding="utf-8")
    for program in programs:
        program.clean_up()
    if not failed and unexpected:
        pytest.fail("unexpected lines in the log:\n  " + "\n  ".join(unexpected), pytrace=False)
