"""Comments with which an author switches textlint's rules off for a part of a post.

``<!-- textlint-disable -->`` to ``<!-- textlint-enable -->``, both with or without names of rules
parted by commas. They are heard where the site's textlint configuration has the filter for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from editor.core.findings import Finding
from editor.rules.textlint import NATIVE, rule_of

MARK = "textlint-disable"
_COMMENT = re.compile(r"<!--\s*textlint-(?P<what>disable|enable)(?P<rules>[^>]*?)\s*-->")
_ALL = frozenset(native.rule for native in NATIVE.values())


def heard(text: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings less those that such comments let pass."""
    off = list(_spans(text)) if MARK in text else []
    for finding in findings:
        at = finding.span.start if finding.span else -1
        if not any(rule == finding.rule and start <= at < end for rule, start, end in off):
            yield finding


def _spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Our rules, and from where to where they are off."""
    since: dict[str, int] = {}
    for comment in _COMMENT.finditer(text):
        rules = _named(comment["rules"])
        if comment["what"] == "disable":
            for rule in rules:
                since.setdefault(rule, comment.end())
        else:
            for rule in rules & since.keys():
                yield rule, since.pop(rule), comment.start()
    for rule, start in since.items():
        yield rule, start, len(text) + 1


def _named(names: str) -> frozenset[str]:
    given = [name for name in re.split(r"[,\s]+", names) if name]
    return frozenset(rule for name in given if (rule := rule_of(name))) if given else _ALL
