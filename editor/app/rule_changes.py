"""A rule made graver, milder or silent for a whole site: one line of `_genko/rules.yml` is another.

The file is edited as front matter is: by the span of one value, everything else stays as it is
written, and where that cannot be proven nothing is changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from editor.app.saving import Failed
from editor.core.findings import Severity
from editor.core.header.parse import parse_header
from editor.core.header.values import Writable
from editor.core.header.write import Refused, set_value
from editor.core.text.source import SourceText, Unreadable, decode, edited, encode
from editor.site import store
from editor.site.site_rules import FOLDER, RULES_FILES

_FENCE = "---\n"
OFF = "off"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What was changed, and what it takes to go back.

    ``before`` is None where the file did not exist. ``stamp`` is the file as it was written.
    """

    rule: str
    severity: Severity | None
    path: Path
    before: bytes | None = field(repr=False)
    stamp: store.Stamp = field(repr=False)


def change_rule(root: Path, rule: str, severity: Severity | None) -> RuleChange | Failed:
    """Write the severity of ``rule`` (None: off) into the rules file of the site in ``root``."""
    path = rules_file(root)
    if path.suffix == ".json":
        return Failed("problems.rule.json", {"name": path.name})
    if not path.exists():
        source, before, expected = SourceText(""), None, None
    else:
        loaded = store.read(path)
        if isinstance(loaded, store.ReadFailed):
            return Failed(loaded.reason, loaded.args)
        read = decode(loaded.data)
        if isinstance(read, Unreadable):
            return Failed(read.reason, read.args)
        source, before, expected = read, loaded.data, loaded.stamp
    try:
        text = with_severity(source.text, rule, severity)
    except Refused:
        return Failed("problems.rule.unclear", {"name": f"{FOLDER}/{path.name}"})
    data = encode(text, edited(text, source))
    outcome = store.create(path, data) if expected is None else store.write(path, data, expected)
    if isinstance(outcome, store.Written):
        return RuleChange(rule, severity, path, before, outcome.stamp)
    if isinstance(outcome, store.WriteFailed):
        return Failed(outcome.reason, outcome.args)
    return Failed("problems.rule.changed", {"name": f"{FOLDER}/{path.name}"})


def take_back(change: RuleChange) -> Failed | None:
    """Make the rules file what it was; None when that went well.

    Where somebody has changed it since, it stays as it is.
    """
    if change.before is None:
        outcome = store.remove(change.path, change.stamp)
    else:
        outcome = store.write(change.path, change.before, change.stamp)
    match outcome:
        case store.Written():
            return None
        case store.WriteFailed():
            return Failed(outcome.reason, outcome.args)
        case store.Changed():
            return Failed("problems.rule.changed", {"name": f"{FOLDER}/{change.path.name}"})


def rules_file(root: Path) -> Path:
    """The rules file of a site: the one that counts, or the one to be made."""
    names = (root / FOLDER / name for name in RULES_FILES)
    return next((file for file in names if file.is_file()), root / FOLDER / RULES_FILES[0])


def with_severity(text: str, rule: str, severity: Severity | None) -> str:
    """The text of a rules file in which ``rule`` has ``severity``; options of the rule stay.

    Raises:
        Refused: when the file cannot be read, or the line cannot be changed without harm.
    """
    opened = text.startswith(_FENCE)
    if text and not text.endswith("\n"):
        text += "\n"
    wrapped = f"{'' if opened else _FENCE}{text}{_FENCE}"
    header = parse_header(wrapped)
    if header.error is not None or header.body_start != len(wrapped):
        raise Refused("unreadable")
    word = OFF if severity is None else severity.value
    old = header.values.get(rule)
    wanted: Writable = {**old, "severity": word} if isinstance(old, Mapping) else word
    changed = set_value(wrapped, rule, wanted, style="plain").apply(wrapped)
    return changed[0 if opened else len(_FENCE) : -len(_FENCE)]
