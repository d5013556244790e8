"""The real program as a process on a screen: hands (xdotool), eyes (probe, pictures), a log.

A scenario reads like this::

    program = genko(site, language="ja")
    program.wait(lambda s: s["scanned"], "the site is scanned")
    program.click("text.view")
    program.type("hello")
    program.key("ctrl+s")
    program.wait(lambda s: not s["dirty"], "the post is saved")
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.xvfb import PATIENCE, Screen, wait_until

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "build" / "screenshots"
"""Pictures that scenarios take; looked at, and some of them shown in README."""

FROM_SOURCE = (sys.executable, "-P", "-m", "editor")
"""How the program of this checkout is started."""

HARMLESS = [
    re.compile(pattern)
    for pattern in (
        # Chromium looks for a system bus, which containers and Xvfb sessions lack.
        r"dbus/(bus|object_proxy)\.cc",
        # No graphics card on this screen: Chromium and Qt Quick paint in software, as intended.
        r"(?i)vulkan|\bEGL\b|\bGLX\b|libva|gpu_|GPU|command_buffer|viz_main_impl|gl_surface",
        r"QRhi|RHI backend|DRI3|dri3|ContextResult|GLImplementation|SharedImage|angle_platform",
        # As root (containers) the sandbox is off, which Chromium mentions.
        r"(?i)sandbox(ing)? .*(disabled|root)|no-sandbox",
        # Qt warns of what the tiny window manager does not offer.
        r"qt\.qpa\.services: Failed to register with host portal",
        # A message of Chromium's to a page that is gone since; what is shown is asked for apart.
        r"interface_endpoint_client\.cc.* rejected by interface blink\.mojom\.Widget",
        r"^\s*$",
    )
]


@dataclass(frozen=True, slots=True)
class Place:
    """A widget's rectangle on the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int
    enabled: bool

    @property
    def centre(self) -> tuple[int, int]:
        """Where a click meets it."""
        return self.x + self.width // 2, self.y + self.height // 2


class GoneError(AssertionError):
    """The program ended while something was asked of it; the message holds the end of its log."""


class Program:
    """One run of the editor (or several, one after another) over one user's folder."""

    def __init__(
        self,
        screen: Screen,
        home: Path,
        arguments: Sequence[str | Path],
        environment: Mapping[str, str],
        command: Sequence[str] = FROM_SOURCE,
        folder: Path | None = None,
    ) -> None:
        """Start ``command``; its log and the probe's socket go to ``folder`` (else a new one)."""
        self.screen = screen
        self.home = home
        self._command = list(command)
        self._arguments = [str(argument) for argument in arguments]
        self._extra = dict(environment)
        # Short: the name of a socket may have some hundred bytes only.
        self._folder = folder or Path(tempfile.mkdtemp(prefix="genko-e2e-"))
        self._log = self._folder / "log.txt"
        self._process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self.start()

    # -- life ------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start the process and wait until its window is there and has the keyboard."""
        probe = self._folder / "probe"
        probe.unlink(missing_ok=True)
        environment = {
            **self.screen.environment,
            "GENKO_HOME": str(self.home),
            "GENKO_PROBE": str(probe),
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": "1",
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            # For the moment of a crash: where every thread was.
            "PYTHONFAULTHANDLER": "1",
            **self._extra,
        }
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*self._command, *self._arguments],
                cwd=self._folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait_until(lambda: self._connected(probe), "the program answers")
        wait_until(self._window, "the window is on the screen")
        self.screen.xdotool("windowactivate", "--sync", self._window())

    def kill(self) -> None:
        """End the process as a power cut would (SIGKILL), its helpers too."""
        assert self._process is not None
        self._disconnect()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(PATIENCE)

    def quit(self) -> int:
        """Close the window by the keyboard and give the exit code."""
        self.key("ctrl+q")
        return self.ended()

    def ended(self) -> int:
        """Wait for the end of the process: its exit code."""
        assert self._process is not None
        code = self._process.wait(PATIENCE)
        self._disconnect()
        return code

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process is not None
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def clean_up(self) -> None:
        """End whatever is left and remove the files of the run."""
        if self._process is not None and self._process.poll() is None:
            self.kill()
        elif self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)  # helpers of a process that crashed
        self._disconnect()
        shutil.rmtree(self._folder, ignore_errors=True)

    # -- eyes ------------------------------------------------------------------------------------

    @property
    def state(self) -> dict[str, Any]:
        """What the window shows now (Shell.state)."""
        return self.ask({"op": "state"})

    def wait(
        self,
        condition: Callable[[dict[str, Any]], Any],
        what: str,
        patience: float = PATIENCE,
    ) -> dict[str, Any]:
        """Wait until the state meets ``condition``: the state that did."""
        seen: dict[str, Any] = {}

        def met() -> bool:
            seen.clear()
            seen.update(self.state)
            return bool(condition(seen))

        try:
            wait_until(met, what, patience)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{_shortened(seen)}") from None
        return seen

    def settled(self) -> dict[str, Any]:
        """Wait until nothing is being worked out any more."""
        return self.wait(lambda s: s["analysed"] and not s["busy"], "analysis and jobs are done")

    def place(self, name: str) -> Place:
        """Where the visible widget of that object name is, once it is there."""
        answer: dict[str, Any] = {}

        def there() -> bool:
            answer.clear()
            answer.update(self.ask({"op": "geometry", "name": name}))
            return "error" not in answer

        wait_until(there, f"widget {name} is visible")
        return Place(**answer)

    def shows(self, name: str) -> bool:
        """Whether a widget of that object name is visible now."""
        return "error" not in self.ask({"op": "geometry", "name": name})

    def picture(self, name: str) -> Path:
        """Keep what the screen shows as build/screenshots/<name>.png."""
        return self.screen.picture(PICTURES / f"{name}.png")

    @property
    def log(self) -> str:
        """All that the program wrote, of all its runs."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def unexpected_lines(self) -> list[str]:
        """Lines of the log that nobody has declared harmless."""
        return [line for line in self.log.splitlines() if not any(p.search(line) for p in HARMLESS)]

    # -- hands -----------------------------------------------------------------------------------

    def click(self, name: str, button: int = 1, *, at: tuple[int, int] | None = None) -> None:
        """Click on a widget, in its middle or ``at`` (x, y) from its corner (negative: the end)."""
        place = self.place(name)
        x, y = place.centre
        if at is not None:
            x = place.x + at[0] + (place.width if at[0] < 0 else 0)
            y = place.y + at[1] + (place.height if at[1] < 0 else 0)
        self.screen.xdotool("mousemove", "--sync", str(x), str(y), "click", str(button))

    def double_click(self, name: str, *, at: tuple[int, int]) -> None:
        """Click twice on a place of a widget."""
        place = self.place(name)
        where = (str(place.x + at[0]), str(place.y + at[1]))
        self.screen.xdotool("mousemove", "--sync", *where, "click", "--repeat", "2", "1")

    def key(self, *names: str) -> None:
        """Press keys one after another, by their X names: "ctrl+s", "Return", "shift+F8"."""
        self.screen.xdotool("key", "--clearmodifiers", *names)

    def type(self, text: str) -> None:
        """Type ASCII text, key by key; what is not on the keyboard comes by :meth:`commit`."""
        assert text.isascii(), "an X server has no Japanese keyboard: use compose()"
        self.screen.xdotool("type", "--clearmodifiers", "--delay", "5", text)

    def preedit(self, text: str) -> None:
        """Compose, as an input method does before anything is decided."""
        self._compose({"op": "ime", "preedit": text})

    def commit(self, text: str) -> None:
        """Decide on a text, as an input method does."""
        self._compose({"op": "ime", "commit": text})

    def compose(self, reading: str, text: str) -> None:
        """Type a reading, one sign after another, and decide on the text for it."""
        for end in range(1, len(reading) + 1):
            self.preedit(reading[:end])
        self.commit(text)

    def focus_on(self, name: str) -> None:
        """Click on a widget and wait until it has the keyboard."""
        self.click(name)
        self.wait(lambda s: s["focus"] == name, f"{name} has the focus")

    def _compose(self, question: dict[str, Any]) -> None:
        answer = self.ask(question)
        assert "error" not in answer, answer["error"]

    # -- the probe -------------------------------------------------------------------------------

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """Put one question to the program (editor/ui/probe.py)."""
        if self._socket is None:
            raise GoneError(f"the program is not running; its log ends:\n{self.log[-3000:]}")
        try:
            self._socket.sendall(json.dumps(question, ensure_ascii=False).encode() + b"\n")
            data = b""
            while not data.endswith(b"\n"):
                piece = self._socket.recv(1 << 20)
                if not piece:
                    raise ConnectionResetError("the program closed the connection")
                data += piece
        except (OSError, TimeoutError) as error:
            raise GoneError(
                f"{error} (asked {question}); its log ends:\n{self.log[-3000:]}"
            ) from error
        answer = json.loads(data)
        assert isinstance(answer, dict)
        return answer

    def _connected(self, probe: Path) -> bool:
        assert self._process is not None
        if self._process.poll() is not None:
            code = self._process.returncode
            raise GoneError(f"the program ended with {code} at its start:\n{self.log[-3000:]}")
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(PATIENCE)
        try:
            connection.connect(str(probe))
        except OSError:
            connection.close()
            return False
        self._socket = connection
        return True

    def _disconnect(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _window(self) -> str:
        """The X id of the program's main window, "" while it has none."""
        assert self._process is not None
        with contextlib.suppress(AssertionError):
            found = self.screen.xdotool(
                *("search", "--all", "--onlyvisible", "--pid", str(self._process.pid)),
                *("--name", "."),
            )
            return found.split()[0] if found.split() else ""
        return ""


def _shortened(state: dict[str, Any]) -> str:
    """A state for an error message: long texts cut."""
    shown = {
        key: f"{value[:300]} ... ({len(value)} characters)"
        if isinstance(value, str) and len(value) > 400
        else value
        for key, value in state.items()
    }
    return json.dumps(shown, ensure_ascii=False, indent=1)
