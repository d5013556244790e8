"""What a check of a site reports."""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.findings import Finding

Place = tuple[int, int] | None
"""Line and column from 0; None for the file as such."""


@dataclass(frozen=True, slots=True)
class PostReport:
    """The findings of one post, and where each stands. Fixes are announced, not worked out."""

    rel: str
    findings: tuple[Finding, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Progressed:
    """Some more posts are checked: ``done`` of ``total`` by now."""

    done: int
    total: int
    reports: tuple[PostReport, ...] = ()


class CheckFailedError(Exception):
    """The process ended before it was done; the message says why, as far as it is known."""
