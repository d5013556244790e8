"""The sample site: part of the program, and so copied before somebody works in it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path


def own_sample(bundled: Path, folder: Path) -> Path:
    """The user's copy of the sample site in ``folder``, made at the first call.

    An installed program cannot be written to, and its update would undo what was tried. Where no
    copy can be made, the bundled one, to be read. Times are those of the copy: whatever packed the
    program may have set them all to one.
    """
    own = folder / "sample"
    if own.is_dir():
        return own
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".sample-") as made:
            # Complete or not at all: a half copy would be taken for the user's at the next start.
            copied = Path(made) / "sample"
            shutil.copytree(bundled, copied, copy_function=shutil.copyfile)
            copied.rename(own)
    except OSError:
        return own if own.is_dir() else bundled
    return own
