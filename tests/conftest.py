"""What every test stands on: no file of the user is touched, no layer reaches above itself."""

from __future__ import annotations

import builtins
import itertools
import json
import lzma
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
"""Posts to measure with, no part of this project; without them their tests are skipped."""

REQUIRED = frozenset(filter(None, os.environ.get("GENKO_TESTS_REQUIRE", "").split(",")))
"""What ``packaging/test.sh`` has set up: there a missing one of these fails instead of skipping."""


def _prepare_environment() -> None:
    """Set what must stand before the first import of Qt, and what a test must not inherit."""
    if not os.environ.get("GENKO_TESTS_ON_DISPLAY"):
        screen = os.environ.get("GENKO_TESTS_SCREEN")  # a file that describes it
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}" if screen else "offscreen"
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "").split()
    wanted = ["--disable-gpu", "--js-flags=--expose-gc-as=genkoCollect"]  # as the program sets it
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        wanted.append("--no-sandbox")  # Chromium refuses to start as root with its sandbox
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(dict.fromkeys([*flags, *wanted]))
    os.environ.setdefault("QT_LOGGING_RULES", "qt.webenginecontext*=false;qt.vulkan*=false")
    os.environ["QT_SCALE_FACTOR"] = os.environ.get("GENKO_TESTS_SCALE", "1")
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["TZ"] = "UTC"
    for name in ("QT_STYLE_OVERRIDE", "QT_IM_MODULE", "LANGUAGE", "GENKO_PROBE"):
        os.environ.pop(name, None)


_prepare_environment()

# How long a value takes to be drawn is the machine's load, nothing about the test.
settings.register_profile(
    "dev", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, max_examples=100)
settings.register_profile("long", settings.get_profile("dev"), max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


# --- Layers ------------------------------------------------------------------------------------

_QT_FREE = tuple(
    str(ROOT / folder) + os.sep
    for folder in (
        "tests/unit",
        "editor/i18n",
        "editor/core",
        "editor/rules",
        "editor/site",
        "editor/app",
        "editor/cli",
    )
)
_QT = ("PySide6", "shiboken6", "pytestqt", "editor.ui")
_import = builtins.__import__


def _guarded_import(name, globals=None, locals=None, fromlist=(), level=0):  # noqa: A002 - as in builtins
    """Refuse Qt to the layers that must live without it, also where they import it late."""
    if level == 0 and name.startswith(_QT):
        file = (globals or {}).get("__file__") or ""
        if file.startswith(_QT_FREE):
            raise ImportError(f"{file} is in a layer without Qt: it must not import {name}")
    return _import(name, globals, locals, fromlist, level)


def pytest_configure(config: pytest.Config) -> None:
    builtins.__import__ = _guarded_import


def pytest_unconfigure(config: pytest.Config) -> None:
    builtins.__import__ = _import


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Let a fixture know whether its test has failed: ``request.node.stash[PHASES]``."""
    report = yield
    item.stash.setdefault(PHASES, {})[report.when] = report
    return report


PHASES = pytest.StashKey[dict[str, pytest.TestReport]]()


# --- The user's own files ----------------------------------------------------------------------

_homes = itertools.count()


@pytest.fixture(scope="session")
def _homes_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def genko_home(_homes_root: Path) -> Iterator[Path]:
    """The folder of settings, journal and cache: a new one for each test (not made beforehand)."""
    home = _homes_root / str(next(_homes))
    os.environ["GENKO_HOME"] = str(home)
    yield home
    os.environ.pop("GENKO_HOME", None)


# --- Things to test with -----------------------------------------------------------------------


def missing(what: str, reason: str) -> None:
    """Skip with the reason, or fail where the set-up promised that it is there."""
    if what in REQUIRED:
        pytest.fail(f"{what} was set up, but: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of shared measuring data, as it stands (packed)."""
    if not SHARED_DATA.is_dir():
        missing("corpus", f"the shared posts are not beside this checkout ({SHARED_DATA.name})")
    return SHARED_DATA


@pytest.fixture(scope="session")
def corpus(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real site of 1,219 posts, unpacked: its root. Read only; copy what a test writes to."""
    site = tmp_path_factory.mktemp("corpus") / "site"
    site.mkdir()
    with tarfile.open(shared_data / "blog-dev.tar.xz") as archive:
        # Debian 12's Python 3.11.2 is older than filters.
        archive.extractall(site, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    return site


@pytest.fixture(scope="session")
def corpus_posts(corpus: Path) -> list[Path]:
    """Every post of the real site, sorted."""
    posts = sorted((corpus / "_posts").rglob("*.md"))
    assert len(posts) > 1000, "the archive no longer holds the posts"
    return posts


@pytest.fixture(scope="session")
def corpus_bodies(shared_data: Path) -> list[dict[str, str]]:
    """For each post: ``name``, ``markdown`` (after Liquid), ``html`` as Jekyll publishes it."""
    with lzma.open(shared_data / "bodies-dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def ruby() -> str:
    """A Ruby that can load Jekyll: the oracle of tests, never a part of the program."""
    path = shutil.which("ruby")
    if path is None:
        missing("oracle", "no ruby here (Debian: apt-get install jekyll)")
    probe = subprocess.run(
        [path, "-e", "require 'jekyll'; print Jekyll::VERSION"],
        capture_output=True,
        text=True,
        check=False,
    )
    if probe.returncode:
        missing("oracle", "ruby is here, but not jekyll (Debian: apt-get install jekyll)")
    return path


@pytest.fixture(scope="session")
def sample_source() -> Path:
    """The bundled sample site as it stands in resources: read only."""
    return ROOT / "resources" / "sample"


@pytest.fixture
def sample_site(sample_source: Path, tmp_path: Path) -> Path:
    """A copy of the bundled sample site that a test may write to."""
    return Path(shutil.copytree(sample_source, tmp_path / "sample"))


@pytest.fixture
def fresh_python():
    """Run code in a new interpreter without anything of the tests: gives what it printed."""

    def run(code: str, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
