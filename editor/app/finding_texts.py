"""A finding in words: the one place that turns ids and arguments into sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping

from editor.core.findings import Finding, Fix, MessageArg
from editor.core.schema.model import Field, Schema
from editor.core.text.lines import LineIndex
from editor.i18n.catalog import Messages
from editor.rules.notices import CONFIG_SETTINGS, PAGE_TEMPLATE

LONG_WORD = 24
"""Characters from which a word without blanks (a path, an address) may be broken."""

_LONG_WORDS = re.compile(rf"[!-~]{{{LONG_WORD},}}")
_JOINTS = re.compile(r"(?<=[/\-_.?&=%])")
_STEP = re.compile(r"\[(\d+)\]|\.?([^.\[\]]+)")
_NAMES = ("field", "place")
"""Arguments that name a key of the front matter, or a place within its value."""


def finding_text(finding: Finding, messages: Messages, schema: Schema | None = None) -> str:
    """What is wrong, as one sentence.

    With the site's ``schema`` a field is called by the label that the form gives it; without (on
    the command line) by its key.
    """
    if finding.rule == PAGE_TEMPLATE:
        return _page_text(finding, messages)
    if finding.rule == CONFIG_SETTINGS and finding.variant == "not-yaml":
        # The file is read as front matter is, and so are its faults told.
        return messages.text(f"header.error.{finding.args['reason']}", **finding.args)
    args = {"field": finding.field or "", **finding.args}
    if schema is not None:
        args = _labelled(args, schema, messages.language)
    return messages.filled(f"rule.{finding.rule}.{finding.variant}", args)


def _page_text(finding: Finding, messages: Messages) -> str:
    """What a template says, with the template's file and line where it is not the post."""
    args = dict(finding.args)
    file, line = args.pop("file", ""), args.pop("at", 0)
    text = messages.text(f"page.{finding.variant}", **args)
    place = f"{file}:{line}" if line else str(file)
    return f"{place}: {text}" if place else text


def breakable(text: str) -> str:
    """``text`` with places where a long path or address may go on in the next line.

    A label is never narrower than its longest word: one long path would push a whole pane wide.
    """
    return _LONG_WORDS.sub(lambda word: _JOINTS.sub("\u200b", word.group()), text)


def fix_title(finding: Finding, fix: Fix, messages: Messages) -> str:
    """What a fix would do, as the text of a button."""
    return messages.text(f"rule.{finding.rule}.fix.{fix.id}", **fix.args)


def place_text(
    finding: Finding, lines: LineIndex, messages: Messages, schema: Schema | None = None
) -> str:
    """Where it is: the field, or line and column from 1; empty for the file as such."""
    if finding.field is not None:
        return label_of(finding.field, schema, messages.language)
    place = line_and_column(finding, lines)
    if place is None:
        return ""
    line, column = place
    return messages.text("problems.place", line=line + 1, column=column + 1)


def line_and_column(finding: Finding, lines: LineIndex) -> tuple[int, int] | None:
    """Where it is, both from 0; None where its field says so, or it is about the file as such."""
    if finding.field is not None or finding.span is None:
        return None
    return lines.position(min(finding.span.start, len(lines.text)))


def same_words(one: Finding, other: Finding) -> bool:
    """Whether both are told in the same words, their places aside."""
    return (
        one.rule == other.rule
        and one.variant == other.variant
        and one.severity is other.severity
        and one.args == other.args
        and one.field == other.field
        and len(one.fixes) == len(other.fixes)
        and all(
            a.id == b.id and a.args == b.args for a, b in zip(one.fixes, other.fixes, strict=True)
        )
    )


def label_of(place: str, schema: Schema | None, language: str) -> str:
    """The label of a key, or of a place in its value, as the form has it.

    ``recipe.steps[0]`` becomes "Recipe › Steps 1": list items count from 1 for people. A part that
    the schema does not name keeps its key.
    """
    if schema is None:
        return place
    shown = ""
    below: tuple[Field, ...] = schema.fields
    for item, key in _STEP.findall(place):
        if item:
            shown += f" {int(item) + 1}"
            continue
        field = next((f for f in below if f.key == key), None)
        below = field.properties if field is not None else ()
        label = field.titled(language) if field is not None else key
        shown = f"{shown} › {label}" if shown else label
    return shown or place


def _labelled(
    args: Mapping[str, MessageArg], schema: Schema, language: str
) -> dict[str, MessageArg]:
    return {
        name: label_of(value, schema, language)
        if name in _NAMES and isinstance(value, str)
        else value
        for name, value in args.items()
    }
