"""The program's icon in the sizes and formats of the systems, drawn from resources/icons/app."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer import product

FOLDER = product.ROOT / "resources" / "icons" / "app"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
LARGEST_SMALL = 32
"""Up to here, in pixels, the coarser drawing is used."""


def write_png(target: Path, size: int) -> Path:
    """Draw the icon as a PNG of ``size`` pixels square."""
    name = "genko-small" if size <= LARGEST_SMALL else "genko"
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / f"{name}.svg")).render(painter, QRectF(0, 0, size, size))
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target), "PNG"):
        raise OSError(f"{target} could not be written")
    return target


def write_container(target: Path) -> Path:
    """Write all sizes into one file: .ico for Windows, .icns for macOS."""
    from PIL import Image  # noqa: PLC0415 - installed where such installers are made

    folder = product.BUILD / "icons"
    sizes = [s for s in SIZES if s != 22 and (target.suffix == ".icns" or s <= 256)]
    pictures = [Image.open(write_png(folder / f"{size}.png", size)) for size in sizes]
    largest = pictures[-1]
    target.parent.mkdir(parents=True, exist_ok=True)
    largest.save(target, append_images=pictures[:-1], sizes=[(s, s) for s in sizes])
    return target
