"""Every typing behaviour, and the switches for them."""

from __future__ import annotations

from dataclasses import dataclass

from editor.ui.text.behaviours.lists import CONTINUE_LISTS
from editor.ui.text.behaviours.model import Behaviour
from editor.ui.text.behaviours.pairs import PAIRS
from editor.ui.text.behaviours.paste_link import PASTE_LINK
from editor.ui.text.behaviours.tabs import TABS

BEHAVIOURS: tuple[Behaviour, ...] = (CONTINUE_LISTS, TABS, PAIRS, PASTE_LINK)
"""In the order in which they are asked; the first that makes a change wins."""


@dataclass(frozen=True, slots=True)
class TypingSettings:
    """Which behaviours are on, by their ids; all of them unless the user says otherwise."""

    continue_lists: bool = True
    tabs: bool = True
    pairs: bool = True
    paste_link: bool = True


def chosen(settings: TypingSettings) -> tuple[Behaviour, ...]:
    """The behaviours that ``settings`` switch on."""
    return tuple(behaviour for behaviour in BEHAVIOURS if getattr(settings, behaviour.id))
