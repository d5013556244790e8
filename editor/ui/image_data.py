"""Images in a drag or on the clipboard: files of this computer, or a picture without a file."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from editor.app.image_copies import SUFFIXES

DraggedImage: TypeAlias = Path | QImage
"""A file; or the pixels of a screenshot, or of a picture copied in a browser."""


def images_of(data: QMimeData) -> list[DraggedImage]:
    """The images of ``data``; none where it is text, or where a file among them is no image.

    Office programs put a picture of a copied table beside its text: there the text is meant.
    """
    if data.hasUrls():
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        all_images = all(file.suffix.lower() in SUFFIXES and file.is_file() for file in files)
        return list(files) if all_images and len(files) == len(data.urls()) else []
    if data.hasImage() and not data.hasText():
        picture = QImage(data.imageData())
        return [] if picture.isNull() else [picture]
    return []


def has_files(data: QMimeData) -> bool:
    """Whether ``data`` is files of this computer and nothing else."""
    return data.hasUrls() and all(url.isLocalFile() for url in data.urls())


def png_of(picture: QImage) -> bytes:
    """A picture's pixels as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture)
    return bytes(buffer.data().data())
