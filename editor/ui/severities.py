"""The icon of each severity: a shape of its own, since colour does not tell everybody enough."""

from __future__ import annotations

from editor.core.findings import Severity

SEVERITY_ICONS = {
    Severity.ERROR: "circle-alert",
    Severity.WARNING: "triangle-alert",
    Severity.HINT: "lightbulb",
}
