"""What must be set before Qt starts: flags of the web engine, the input method."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, Qt

COLLECT = "--js-flags=--expose-gc-as=genkoCollect"
"""Lets the preview's script ask for the engine's garbage collection. The engine itself does not see
the weight of elements that were taken out: each change of a long post left 12 MB behind."""


def prepare(environment: MutableMapping[str, str] = os.environ) -> None:
    """Set up the process; called once, before the QApplication."""
    _web_engine_flags(environment)
    _input_method(environment)
    # Machines without a graphics card would otherwise tell so in four lines at each start.
    environment.setdefault("QT_LOGGING_RULES", "qt.vulkan*=false;qt.webenginecontext*=false")
    # The web engine is loaded after the first paint and shares the window's GL context then.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


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
