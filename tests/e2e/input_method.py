"""Real input methods on the tests' screen: ibus or fcitx5 with Mozc, on a bus of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.e2e.xvfb import PATIENCE, Screen, end, wait_until

MOZC = Path("/usr/lib/mozc/mozc_server")
COMMANDS = {
    "ibus": ("dbus-daemon", "ibus-daemon", "ibus", "/usr/lib/ibus-mozc/ibus-engine-mozc"),
    "fcitx": ("dbus-daemon", "fcitx5", "fcitx5-remote"),
}
"""What must be installed, by the name that QT_IM_MODULE has for it."""

_IBUS_CONFIG = """engines {
  name : "mozc-jp"
  longname : "Mozc"
  layout : "default"
  rank : 80
}
active_on_launch: True
"""
_FCITX_PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=mozc

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=mozc

[GroupOrder]
0=Default
"""


def why_not(kind: str) -> str:
    """Why it cannot be started here; "" where it can."""
    absent = [name for name in COMMANDS[kind] if shutil.which(name) is None]
    absent += [str(MOZC)] if not MOZC.is_file() else []
    if kind == "fcitx" and not list(Path("/usr/lib").glob("*/fcitx5/fcitx5-mozc.so")):
        absent.append("fcitx5-mozc")
    if absent:
        return f"not installed: {', '.join(absent)}"
    if os.geteuid() == 0 and subprocess.run([*_AS_NOBODY, "true"], check=False).returncode:
        return "Mozc's server does not run as root, and no user namespace can be made here"
    return ""


_AS_NOBODY = ["unshare", "--user"]
"""Mozc's server refuses to run as root; in a namespace of its own it sees nobody, and all else, by
whose side it must be the same user, sees root."""


class InputMethod:
    """One of them, running; ``environment`` is what a program needs to find it."""

    def __init__(self, kind: str, screen: Screen) -> None:
        self._kind = kind
        # Short: sockets lie in it.
        self._home = Path(tempfile.mkdtemp(prefix="genko-im-"))
        self._processes: list[subprocess.Popen[str]] = []
        home = str(self._home)
        self.environment = {
            "HOME": home,
            "XDG_CONFIG_HOME": f"{home}/.config",
            "XDG_CACHE_HOME": f"{home}/.cache",
            "XDG_DATA_HOME": f"{home}/.local",
            "XDG_RUNTIME_DIR": home,
            "LC_ALL": "C.UTF-8",
            "QT_IM_MODULE": kind,
        }
        self._screen = {
            name: value
            for name, value in screen.environment.items()
            if name not in ("IBUS_ADDRESS", "XMODIFIERS")
        }
        self._write(".config/mozc/ibus_config.textproto", _IBUS_CONFIG)
        self._write(".config/fcitx5/profile", _FCITX_PROFILE)
        self._start_bus()
        self._start([*(_AS_NOBODY if os.geteuid() == 0 else ()), str(MOZC)])
        wait_until((self._home / ".config/mozc/.session.ipc").exists, "Mozc is there")
        if kind == "ibus":
            self._start(["ibus-daemon", "--panel=disable", "--cache=refresh"])
            wait_until(lambda: "mozc-jp" in self._ask("ibus", "list-engine"), "ibus knows Mozc")
        else:
            self._start(["fcitx5", "--disable=wayland,kimpanel,notifications"])
            wait_until(lambda: self._ask("fcitx5-remote").strip() != "", "fcitx5 answers")

    def choose_mozc(self) -> None:
        """Have what is typed go through Mozc; a program has to have the keyboard."""
        if self._kind == "ibus":
            self._ask("ibus", "engine", "mozc-jp")
            wait_until(lambda: "mozc" in self._ask("ibus", "engine"), "ibus uses Mozc")
        else:
            self._ask("fcitx5-remote", "-s", "mozc")
            wait_until(lambda: "mozc" in self._ask("fcitx5-remote", "-n"), "fcitx5 uses Mozc")

    def close(self) -> None:
        """End what was started, the daemons' own children with them."""
        for process in reversed(self._processes):
            end(process)
            if process.stdout is not None:
                process.stdout.close()
        shutil.rmtree(self._home, ignore_errors=True)

    def _start_bus(self) -> None:
        bus = self._start(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE
        )
        assert bus.stdout is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()

    def _start(
        self, command: Sequence[str], stdout: int = subprocess.DEVNULL
    ) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            command,
            env={**self._screen, **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._processes.append(process)
        return process

    def _ask(self, *command: str) -> str:
        done = subprocess.run(
            command,
            env={**self._screen, **self.environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return done.stdout

    def _write(self, name: str, text: str) -> None:
        path = self._home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
