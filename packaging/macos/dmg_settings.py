"""How the disk image for macOS looks: dmgbuild reads this (packaging/build.py macos calls it).

The program on the left, the folder of programs on the right: one is dragged onto the other.
"""

from pathlib import Path

application = defines["app"]

format = "ULMO"  # lzma; read since macOS 10.15
filesystem = "APFS"
files = [application]
symlinks = {"Applications": "/Applications"}
icon = defines["icon"]
background = "builtin-arrow"
window_rect = ((200, 200), (560, 340))
icon_locations = {Path(application).name: (140, 150), "Applications": (420, 150)}
icon_size = 112
text_size = 13
default_view = "icon-view"
show_status_bar = False
show_sidebar = False
