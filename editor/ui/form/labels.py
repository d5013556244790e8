"""The column of labels of a form: beside the fields, as wide as the widest of them needs."""

from __future__ import annotations

from collections.abc import Collection

from editor.ui.form.row import RowFrame

_WIDTHS = (88, 168)
"""The least and the most that the column takes, in device-independent pixels."""


def arrange_labels(rows: Collection[RowFrame], *, wide: bool) -> None:
    """Put the labels of ``rows`` beside their fields (``wide``) or above them."""
    low, high = _WIDTHS
    width = max([low, *(min(row.label_width(), high) for row in rows)])
    for row in rows:
        row.set_wide(wide=wide, label_width=width)
