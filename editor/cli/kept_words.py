"""What a command said of each post, kept with the mark of what was found in it.

When it runs again and a post's mark is the same, it says the same: the findings are neither loaded
nor put into words. Files are those of editor.cli.packing: expendable, and damage is no error.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from typing import Any

from editor.cli.packing import Packer, Unpacker, encoded, write_newest

_HEAD = 8
"""Bytes that tell how long the first part of the file is; the words follow it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings a report tells of one file."""

    severities: Sequence[int]
    """By their rank, the gravest first."""
    rules: Mapping[str, Sequence[int]]
    """Of each rule the rank of the gravest, how many, and how many a fix mends unasked."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a report said of one post ("" where it had nothing to say), and its findings counted."""

    text: str
    counts: Counts


class KeptWords:
    """The words of one command line in one format and language; written anew by each run.

    Posts are known by their site's folder and their path below it.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._places: dict[str, dict[str, list[Any]]] | None = None
        self._unpacker = Unpacker(b"")
        self._packer = Packer()
        self._size = 0
        self._news = False
        self._made: dict[str, dict[str, list[Any]]] = {}
        self._alike: dict[tuple[int, ...], tuple[int, ...]] = {}

    def marks(self, root: Path) -> Mapping[str, str]:
        """By path, the marks of the posts of a site whose words are known."""
        if self._places is None:
            self._places = self._load()
        return {rel: place[0] for rel, place in self._places.get(str(root), {}).items()}

    def again(self, root: Path, rel: str) -> Words:
        """The words of a post whose mark is among :meth:`marks`, kept for the next run too."""
        assert self._places is not None
        mark, start, length, severities, rules = self._places[str(root)][rel]
        words = Words(self._unpacker.piece(start, length), Counts(severities, rules))
        self._put(root, rel, mark, words, length)
        return words

    def add(self, root: Path, rel: str, mark: str, words: Words) -> None:
        """Keep the words of a post for the next run."""
        self._put(root, rel, mark, words, len(encoded(words.text)))
        self._news = True

    def write(self) -> None:
        """Keep what was added, if anything was and it is not too much."""
        packed = self._packer.packed()
        if packed is None or not self._news:
            return
        known = {"sum": zlib.crc32(packed), "sites": self._made}
        head = zlib.compress(encoded(json.dumps(known)), 1)
        write_newest(self._file, len(head).to_bytes(_HEAD, "big") + head + packed)

    def _put(self, root: Path, rel: str, mark: str, words: Words, length: int) -> None:
        counts = words.counts
        rules = {intern(rule): self._same(count) for rule, count in counts.rules.items()}
        place = [mark, self._size, length, self._same(counts.severities), rules]
        self._made.setdefault(str(root), {})[rel] = place
        self._packer.add(words.text)
        self._size += length

    def _same(self, counts: Sequence[int]) -> tuple[int, ...]:
        """One object for all that are alike: thousands of posts have the same few counts."""
        made = tuple(counts)
        return self._alike.setdefault(made, made)

    def _load(self) -> dict[str, dict[str, list[Any]]]:
        try:
            data = self._file.read_bytes()
            behind = _HEAD + int.from_bytes(data[:_HEAD], "big")
            known = json.loads(zlib.decompress(data[_HEAD:behind]))
            if zlib.crc32(data[behind:]) != known["sum"]:
                return {}
            sites: dict[str, dict[str, list[Any]]] = known["sites"]
        except (OSError, zlib.error, ValueError, TypeError, KeyError, MemoryError):
            return {}
        self._unpacker = Unpacker(data[behind:])
        return sites
