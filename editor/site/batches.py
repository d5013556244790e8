"""The last bulk change of each site, kept outside it: what it takes to go back, also tomorrow.

Written durably before the first post is touched, so that a crash in the middle can be undone too.
One file for a site; the next bulk change takes its place.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from editor.site.atomic import put
from editor.site.filesystem import REAL, FileSystem

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Change:
    """One post: the bytes of its file before, and how to know that it is still as it was left.

    ``rel`` is its path within the site. ``after`` is the SHA-256 of the text as it was left (LF
    alone, no BOM): the same whether it lies in a file or in an open post.
    """

    rel: str
    before: bytes = field(repr=False)
    after: str


@dataclass(frozen=True, slots=True)
class Batch:
    """A bulk change: what was done (a message id's argument, for the notice) and to which posts."""

    rule: str | None
    changes: tuple[Change, ...]


def text_hash(text: str) -> str:
    """What :class:`Change` knows a text by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Batches:
    """The bulk changes below a user's state folder."""

    def __init__(self, state_dir: Path, fs: FileSystem = REAL) -> None:
        self._folder = state_dir / "bulk"
        self._fs = fs

    def keep(self, root: Path, batch: Batch) -> str | None:
        """Keep ``batch`` as the last one of a site; what the system said when that failed."""
        lines = [json.dumps({"format": _FORMAT, "root": str(root), "rule": batch.rule})]
        lines += (_line(change) for change in batch.changes)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            put(self._file(root), ("\n".join(lines) + "\n").encode("ascii"), self._fs)
        except OSError as error:
            return error.strerror or str(error)
        return None

    def last(self, root: Path) -> Batch | None:
        """The last bulk change of a site; None where there is none, or it cannot be read."""
        try:
            head, *rest = self._file(root).read_text(encoding="ascii").splitlines()
            known = json.loads(head)
            if known["format"] != _FORMAT or known["root"] != str(root):
                return None
            rule = known["rule"]
            changes = tuple(_change(line) for line in rest)
        except (OSError, ValueError, KeyError, TypeError, zlib.error):
            return None
        return Batch(rule if isinstance(rule, str) else None, changes)

    def has(self, root: Path) -> bool:
        """Whether there is one, without reading it."""
        return self._file(root).is_file()

    def forget(self, root: Path) -> None:
        """There is nothing to go back to any more."""
        with suppress(OSError):
            self._fs.remove(self._file(root))

    def _file(self, root: Path) -> Path:
        name = hashlib.sha256(str(root).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / f"{name}.jsonl"


def without(batch: Batch, rels: Iterable[str]) -> Batch:
    """The batch less the posts of ``rels``."""
    gone = frozenset(rels)
    return Batch(batch.rule, tuple(change for change in batch.changes if change.rel not in gone))


def _line(change: Change) -> str:
    before = base64.b64encode(zlib.compress(change.before, 6)).decode("ascii")
    return json.dumps({"rel": change.rel, "before": before, "after": change.after})


def _change(line: str) -> Change:
    known = json.loads(line)
    before = zlib.decompress(base64.b64decode(known["before"], validate=True))
    return Change(str(known["rel"]), before, str(known["after"]))
