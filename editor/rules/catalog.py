"""Every rule there is, in the order in which they are explained: the only announcement."""

from __future__ import annotations

from collections.abc import Mapping

from editor.core.findings import Severity
from editor.rules.body import heading_level_one, stray_emphasis, title_repeated
from editor.rules.file import name_pattern
from editor.rules.header import (
    accepted_length,
    date_file_name,
    date_offset,
    date_unreadable,
    duplicate_key,
    excerpt_markdown,
    field_range,
    field_type,
    forbidden_field,
    image_missing,
    missing,
    not_found,
    reading_time,
    recommended_field,
    required_field,
    schema,
    tag_count,
    title_length,
    title_markdown,
    unknown_field,
    unknown_value,
    unpublished,
    unreadable,
    wanted_length,
)
from editor.rules.model import Rule
from editor.rules.site import dead_link, url_shared

RULES: tuple[Rule, ...] = (
    unreadable.RULE,
    not_found.RULE,
    missing.RULE,
    duplicate_key.RULE,
    required_field.RULE,
    recommended_field.RULE,
    forbidden_field.RULE,
    unknown_field.RULE,
    field_type.RULE,
    field_range.RULE,
    unknown_value.RULE,
    schema.RULE,
    title_length.RULE,
    title_markdown.RULE,
    excerpt_markdown.RULE,
    accepted_length.RULE,
    wanted_length.RULE,
    tag_count.RULE,
    date_unreadable.RULE,
    date_offset.RULE,
    date_file_name.RULE,
    reading_time.RULE,
    image_missing.RULE,
    unpublished.RULE,
    name_pattern.RULE,
    url_shared.RULE,
    dead_link.RULE,
    title_repeated.RULE,
    heading_level_one.RULE,
    stray_emphasis.RULE,
)

CRASHED = "internal/rule-crashed"
SUPPRESSION = "suppression/comment"
FILE_TEXT = "file/text"
CONFIG_RULES = "config/rules"
CONFIG_SCHEMA = "config/schema"

NOTICES: Mapping[str, Severity] = {
    CRASHED: Severity.WARNING,
    SUPPRESSION: Severity.HINT,
    FILE_TEXT: Severity.ERROR,
    CONFIG_RULES: Severity.ERROR,
    CONFIG_SCHEMA: Severity.ERROR,
}
"""Findings that no rule makes but the program itself, with their gravest severity."""

BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}
