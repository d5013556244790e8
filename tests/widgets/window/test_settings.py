"""The settings' dialog: what is chosen counts at once, is found by words, and has a way back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QWidget

from editor.app.commands.catalog import COMMANDS
from editor.app.workspace import Workspace
from editor.site.resources import load_messages
from editor.site.setting_catalog import REMEMBERED, SETTING_GROUPS, SETTINGS
from editor.site.settings import Layers, Settings, SettingsStore
from editor.ui.actions import Actions
from editor.ui.looks import Looks
from editor.ui.ports.guide import Guide
from editor.ui.preferences import Preferences
from editor.ui.settings.dialog import SettingsDialog


@pytest.fixture
def preferences(qapp, tmp_path) -> Iterator[Preferences]:
    plain_look = qapp.styleSheet(), qapp.palette(), qapp.font()
    store = SettingsStore(tmp_path)
    assert store.save(Settings(language="ja", theme="light")) is None
    made = Preferences(store, Looks(qapp))
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet(plain_look[0])
    qapp.setPalette(plain_look[1])
    qapp.setFont(plain_look[2])


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(window, preferences, tmp_path) -> Iterator[SettingsDialog]:
    """As the command opens it."""
    Guide(window, preferences, Workspace(tmp_path / "cache")).show_settings()
    made = window.findChild(SettingsDialog)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def control(dialog: SettingsDialog, name: str):
    return dialog.findChild(QWidget, f"setting.{name}.control")


def saved(tmp_path: Path) -> Settings:
    return SettingsStore(tmp_path).load()


def test_every_setting_has_a_control_on_its_page(dialog):
    assert [info.id for info in SETTINGS if control(dialog, info.id) is None] == []
    assert {info.group for info in SETTINGS} == set(SETTING_GROUPS)


def test_a_choice_counts_at_once_and_is_written_down(dialog, preferences, tmp_path, qtbot):
    heard: list[object] = []
    preferences.line_numbers_changed.connect(heard.append)
    preferences.typing_changed.connect(heard.append)
    preferences.theme_changed.connect(heard.append)
    box = control(dialog, "line_numbers")
    assert isinstance(box, QCheckBox)
    box.click()
    control(dialog, "pairs").click()
    theme = control(dialog, "theme")
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(theme.findData("dark"))
    assert heard[0] is False
    assert heard[1].pairs is False
    assert heard[2].dark
    assert (saved(tmp_path).line_numbers, saved(tmp_path).pairs) == (False, False)
    assert saved(tmp_path).theme == "dark"


def test_each_setting_has_its_way_back(dialog, preferences):
    back = dialog.findChild(QWidget, "setting.journal_delay.reset")
    assert back.isHidden()
    control(dialog, "journal_delay").setValue(5000)
    assert preferences.settings.journal_delay == 5000
    assert not back.isHidden()
    back.click()
    assert preferences.settings.journal_delay == Settings().journal_delay
    assert control(dialog, "journal_delay").value() == Settings().journal_delay
    assert back.isHidden()


def test_another_language_is_spoken_at_once_by_the_dialog_too(dialog, preferences):
    combo = control(dialog, "language")
    combo.setCurrentIndex(combo.findData("en"))
    assert dialog.windowTitle() == load_messages("en").text("settings.title")
    assert preferences.language == "en"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert control(dialog, "language").currentData() == "en"


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("ｼﾞｬ-ﾅﾙ", []),
        ("復元用", ["journal_delay"]),
        ("ハイコントラスト", ["theme"]),
        ("ＴＡＢ", ["tab_width", "tabs"]),
    ],
)
def test_a_search_leaves_what_answers(dialog, qtbot, typed, rows):
    dialog._search.setText(typed)
    left = [info.id for info in SETTINGS if not dialog._rows[info.id].isHidden()]
    assert left == rows
    if rows:
        group = next(info.group for info in SETTINGS if info.id == rows[0])
        assert dialog._nav.currentRow() == SETTING_GROUPS.index(group)
        lines = [dialog._lines[name].isHidden() for name in rows if name in dialog._lines]
        assert lines == [number == 0 for number in range(len(lines))]  # between rows alone
    else:
        assert dialog._pages.currentWidget() is dialog._none
    dialog._search.clear()
    assert not any(dialog._rows[info.id].isHidden() for info in SETTINGS)


WORDS = {
    "language": ("英語", "translation"),
    "theme": ("ダークモード", "dark"),
    "text_font": ("明朝", "typeface"),
    "zoom": ("拡大", "bigger"),
    "word_wrap": ("折り返", "wrap"),
    "line_width": ("文字数", "columns"),
    "tab_width": ("インデント", "indent"),
    "line_numbers": ("行番号", "gutter"),
    "continue_lists": ("箇条書き", "bullets"),
    "tabs": ("タブ", "tab"),
    "pairs": ("かっこ", "brackets"),
    "paste_link": ("URL", "hyperlink"),
    "author": ("署名", "byline"),
    "new_post": ("テンプレート", "boilerplate"),
    "image_folder": ("写真 フォルダー", "photos folder"),
    "image_name": ("連番", "rename"),
    "preview_view": ("プレビュー 表示", "preview start"),
    "preview_width": ("スマホ", "mobile"),
    "preview_follow": ("同期", "sync scroll"),
    "confirm_links": ("ブラウザ", "browser"),
    "check_when": ("入力中", "while typing"),
    "check_prose": ("textlint", "grammar"),
    "errors_block": ("公開を止め", "block publish"),
    "check_language": ("GitHub Actions", "ci"),
    "reopen": ("起動", "startup"),
    "journal_delay": ("バックアップ", "autosave"),
    "save_in_place": ("Dropbox", "icloud"),
}
"""Words by which an editor would look for a setting, Japanese and English."""


def test_what_was_remembered_can_be_forgotten(dialog, preferences, tmp_path):
    heard: list[object] = []
    preferences.layers_changed.connect(heard.append)
    names = [name for info in REMEMBERED for name in info.fields]
    preferences.replace_all(replace(preferences.settings, **dict.fromkeys(names, ("/a",))))
    for info in REMEMBERED:
        button = dialog.findChild(QWidget, f"remembered.{info.id}.forget")
        assert button.isEnabled()
        assert "1" in dialog._rows[info.id]._count.text()
        button.click()
        assert not button.isEnabled()
    assert {getattr(saved(tmp_path), name) for name in names} == {()}
    assert heard


def test_no_list_is_remembered_without_a_way_to_forget_it():
    lists = {f.name for f in fields(Settings) if isinstance(getattr(Settings(), f.name), tuple)}
    forgotten = {name for info in REMEMBERED for name in info.fields}
    assert lists - forgotten == {"own", "hidden_panes"}  # by the rows, and by the menus


@pytest.mark.parametrize("number", [0, 1])
def test_every_setting_is_found_by_an_everyday_word(window, number):
    assert WORDS.keys() == {info.id for info in SETTINGS}
    made = SettingsDialog(Layers(Settings()), load_messages(("ja", "en")[number]), window)
    for name, words in WORDS.items():
        made._search.setText(words[number])
        assert not made._rows[name].isHidden(), (name, words[number])
        left = sum(not made._rows[info.id].isHidden() for info in SETTINGS)
        assert left <= 5, (words[number], left)


def test_a_search_finds_commands_too(dialog):
    dialog._search.setText("すべて保存")
    assert dialog._pages.currentWidget() is dialog._keys


def test_a_key_is_pressed_in_place_of_another(dialog, preferences, window, qtbot):
    actions = Actions(COMMANDS, None, window, preferences.messages, lambda: None)
    preferences.shortcuts_changed.connect(actions.set_shortcuts)
    keys = dialog._keys
    keys.select("file.save-all")
    qtbot.keyClick(keys._edit, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert preferences.settings.shortcuts == {}
    assert "新しい記事" in keys._told.text()
    qtbot.keyClick(keys._edit, Qt.Key.Key_A)
    assert preferences.settings.shortcuts == {}
    qtbot.keyClick(keys._edit, Qt.Key.Key_F11)
    assert preferences.settings.shortcuts == {"file.save-all": "F11"}
    assert actions["file.save-all"].shortcut().toString() == "F11"
    assert "F11" in actions["file.save-all"].toolTip()
    keys._off.click()
    assert preferences.settings.shortcuts == {"file.save-all": ""}
    assert actions["file.save-all"].shortcuts() == []
    keys._back.click()
    assert preferences.settings.shortcuts == {}
    assert actions["file.save-all"].shortcut().toString() == "Ctrl+Shift+S"


def test_settings_come_from_a_file_and_go_into_one(dialog, preferences, tmp_path, monkeypatch):
    file = str(tmp_path / "taken.json")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (file, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (file, ""))
    preferences.choose(zoom=3)
    dialog.findChild(QWidget, "settings.export").click()
    dialog.findChild(QWidget, "settings.reset-all").click()
    assert preferences.settings.zoom == 0
    dialog.findChild(QWidget, "settings.import").click()
    assert preferences.settings.zoom == 3
    assert control(dialog, "zoom").value() == 3
    data = json.loads(Path(file).read_text(encoding="utf-8")) | {"theme": "pink", "zoom": 4}
    Path(file).write_text(json.dumps(data), encoding="utf-8")
    dialog.findChild(QWidget, "settings.import").click()
    assert preferences.settings.zoom == 4
    assert load_messages("ja").text("setting.theme.title") in dialog._told.text()
    preferences.choose(zoom=3)
    Path(file).write_text("{}", encoding="utf-8")
    dialog.findChild(QWidget, "settings.import").click()
    assert "taken.json" in dialog._told.text()
    assert preferences.settings.zoom == 3
