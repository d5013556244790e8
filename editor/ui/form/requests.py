"""What the rows of a form want done: said in one place, whichever row it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class RowRequests(QObject):
    """Given to every row, so that nothing between a row and the form hands signals on.

    Signals:
        change_made(str, Change): the key's value is to change; answered with the row's ``refuse``,
            or with a new row.
        remove_requested(str), source_requested(str), choose_image_requested(str): of the key.
        images_offered(str, images): of the key; what was dropped on it or pasted into it.
        fix_requested(Finding, Fix): a fix's button was pressed.
        undo_requested(), redo_requested(): keys for the post's history.
    """

    change_made = Signal(str, object)
    remove_requested = Signal(str)
    source_requested = Signal(str)
    choose_image_requested = Signal(str)
    images_offered = Signal(str, object)
    fix_requested = Signal(object, object)
    undo_requested = Signal()
    redo_requested = Signal()
