"""What the program never uses, of Qt above all: left out of the bundle before it is written.

PyInstaller's hooks take all plugins of a Qt module and all that those link to, which brings in most
of Qt (3D, multimedia, Quick controls, the GTK theme with GTK itself). Here plugins are chosen by
name, and a library stays only when something that stays links to it.

Entries are PyInstaller's: (place in the bundle, file on this machine, kind).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath

from installer import elf

Entry = tuple[str, str, str]

PLUGINS = {
    "platforms": r"xcb|wayland|offscreen|minimal|windows|cocoa",
    "platforminputcontexts": r"compose|ibus|fcitx",
    # The GTK theme would bring GTK, 30 MB; the portal gives the desktop's own file dialogs as well.
    "platformthemes": r"portal",
    "imageformats": r"gif|ico|jpeg|svg|webp",
    "iconengines": r".",
    "styles": r".",
    "xcbglintegrations": r".",
    "wayland-decoration-client": r".",
    "wayland-graphics-integration-client": r".",
    "wayland-shell-integration": r".",
}
"""Folder of plugins to the names that are kept in it; other folders are left out whole."""

UNUSED_DATA = (
    r"/translations/(?!qtwebengine_locales/)(?!qtbase_(ja|en)\.qm$)",
    r"/qtwebengine_locales/(?!(en-US|ja)\.pak$)",
    r"/qtwebengine_devtools_resources\.(debug\.)?pak$",
    r"/resources/.*\.debug\.",
    r"/qml/",
    r"^lib\w+\.chk$",
    # Of python-liquid's own libraries: it asks for the data of one language, and for no zone.
    r"^babel/locale-data/(?!(root|en|en_US)\.dat$)",
    r"^pytz/zoneinfo/",
    # What extension modules were compiled from, and what only type checkers read.
    r"^(?!editor/).*\.(c|cpp|h|pyx|pxd|pxi|pyi)$",
    # Lists of what pip wrote, of no use where pip is not, and of what a library was built with.
    r"\.dist-info/(RECORD|INSTALLER|REQUESTED|direct_url\.json)$",
    r"\.dist-info/sboms/",
)

SYSTEM_LIBRARIES = re.compile(
    # A driver for graphics is made for the system's own C++ library and may refuse an older one.
    r"lib(stdc\+\+|gcc_s|gbm|drm|"
    # These read files or load modules of their own version, or talk to services of the system.
    r"fontconfig|freetype|(?:glib|gobject|gio|gmodule|gthread)-2\.0|dbus-1|xkbcommon|xkbcommon-x11|"
    r"xkbfile|asound|nss3|nssutil3|smime3|ssl3|nspr4|plc4|plds4|systemd|udev|gssapi_krb5|krb5|"
    r"k5crypto|krb5support|com_err|keyutils|cap|gcrypt|gpg-error|wayland-\w+|"
    # The X libraries that every desktop has (the xcb-util family, which many lack, stays in).
    r"X11|X11-xcb|Xau|Xdmcp|Xext|Xrender|Xrandr|Xfixes|Xcomposite|Xdamage|Xtst|xcb|"
    r"xcb-(?:randr|render|shape|shm|sync|xfixes|xkb|glx|dri3|dri2|present))\.so"
)
"""Libraries that are the system's to give: packages depend on them, the archive expects them.

The C library, OpenGL and the like PyInstaller leaves out by itself.
"""


def without_unused(
    binaries: Iterable[Entry], datas: Iterable[Entry]
) -> tuple[list[Entry], list[Entry]]:
    """The entries of the bundle that the program uses: libraries and programs, and data files."""
    kept_datas = [entry for entry in datas if not _is_unused_data(entry[0])]
    chosen = [e for e in binaries if not _is_unused_plugin(e[0]) and not _is_unused_data(e[0])]
    if sys.platform.startswith("linux"):
        chosen = [e for e in chosen if not SYSTEM_LIBRARIES.match(PurePath(e[0]).name)]
    if sys.platform != "darwin":
        chosen = _reached(chosen)
    return chosen, _without_dangling_links(kept_datas, chosen)


def _is_unused_data(place: str) -> bool:
    path = place.replace("\\", "/")
    return any(re.search(pattern, path) for pattern in UNUSED_DATA)


def _is_unused_plugin(place: str) -> bool:
    found = re.search(r"(?:^|/)plugins/([\w-]+)/([^/]+)$", place.replace("\\", "/"))
    if found is None or not place.startswith("PySide6"):
        return False
    return re.search(PLUGINS.get(found[1], r"(?!)"), found[2]) is None


def _is_root(entry: Entry) -> bool:
    """Whether the program loads this by name, not because another library links to it."""
    place, _, kind = entry
    path = PurePath(place.replace("\\", "/"))
    return (
        kind == "EXTENSION"
        or "plugins" in path.parts
        or path.name.startswith(("QtWebEngineProcess", "libpython", "python3"))
        or re.search(r"\.abi3\.so$|\.pyd$", path.name) is not None
    )


def _reached(binaries: list[Entry]) -> list[Entry]:
    """The roots, and what they link to directly or by others."""
    by_name: dict[str, list[Entry]] = {}
    for entry in binaries:
        by_name.setdefault(_file_name(entry[0]), []).append(entry)
    kept = {entry[0]: entry for entry in binaries if _is_root(entry)}
    waiting = list(kept.values())
    while waiting:
        for name in _links_of(waiting.pop()[1]):
            for needed in by_name.get(_file_name(name), ()):
                if needed[0] not in kept:
                    kept[needed[0]] = needed
                    waiting.append(needed)
    return [entry for entry in binaries if entry[0] in kept]


def _links_of(file: str) -> Iterable[str]:
    """The names of the libraries that one links to."""
    if sys.platform.startswith("linux"):
        return elf.needed(Path(file))
    from PyInstaller.depend.bindepend import get_imports  # noqa: PLC0415 - on Windows alone

    return [name for name, _ in get_imports(file)]


def _file_name(place: str) -> str:
    return PurePath(place.replace("\\", "/")).name.lower()


def _without_dangling_links(datas: list[Entry], binaries: list[Entry]) -> list[Entry]:
    """PyInstaller links Qt's libraries into the bundle's top: without those whose library went."""
    places = {entry[0] for entry in binaries}
    kept = []
    for entry in datas:
        place, target, kind = entry
        if kind == "SYMLINK" and str(PurePath(place).parent / target) not in places:
            continue
        kept.append(entry)
    return kept
