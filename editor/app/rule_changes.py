"""A rule made graver, milder or silent for a whole site: one line of `_genko/rules.yml` is another.

The file is edited as front matter is: by the span of one value, everything else stays as it is
written, and where that cannot be proven nothing is changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from editor.app.saving import Failed
from editor.app.settings_change import SettingsChange, put_settings
from editor.core.findings import Severity
from editor.core.header.bare import read_bare, with_value
from editor.core.header.values import Writable
from editor.core.header.write import Refused
from editor.core.text.source import SourceText, Unreadable, decode, edited, encode
from editor.site import store
from editor.site.site_rules import FOLDER, RULES_FILES

OFF = "off"


def change_rule(root: Path, rule: str, severity: Severity | None) -> SettingsChange | Failed:
    """Write the severity of ``rule`` (None: off) into the rules file of the site in ``root``."""
    path = rules_file(root)
    if path.suffix == ".json":
        return Failed("problems.rule.json", {"name": path.name})
    seen, source = None, SourceText("")
    if path.exists():
        loaded = store.read(path)
        if isinstance(loaded, store.ReadFailed):
            return Failed(loaded.reason, loaded.args)
        read = decode(loaded.data)
        if isinstance(read, Unreadable):
            return Failed(read.reason, read.args)
        seen, source = loaded, read
    try:
        text = with_severity(source.text, rule, severity)
    except Refused:
        return Failed("problems.rule.unclear", {"name": f"{FOLDER}/{path.name}"})
    return put_settings(path, encode(text, edited(text, source)), seen)


def rules_file(root: Path) -> Path:
    """The rules file of a site: the one that counts, or the one to be made."""
    names = (root / FOLDER / name for name in RULES_FILES)
    return next((file for file in names if file.is_file()), root / FOLDER / RULES_FILES[0])


def with_severity(text: str, rule: str, severity: Severity | None) -> str:
    """The text of a rules file in which ``rule`` has ``severity``; options of the rule stay.

    Raises:
        Refused: when the file cannot be read, or the line cannot be changed without harm.
    """
    word = OFF if severity is None else severity.value
    old = read_bare(text).header.values.get(rule)
    wanted: Writable = {**old, "severity": word} if isinstance(old, Mapping) else word
    return with_value(text, rule, wanted)
