"""Runs first in the frozen program: gives other programs their own libraries back.

PyInstaller's loader puts the bundle's libraries in front of the system's by LD_LIBRARY_PATH, which
children inherit: git, and the browser that a link opens, would load the bundle's libraries instead
of their own. This process has read the variable already; Qt's helper process finds its libraries by
its own run path.
"""

import os
import sys

if sys.platform.startswith("linux"):
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)
