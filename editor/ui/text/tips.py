"""What is shown over a place with problems: each with its reason and how it can be mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QPlainTextEdit, QToolTip

from editor.app.finding_texts import finding_text, fix_title
from editor.core.findings import Finding
from editor.core.schema.model import Schema
from editor.i18n.catalog import Messages

MOST = 3
"""Problems told in full; a tip is read at a glance."""
_WIDTH = 440


def problem_tip(findings: Sequence[Finding], messages: Messages, schema: Schema | None) -> str:
    """Rich text for a tooltip; empty where there is nothing to say."""
    if not findings:
        return ""
    parts = [_one(finding, messages, schema) for finding in findings[:MOST]]
    if len(findings) > MOST:
        count = len(findings) - MOST
        parts.append(f"<p>{escape(messages.text('problems.tip.more', count=count))}</p>")
    if any(finding.fixes for finding in findings):
        parts.append(f"<p>{escape(messages.text('problems.tip.keys'))}</p>")
    return f"<table width={_WIDTH}><tr><td>{''.join(parts)}</td></tr></table>"


def show_tip(view: QPlainTextEdit, event: QHelpEvent, text_at: Callable[[int], str]) -> None:
    """Show what ``text_at`` says of the document's position under the mouse, or nothing."""
    cursor = view.cursorForPosition(event.pos())
    near = view.cursorRect(cursor).adjusted(-24, -4, 24, 4)
    text = text_at(cursor.position()) if near.contains(event.pos()) else ""
    if text:
        QToolTip.showText(event.globalPos(), text, view.viewport())
    else:
        QToolTip.hideText()


def _one(finding: Finding, messages: Messages, schema: Schema | None) -> str:
    why = f"rule.{finding.rule}.why"
    lines = [f"<b>{escape(finding_text(finding, messages, schema))}</b>"]
    if why in messages:
        lines.append(escape(messages.text(why)))
    for fix in finding.fixes:
        title = fix_title(finding, fix, messages)
        lines.append(escape(messages.text("problems.tip.fix", title=title)))
    return f"<p style='margin:0 0 6px 0'>{'<br>'.join(lines)}</p>"
