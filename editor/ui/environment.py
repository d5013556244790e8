"""What must be set before Qt starts: flags of the web engine, the input method."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path

import PySide6
from PySide6.QtCore import (
    QCoreApplication,
    QSettings,  # noqa: TID251 -- not for ours: Qt's own are moved
    Qt,
)

COLLECT = "--js-flags=--expose-gc-as=genkoCollect"
"""Lets the preview's script ask for the engine's garbage collection. The engine itself does not see
the weight of elements that were taken out: each change of a long post left 12 MB behind."""


M_ARENA_MAX = -8
"""Of glibc's malloc.h: how many heaps there may be."""


def prepare(root: Path | None = None, environment: MutableMapping[str, str] = os.environ) -> None:
    """Set up the process; called once, before the QApplication.

    ``root`` is the folder that takes in all that is the user's, if there is one.
    """
    if root is not None:
        _keep_within(root, environment)
    share_heaps()
    _web_engine_flags(environment)
    _input_method(environment)
    # Machines without a graphics card would otherwise tell so in four lines at each start.
    environment.setdefault("QT_LOGGING_RULES", "qt.vulkan*=false;qt.webenginecontext*=false")
    # The web engine is loaded after the first paint and shares the window's GL context then.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def share_heaps() -> None:
    """Let the threads share two heaps where glibc would give each of dozens its own.

    A heap keeps what was freed in it for its own threads: changing the post 200 times made the
    window's process 12 MB larger without anything left behind, now it stays as it is.
    """
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
        if mallopt is not None:
            mallopt(M_ARENA_MAX, 2)


def _keep_within(root: Path, environment: MutableMapping[str, str]) -> None:
    """Have libraries keep what they like to remember in ``root`` too, not in the home directory.

    Qt writes how its file dialogs were left (`QtProject.conf`); Qt, Mesa and fontconfig have
    caches, which XDG_CACHE_HOME moves. XDG_CONFIG_HOME stays: git and the browser that a link opens
    inherit it, and need their own settings. Elsewhere than on Linux caches have no such variable
    and are done without.
    """
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(root / "config"))
    caches = root / "cache"
    with suppress(OSError):
        caches.mkdir(parents=True, exist_ok=True)
    environment["XDG_CACHE_HOME"] = str(caches)
    if sys.platform != "linux":
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DisableShaderDiskCache)
        environment["QSG_RHI_DISABLE_DISK_CACHE"] = "1"


def _web_engine_flags(environment: MutableMapping[str, str]) -> None:
    """Chromium refuses to run its sandbox as root (containers); for everybody else it stays on."""
    flags = environment.get("QTWEBENGINE_CHROMIUM_FLAGS", "").split()
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and "--no-sandbox" not in flags:
        flags.append("--no-sandbox")
    if not any(flag.startswith("--js-flags") for flag in flags):
        flags.append(COLLECT)
    environment["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(flags)


def _input_method(environment: MutableMapping[str, str]) -> None:
    """Without a plugin of its own, fcitx is reached by the IBus protocol it speaks too (X11).

    PySide6's wheels bring the plugins compose and ibus alone, and a distribution's fcitx plugin is
    made for another Qt: with QT_IM_MODULE=fcitx no input method would work at all. On Wayland the
    compositor's text-input protocol is used, so the variable is left out.
    """
    if environment.get("QT_IM_MODULE", "").lower() not in ("fcitx", "fcitx5"):
        return
    plugins = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforminputcontexts"
    if any(plugins.glob("*fcitx*")):
        return
    if environment.get("WAYLAND_DISPLAY") and environment.get("QT_QPA_PLATFORM") != "xcb":
        del environment["QT_IM_MODULE"]
    else:
        environment["QT_IM_MODULE"] = "ibus"
