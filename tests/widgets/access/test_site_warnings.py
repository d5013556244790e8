"""What ails the site's own files is told until it was read, and again when it is another."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QToolButton


@pytest.fixture(params=["ja"])
def language(request) -> str:
    return request.param


def _open(shell, qtbot, site: Path, config: str, name: str = ".textlintrc.json") -> None:
    shell._workspace.leave_site()
    (site / name).write_text(config, encoding="utf-8")
    shell.files.open_path(site)
    workspace = shell._workspace
    qtbot.waitUntil(
        lambda: workspace.open_site is not None and workspace.open_site.scanned, timeout=20_000
    )


def test_a_warning_that_was_closed_is_not_shown_at_the_next_start(shell, qtbot, sample_site):
    unknown = '{"rules": {"no-such-rule": true}}'
    _open(shell, qtbot, sample_site, unknown)
    assert shell._notices.keys() == ("schema",)
    shell.window.findChild(QToolButton, "notice.schema.close").click()
    assert shell._notices.keys() == ()
    _open(shell, qtbot, sample_site, unknown)
    assert shell._notices.keys() == ()
    _open(shell, qtbot, sample_site, '{"rules": {"no-other-rule": true}}')
    assert shell._notices.keys() == ("schema",), "this is news"


def test_an_error_is_told_each_time(shell, qtbot, sample_site):
    _open(shell, qtbot, sample_site, "no/such-rule: on", "_genko/rules.yml")
    shell.window.findChild(QToolButton, "notice.schema.close").click()
    _open(shell, qtbot, sample_site, "no/such-rule: on", "_genko/rules.yml")
    assert shell._notices.keys() == ("schema",)


def test_closing_one_shows_the_next(shell, qtbot, sample_site):
    _open(shell, qtbot, sample_site, '{"rules": {"no-such-rule": true, "no-other-rule": true}}')
    first = shell.window.findChild(QLabel, "notice.schema.text").text()
    shell.window.findChild(QToolButton, "notice.schema.close").click()
    told = [label.text() for label in shell.window.findChildren(QLabel, "notice.schema.text")]
    assert any(text != first for text in told)
    assert shell._notices.keys() == ("schema",)
