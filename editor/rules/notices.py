"""Names that findings bear and no rule has: of what the program itself says; former names."""

from __future__ import annotations

from collections.abc import Mapping

from editor.core.findings import Severity

CRASHED = "internal/rule-crashed"
SUPPRESSION = "suppression/comment"
FILE_TEXT = "file/text"
CONFIG_RULES = "config/rules"
CONFIG_SCHEMA = "config/schema"
CONFIG_BASELINE = "config/baseline"
CONFIG_TEXTLINT = "config/textlint"
CONFIG_SETTINGS = "config/settings"
PAGE_TEMPLATE = "page/template"

NOTICES: Mapping[str, Severity] = {
    CRASHED: Severity.WARNING,
    SUPPRESSION: Severity.HINT,
    FILE_TEXT: Severity.ERROR,
    CONFIG_RULES: Severity.ERROR,
    CONFIG_SCHEMA: Severity.ERROR,
    CONFIG_BASELINE: Severity.ERROR,
    CONFIG_TEXTLINT: Severity.WARNING,
    CONFIG_SETTINGS: Severity.WARNING,
    PAGE_TEMPLATE: Severity.WARNING,
}
"""Findings that no rule makes but the program itself, with their gravest severity."""

ALIASES: Mapping[str, str] = {}
"""Former ids and what they are called now: settings, comments and baselines that name them hold."""


def current_id(name: str) -> str:
    """The id of the rule that ``name`` names now; an unknown name stays what it is."""
    return ALIASES.get(name, name)
