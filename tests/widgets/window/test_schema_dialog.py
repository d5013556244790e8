"""The review of a schema: fields and rules ticked, the file as it would be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QTreeView

from editor.app.schema_offer import Foreign, Offer
from editor.core.schema.imports import SOURCES
from editor.core.schema.imports.model import Imported, Lost
from editor.core.schema.learn.model import Choice, Departure, FieldProposal, Proposal
from editor.site.importing import Description
from editor.site.resources import load_messages
from editor.ui.dialogs.schema import SchemaDialog

MESSAGES = load_messages("en")


def field(key: str) -> FieldProposal:
    return FieldProposal(
        key,
        (
            Choice(key, "field", 2499, 2513),
            Choice(key, "required", 2499, 2513, departures=(Departure("_posts/2026-01-02-a.md"),)),
        ),
        {"en": key.title()},
    )


PROPOSAL = Proposal(2513, (field("title"), field("author")))


@pytest.fixture
def dialog(qtbot):
    parent = QLabel()
    qtbot.addWidget(parent)
    made = SchemaDialog(MESSAGES, parent)
    made.show()
    yield made
    made.close()


def preview(dialog) -> str:
    return dialog.findChild(QPlainTextEdit, "schema.preview").document().toRawText()


def test_before_the_posts_are_read_nothing_can_be_written(dialog):
    assert not dialog.findChild(QPushButton, "schema.write").isEnabled()
    assert dialog.text() == ""
    assert dialog.target is None


def test_each_choice_stands_with_its_evidence_and_exceptions(dialog):
    dialog.show_offer(Offer(PROPOSAL, (), Path("_genko/schema.yml")))
    model = dialog.findChild(QTreeView, "schema.choices").model()
    title = model.index(0, 0)
    assert title.data() == "Title (title)"
    assert "2,499" in model.index(0, 1).data()
    required = model.index(0, 0, title)
    assert required.data() == MESSAGES.text("learn.choice.required")
    assert "_posts/2026-01-02-a.md" in required.data(Qt.ItemDataRole.ToolTipRole)
    assert "required: [title, author]" in preview(dialog)


def test_a_tick_taken_away_changes_the_file_at_once(dialog, qtbot):
    dialog.show_offer(Offer(PROPOSAL, (), Path("_genko/schema.yml")))
    tree = dialog.findChild(QTreeView, "schema.choices")
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert "required: [author]" in preview(dialog)
    qtbot.keyClick(tree, Qt.Key.Key_Up)
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert "  title:" not in preview(dialog)
    assert dialog.text().rstrip("\n") == preview(dialog).replace("\u2029", "\n").rstrip("\n")


def test_another_programs_settings_can_be_taken_instead(dialog, tmp_path):
    description = Description(tmp_path / "frontmatter.json", SOURCES[0], ("post",), {})
    document = {"type": "object", "properties": {"slogan": {"type": "string"}}}
    imported = Imported(document, (Lost(next(_reasons()), place="slogan"),))
    foreign = Foreign(description, "post", imported)
    dialog.show_offer(Offer(PROPOSAL, (foreign,), Path("_genko/schema.yml"), exists=True))
    source = dialog.findChild(QComboBox, "schema.source")
    assert source.isVisible()
    source.setCurrentIndex(1)
    assert "slogan" in preview(dialog)
    assert not dialog.findChild(QTreeView, "schema.choices").isVisible()
    assert dialog.findChild(QLabel, "schema.lost").isVisible()


def _reasons():
    """Reasons for a loss whose message asks for no arguments."""
    prefix = "import.lost."
    table = MESSAGES.table
    return (i.removeprefix(prefix) for i in table if i.startswith(prefix) and "{" not in table[i])
