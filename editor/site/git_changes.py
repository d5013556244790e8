"""Which files of a site have changed, by the user's own git."""

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


def changed_files(folder: Path, ref: str = "") -> frozenset[Path] | GitProblem:
    """The files of the repository around ``folder`` that are there and differ.

    Without ``ref``: staged, not staged, and not tracked (what is ignored is not meant). With one:
    all that differs from where the branch parted from ``ref``, and the above.
    """
    top = _git(folder, ["rev-parse", "--show-toplevel"])
    if isinstance(top, GitProblem):
        return top
    root = Path(os.fsdecode(top).rstrip("\n"))
    # Names as bytes between NULs: no quoting, no encoding that git would guess.
    lists = [
        _git(root, ["ls-files", "-z", "--others", "--exclude-standard"]),
        _compared(root, ref),
    ]
    names: set[Path] = set()
    for listed in lists:
        if isinstance(listed, GitProblem):
            return listed
        names.update(root / os.fsdecode(name) for name in listed.split(b"\0") if name)
    return frozenset(path for path in names if path.is_file())


def _compared(root: Path, ref: str) -> bytes | GitProblem:
    against = "HEAD"
    if ref:
        known = _git(
            root, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"]
        )
        if isinstance(known, GitProblem):
            return GitProblem("git.no-ref", {"ref": ref})
        commit = known.decode("ascii", "replace").strip()
        base = _git(root, ["merge-base", commit, "HEAD"])
        # A shallow clone has no common commit: then the two trees are compared as they are.
        against = commit if isinstance(base, GitProblem) else base.decode("ascii").strip()
    elif isinstance(_git(root, ["rev-parse", "--verify", "--quiet", "HEAD"]), GitProblem):
        return _git(root, ["ls-files", "-z", "--cached"])  # before the first commit all is new
    return _git(
        root, ["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", against, "--"]
    )


def _git(folder: Path, words: Sequence[str]) -> bytes | GitProblem:
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
