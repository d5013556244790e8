"""The talk with the page: what it tells as signals, what it is told as batches of commands."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtWebChannel import QWebChannel

from editor.app.preview_diff import Splice, splices
from editor.app.preview_scroll import TOP, LineMap, Place
from editor.core.render.block import Block
from editor.ui.preview.addresses import SITE_ORIGIN
from editor.ui.preview.figures import ENGINES, engine_script
from editor.ui.preview.page import OWN_WORLD, PreviewPage
from editor.ui.preview.state import Part, PreviewState

Command = tuple[str, Mapping[str, object]]

_EVERYTHING = (
    Part.SHELL
    | Part.SITE
    | Part.THEME
    | Part.HEAD
    | Part.BLOCKS
    | Part.SCROLL
    | Part.CARET
    | Part.ZOOM
)


LITTER = 400_000
"""Characters of HTML after which the page is asked to collect what was taken out of it; as many as
another post takes out, or another page."""

LITTER_OF_A_BATCH = 1000
"""What a batch leaves behind beside its HTML, in the same measure."""


class Bridge(QObject):
    """The object that the page's script sees; each slot is one thing it can tell."""

    page_ready = Signal(str)
    block_applied = Signal(int)
    block_painted = Signal(int)
    place_scrolled = Signal(int, int, float)
    link_followed = Signal(str, str)
    place_clicked = Signal(int, int, float)
    engine_wanted = Signal(str)

    @Slot(str)
    def ready(self, address: str) -> None:
        """The script runs and listens, in the page of this address."""
        self.page_ready.emit(address)

    @Slot(int)
    def applied(self, sequence: int) -> None:
        """The blocks of a batch are in the page."""
        self.block_applied.emit(sequence)

    @Slot(int)
    def painted(self, sequence: int) -> None:
        """The blocks of a batch have been seen: a frame with them is out."""
        self.block_painted.emit(sequence)

    @Slot(int, int, float)
    def scrolled(self, sequence: int, index: int, offset: float) -> None:
        """The reader has scrolled; the place is one of the batch named."""
        self.place_scrolled.emit(sequence, index, offset)

    @Slot(str, str)
    def linked(self, href: str, resolved: str) -> None:
        """A link was followed: as written, and as the page resolved it."""
        self.link_followed.emit(href, resolved)

    @Slot(int, int, float)
    def clicked(self, sequence: int, index: int, offset: float) -> None:
        """A place without a link was clicked."""
        self.place_clicked.emit(sequence, index, offset)

    @Slot(str)
    def wanted(self, name: str) -> None:
        """The page has something to draw and lacks the library for it."""
        self.engine_wanted.emit(name)


class PageDriver(QObject):
    """Keeps the page in step with a state.

    What changes within one turn of the event loop goes out as one batch. While the page works on
    blocks nothing is sent: what comes up meanwhile is one batch again, with the latest state only.

    Signals:
        ready(): the page is up and shows the state, or is about to.
        painted(int): the number of the last batch of blocks that has reached the screen.
        scrolled(float): the reader has scrolled to a line.
        clicked(int): a line was clicked.
        linked(str, str): a link was followed (as written, as resolved).
    """

    ready = Signal()
    painted = Signal(int)
    scrolled = Signal(float)
    clicked = Signal(int)
    linked = Signal(str, str)

    def __init__(
        self, page: PreviewPage, state: PreviewState, texts: Mapping[str, str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._state = state
        self._texts = dict(texts)
        self._due = _EVERYTHING
        self._is_ready = False
        self._sequence = 0
        self._working = False
        self._shown: tuple[Block, ...] = ()
        self._placed = False
        self._litter = 0
        # Places the page tells are of the batch it had then; one older than the last is enough.
        self._maps = {0: LineMap(())}
        self.last_painted = 0
        self._bridge = Bridge(self)
        self._bridge.page_ready.connect(self._on_page_ready)
        self._bridge.block_applied.connect(self._on_applied)
        self._bridge.block_painted.connect(self._on_painted)
        self._bridge.place_scrolled.connect(self._on_scrolled)
        self._bridge.place_clicked.connect(self._on_clicked)
        self._bridge.link_followed.connect(self.linked)
        self._bridge.engine_wanted.connect(self._on_engine_wanted)
        channel = QWebChannel(page)
        channel.registerObject("bridge", self._bridge)
        page.setWebChannel(channel, OWN_WORLD)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self.send)

    @property
    def is_ready(self) -> bool:
        """Whether the page listens."""
        return self._is_ready

    @property
    def sequence(self) -> int:
        """The number of the last batch of blocks sent."""
        return self._sequence

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be sent, or the page has not yet taken the last blocks."""
        return self._working or bool(self._due) or not self._is_ready

    def mark(self, parts: Part) -> None:
        """Send parts of the state at the end of this turn, or once the page is free."""
        self._due |= parts
        if self._is_ready:
            self._turn.start()

    def reset(self) -> None:
        """The page is gone: begin again with everything when it comes back."""
        self._is_ready = False
        self._working = False
        self._shown = ()
        self._placed = False
        self._litter = LITTER
        self._due |= _EVERYTHING
        self._turn.stop()

    def send(self) -> None:
        """Send what is due now, if the page is free; happens by itself at the end of a turn."""
        if self._working or not self._is_ready or not self._due:
            return
        due = self._take_due()
        batch: list[Command] = []
        if Part.SHELL in due:
            # Settings first: what of a page is shown depends on them.
            batch.append(("settings", self._settings()))
            batch.append(self._shell())
        if Part.FRESH in due:
            # First of all: what goes away need not be made right for another site or theme.
            batch.append(("clear", {}))
            self._litter = LITTER
        if Part.SITE in due and Part.SHELL not in due:
            batch.append(("settings", self._settings()))
        if Part.THEME in due:
            batch.append(("colors", self._colors()))
        if Part.HEAD in due:
            batch.append(("head", {"title": self._state.title, "meta": self._state.meta}))
        if Part.FILES_CHANGED in due:
            batch.append(("refresh", {}))
        follow = Part.CARET_MOVED in due
        if Part.BLOCKS in due:
            follow |= self._add_blocks(batch, fresh=Part.FRESH in due)
        if Part.SCROLL in due:
            place = self._map.place(self._state.scroll_line)
            batch.append(("scroll", {"place": _pair(place)}))
        if due & (Part.CARET | Part.CARET_MOVED | Part.BLOCKS):
            batch.append(("caret", self._caret(follow=follow)))
        self._sweep(batch)
        if batch:
            # A page without our script yet says so when it has it, and is sent everything then:
            # the word that it is up was that of another page at the same address.
            self._page.runJavaScript(f"globalThis.genkoRun?.({_json(batch)})", OWN_WORLD)

    def _take_due(self) -> Part:
        """What is to be sent; not blocks told again, as after an analysis of what was rendered."""
        due, self._due = self._due, Part(0)
        shown = self._state.blocks is self._shown and Part.FRESH not in due
        return due & ~Part.BLOCKS if shown else due

    def _sweep(self, batch: list[Command]) -> None:
        """Have the page collect what was taken out, once that is enough."""
        if self._litter > LITTER:
            self._litter = 0
            batch.append(("collect", {}))

    @property
    def _map(self) -> LineMap:
        return self._maps[self._sequence]

    def _add_blocks(self, batch: list[Command], *, fresh: bool) -> bool:
        """Add what makes the page's blocks ours; tells whether the caret's block is among it."""
        old, new = self._shown, self._state.blocks
        keys = [block.key for block in new]
        ops = splices([] if fresh else [block.key for block in old], keys)
        self._shown = new
        lines = LineMap(new)
        if not ops and not fresh:
            # The same page from other lines.
            self._maps[self._sequence] = lines
            return False
        self._maps = {self._sequence: self._maps[self._sequence], self._sequence + 1: lines}
        self._sequence += 1
        self._working = True
        payload = [
            (op.at, op.removed, [(block.key, block.html) for block in new[op.start : op.stop]])
            for op in ops
        ]
        batch.append(("blocks", {"sequence": self._sequence, "ops": payload}))
        self._litter += LITTER_OF_A_BATCH + sum(len(html) for op in payload for _, html in op[2])
        return not fresh and self._is_caret_in(ops, lines)

    def _is_caret_in(self, ops: tuple[Splice, ...], lines: LineMap) -> bool:
        line = self._state.caret_line
        index = None if line is None else lines.block_at(line)
        return index is not None and any(op.start <= index <= op.stop for op in ops)

    def _caret(self, *, follow: bool) -> dict[str, object]:
        line = self._state.caret_line
        index = None if line is None else self._map.block_at(line)
        # The middle of the line: its top edge may lie in the block above.
        place = TOP if line is None else self._map.place(line + 0.5)
        return {"index": -1 if index is None else index, "place": _pair(place), "follow": follow}

    def _shell(self) -> Command:
        """Where the article is in the page just loaded, or the page that it has become."""
        shell = self._state.shell
        mark = "" if shell is None else shell.mark
        if self._placed and shell is not None:
            self._litter += len(shell.html)
            return "shell", {"html": shell.html, "mark": mark}
        self._placed = True
        return "place", {"mark": mark}

    def _settings(self) -> dict[str, object]:
        path = self._state.page_url.lstrip("/")
        base = "/".join(filter(None, (self._state.files.baseurl.strip("/"), path)))
        return {
            "texts": self._texts,
            "siteUrl": self._state.site_url.rstrip("/"),
            "remote": self._state.remote,
            "scripts": self._state.scripts and self._state.shell is not None,
            "baseHref": f"{SITE_ORIGIN}/{base}",
        }

    def _colors(self) -> dict[str, object]:
        theme = self._state.theme
        colors = {token.replace("_", "-"): value for token, value in theme.colors.items()}
        return {"theme": "dark" if theme.dark else "light", "colors": colors}

    def _on_page_ready(self, address: str) -> None:
        if QUrl(address) != self._page.home:
            return  # a page that another one is about to take the place of
        self.reset()
        self._is_ready = True
        self.ready.emit()  # who wants another page instead has it loaded now, and nothing is sent
        self.send()

    def _on_applied(self, sequence: int) -> None:
        if sequence == self._sequence:
            self._working = False
            self.send()

    def _on_painted(self, sequence: int) -> None:
        self.last_painted = sequence
        self.painted.emit(sequence)

    def _on_scrolled(self, sequence: int, index: int, offset: float) -> None:
        if sequence in self._maps:
            line = self._maps[sequence].line(Place(index, offset))
            self._state.scroll_line = line
            self.scrolled.emit(line)

    def _on_clicked(self, sequence: int, index: int, offset: float) -> None:
        if sequence in self._maps and index >= 0:
            # The bottom edge of a block is still its last line.
            inside = Place(index, min(offset, 0.999))
            self.clicked.emit(int(self._maps[sequence].line(inside)))

    def _on_engine_wanted(self, name: str) -> None:
        if name in ENGINES:
            self._page.runJavaScript(engine_script(name), OWN_WORLD)


def _pair(place: Place) -> tuple[int, float]:
    return place.index, place.offset


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
