"""Icons: Lucide's outlines, drawn in the colour of the text they stand beside; and our own one."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from editor.site.resources import resources_dir

SMALL_SIZES = (16, 22, 24, 32)
LARGE_SIZES = (48, 64, 128, 256)


@lru_cache(maxsize=256)
def _svg(name: str) -> bytes:
    return (resources_dir() / "icons" / f"{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name).replace(b"currentColor", color.encode())))


class _LucideEngine(QIconEngine):
    """Draws the outline at the asked size; disabled ones in the palette's disabled text colour."""

    def __init__(self, name: str, color: QColor | None) -> None:
        super().__init__()
        self._name = name
        self._color = color

    def clone(self) -> QIconEngine:
        return _LucideEngine(self._name, self._color)

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        mode: QIcon.Mode,
        state: QIcon.State,  # noqa: ARG002 - an outline looks the same switched on
    ) -> None:
        color = self._color
        palette = QApplication.palette()
        if mode == QIcon.Mode.Disabled:
            color = palette.color(palette.ColorGroup.Disabled, palette.ColorRole.ButtonText)
        elif color is None:
            color = palette.color(palette.ColorRole.ButtonText)
        _renderer(self._name, color.name()).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():
            # Asked for by layouts that have no room yet; a painter on nothing would warn.
            return QPixmap()
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap


def icon(name: str, color: QColor | None = None) -> QIcon:
    """The icon of a Lucide name (resources/icons); without a colour it follows the palette."""
    return QIcon(_LucideEngine(name, color))


def app_icon() -> QIcon:
    """The program's own icon in the sizes that desktops ask for.

    Up to 32 pixels a coarser drawing stands in, whose lines lie on whole pixels.
    """
    result = QIcon()
    for drawing, sizes in (("genko-small", SMALL_SIZES), ("genko", LARGE_SIZES)):
        renderer = QSvgRenderer(QByteArray(_svg(f"app/{drawing}")))
        for size in sizes:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            result.addPixmap(pixmap)
    return result
