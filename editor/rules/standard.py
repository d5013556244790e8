"""What posts are held against."""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.schema.model import Schema
from editor.core.site_facts import SiteFacts
from editor.rules.setting import RuleConfig


@dataclass(frozen=True, slots=True)
class Standard:
    """What a post is held against: the site's schema, its rule settings and its facts, if any."""

    schema: Schema
    config: RuleConfig
    site: SiteFacts | None = None
