"""An image of the site: thumbnail, path, a button to choose another."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.app.form_edit import Change, SetValue
from editor.app.form_model import Row
from editor.app.jobs import CancelToken
from editor.ui.form.context import FormContext, read_thumbnail
from editor.ui.form.line_edit import LineEdit
from editor.ui.form.widgets.base import FieldWidget
from editor.ui.icons import icon
from editor.ui.image_data import images_of

_SIZE = QSize(112, 63)
"""16 to 9, as the pictures of posts are shown by social networks."""

_RADIUS = 6


class Thumbnail(QWidget):
    """The picture, or an outline that says there is none."""

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._pixmap = QPixmap()
        self._missing = False
        self.setFixedSize(_SIZE)

    def show_image(self, image: QImage | None, *, missing: bool) -> None:
        """Show a picture; without one an outline, in a warning's colour where it is missed."""
        self._pixmap = QPixmap.fromImage(image) if image is not None else QPixmap()
        self._missing = missing
        self.update()

    @property
    def has_image(self) -> bool:
        """Whether a picture is shown."""
        return not self._pixmap.isNull()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The picture fills the frame, cut at its longer side."""
        theme = self._context.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.fillPath(frame, theme.color("surface_raised"))
        if self.has_image:
            painter.setClipPath(frame)
            size = QSize(self._pixmap.size())
            size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            painter.drawPixmap(left, top, size.width(), size.height(), self._pixmap)
            painter.setClipping(False)
        else:
            color = theme.color("warning" if self._missing else "text_faint")
            mark = icon("image", color).pixmap(22, 22)
            painter.drawPixmap((self.width() - 22) // 2, (self.height() - 22) // 2, mark)
        painter.setPen(theme.color("border"))
        painter.drawPath(frame)


class PathEdit(LineEdit):
    """The path of an image; where the clipboard holds an image itself, that is pasted.

    Signals:
        images_pasted(images): see :func:`editor.ui.image_data.images_of`.
    """

    images_pasted = Signal(object)

    def paste(self) -> None:
        """The command's way in: look at the clipboard before Qt does, which knows text alone."""
        images = images_of(QGuiApplication.clipboard().mimeData())
        if images and not self.isReadOnly():
            self.images_pasted.emit(images)
        else:
            super().paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt would not ask :meth:`paste`."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)


class ImageField(FieldWidget):
    """The path is typed, chosen or cleared; whether the file is there is said below it.

    Signals:
        choose_requested(): the user wants to choose a file.
        images_offered(images): these were dropped or pasted here.
    """

    choose_requested = Signal()
    images_offered = Signal(object)

    def __init__(self, context: FormContext, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(context, row, parent)
        self._shown: Path | None = None
        self.thumbnail = Thumbnail(context, self)
        self.edit = PathEdit(context.messages, self)
        self.edit.images_pasted.connect(self.images_offered)
        self.edit.setObjectName(f"form.{row.key}")
        self.edit.setPlaceholderText(context.say("form.image.placeholder"))
        self.edit.text_typed.connect(self.note_waiting)
        self.edit.composition_ended.connect(self._on_composition_ended)
        self.edit.editingFinished.connect(self._on_editing_finished)
        self.choose = self.tool("folder-open", "form.image.choose", "choose")
        self.choose.setText(context.say("form.image.choose"))
        self.choose.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.choose.clicked.connect(self.choose_requested)
        self.clear = self.tool("x", "form.image.clear", "clear")
        self.clear.clicked.connect(self._on_clear)
        self.state = QLabel(self)
        self.state.setObjectName(self.part("state"))
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)  # in one line it would push the whole form wide
        self.keys.watch(self.edit)
        self.setAcceptDrops(True)
        self._lay_out()
        self.refresh()

    @property
    def composing(self) -> bool:
        """Whether an input method is composing in it."""
        return self.edit.composing

    def inputs(self) -> list[QWidget]:
        """The path and the buttons."""
        return [self.edit, self.choose, self.clear]

    def bordered(self) -> list[QWidget]:
        """The path."""
        return [self.edit]

    def set_context(self, context: FormContext) -> None:
        """The site's files may be others now: look again, also behind an unchanged path."""
        super().set_context(context)
        self._shown = None
        if not self.pending and not self.composing:
            self.refresh()

    def change(self) -> Change | None:
        """The path, where it is another."""
        path = self.edit.text().strip().replace("\\", "/")
        if path == self.row.text or (not self.row.present and not path):
            return None
        return SetValue(path)

    def refresh(self) -> None:
        """Show the path and what lies there."""
        path = self.row.text
        self.edit.show_text(path)
        self.clear.setVisible(bool(path) and self.row.editable)
        assets = self.context.assets
        file = assets.file_of(path) if assets is not None and path.startswith("/") else None
        missing = bool(path) and path.startswith("/") and assets is not None and file is None
        self._show_file(file, missing=missing)
        word = "missing" if missing else "remote" if "://" in path else ""
        self.state.setText(self.context.say(f"form.image.{word}") if word else "")
        self.state.setVisible(bool(word))
        self.state.setProperty("role", "warning" if missing else "muted")
        self.state.style().polish(self.state)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take images; other files are the window's."""
        if self.row.editable and images_of(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer what was dropped."""
        event.acceptProposedAction()
        self.images_offered.emit(images_of(event.mimeData()))

    def _show_file(self, file: Path | None, *, missing: bool) -> None:
        if file is None or file != self._shown:
            self.thumbnail.show_image(None, missing=missing)
        if file is not None and file != self._shown:
            self._shown = file
            kind = f"thumbnail:{self.row.key}"
            self.context.jobs.submit(kind, partial(_read, file), partial(self._on_read, file))
        self._shown = file

    def _on_read(self, file: Path, image: QImage) -> None:
        if file == self._shown:
            self.thumbnail.show_image(None if image.isNull() else image, missing=False)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.clear)
        buttons.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.edit)
        right.addLayout(buttons)
        right.addWidget(self.state)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(right, 1)

    def _on_composition_ended(self) -> None:
        if not self.pending:
            self.refresh()

    def _on_editing_finished(self) -> None:
        if self.pending:
            self.finished.emit()

    def _on_clear(self) -> None:
        self.edit.clear()
        self.note_finished()


def _read(file: Path, _: CancelToken) -> QImage:
    return read_thumbnail(file, _SIZE.width() * 2, _SIZE.height() * 2)
