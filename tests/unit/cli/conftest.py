from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from editor.__main__ import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def genko(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the program in this process; its exit code and what it printed."""

    def run(*arguments: object) -> Ran:
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(int(code), printed.out, printed.err)

    return run
