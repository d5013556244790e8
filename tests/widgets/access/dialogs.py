"""Every dialog that the program opens, made as it makes them: the one list of them for tests."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

import editor.ui
from editor.app.bulk_fix import LeftOut, PostPlan
from editor.app.jekyll_outcome import Compared, Missing, Progress
from editor.app.link_targets import LinkTarget
from editor.app.manual import pages
from editor.app.saving import Failed
from editor.app.schema_offer import Offer
from editor.core.findings import Applicability, Fix
from editor.core.page.compare import compare
from editor.core.schema.learn.model import Choice, FieldProposal, Proposal
from editor.core.text.edits import EditSet
from editor.core.text.source import SourceText
from editor.i18n.catalog import Messages
from editor.site.jekyll_log import JekyllNotice
from editor.site.setting_catalog import SETTING_GROUPS
from editor.site.settings import Layers, Settings
from editor.ui.dialogs import questions
from editor.ui.dialogs.bulk_fix import BulkFixDialog
from editor.ui.dialogs.difference import DifferenceDialog
from editor.ui.dialogs.jekyll import JekyllDialog
from editor.ui.dialogs.key import KeyDialog
from editor.ui.dialogs.link import LinkDialog
from editor.ui.dialogs.new_post import NewPostDialog
from editor.ui.dialogs.reason import ReasonDialog
from editor.ui.dialogs.schema import SchemaDialog
from editor.ui.manual import ManualWindow
from editor.ui.settings.dialog import SettingsDialog
from editor.ui.theme.tokens import load_theme
from tests.widgets.window.findings import DUPLICATE

Make = Callable[[Messages, QWidget], QDialog]


def _link(messages: Messages, parent: QWidget) -> QDialog:
    targets = [LinkTarget("はじめての焙煎ノート", "/2026/04/19/1-name/", "2026-04-19")]
    return LinkDialog("ここ", lambda _: targets, messages, parent)


def _new_post(messages: Messages, parent: QWidget) -> QDialog:
    now = datetime(2026, 4, 19, 9, 0, tzinfo=UTC)
    return NewPostDialog(now, ["焙煎ノート", "English"], lambda _: False, messages, parent)


def _difference(messages: Messages, parent: QWidget) -> QDialog:
    sides = (("一", "前の文\n同じ文\n"), ("二", "後の文\n同じ文\n"))
    title = messages.text("difference.close")
    return DifferenceDialog(title, sides, messages, load_theme("light"), parent)


def _reason(messages: Messages, parent: QWidget) -> QDialog:
    return ReasonDialog("アスタリスクがそのまま表示されます。", messages, parent)


def _key(messages: Messages, parent: QWidget) -> QDialog:
    return KeyDialog(("title",), messages, parent)


SHARED = Layers(Settings(own=("tab_width",)), {"tab_width": 4, "line_width": 40})
"""A site that shares some settings, one of which is overruled."""


def _settings(messages: Messages, parent: QWidget) -> QDialog:
    return SettingsDialog(Layers(Settings()), messages, parent)


def _settings_page(page: str, layers: Layers, messages: Messages, parent: QWidget) -> QDialog:
    made = SettingsDialog(layers, messages, parent)
    made.show_page(page)
    return made


def _bulk_fix(messages: Messages, parent: QWidget) -> QDialog:
    applied = ((DUPLICATE, Fix("remove", Applicability.SAFE, EditSet())),)
    plan = PostPlan("a.md", "前の文\n同じ文\n", "後の文\n同じ文\n", applied, SourceText(""))
    left_out = LeftOut("b.md", Failed("bulk.read-only", {}))
    made = BulkFixDialog(
        "要約", {"a.md": "豆"}, messages, load_theme("light"), parent, can_be_unsafe=True
    )
    made.show_plans((plan, left_out))
    return made


def _schema(messages: Messages, parent: QWidget) -> QDialog:
    choices = (Choice("title", "field", 2499, 2513), Choice("title", "required", 2499, 2513))
    field = FieldProposal("title", choices, {"ja": "タイトル", "en": "Title"})
    made = SchemaDialog(messages, parent)
    made.show_offer(Offer(Proposal(2513, (field,)), (), Path("_genko/schema.yml")))
    return made


def _manual(messages: Messages, parent: QWidget) -> QDialog:
    return ManualWindow(pages(messages, {}, str), messages, load_theme("light"), parent)


def _jekyll(messages: Messages, parent: QWidget) -> QDialog:
    made = JekyllDialog(messages, load_theme("light"), parent)
    made.show_progress(Progress("build", "Generating..."))
    comparison = compare("<p>前の文</p><p>同じ文</p>", "<p>後の文</p><p>同じ文</p>")
    notice = JekyllNotice("layout-missing", {"name": "post"}, "_posts/2026-04-19-1-name.md")
    made.show_outcome(Compared(comparison, "a.html", "b.html", "jekyll 4.3.1", (notice,)))
    return made


def _jekyll_building(messages: Messages, parent: QWidget) -> QDialog:
    made = JekyllDialog(messages, load_theme("light"), parent)
    made.show_progress(Progress("build", "Generating..."))
    return made


def _jekyll_missing(messages: Messages, parent: QWidget) -> QDialog:
    made = JekyllDialog(messages, load_theme("light"), parent)
    made.show_outcome(Missing("jekyll"))
    return made


DIALOGS: dict[str, Make] = {
    "LinkDialog": _link,
    "NewPostDialog": _new_post,
    "DifferenceDialog": _difference,
    "BulkFixDialog": _bulk_fix,
    "SchemaDialog": _schema,
    "ManualWindow": _manual,
    "JekyllDialog": _jekyll,
    "JekyllDialog/building": _jekyll_building,
    "JekyllDialog/missing": _jekyll_missing,
    "ReasonDialog": _reason,
    "KeyDialog": _key,
    "SettingsDialog": _settings,
    **{
        f"SettingsDialog/{page}": partial(_settings_page, page, SHARED)
        for page in (*SETTING_GROUPS, "keys")
    },
    "SettingsDialog/posts/no-site": partial(_settings_page, "posts", Layers(Settings())),
}
"""By the class's name, and the page where it has several."""

BOXES: dict[str, Callable[[Messages, QWidget], object]] = {
    "unsaved": lambda messages, parent: questions.ask_unsaved(
        ["2026-04-19-1-はじめての焙煎ノート.md"], messages, parent
    ),
    "link": lambda messages, parent: questions.ask_open_link(
        "https://example.org/とても長い住所/", messages, parent
    ),
    "updates": questions.ask_open_releases,
    "about": questions.show_about,
}
"""Short questions, by their object name."""


@contextmanager
def looked_at(look: Callable[[QMessageBox], object]) -> Iterator[None]:
    """Look at the question that the block asks, and turn it down."""
    outcomes: list[BaseException | None] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        try:
            look(box)
            outcomes.append(None)
        except AssertionError as error:  # a slot of Qt's has nobody to raise it to
            outcomes.append(error)
        finally:
            box.reject()

    QTimer.singleShot(0, answer)
    yield
    (error,) = outcomes
    if error is not None:
        raise error


def classes() -> set[str]:
    """The names of all dialogs in the package, without those that others are kinds of."""
    for module in pkgutil.walk_packages(editor.ui.__path__, "editor.ui."):
        importlib.import_module(module.name)
    found, due = set(), [QDialog]
    while due:
        for kind in due.pop().__subclasses__():
            due.append(kind)
            ours = kind.__module__.startswith("editor.ui") and not issubclass(kind, QMessageBox)
            if ours and not kind.__subclasses__():
                found.add(kind.__name__)
    return found
