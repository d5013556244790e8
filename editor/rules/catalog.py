"""Every rule there is, in the order in which they are explained: the only announcement."""

from __future__ import annotations

from collections.abc import Mapping

from editor.core.findings import Severity
from editor.rules.body import (
    banned_phrase,
    cliche,
    compliance,
    conclusion,
    first_person,
    generator_talk,
    heading_count,
    heading_jump,
    heading_level_one,
    heading_mark,
    heading_repeated,
    heading_start,
    image_alt,
    liquid,
    list_share,
    long,
    lost_character,
    opening_bold,
    opening_phrase,
    short,
    stray_emphasis,
    title_heading,
    title_repeated,
    trailing_blanks,
    unclosed_fence,
)
from editor.rules.file import name_characters, name_pattern, slug_length, slug_meaning
from editor.rules.header import (
    accepted_length,
    blank_ends,
    date_file_name,
    date_form,
    date_offset,
    date_unreadable,
    duplicate_key,
    excerpt_markdown,
    field_range,
    field_type,
    filler_tag,
    forbidden_field,
    image_missing,
    key_pair,
    missing,
    not_found,
    odd_characters,
    reading_time,
    recommended_field,
    required_field,
    same_text,
    schema,
    tag_count,
    text_cut_off,
    title_brackets,
    title_ending,
    title_leftover,
    title_length,
    title_markdown,
    title_pattern,
    unknown_field,
    unknown_value,
    unlisted_value,
    unpublished,
    unreadable,
    value_style,
    wanted_length,
)
from editor.rules.header import generator_talk as header_generator_talk
from editor.rules.model import Rule
from editor.rules.site import (
    canonical_dead,
    dead_anchor,
    dead_link,
    link_tag,
    redirect,
    url_shared,
)
from editor.rules.site import (
    image_missing as body_image_missing,
)

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
    unlisted_value.RULE,
    schema.RULE,
    key_pair.RULE,
    title_length.RULE,
    title_markdown.RULE,
    title_pattern.RULE,
    title_brackets.RULE,
    title_ending.RULE,
    title_leftover.RULE,
    excerpt_markdown.RULE,
    header_generator_talk.RULE,
    text_cut_off.RULE,
    same_text.RULE,
    accepted_length.RULE,
    wanted_length.RULE,
    tag_count.RULE,
    filler_tag.RULE,
    date_unreadable.RULE,
    date_offset.RULE,
    date_form.RULE,
    date_file_name.RULE,
    reading_time.RULE,
    image_missing.RULE,
    unpublished.RULE,
    blank_ends.RULE,
    odd_characters.RULE,
    value_style.RULE,
    name_pattern.RULE,
    name_characters.RULE,
    slug_meaning.RULE,
    slug_length.RULE,
    url_shared.RULE,
    dead_link.RULE,
    dead_anchor.RULE,
    body_image_missing.RULE,
    link_tag.RULE,
    redirect.RULE,
    canonical_dead.RULE,
    title_repeated.RULE,
    title_heading.RULE,
    opening_bold.RULE,
    opening_phrase.RULE,
    heading_level_one.RULE,
    heading_start.RULE,
    heading_jump.RULE,
    heading_repeated.RULE,
    heading_mark.RULE,
    heading_count.RULE,
    conclusion.RULE,
    list_share.RULE,
    short.RULE,
    long.RULE,
    stray_emphasis.RULE,
    unclosed_fence.RULE,
    image_alt.RULE,
    liquid.RULE,
    trailing_blanks.RULE,
    lost_character.RULE,
    generator_talk.RULE,
    compliance.RULE,
    first_person.RULE,
    cliche.RULE,
    banned_phrase.RULE,
)

CRASHED = "internal/rule-crashed"
SUPPRESSION = "suppression/comment"
FILE_TEXT = "file/text"
CONFIG_RULES = "config/rules"
CONFIG_SCHEMA = "config/schema"
CONFIG_BASELINE = "config/baseline"

NOTICES: Mapping[str, Severity] = {
    CRASHED: Severity.WARNING,
    SUPPRESSION: Severity.HINT,
    FILE_TEXT: Severity.ERROR,
    CONFIG_RULES: Severity.ERROR,
    CONFIG_SCHEMA: Severity.ERROR,
    CONFIG_BASELINE: Severity.ERROR,
}
"""Findings that no rule makes but the program itself, with their gravest severity."""

BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}

ALIASES: Mapping[str, str] = {}
"""Former ids and what they are called now: settings, comments and baselines that name them hold."""


def current_id(name: str) -> str:
    """The id of the rule that ``name`` names now; an unknown name stays what it is."""
    return ALIASES.get(name, name)
