"""The main window: it arranges the panes, keeps their sizes, and knows nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QStatusBar,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from editor.i18n.catalog import Messages
from editor.ui.pane_room import TEXT_WIDTH, WIDTHS, fitting

PANES = ("posts", "form", "preview", "problems", "outline")
"""The panes that can be hidden."""


class MainWindow(QMainWindow):
    """Posts on the left, form and text in the middle, preview on the right, problems below.

    Signals:
        close_requested(): the user wants to leave; whoever listens calls ``leave()`` when nothing
            stands against it.
        panes_changed(): the size of the window has hidden panes, or brought them back.
        files_dropped(list, QPoint): folders, posts and images (paths) were dropped, at a place of
            the screen.
        activated(): the window has come to the front again (files may have changed meanwhile).
    """

    close_requested = Signal()
    panes_changed = Signal()
    files_dropped = Signal(object, object)
    activated = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main")
        # A small or much enlarged screen has less room than the window would like.
        room = self.screen().availableGeometry().size() - QSize(24, 48)
        self.resize(QSize(1500, 940).boundedTo(room))
        self.setMinimumSize(720, 480)
        self.setUnifiedTitleAndToolBarOnMac(True)
        self.toolbar = QToolBar(self)
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setIconSize(QSize(18, 18))
        self.toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(self.toolbar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

        self._across = self._splitter("across", Qt.Orientation.Horizontal)
        self._middle = self._splitter("middle", Qt.Orientation.Horizontal)
        self._down = self._splitter("down", Qt.Orientation.Vertical)
        self._panes: dict[str, QWidget] = {}
        self._wanted: set[str] = set()
        self._useful: frozenset[str] = frozenset(PANES)
        self._asked: str | None = None
        self.texts = QStackedWidget(self)
        self.texts.setObjectName("texts")
        self.setCentralWidget(self._across)
        self.status = QStatusBar(self)
        self.status.setSizeGripEnabled(False)
        self.setStatusBar(self.status)
        self._may_close = False
        self.usable: Callable[[QMimeData], list[Path]] = lambda _data: []
        """Asked for the files of a drag that can be dropped here."""
        self.setAcceptDrops(True)
        self._takes = QFrame(self)
        self._takes.setObjectName("takes")
        self._takes.setProperty("role", "spotlight")
        self._takes.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._takes.hide()

    def arrange(
        self,
        *,
        posts: QWidget,
        tabs: QWidget,
        notices: QWidget,
        form: QWidget,
        outline: QWidget,
        preview: QWidget,
        problems: QWidget,
    ) -> None:
        """Put the panes in their places; called once."""
        self._panes = {
            "posts": posts,
            "form": form,
            "preview": preview,
            "problems": problems,
            "outline": outline,
        }
        self._wanted = set(self._panes)
        for name, width in {**WIDTHS, "text": TEXT_WIDTH}.items():
            self.pane(name).setMinimumWidth(width)
        self._middle.addWidget(form)
        self._middle.addWidget(self.texts)
        self._middle.addWidget(outline)
        self._middle.setStretchFactor(0, 0)
        self._middle.setStretchFactor(1, 1)
        self._middle.setStretchFactor(2, 0)
        self._middle.setSizes([340, 520, 200])
        work = QWidget(self)
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tabs)
        column.addWidget(notices)
        column.addWidget(self._middle, 1)
        self._down.addWidget(work)
        self._down.addWidget(problems)
        self._down.setStretchFactor(0, 1)
        self._down.setStretchFactor(1, 0)
        self._down.setSizes([680, 210])
        self._across.addWidget(posts)
        self._across.addWidget(self._down)
        self._across.addWidget(preview)
        self._across.setStretchFactor(0, 0)
        self._across.setStretchFactor(1, 3)
        self._across.setStretchFactor(2, 2)
        self._across.setSizes([270, 710, 520])
        for splitter in (self._across, self._middle, self._down):
            splitter.setChildrenCollapsible(False)

    def add_status(self, name: str, *, permanent: bool) -> QLabel:
        """A label in the status bar; ``permanent`` ones stand on the right."""
        label = QLabel(self.status)
        label.setObjectName(f"status.{name}")
        label.setContentsMargins(8, 2, 8, 2)
        if permanent:
            self.status.addPermanentWidget(label)
        else:
            self.status.addWidget(label)
        return label

    def is_shown(self, pane: str) -> bool:
        """Whether a pane is to be seen (also while the window itself is not yet)."""
        return not self._panes[pane].isHidden()

    def pane(self, name: str) -> QWidget:
        """A pane that can be hidden, or the text or the menus: for those who point at it."""
        return {**self._panes, "text": self.texts, "menu": self.menuBar()}[name]

    def is_wanted(self, pane: str) -> bool:
        """Whether the user wants to see a pane, also where the window has no room for it now."""
        return pane in self._wanted

    def show_pane(self, pane: str, *, shown: bool) -> None:
        """Show or hide a pane; the others take its room, or make it where there is none."""
        if shown:
            self._wanted.add(pane)
            self._asked = pane
        else:
            self._wanted.discard(pane)
        self._fit()

    def show_useful(self, panes: Iterable[str]) -> None:
        """Of the panes that are wanted, show only these: there is nothing to show in the others.

        With none of them there is nothing for the toolbar to do either.
        """
        self._useful = frozenset(panes)
        self.toolbar.setVisible(bool(self._useful))
        self._fit()

    def show_title(self, title: str, messages: Messages, *, dirty: bool) -> None:
        """Name the window after the post that is open, with a dot for unsaved text."""
        shown = messages.text("app.name")
        if title:
            message = "app.title-dirty" if dirty else "app.title"
            shown = messages.text(message, title=title)
        if self.windowTitle() != shown:
            self.setWindowTitle(shown)

    def layout_state(self) -> dict[str, str]:
        """Geometry and sizes as texts, for the settings."""
        parts = {
            "window": self.saveGeometry(),
            "across": self._across.saveState(),
            "middle": self._middle.saveState(),
            "down": self._down.saveState(),
        }
        return {name: bytes(value.toBase64().data()).decode() for name, value in parts.items()}

    def restore_layout(self, state: dict[str, str]) -> None:
        """Take back what ``layout_state`` gave; what is missing or damaged is left as it is."""
        takers = {
            "window": self.restoreGeometry,
            "across": self._across.restoreState,
            "middle": self._middle.restoreState,
            "down": self._down.restoreState,
        }
        for name, take in takers.items():
            if state.get(name):
                take(QByteArray.fromBase64(QByteArray(state[name].encode())))

    def leave(self) -> None:
        """Close for good."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first: unsaved texts."""
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_requested.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders, posts and images; text is the text pane's."""
        if self.usable(event.mimeData()):
            event.acceptProposedAction()
            self._takes.setGeometry(self._across.geometry())
            self._takes.show()
            self._takes.raise_()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It goes elsewhere: nothing is taken."""
        self._takes.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        self._takes.hide()
        paths = self.usable(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths, self.mapToGlobal(event.position().toPoint()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide panes for which there is no room any more, and bring them back."""
        super().resizeEvent(event)
        if self._panes:
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the window comes to the front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def _fit(self) -> None:
        wanted = self._wanted & self._useful
        shown = fitting(wanted, self.width(), self.height(), self._asked)
        changed = [name for name in self._panes if self.is_shown(name) != (name in shown)]
        for name in changed:
            self._panes[name].setVisible(name in shown)
        if changed:
            self.panes_changed.emit()

    def _splitter(self, name: str, orientation: Qt.Orientation) -> QSplitter:
        splitter = QSplitter(orientation, self)
        splitter.setObjectName(f"splitter.{name}")
        splitter.setHandleWidth(1)
        return splitter
