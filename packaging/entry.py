"""What the installed program runs first: PyInstaller makes a program of it."""

from __future__ import annotations

import os
import sys
from multiprocessing import freeze_support
from pathlib import Path

if __name__ == "__main__":
    # Started without a terminal, Windows gives no streams; what is said there is lost, not fatal.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
            setattr(sys, name, stream)
    # The program starts itself anew for the processes of a check: those end up here, not in main().
    freeze_support()
    from editor.__main__ import main

    sys.exit(main())
