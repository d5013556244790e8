"""Images for posts: chosen, dropped or pasted; from outside they are copied into the site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from editor.app.image_copies import (
    Copied,
    ImageFile,
    Naming,
    copy_image,
    description_of,
    take_back,
    usual_folder,
)
from editor.app.markdown import links
from editor.app.open_site import OpenSite
from editor.app.session import PostSession
from editor.app.site_images import image_folder, image_url
from editor.app.workspace import Workspace
from editor.i18n.catalog import Messages
from editor.site import store
from editor.site.store import ReadFailed, WriteFailed
from editor.ui.form.view import FormView
from editor.ui.image_data import DraggedImage, png_of
from editor.ui.notices import Choice, Notice, NoticeBar
from editor.ui.preferences import Preferences
from editor.ui.text.pane import TextPane

_SHOWN = "image"
"""The key of the notice: news of one image take the place of the last one's."""


class Images:
    """Puts images into the text or into a field of the form.

    A copy stays in the site when the text is undone: the notice says where it lies, and takes it
    back together with what names it.
    """

    def __init__(
        self,
        workspace: Workspace,
        form: FormView,
        notices: NoticeBar,
        preferences: Preferences,
        now: Callable[[], datetime],
    ) -> None:
        self._workspace = workspace
        self._form = form
        self._notices = notices
        self._preferences = preferences
        self._now = now

    @property
    def _messages(self) -> Messages:
        return self._preferences.messages

    def choose_for_text(self, pane: TextPane) -> None:
        """Ask for an image and insert it at the caret."""
        chosen = self._ask()
        if chosen is not None:
            self.insert(pane, [chosen])

    def choose_for_field(self, key: str) -> None:
        """Ask for an image for a field of the form."""
        chosen = self._ask()
        if chosen is not None:
            self.give_field(key, [chosen])

    def insert(self, pane: TextPane, images: Sequence[DraggedImage]) -> None:
        """Insert images at the caret of a post's text."""
        if pane.session is None or pane.session.read_only is not None:
            return
        pairs, copies = self._named(images, pane.session.name)
        pane.change(lambda state: links.images(state, pairs))
        self._tell_copies(copies, pane.session)
        pane.focus_text()

    def give_field(self, key: str, images: Sequence[DraggedImage]) -> None:
        """Make the first of ``images`` the value of a field of the form."""
        name = self._form.post_name
        pairs, copies = self._named(images[:1], name)
        for url, _ in pairs:
            self._form.set_value(key, url)
            self._form.focus_field(key)
        session = next((one for one in self._workspace.sessions if one.name == name), None)
        if session is not None:
            self._tell_copies(copies, session)

    def _ask(self) -> Path | None:
        site = self._site()
        if site is None:
            return None
        file, _ = QFileDialog.getOpenFileName(
            self._form.window(),
            self._messages.text("open.image-title"),
            str(image_folder(site.site.root)),
            self._messages.text("open.image-filter"),
        )
        return Path(file) if file else None

    def _site(self) -> OpenSite | None:
        """The open site; without one, images have no address, which is told."""
        site = self._workspace.open_site
        if site is None:
            self._tell("warning", self._messages.text("open.image-no-site"))
        return site

    def _named(
        self, images: Sequence[DraggedImage], post_name: str
    ) -> tuple[list[tuple[str, str]], list[Copied]]:
        """The address and the first description of each image, and the copies that were made."""
        site = self._site()
        if site is None:
            return [], []
        root = site.site.root
        named: list[tuple[str, str]] = []
        copies: list[Copied] = []
        for image in images:
            name = image.name if isinstance(image, Path) else ""
            url = image_url(image, root) if isinstance(image, Path) else None
            if url is None:
                copied = self._copy(image, site, post_name)
                if not isinstance(copied, Copied):
                    self._tell("error", self._messages.text(copied.reason, **copied.args))
                    break
                copies.append(copied)
                url = copied.url
            named.append((url, description_of(name)))
        return named, copies

    def _tell_copies(self, copies: list[Copied], session: PostSession) -> None:
        """Say where copies lie, and offer to take them back with the change that names them."""
        site = self._workspace.open_site
        if not copies or site is None:
            return
        root, version, text = site.site.root, session.version, self._messages.text

        def undo() -> None:
            kept = take_back(copies, root)
            untouched = session.version == version and session in self._workspace.sessions
            if untouched:
                session.buffer.undo()
            if kept:
                self._tell("warning", self._messages.text("image.kept", file=kept[0]))
            elif not untouched:
                self._tell("hint", self._messages.text("image.text-stays"))

        message = "image.copied" if len(copies) == 1 else "image.copied-many"
        shown = text(message, file=copies[-1].rel, count=len(copies))
        fresh = any(copied.written is not None for copied in copies)
        choices = (Choice("undo", text("image.undo"), undo),) if fresh else ()
        self._notices.show_notice(Notice(_SHOWN, "hint", shown, choices))

    def _copy(
        self, image: DraggedImage, site: OpenSite, post_name: str
    ) -> Copied | ReadFailed | WriteFailed:
        root = site.site.root
        settings, today = self._preferences.settings, self._now().date()
        folder = settings.image_folder or usual_folder(root, site.index.headers())
        naming = Naming(folder, settings.image_name)
        if not isinstance(image, Path):
            pasted = ImageFile(png_of(image), "", ".png")
            return copy_image(pasted, root, naming, post_name, today)
        read = store.read(image)
        if isinstance(read, ReadFailed):
            return read
        file = ImageFile(read.data, image.name, image.suffix)
        return copy_image(file, root, naming, post_name, today)

    def _tell(self, level: str, text: str) -> None:
        self._notices.show_notice(Notice(_SHOWN, level, text))
