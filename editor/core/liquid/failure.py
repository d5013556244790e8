"""Why a part of a template could not be rendered: message ids, never prose."""

from __future__ import annotations

from collections.abc import Mapping

from liquid.exceptions import LiquidError


class TemplateError(LiquidError):
    """A fault of a template, shown in its place; the rest of the page stands.

    ``message_id`` and ``args_`` name the text under ``page.``; Jekyll's build would end with it.
    """

    def __init__(self, message_id: str, details: Mapping[str, str | int] | None = None) -> None:
        super().__init__(message_id, token=None)
        self.message_id = message_id
        self.details = dict(details or {})


class LimitError(TemplateError):
    """The template was stopped: it loops, nests or grows without end."""
