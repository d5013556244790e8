"""The user's own git, asked for what it knows."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_SECONDS = 60
"""How long git is given: a network drive may be slow, a prompt must not hang the run."""


@dataclass(frozen=True, slots=True)
class GitProblem:
    """Why git cannot tell: a message id and its arguments."""

    message: str
    args: Mapping[str, str] = field(default_factory=dict)


def git_output(folder: Path, words: Sequence[str]) -> bytes | GitProblem:
    """What git prints in ``folder`` for a command (``words``), which must be of our own making."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", *words]
    try:
        done = subprocess.run(  # noqa: S603 -- git, with words of our own and a checked ref
            command,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        return GitProblem("git.absent")
    except (OSError, subprocess.TimeoutExpired) as error:
        return GitProblem("git.failed", {"detail": str(error)})
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip()
    if "not a git repository" in said:
        return GitProblem("git.no-repository", {"path": str(folder)})
    return GitProblem("git.failed", {"detail": " ".join(said.split()) or f"git {words[0]}"})
