"""Which rules run on a site, how severe and with what options: ``_genko/rules.yml`` read."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from editor.core.findings import MessageArg, Severity
from editor.rules.model import Option, Rule
from editor.rules.notices import current_id
from editor.rules.setting import ConfigProblem, RuleConfig, RuleSetting

_WORDS = {s.value: s for s in Severity}


def configure(
    rules: Iterable[Rule], *layers: object, textlint_comments: bool = False
) -> RuleConfig:
    """The settings of ``rules`` after ``layers``, later ones over earlier ones.

    A layer maps a rule's id to ``error``, ``warning``, ``hint``, ``off``, ``on``, or to a table of
    ``severity`` and the rule's own options. A name that no rule has is a problem, never silence.
    """
    catalogue = {rule.id: rule for rule in rules}
    settings = {rule.id: _own_setting(rule) for rule in catalogue.values()}
    problems: list[ConfigProblem] = []
    for layer in layers:
        if layer is None:
            continue
        if not isinstance(layer, Mapping):
            problems.append(ConfigProblem("not-a-mapping"))
            continue
        for name, wish in layer.items():
            rule = catalogue.get(current_id(str(name)))
            if rule is None:
                problems.append(_unknown(str(name), catalogue))
            else:
                settings[rule.id] = _changed(rule, settings[rule.id], wish, problems)
    if textlint_comments:
        settings = {name: replace(s, textlint_comments=True) for name, s in settings.items()}
    return RuleConfig(settings, tuple(problems))


def _own_setting(rule: Rule) -> RuleSetting:
    options: dict[str, object] = {option.name: option.default for option in rule.options}
    return RuleSetting(rule.severity if rule.on else None, options)


def _unknown(name: str, catalogue: Mapping[str, Rule]) -> ConfigProblem:
    near = difflib.get_close_matches(name, catalogue, n=1)
    if near:
        return ConfigProblem("unknown-rule-near", {"rule": name, "near": near[0]})
    return ConfigProblem("unknown-rule", {"rule": name})


def _changed(
    rule: Rule, setting: RuleSetting, wish: object, problems: list[ConfigProblem]
) -> RuleSetting:
    table = wish if isinstance(wish, Mapping) else {"severity": wish}
    severity, options = setting.severity, dict(setting.options)
    own = {option.name: option for option in rule.options}
    for name, value in table.items():
        if name == "severity":
            severity = _severity(rule, severity, value, problems)
        elif name in own:
            options[str(name)] = _option(rule, own[name], options[str(name)], value, problems)
        else:
            problems.append(ConfigProblem("unknown-option", {"rule": rule.id, "option": str(name)}))
    return replace(setting, severity=severity, options=options)


def _severity(
    rule: Rule, current: Severity | None, value: object, problems: list[ConfigProblem]
) -> Severity | None:
    # YAML 1.1 reads a bare `off` as false and `on` as true.
    if value is False or value == "off":
        return None
    if value is True or value == "on":
        return current or rule.severity
    if isinstance(value, str) and value in _WORDS:
        return _WORDS[value]
    problems.append(ConfigProblem("bad-severity", {"rule": rule.id, "value": str(value)}))
    return current


def _option(
    rule: Rule, option: Option, current: object, value: object, problems: list[ConfigProblem]
) -> object:
    if isinstance(option.default, tuple) and isinstance(value, list):
        if all(isinstance(v, str) and _readable(option, v) for v in value):
            return tuple(value)
    elif type(value) is type(option.default) and _readable(option, value):
        return value
    args: dict[str, MessageArg] = {"rule": rule.id, "option": option.name, "value": str(value)}
    problems.append(ConfigProblem("bad-option", args))
    return current


def _readable(option: Option, value: object) -> bool:
    """Whether a regular expression is one; of other options nothing is asked."""
    if not option.regular:
        return True
    try:
        re.compile(str(value))
    except re.error:
        return False
    return True
