"""The commands that make an installer, as data: run one after another, or only shown."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from installer import product


@dataclass(frozen=True, slots=True)
class Step:
    """One command, and what it is for. ``secret`` words are left out where it is shown."""

    purpose: str
    command: tuple[str, ...]
    secret: frozenset[str] = frozenset()

    def shown(self) -> str:
        """The command as one could type it, with *** for its secrets."""
        return shlex.join("***" if word in self.secret else word for word in self.command)


def run(steps: Sequence[Step]) -> None:
    """Run all of them.

    Raises:
        subprocess.CalledProcessError: at the first that fails; its command may hold secrets and is
            not in the message.
    """
    for step in steps:
        print(f"{step.purpose}: {step.shown()}", flush=True)
        code = subprocess.run(step.command, cwd=product.ROOT, check=False).returncode
        if code:
            raise subprocess.CalledProcessError(code, step.shown())


def show(steps: Sequence[Step]) -> None:
    """Say what :func:`run` would do."""
    for number, step in enumerate(steps, 1):
        print(f"{number}. {step.purpose}\n   {step.shown()}")
