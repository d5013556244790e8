"""Which files of a site have changed, by the user's own git."""

from __future__ import annotations

import os
from pathlib import Path

from editor.site.git import GitProblem, git_output


def changed_files(folder: Path, ref: str = "") -> frozenset[Path] | GitProblem:
    """The files of the repository around ``folder`` that are there and differ.

    Without ``ref``: staged, not staged, and not tracked (what is ignored is not meant). With one:
    all that differs from where the branch parted from ``ref``, and the above.
    """
    top = git_output(folder, ["rev-parse", "--show-toplevel"])
    if isinstance(top, GitProblem):
        return top
    root = Path(os.fsdecode(top).rstrip("\n"))
    # Names as bytes between NULs: no quoting, no encoding that git would guess.
    lists = [
        git_output(root, ["ls-files", "-z", "--others", "--exclude-standard"]),
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
        known = git_output(
            root, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"]
        )
        if isinstance(known, GitProblem):
            return GitProblem("git.no-ref", {"ref": ref})
        commit = known.decode("ascii", "replace").strip()
        base = git_output(root, ["merge-base", commit, "HEAD"])
        # A shallow clone has no common commit: then the two trees are compared as they are.
        against = commit if isinstance(base, GitProblem) else base.decode("ascii").strip()
    elif isinstance(git_output(root, ["rev-parse", "--verify", "--quiet", "HEAD"]), GitProblem):
        return git_output(
            root, ["ls-files", "-z", "--cached"]
        )  # before the first commit all is new
    return git_output(
        root, ["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", against, "--"]
    )
