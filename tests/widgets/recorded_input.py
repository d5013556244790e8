"""What real input methods sent to the program, recorded from it, to be sent again in tests.

ibus 1.5.27 and fcitx5 5.0.21, both with Mozc 2.28, through Qt's plugin for ibus; the keys that were
pressed stand beside the names. tests/e2e/test_real_input_method.py types into the real ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QWidget

_KIND = QInputMethodEvent.AttributeType
IBUS_GROUND = QColor("#d1eaff")
FCITX_GROUND = QColor("#000000")


@dataclass(frozen=True, slots=True)
class Shown:
    """How a part of the preedit is shown: ``typed``, ``ibus`` or ``fcitx`` (being converted)."""

    start: int
    length: int
    look: str = "typed"

    def attribute(self) -> QInputMethodEvent.Attribute:
        """As Qt's plugin makes it of what the input method says."""
        made = QTextCharFormat()
        if self.look == "typed":
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        elif self.look == "ibus":
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            made.setBackground(IBUS_GROUND)
            made.setForeground(QColor("#000000"))
        else:
            made.setBackground(FCITX_GROUND)
            made.setForeground(QColor("#ffffff"))
        return QInputMethodEvent.Attribute(_KIND.TextFormat, self.start, self.length, made)


@dataclass(frozen=True, slots=True)
class Sent:
    """One event; ``replaced`` is where, from the caret, and how much the commit takes away."""

    preedit: str = ""
    parts: Sequence[Shown] = ()
    caret: int | None = None
    commit: str = ""
    replaced: tuple[int, int] = (0, 0)

    def event(self) -> QInputMethodEvent:
        """The event itself."""
        attributes = [part.attribute() for part in self.parts]
        if self.caret is not None:
            attributes.append(QInputMethodEvent.Attribute(_KIND.Cursor, self.caret, 1, None))
        made = QInputMethodEvent(self.preedit, attributes)
        if self.commit or self.replaced[1]:
            made.setCommitString(self.commit, *self.replaced)
        return made


def send(target: QWidget, sequence: Sequence[Sent]) -> None:
    """Have the input method say all of it."""
    for sent in sequence:
        QApplication.sendEvent(target, sent.event())


def typed(*preedits: str) -> list[Sent]:
    """Preedits as they are while letters are typed, the caret at their ends."""
    return [Sent(text, [Shown(0, len(text))], len(text)) for text in preedits]


def converted(text: str, *lengths: int, at: int = 0, by: str = "ibus") -> Sent:
    """A preedit of segments of those lengths, the one at index ``at`` being converted.

    Each kind of mark comes as an attribute of its own with all of them in it: three from ibus, two
    from fcitx, which does not underline what waits.
    """
    parts: list[Shown] = []
    start = caret = 0
    for index, length in enumerate(lengths):
        if index == at:
            parts += [Shown(start, length, by)] * (3 if by == "ibus" else 2)
            caret = start
        else:
            parts.append(Shown(start, length))
        start += length
    return Sent(text, parts, caret)


END = Sent()
"""Comes after most commits, and for a cancelled preedit."""

NIHONGO = typed("ｎ", "に", "にｈ", "にほ", "にほｎ", "にほんｇ", "にほんご")
"""n i h o n g o"""

GAKUSEI = converted("私は学生です", 2, 4)
"""w a t a s h i h a g a k u s e i d e s u, space"""

COMMITTED = [*NIHONGO, converted("日本語", 3), Sent(commit="日本語"), END]
"""n i h o n g o, space, Return"""

CANCELLED = [*typed("あ", "あｂ", "あｂｃ"), END]
"""a b c, Escape"""

TYPED_ON = [GAKUSEI, Sent(commit="私は学生です"), *typed("ｎ", "ね")]
"""..., n e: typing on takes what is converted"""

FIRST_SEGMENT = [GAKUSEI, Sent(commit="私は"), converted("学生です", 3, 1)]
"""..., Ctrl+Down: the first segment alone is taken"""

RECONVERTED = [Sent(replaced=(-4, 4)), converted("日本語", 3), Sent(commit="日本語"), END]
"""Henkan (convert), Return behind にほんご just committed: it is taken out of the text first"""

TAKEN_BACK = [Sent(replaced=(-4, 4)), *typed("にほんご")]
"""Ctrl+BackSpace behind にほんご just committed: it is composed again"""
