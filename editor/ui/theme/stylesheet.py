"""The application's palette and style sheet, made of a theme's tokens.

Widgets say what they are by class and by the dynamic property ``role``; colours stand here alone.
"""

from __future__ import annotations

from PySide6.QtGui import QPalette

from editor.ui.theme.tokens import RADIUS, Theme

_ROLES = QPalette.ColorRole


def palette(theme: Theme) -> QPalette:
    """The palette, for what the style draws without the sheet (selections, links, disabled text)."""
    result = QPalette()
    pairs = {
        _ROLES.Window: "window",
        _ROLES.WindowText: "text",
        _ROLES.Base: "surface",
        _ROLES.AlternateBase: "surface_raised",
        _ROLES.Text: "text",
        _ROLES.Button: "surface",
        _ROLES.ButtonText: "text",
        _ROLES.BrightText: "error",
        _ROLES.Highlight: "selection",
        _ROLES.HighlightedText: "text",
        _ROLES.Link: "accent",
        _ROLES.LinkVisited: "accent",
        _ROLES.ToolTipBase: "surface_raised",
        _ROLES.ToolTipText: "text",
        _ROLES.PlaceholderText: "text_faint",
        _ROLES.Light: "surface_raised",
        _ROLES.Midlight: "surface_raised",
        _ROLES.Mid: "border",
        _ROLES.Dark: "border_strong",
        _ROLES.Shadow: "border_strong",
        _ROLES.Accent: "accent",
    }
    for role, token in pairs.items():
        result.setColor(role, theme.color(token))
    for role in (_ROLES.WindowText, _ROLES.Text, _ROLES.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.color("text_disabled"))
    return result


_SHEET = """
* { outline: none; }
QMainWindow, QDialog { background: $window; }
QToolTip { background: $surface_raised; color: $text; border: 1px solid $border_strong; padding: 4px 6px; }

QMenuBar { background: $window; border-bottom: 1px solid $border; padding: 1px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $border_strong; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 10px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $text_disabled; }
QMenu::separator { height: 1px; background: $border; margin: 4px 6px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 8px; }

QToolBar { background: $window; border: none; border-bottom: 1px solid $border; spacing: 1px; padding: 3px 6px; }
QToolBar::separator { background: $border; width: 1px; margin: 5px 5px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 4px; color: $text; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $text_disabled; }
QToolButton[popupMode="1"] { padding-right: 16px; }
QToolButton::menu-indicator { image: none; }

QPushButton { background: $surface; color: $text; border: 1px solid $border_strong; border-radius: ${radius}px;
  padding: 5px 14px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 13px; }
QPushButton:disabled { color: $text_disabled; border-color: $border; }
QPushButton[role="primary"], QPushButton:default { background: $accent; color: $accent_text; border-color: $accent; }
QPushButton[role="primary"]:focus, QPushButton:default:focus { border: 2px solid $text; padding: 4px 13px; }
QPushButton[role="primary"]:disabled, QPushButton:default:disabled { background: $pressed; color: $text_faint; border-color: $border; }
QPushButton[role="link"], QToolButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent;
  padding: 1px 4px; text-align: left; min-height: 0; border-radius: 4px; }
QPushButton[role="link"]:hover, QToolButton[role="link"]:hover { background: $accent_soft; }
QPushButton[role="link"]:focus, QToolButton[role="link"]:focus { border: 1px solid $accent; padding: 1px 4px; }

QPushButton[role="choice"] { border-radius: 8px; border-color: $border_strong; padding: 0; }
QPushButton[role="choice"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton[role="choice"][state="primary"] { background: $accent; border-color: $accent; }
QPushButton[role="choice"][state="primary"]:focus { border: 2px solid $text; }
QPushButton[role="choice"][state="primary"] QLabel { color: $accent_text; }

QFrame[role="field"] { background: $surface; border: 1px solid $border_strong; border-radius: ${radius}px; padding: 1px; }
QLineEdit, QTextEdit, QAbstractSpinBox, QComboBox, QDateEdit, QTimeEdit, QPlainTextEdit[role="field"] {
  background: $surface; color: $text; border: 1px solid $border_strong; border-radius: ${radius}px;
  padding: 4px 7px; selection-background-color: $selection; selection-color: $text; }
QLineEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit[role="field"]:focus {
  border: 2px solid $accent; padding: 3px 6px; }
QFrame[role="field"][focused="true"] { border: 2px solid $accent; padding: 0; }
QLineEdit:read-only, QLineEdit:disabled, QPlainTextEdit[role="field"]:disabled { background: $surface_raised; color: $text_muted; }
QLineEdit[state="error"], QTextEdit[state="error"], QComboBox[state="error"], QPlainTextEdit[state="error"],
QAbstractSpinBox[state="error"], [role="field"][state="error"] { border-color: $error; }
QLineEdit[state="warning"], QTextEdit[state="warning"], QComboBox[state="warning"], QPlainTextEdit[state="warning"],
[role="field"][state="warning"] { border-color: $warning; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$icons/chevron-down-$name.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border_strong; padding: 2px;
  selection-background-color: $accent_soft; selection-color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 18px; }
QAbstractSpinBox::up-arrow { image: url("$icons/chevron-up-$name.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("$icons/chevron-down-$name.svg"); width: 10px; height: 10px; }
QDateEdit::down-button, QDateTimeEdit::drop-down { border: none; width: 22px; }

QCheckBox, QRadioButton { spacing: 7px; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator, QMenu::indicator:non-exclusive { width: 14px; height: 14px; border: 1px solid $border_strong;
  border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked { background: $accent; border-color: $accent; image: url("$icons/check-on-$name.svg"); }
QMenu::indicator:non-exclusive:checked { background: $accent; border-color: $accent; image: url("$icons/check-on-$name.svg"); }
QMenu::indicator:exclusive { width: 8px; height: 8px; border-radius: 4px; border: none; padding: 0; margin-left: 10px; }
QMenu::indicator:exclusive:checked { background: $accent; }
QCheckBox::indicator:indeterminate { background: $accent_soft; border-color: $accent; }
QListView[role="choices"]::item { padding: 5px 4px; }
QTreeView[role="choices"]::item { padding: 2px; }
QCheckBox::indicator:focus { width: 12px; height: 12px; border: 2px solid $accent; }
QCheckBox::indicator:checked:focus { border-color: $text; }

QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QDialog QSplitter::handle { background: transparent; }

QTabBar { background: $window; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $text_muted; border: none; border-bottom: 2px solid transparent;
  padding: 6px 10px; max-width: 240px; }
QTabBar::tab:hover { background: $hover; }
QTabBar::tab:selected { color: $text; background: $surface; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: none; }

QListView, QTreeView, QTableView { background: $surface; border: none; selection-background-color: $accent_soft;
  selection-color: $text; alternate-background-color: $surface_raised; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $text; }
QHeaderView::section { background: $window; color: $text_muted; border: none; border-bottom: 1px solid $border; padding: 4px 8px; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $border_strong; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $text_faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea, QAbstractScrollArea { border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QStatusBar { background: $window; border-top: 1px solid $border; color: $text_muted; }
QStatusBar::item { border: none; }
QProgressBar { background: $border; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QLabel[role="muted"], QCheckBox[role="muted"] { color: $text_muted; }
QLabel[role="faint"] { color: $text_faint; }
QLabel[role="title"] { font-size: 15pt; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="display"] { font-size: 20pt; font-weight: 600; }
QLabel[role="required"] { color: $error; }
QLabel[role="error"] { color: $error; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="hint"] { color: $hint; }
QLabel[role="success"] { color: $success; }
QLabel[role="note"] { background: $hint_soft; color: $text; border-bottom: 1px solid $border; padding: 5px 12px; }
QLabel[role="caution"] { background: $warning_soft; color: $text; border-top: 1px solid $warning; padding: 5px 12px; }
QToolButton[role="cross"] { padding: 2px; }
QToolButton[role="segment"] { padding: 3px 8px; color: $text_muted; }
QToolButton[role="segment"]:checked { background: $accent_soft; color: $text; }
QPushButton[role="source"] { background: transparent; border: 1px solid transparent; text-align: left; padding: 4px 16px 4px 0; color: $text_muted; }
QPushButton[role="source"]:hover { background: $hover; }
QPushButton[role="source"]:focus { border: 1px solid $accent; padding: 4px 16px 4px 0; }
QPushButton[role="source"]:disabled { color: $text_faint; }
QPushButton[role="source"]::menu-indicator { image: url("$icons/chevron-down-$name.svg"); width: 12px; height: 12px;
  subcontrol-origin: padding; subcontrol-position: right center; right: 5px; }
QPushButton[role="source"]:disabled::menu-indicator { image: none; }
QLabel[role="badge"] { background: $surface_raised; color: $text_muted; border: 1px solid $border; border-radius: 8px; padding: 0 6px; }
QLabel[role="code"] { background: $md_code_bg; border-radius: 4px; padding: 4px 6px; }

QWidget[role="surface"] { background: $surface; }
QWidget[role="pane"] { background: $window; }
QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[role="card"][state="error"] { background: $error_soft; border-color: $error; }
QFrame[role="callout"] { background: $surface_raised; border: 1px solid $border_strong; border-radius: 8px; }
QFrame[role="spotlight"] { background: transparent; border: 3px solid $accent; border-radius: 6px; }
QFrame[role="strip"] { background: $surface_raised; border: none; border-bottom: 1px solid $border; }
QFrame[role="strip"][state="warning"] { background: $warning_soft; border-bottom-color: $warning; }
QFrame[role="strip"][state="error"] { background: $error_soft; border-bottom-color: $error; }
QFrame[role="strip"][state="hint"] { background: $hint_soft; border-bottom-color: $hint; }
QFrame[role="separator"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="chip"] { background: $accent_soft; border: 1px solid transparent; border-radius: 11px; }
QFrame[role="chip"]:focus, QFrame[role="chip"][focused="true"] { border-color: $accent; }
QFrame[role="chip"][state="error"] { background: $error_soft; }
QPlainTextEdit[role="text"] { background: $surface; color: $text; border: none;
  selection-background-color: $selection; selection-color: $text; }
QCalendarWidget QWidget { alternate-background-color: $surface_raised; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $accent_text; }
"""


def style_sheet(theme: Theme, icons_dir: str) -> str:
    """The style sheet of ``theme``; ``icons_dir`` holds the coloured arrows and check marks."""
    sheet = _SHEET.replace("$icons", icons_dir).replace("$name", theme.name)
    sheet = sheet.replace("${radius}", str(RADIUS))
    # longest token first, so that $surface does not eat the head of $surface_raised
    for token in sorted(theme.colors, key=len, reverse=True):
        sheet = sheet.replace(f"${token}", theme.colors[token])
    return sheet
