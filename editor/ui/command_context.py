"""What commands depend on, read off the window."""

from __future__ import annotations

from editor.app.commands.model import Context
from editor.app.workspace import Workspace
from editor.core.findings import Applicability
from editor.ui.desk import Desk
from editor.ui.main_window import PANES, MainWindow
from editor.ui.preferences import Preferences


def context_of(
    desk: Desk,
    workspace: Workspace,
    window: MainWindow,
    preferences: Preferences,
    *,
    preview_view: str,
    bulk_undo: bool,
) -> Context:
    """What is open, what is shown, and what was chosen; ``bulk_undo``: can one be taken back."""
    session, text, analysis = desk.current, desk.text, desk.analysis
    findings = analysis.findings if analysis is not None else ()
    fixes = [fix for finding in findings for fix in finding.fixes]
    shown = {f"{name}_visible": window.is_shown(name) for name in PANES}
    return Context(
        site_open=workspace.open_site is not None,
        post_open=session is not None,
        read_only=session is not None and session.read_only is not None,
        can_undo=session is not None and session.buffer.can_undo,
        can_redo=session is not None and session.buffer.can_redo,
        is_draft=session is not None and session.is_draft,
        findings=len(findings),
        safe_fixes=sum(fix.applicability is Applicability.SAFE for fix in fixes),
        bulk_undo=bulk_undo,
        open_posts=len(workspace.sessions),
        header_unfolded=text is not None and text.is_header_unfolded,
        word_wrap=preferences.settings.word_wrap,
        theme=preferences.settings.theme,
        preview_view=preview_view,
        language=preferences.language,
        **shown,
    )
