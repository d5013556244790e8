"""Every window and dialog on a screen that is enlarged, as the desktop enlarges it.

Qt takes the scale at the start of a program: each has one of its own, which runs at_scale.py.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCREEN = {
    "synchronousWindowSystemEvents": False,
    "windowFrameMargins": False,
    "screens": [
        {
            "name": "screen",
            "x": 0,
            "y": 0,
            "width": 1920,
            "height": 1080,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
    ],
}
"""In pixels of the screen. Qt's offscreen platform (``QOffscreenIntegration``) knows these keys."""


@pytest.mark.timeout(300)  # a program of its own, on a machine that may be busy
@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
def test_every_text_is_whole_on_an_enlarged_screen(scale: str, tmp_path: Path):
    described = tmp_path / "screen.json"
    described.write_text(json.dumps(SCREEN), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    done = subprocess.run(
        [*command, str(Path(__file__).with_name("at_scale.py"))],
        cwd=ROOT,
        env={**os.environ, "GENKO_TESTS_SCREEN": str(described), "GENKO_TESTS_SCALE": scale},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
