"""Addresses of a site that one which leads nowhere may have been meant for.

Built once for a site; a question costs a few look-ups, however large the site is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

_WORDS = re.compile(r"[^\W\d_]+|\d+")
_COMMON = 60
"""A word that more addresses than this have tells little."""
_SHARED = 0.5
"""How much of their words two names must share to be compared at all."""
_SIMILAR = 0.8
"""Of difflib's ratio: how alike two names must be."""
_COMPARED = 8
_FEW = 60
"""As many names that begin alike are compared with a name of a single word."""


def _nothing(_: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class NearAddresses:
    """Questions for the file that a path was meant for; None is the answer where it is not clear.

    Attributes:
        spelled: The one file that differs from the path by case, width, composition of letters or
            its end alone.
        named: The one file with the same name in another folder.
        similar: The file whose name is most like that of the path.
    """

    spelled: Callable[[str], str | None] = field(default=_nothing, compare=False)
    named: Callable[[str], str | None] = field(default=_nothing, compare=False)
    similar: Callable[[str], str | None] = field(default=_nothing, compare=False)


def near_addresses(files: Iterable[str]) -> NearAddresses:
    """The questions over ``files`` of the output; they are gone through when the first is asked."""

    @cache
    def index() -> _Index:
        return _Index(files)

    return NearAddresses(
        spelled=lambda path: index().spelled(path),
        named=lambda path: index().named(path),
        similar=lambda path: index().similar(path),
    )


class _Index:
    def __init__(self, files: Iterable[str]) -> None:
        self._by_look: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for file in files:
            self._by_look[_look(file)].append(file)
            name = last_name(file)
            if name:
                self._by_name[name].append(file)
                self._by_start[name[:1]].append(file)
                for word in dict.fromkeys(_WORDS.findall(name)):
                    self._by_word[word].append(file)

    def spelled(self, path: str) -> str | None:
        found = self._by_look.get(_look(path), ())
        return found[0] if len(found) == 1 else None

    def named(self, path: str) -> str | None:
        name = last_name(path)
        found = self._by_name.get(name, ()) if name else ()
        return found[0] if len(found) == 1 else None

    def similar(self, path: str) -> str | None:
        name = last_name(path)
        words = set(_WORDS.findall(name))
        if len(words) == 1:
            begun = self._by_start.get(name[0], ())
            return self._best(name, path, begun if len(begun) <= _FEW else ())
        shared: Counter[str] = Counter()
        for word in sorted(words):  # equal counts come in the order of the first word met
            files = self._by_word.get(word, ())
            if len(files) <= _COMMON:
                shared.update(files)
        alike = (
            file
            for file, count in shared.most_common(_COMPARED)
            if 2 * count >= _SHARED * (len(words) + len(set(_WORDS.findall(last_name(file)))))
        )
        return self._best(name, path, alike)

    def _best(self, name: str, path: str, files: Iterable[str]) -> str | None:
        """Of a few ``files`` the one whose name is alike, if it is the only one to be so most."""
        kind = _kind(path)
        ranked: list[tuple[float, str]] = []
        for file in files:
            ratio = SequenceMatcher(None, name, last_name(file), autojunk=False).ratio()
            if ratio >= _SIMILAR and _kind(file) == kind:
                ranked.append((ratio, file))
        ranked.sort(reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return None
        return ranked[0][1]


def last_name(path: str) -> str:
    """The last name in a path, without what a server adds; in lower case, in NFKC."""
    return _look(path).rpartition("/")[2]


def _look(path: str) -> str:
    bare = path.removesuffix("/index.html").removesuffix("/").removesuffix(".html")
    return unicodedata.normalize("NFKC", bare).casefold()


def _kind(path: str) -> str:
    """The extension of a file that is no page."""
    name = path.rpartition("/")[2]
    ext = name.rpartition(".")[2].lower() if "." in name else ""
    return "" if ext == "html" else ext
