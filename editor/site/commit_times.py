"""When files were committed last, by the user's own git."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from editor.site.git import GitProblem, git_output

_ONE_BY_ONE = 10
"""Files that are asked for one by one; then the whole history is read, which costs as much as some
hundred of them."""
_COMMIT = b"\1"


class CommitTimes:
    """The times of the last commits of files below ``root``; git is asked when a time is."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, datetime | None] = {}
        self._all: dict[str, datetime] | None = None
        self._is_tracked: bool | None = None

    def of(self, rel: str) -> datetime | None:
        """When the file at ``rel`` was committed last; None where git knows of no commit."""
        if rel not in self._known:
            if len(self._known) >= _ONE_BY_ONE and self._all is None and self._is_tracked:
                self._all = self._whole_history()
            self._known[rel] = self._all.get(rel) if self._all is not None else self._asked(rel)
        return self._known[rel]

    def _asked(self, rel: str) -> datetime | None:
        if self._is_tracked is False:
            return None
        told = git_output(
            self._root, ["--literal-pathspecs", "log", "-n", "1", "--format=%ct", "--", rel]
        )
        self._is_tracked = not isinstance(told, GitProblem)
        return None if isinstance(told, GitProblem) else _time(told)

    def _whole_history(self) -> dict[str, datetime]:
        told = git_output(
            self._root,
            ["log", "-z", "--format=%x01%ct", "--name-only", "--no-renames", "--relative"],
        )
        made: dict[str, datetime] = {}
        moment = None
        for part in [] if isinstance(told, GitProblem) else told.split(b"\0"):
            if part.startswith(_COMMIT):
                moment = _time(part.removeprefix(_COMMIT))
            elif part and moment is not None:
                # A line end stands before the first of a commit's files.
                made.setdefault(os.fsdecode(part.removeprefix(b"\n")), moment)
        return made


def _time(seconds: bytes) -> datetime | None:
    text = seconds.strip()
    return datetime.fromtimestamp(int(text), UTC) if text.isdigit() else None
