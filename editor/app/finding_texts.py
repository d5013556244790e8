"""A finding in words: the one place that turns ids and arguments into sentences."""

from __future__ import annotations

import re

from editor.core.findings import Finding, Fix
from editor.core.text.lines import LineIndex
from editor.i18n.catalog import Messages

LONG_WORD = 24
"""Characters from which a word without blanks (a path, an address) may be broken."""

_LONG_WORDS = re.compile(rf"[!-~]{{{LONG_WORD},}}")
_JOINTS = re.compile(r"(?<=[/\-_.?&=%])")


def finding_text(finding: Finding, messages: Messages) -> str:
    """What is wrong, as one sentence."""
    return messages.text(f"rule.{finding.rule}.{finding.variant}", **finding.args)


def breakable(text: str) -> str:
    """``text`` with places where a long path or address may go on in the next line.

    A label is never narrower than its longest word: one long path would push a whole pane wide.
    """
    return _LONG_WORDS.sub(lambda word: _JOINTS.sub("\u200b", word.group()), text)


def fix_title(finding: Finding, fix: Fix, messages: Messages) -> str:
    """What a fix would do, as the text of a button."""
    return messages.text(f"rule.{finding.rule}.fix.{fix.id}", **fix.args)


def place_text(finding: Finding, lines: LineIndex, messages: Messages) -> str:
    """Where it is: the field, or line and column from 1; empty for the file as such."""
    if finding.field is not None:
        return finding.field
    if finding.span is None:
        return ""
    line, column = lines.position(min(finding.span.start, len(lines.text)))
    return messages.text("problems.place", line=line + 1, column=column + 1)
