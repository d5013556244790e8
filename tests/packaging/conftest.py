"""The program as users get it: the bundle, started where no file of this checkout can be seen."""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import PHASES, ROOT, missing
from tests.e2e.harness import PICTURES, Program
from tests.e2e.xvfb import NEEDED, Screen

_HERE = Path(__file__).resolve().parent

HIDE = """
set -eu
checkout=$1 program=$2 seen_at=$3
shift 3
mount --bind "$program" "$seen_at"
mount -t tmpfs none "$checkout"
cd /
exec "$@"
"""
"""Shows the bundle at another place and nothing in the checkout's, to one process and its own."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """The first test makes the bundle, which takes a minute or two."""
    if Path(item.path).is_relative_to(_HERE) and item.get_closest_marker("timeout") is None:
        item.add_marker(pytest.mark.timeout(400))


@pytest.fixture(scope="session")
def bundle() -> Path:
    """The folder of the bundle, made of this checkout unless it stands already."""
    if not sys.platform.startswith("linux"):
        pytest.skip("made and looked at on Linux; elsewhere the release workflow does it")
    if importlib.util.find_spec("PyInstaller") is None:
        missing("bundle", "PyInstaller is not installed here (requirements/test.txt has it)")
    done = subprocess.run(
        [sys.executable, "packaging/build.py", "bundle"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if "Python library not found" in done.stderr or "without a shared library" in done.stderr:
        missing("bundle", "this Python has no shared library (Debian: the package libpython3.x)")
    assert done.returncode == 0, done.stderr[-3000:]
    return ROOT / "build" / "bundle" / "genko"


class Installed:
    """Runs the bundle's program where the checkout does not exist."""

    def __init__(self, bundle: Path, place: Path) -> None:
        self._bundle = bundle
        self._place = place

    def command(self, *arguments: str | Path) -> list[str]:
        """The command that runs ``genko`` with ``arguments``, the checkout hidden from it."""
        rights = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
        hide = ["unshare", "--mount", *rights, "sh", "-c", HIDE, "hide", str(ROOT)]
        program = [str(self._bundle), str(self._place), str(self._place / "genko")]
        return [*hide, *program, *map(str, arguments)]

    def start(self, *arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
        """Start it on the command line's side."""
        return subprocess.Popen(
            self.command(*arguments),
            env={**_without_display(), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run it to its end on the command line's side."""
        process = self.start(*arguments, **environment)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@pytest.fixture(scope="session")
def installed(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The bundle at another place, and nothing where this checkout is."""
    place = tmp_path_factory.mktemp("installed")
    program = Installed(bundle, place)
    probe = subprocess.run(
        [*program.command()[:-1], "true"], capture_output=True, text=True, check=False
    )
    if probe.returncode:
        pytest.skip(f"this system lets nothing be hidden from a process: {probe.stderr.strip()}")
    seen = subprocess.run(
        [*program.command()[:-1], "ls", "-A", str(ROOT)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert seen.stdout == "", "the checkout is not hidden"
    return program


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """One screen for all tests."""
    absent = [name for name in NEEDED if shutil.which(name) is None]
    if absent:
        missing("display", f"not installed: {', '.join(absent)}")
    screen = Screen()
    yield screen
    screen.close()


@pytest.fixture
def window(screen: Screen, installed: Installed, genko_home: Path, request: pytest.FixtureRequest):
    """Open the installed program: ``window(site, language="ja")``; its log must be clean."""
    programs: list[Program] = []

    def start(*arguments: str | Path, language: str) -> Program:
        settings = {"LANGUAGE": language, "LC_ALL": "C.UTF-8"}
        command: Sequence[str] = installed.command()
        program = Program(screen, genko_home, arguments, settings, command)
        programs.append(program)
        return program

    yield start
    called = request.node.stash.get(PHASES, {}).get("call")
    failed = called is None or called.failed
    if failed and programs:
        name = re.sub(r"\W+", "-", request.node.name).strip("-")
        screen.picture(PICTURES / f"failed-{name}.png")
    unexpected = [line for program in programs for line in program.unexpected_lines()]
    for program in programs:
        program.clean_up()
    if not failed:
        assert unexpected == []


def _without_display() -> dict[str, str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in hidden}


@pytest.fixture(scope="module")
def installer() -> Iterator[Callable[[str], ModuleType]]:
    """Loads a module of packaging/installer by its name, as packaging/build.py finds it."""
    sys.path.insert(0, str(ROOT / "packaging"))
    yield lambda name: importlib.import_module(f"installer.{name}")
    sys.path.remove(str(ROOT / "packaging"))
