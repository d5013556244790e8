"""The ways in which a preview shows a post, and the widths it can have."""

from __future__ import annotations

from enum import StrEnum


class View(StrEnum):
    """What the preview shows."""

    PAGE = "page"
    """The post within the site's own page."""
    ARTICLE = "article"
    """The post alone, plain."""
    SOURCE = "source"
    """The HTML that it becomes."""
    ELSEWHERE = "elsewhere"
    """How search engines, social networks and the site's lists show it."""


class Width(StrEnum):
    """How wide the preview's page is."""

    PANE = "pane"
    PHONE = "phone"
    TABLET = "tablet"
    DESKTOP = "desktop"


PIXELS = {Width.PHONE: 390, Width.TABLET: 820, Width.DESKTOP: 1280}
"""Widths in CSS pixels: those of common devices."""
