"""Take the pictures of the manual from the running program, and put them beside its pages.

Run after a change of what they show: ``python packaging/manual_pictures.py``. It needs what the
end-to-end tests need (Xvfb, a window manager, xdotool); tests/e2e/test_manual_pictures.py is what
is done in the window.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TAKEN = ROOT / "build" / "screenshots"
SHOWN = ("window", "problems", "site", "settings")


def main() -> int:
    """Take all pictures; the exit code."""
    scenario = ROOT / "tests" / "e2e" / "test_manual_pictures.py"
    call = [sys.executable, "-m", "pytest", "-q", str(scenario)]
    code = subprocess.run(call, cwd=ROOT, check=False).returncode
    if code:
        return code
    for language in ("ja", "en"):
        for name in SHOWN:
            target = ROOT / "resources" / "manual" / language / "images" / f"{name}.png"
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(TAKEN / f"manual-{name}-{language}.png", target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
