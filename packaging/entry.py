"""What the installed program runs first: PyInstaller makes a program of it."""

from __future__ import annotations

import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    # The program starts itself anew for the processes of a check: those end up here, not in main().
    freeze_support()
    from editor.__main__ import main

    sys.exit(main())
