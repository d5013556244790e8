"""Whether a process that wrote something down is still running."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Process:
    """One run of a program.

    Numbers are used again, so ``started`` (boot and clock tick of the start, where the system tells
    them; else empty) tells two runs of one number apart.
    """

    pid: int
    started: str = ""


def this_process() -> Process:
    """The process that asks."""
    pid = os.getpid()
    return Process(pid, _started(pid))


def is_running(process: Process) -> bool:
    """Whether it still runs; when that cannot be told, it does not."""
    if process.pid <= 0 or not _exists(process.pid):
        return False
    return not process.started or _started(process.pid) == process.started


def _started(pid: int) -> str:
    """The boot and the tick in which a process began (Linux), or nothing."""
    with suppress(OSError, IndexError, ValueError):
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        # The program's name stands in brackets and may hold blanks and brackets itself.
        tick = status.rpartition(")")[2].split()[19]
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot}:{tick}"
    return ""


def _is_zombie(pid: int) -> bool:
    """Whether it has ended and only waits for its parent to ask."""
    with suppress(OSError, IndexError):
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        return status.rpartition(")")[2].split()[0] in {"Z", "X"}
    return False


if sys.platform == "win32":
    import ctypes

    def _exists(pid: int) -> bool:
        """By opening it: os.kill would end it there."""
        still_active, may_ask = 259, 0x1000
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(may_ask, 0, pid)
        if not handle:
            return False
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == still_active

else:

    def _exists(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except PermissionError:
            return True
        except (OSError, OverflowError):
            return False
        return not _is_zombie(pid)
