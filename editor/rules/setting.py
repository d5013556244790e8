"""What a site wants of the rules, as records (editor.rules.config reads it)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from editor.core.findings import MessageArg, Severity


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What a site wants of one rule; ``severity`` None means that it is off."""

    severity: Severity | None
    options: Mapping[str, object]
    textlint_comments: bool = False
    """Whether comments for textlint in a post are heard (its filter ``comments``)."""


class SettingsWhenAsked(Mapping[str, RuleSetting]):
    """The settings of all rules, made by ``make`` when the first is asked for, on any thread.

    All rules must be loaded for that, a tenth of what the window loads: whoever opens a site wants
    to see it first.
    """

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Mapping[str, RuleSetting]]) -> None:
        self._make = make
        self._made: Mapping[str, RuleSetting] | None = None

    def _all(self) -> Mapping[str, RuleSetting]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, rule_id: str) -> RuleSetting:
        return self._all()[rule_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """One thing in a rules file that cannot be followed: ``rule.config/rules.<reason>``."""

    reason: str
    args: Mapping[str, MessageArg] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleConfig:
    """The setting of every rule, and what was wrong with the file."""

    settings: Mapping[str, RuleSetting]
    problems: tuple[ConfigProblem, ...] = ()

    def __getitem__(self, rule_id: str) -> RuleSetting:
        return self.settings[rule_id]
