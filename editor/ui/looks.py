"""The application's fonts, colours and Qt's own texts, set in one place."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from editor.site.resources import resources_dir
from editor.ui.theme.stylesheet import palette, style_sheet
from editor.ui.theme.tokens import Theme

FAMILIES = (
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Hiragino Sans",
    "Yu Gothic UI",
    "Meiryo",
    "IPAPGothic",
    "VL PGothic",
)
"""Families with Japanese forms of the shared ideographs, most wanted first."""


class Looks:
    """What the whole application looks and speaks like."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translator: QTranslator | None = None
        app.setStyle("Fusion")
        installed = set(QFontDatabase.families())
        wanted = [family for family in FAMILIES if family in installed]
        font = QFont(app.font())
        if wanted:
            font.setFamilies([*wanted, font.family()])
        font.setPointSizeF(max(font.pointSizeF(), 10.0))
        app.setFont(font)

    def apply_theme(self, theme: Theme) -> None:
        """Colour everything by ``theme``."""
        self._app.setPalette(palette(theme))
        marks = (resources_dir() / "themes" / "marks").as_posix()
        self._app.setStyleSheet(style_sheet(theme, marks))

    def apply_language(self, language: str) -> None:
        """Have Qt's own dialogs and dates speak ``language``."""
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        locale = QLocale(language)
        QLocale.setDefault(locale)
        if language != "en":
            translator = QTranslator(self._app)
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if translator.load(locale, "qtbase", "_", folder):
                self._app.installTranslator(translator)
                self._translator = translator
