"""A form over a session in memory, and an input method made of events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from editor.app.buffer import MemoryBuffer
from editor.app.session import PostSession
from editor.core.jekyll.config import from_mapping
from editor.core.schema.model import Field, Range, Schema
from editor.core.site_facts import SiteFacts
from editor.core.text.source import SourceText, decode
from editor.site.resources import load_messages
from editor.ui.form.view import FormView
from editor.ui.theme.tokens import load_theme

NOW = datetime(2026, 5, 1, 3, 0, tzinfo=UTC)

SCHEMA = Schema(
    (
        Field("title", "text", required=True, length=Range(1, 20), counter=True, style="double"),
        Field("date", "datetime", required=True),
        Field("categories", "choice", known="categories", style="flow"),
        Field("tags", "tags", known="tags", style="flow", accepted=Range(2, 4)),
        Field("author", "text", known="authors", style="double"),
        Field("excerpt", "multiline", wanted=Range(10, 40), counter=True, style="double"),
        Field("reading_time", "number"),
        Field("published", "boolean"),
        Field("image", "image", style="double"),
        Field("canonical_url", "url", hidden=True, style="double"),
        Field("links", "list", hidden=True, style="block"),
        Field("related", "mapping", hidden=True),
        Field("extra", "any", hidden=True),
    ),
    {},
)

TEXT = """---
title: "朝の散歩"  # 仮
date: 2026-04-19 18:00:00 +0900
categories: ["日記"]
tags: ["散歩", "朝"]
author: "花子"
excerpt: "川沿いを歩いた朝のこと。"
reading_time: 3
published: true
image: "/assets/a.png"
canonical_url: "https://example.com/a"
links:
  - one
  - two
related: {slug: "x"}
extra: ~
other: 'そのまま'
---

本文
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no stacking order and grabs no keyboard, and says so of popups."""
    for item in items:
        if "tests/widgets/form" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@dataclass
class Form:
    """A form and what it works on."""

    view: FormView
    session: PostSession
    refused: list[str]
    undone: list[str]

    @property
    def text(self) -> str:
        return self.session.text

    def field(self, key: str):
        """The widget of a key's row."""
        row = self.view.row(key)
        assert row is not None, key
        return row.widget

    def value(self, key: str):
        """What Jekyll reads for a key."""
        return self.session.header.values.get(key)

    def raw(self, key: str) -> str:
        """How a key's value is written."""
        entry = self.session.header.get(key)
        assert entry is not None, key
        return entry.raw

    def replace(self, old: str, new: str) -> None:
        """Somebody else edits the text: the source view, a fix."""
        from editor.core.text.edits import EditSet

        at = self.text.index(old)
        self.session.apply(EditSet.replace(at, at + len(old), new))


@pytest.fixture
def facts() -> SiteFacts:
    config, _ = from_mapping({"timezone": "Asia/Tokyo"})
    return SiteFacts(
        config=config,
        tag_counts={"生成AI": 30, "散歩": 12, "ウェブ": 8, "朝": 5, "朝食": 2},
        category_counts={"日記": 40, "旅": 9},
        author_counts={"花子": 30, "太郎": 4},
    )


@pytest.fixture
def make_form(qtbot, facts) -> Callable[..., Form]:
    """Make a form that is shown, active and has no focus in it."""

    def make(
        text: str = TEXT,
        *,
        schema: Schema = SCHEMA,
        language: str = "en",
        name: str = "_posts/2026-04-19-1-walk.md",
        width: int = 400,
        **session_args,
    ) -> Form:
        source = decode(text.encode())
        assert isinstance(source, SourceText)
        session = PostSession(
            MemoryBuffer(text),
            key="k",
            path=None,
            name=name,
            source=source,
            stamp=None,
            **session_args,
        )
        view = FormView(load_messages(language), load_theme("light"), clock=lambda: NOW)
        qtbot.addWidget(view)
        view.resize(width, 800)
        form = Form(view, session, [], [])
        view.edit_refused.connect(form.refused.append)
        view.undo_requested.connect(lambda: (form.undone.append("undo"), session.buffer.undo()))
        view.redo_requested.connect(lambda: (form.undone.append("redo"), session.buffer.redo()))
        view.set_session(session, schema, facts)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return form

    return make


def preedit(widget: QWidget, text: str) -> None:
    """An input method shows ``text`` that is not committed."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def commit(widget: QWidget, text: str) -> None:
    """The input method commits ``text``."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def focus(qtbot, widget: QWidget) -> None:
    """Give ``widget`` the focus, as a click would."""
    widget.window().activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
