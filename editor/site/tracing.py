"""Which facts of the site a check has looked up, so that what it found holds as long as they do.

Rules ask the facts of a site as they like; nobody declares what a rule depends on. A tracer hands
out facts that write down each question with a digest of its answer, and later tells whether the
answers are still the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from editor.core.alike import MostAlike
from editor.core.site_facts import SiteFacts

Lookups = dict[str, dict[str, str]]
"""By the name of a fact ("urls", "addresses.files"): each key asked for, and its answer's digest.

The key WHOLE stands for all of it: it was gone through, or its size asked for, or an answer depends
on all of it.
"""

WHOLE = "\0"
_D = TypeVar("_D")


class Tracer:
    """Watches the facts of one site, one check at a time."""

    def __init__(self, facts: SiteFacts) -> None:
        self._answers: dict[str, Callable[[str], object]] = {}
        self._digests: dict[str, dict[str, str]] = {}
        self._lookups: Lookups = {}
        self.facts = self._traced(facts, "")
        """The same facts; asking them is written down."""

    def write_to(self, lookups: Lookups) -> None:
        """Write down in ``lookups`` what is asked from now on."""
        self._lookups = lookups

    def holds(self, lookups: Mapping[str, Mapping[str, str]]) -> bool:
        """Whether all of it would be answered the same now."""
        for name, asked in lookups.items():
            known = self._digests.get(name)
            if known is None:
                return False
            for key, digest in asked.items():
                if (known.get(key) or self._digested(name, key)) != digest:
                    return False
        return True

    def asked(self, name: str, key: str) -> None:
        """Write down a question."""
        asked = self._lookups.get(name)
        if asked is None:
            asked = self._lookups[name] = {}
        if key not in asked:
            asked[key] = self._digests[name].get(key) or self._digested(name, key)

    def _digested(self, name: str, key: str) -> str:
        made = self._digests[name][key] = _digest(self._answers[name](key))
        return made

    def _traced(self, record: _D, prefix: str) -> _D:
        """A copy of a record of facts whose collections tell when they are asked."""
        made: dict[str, Any] = {}
        for part in fields(record):  # type: ignore[arg-type] # facts are dataclasses throughout
            name, value = prefix + part.name, getattr(record, part.name)
            if isinstance(value, Mapping):
                made[part.name] = _Mapping(self, name, value)
            elif isinstance(value, Set):
                made[part.name] = _Set(self, name, value)
            elif isinstance(value, MostAlike):
                made[part.name] = _calling(self, name, value, WHOLE)
            elif callable(value):
                made[part.name] = _calling(self, name, value)
            elif part.name != "config" and is_dataclass(value) and not isinstance(value, type):
                made[part.name] = self._traced(value, f"{name}.")
                continue
            else:
                continue  # settings and single values: they are in the key of what is kept
            self._answers[name] = _answers(value)
            self._digests[name] = {}
        return replace(record, **made)  # type: ignore[type-var] # as above


def settled_values(record: object) -> str:
    """What a tracer does not watch of a record of facts: its single values, as a text."""
    told: list[str] = []
    for part in fields(record):  # type: ignore[arg-type] # as above
        value = getattr(record, part.name)
        if part.name == "config" or isinstance(value, Mapping | Set) or callable(value):
            continue
        inner = is_dataclass(value) and not isinstance(value, type)
        told.append(f"{part.name}={settled_values(value) if inner else repr(value)}")
    return ";".join(told)


def _answers(value: object) -> Callable[[str], object]:
    """What tells the answer of a collection to a key, or all of it to WHOLE."""
    if isinstance(value, MostAlike):
        return lambda _: value.basis
    if isinstance(value, Mapping):
        return lambda key: sorted(value.items()) if key == WHOLE else value.get(key)
    if isinstance(value, Set):
        return lambda key: sorted(map(str, value)) if key == WHOLE else key in value
    assert callable(value)
    return value


def _digest(answer: object) -> str:
    if answer is None or isinstance(answer, bool | int):
        return str(answer)
    return hashlib.blake2b(repr(answer).encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


class _Mapping(Mapping[str, object]):
    def __init__(self, tracer: Tracer, name: str, plain: Mapping[str, object]) -> None:
        self._tracer, self._name, self._plain = tracer, name, plain

    def __getitem__(self, key: str) -> object:
        self._tracer.asked(self._name, key)
        return self._plain[key]

    def get(self, key: str, default: object = None) -> object:
        self._tracer.asked(self._name, key)
        return self._plain.get(key, default)

    def __iter__(self) -> Iterator[str]:
        self._tracer.asked(self._name, WHOLE)
        return iter(self._plain)

    def __len__(self) -> int:
        self._tracer.asked(self._name, WHOLE)
        return len(self._plain)


class _Set(Set[str]):
    def __init__(self, tracer: Tracer, name: str, plain: Set[str]) -> None:
        self._tracer, self._name, self._plain = tracer, name, plain

    def __contains__(self, key: object) -> bool:
        self._tracer.asked(self._name, str(key))
        return key in self._plain

    def __iter__(self) -> Iterator[str]:
        self._tracer.asked(self._name, WHOLE)
        return iter(self._plain)

    def __len__(self) -> int:
        self._tracer.asked(self._name, WHOLE)
        return len(self._plain)


def _calling(
    tracer: Tracer, name: str, plain: Callable[[str], object], noted: str | None = None
) -> Callable[[str], object]:
    """``plain``, which tells each key it is asked for, or always ``noted``."""

    def ask(key: str) -> object:
        tracer.asked(name, key if noted is None else noted)
        return plain(key)

    return ask
