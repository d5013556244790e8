"""The program's own icon: every size that desktops ask for, coarser drawn where it is small."""

from __future__ import annotations

from PySide6.QtCore import QSize

from editor.ui.icons import LARGE_SIZES, SMALL_SIZES, app_icon


def test_every_size_is_drawn(qtbot):
    icon = app_icon()
    for size in (*SMALL_SIZES, *LARGE_SIZES):
        image = icon.pixmap(QSize(size, size)).toImage()
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() == 0, "its corners are round"
        middle = image.pixelColor(size // 2, size // 2)
        assert middle.alpha() == 255


def test_small_sizes_are_a_drawing_of_their_own(qtbot):
    """At 16 pixels a line on a pixel's edge would be a grey smear: the small sheet's is pure."""
    image = app_icon().pixmap(QSize(16, 16)).toImage()
    assert image.pixelColor(8, 0).name() == "#c4ae80"
