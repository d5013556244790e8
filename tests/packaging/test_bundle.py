"""The bundle is whole and needs nothing of the checkout: what is in it, and what it does."""

from __future__ import annotations

import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

import editor
from tests.conftest import ROOT
from tests.e2e.xvfb import wait_until
from tests.packaging.conftest import Installed

RESOURCES = "_internal/editor/_resources"
SYSTEM = re.compile(
    # What a Linux desktop has: the C and C++ libraries, X, Wayland, OpenGL, fonts, sound, NSS.
    r"(ld-linux.*|lib(c|m|dl|rt|pthread|util|resolv|stdc\+\+|gcc_s"
    r"|GL|EGL|OpenGL|GLX|gbm|drm|vulkan|X11|X11-xcb|Xau|Xext|Xrender|Xrandr|Xfixes|Xcomposite"
    r"|Xdamage|Xtst|xcb|xcb-(randr|render|shape|shm|sync|xfixes|xkb|glx|dri3|dri2|present)"
    r"|xkbcommon|xkbcommon-x11|xkbfile|wayland-\w+|fontconfig|freetype|[a-z]+-2\.0|dbus-1|asound"
    r"|nss3|nssutil3|smime3|ssl3|nspr4|plc4|plds4|udev|gssapi_krb5|systemd))\.so"
)
MEGABYTE = 1_000_000


def _files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_every_resource_is_in_it_as_it_is_here(bundle):
    inside, here = bundle / RESOURCES, ROOT / "resources"
    assert _files(inside) == _files(here)
    _, differing, unreadable = filecmp.cmpfiles(inside, here, _files(here), shallow=False)
    assert differing == unreadable == []


def test_it_says_what_is_inside_and_under_which_licences(bundle):
    assert (bundle / "_internal/LICENSE").is_file()
    metadata = {p.name.partition("-")[0].lower() for p in bundle.glob("_internal/*.dist-info")}
    assert {"pyside6", "pyyaml", "markdown_it_py", "regex"} <= metadata


def test_tools_of_the_tests_are_not_in_it(bundle):
    absent = ["pytest", "hypothesis", "mypy", "ruff", "PyInstaller", "pip", "setuptools"]
    absent += ["sudachipy", "sudachidict_small"]  # 115 MB, for those who install them
    assert [name for name in absent if (bundle / "_internal" / name).exists()] == []


def test_every_library_it_needs_is_in_it_or_is_the_systems(bundle):
    """A library missing here is a program that does not start there."""
    if shutil.which("readelf") is None:
        pytest.skip("readelf is not installed (binutils)")
    files = [p for p in bundle.rglob("*") if p.is_file() and not p.is_symlink()]
    elves = [str(path) for path in files if path.read_bytes()[:4] == b"\x7fELF"]
    printed = subprocess.run(
        ["readelf", "-d", *elves], capture_output=True, text=True, check=True
    ).stdout
    needed = set(re.findall(r"\(NEEDED\).*\[(.+)\]", printed))
    assert "libQt6Core.so.6" in needed
    inside = {path.name for path in files}
    assert {name for name in needed - inside if not SYSTEM.match(name)} == set()


def test_no_library_is_searched_in_folders_of_the_machine_it_was_made_on(bundle):
    if shutil.which("readelf") is None:
        pytest.skip("readelf is not installed (binutils)")
    files = [p for p in bundle.rglob("*") if p.is_file() and not p.is_symlink()]
    elves = [str(path) for path in files if path.read_bytes()[:4] == b"\x7fELF"]
    printed = subprocess.run(
        ["readelf", "-d", *elves], capture_output=True, text=True, check=True
    ).stdout
    paths = set(re.findall(r"\((?:RPATH|RUNPATH)\).*\[(.*)\]", printed))
    assert {path for path in paths if not path.startswith("$ORIGIN")} == set()


def test_it_is_no_larger_than_promised(bundle):
    files = [p for p in bundle.rglob("*") if p.is_file() and not p.is_symlink()]
    assert sum(p.stat().st_size for p in files) <= 380 * MEGABYTE


def test_qt_asks_icu_for_nothing_else_than_its_data_was_made_for(bundle):
    """Another family of functions (numbers, words) reads data that installer/icu.py drops."""
    if shutil.which("nm") is None:
        pytest.skip("nm is not installed (binutils)")
    askers = set()
    for library in bundle.glob("_internal/PySide6/Qt/lib/libQt6*.so.6"):
        command = ["nm", "-D", "--undefined-only", library]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        askers |= set(re.findall(r" U (u[a-z]*)_\w+_\d+$", printed, re.MULTILINE))
    assert {"ucnv", "ucol"} <= askers <= {"u", "ucal", "ucnv", "ucol"}


def test_qt_sorts_words_and_names_times_as_with_all_of_its_data(bundle):
    full = _answers("language.py")
    libraries = bundle / "_internal/PySide6/Qt/lib"
    small = _answers("language.py", LD_LIBRARY_PATH=str(libraries))
    (used,), (data,) = small.pop("data"), full.pop("data")
    assert Path(used).parent == libraries, "the small data were asked"
    assert Path(used).stat().st_size < Path(data).stat().st_size / 2
    assert small == full
    assert small["ja"]["words"] != small["en"]["words"], "Japanese has an order of its own"
    assert "日本標準時" in small["ja"]["zones"]


def test_pages_are_told_the_same_as_with_all_of_the_engines_data(bundle):
    resources = bundle / "_internal/PySide6/Qt/resources"
    full = Path(PySide6.__file__).parent / "Qt/resources/icudtl.dat"
    assert (resources / "icudtl.dat").stat().st_size < full.stat().st_size * 0.6
    small = _answers("engine_language.py", QTWEBENGINE_RESOURCES_PATH=str(resources))
    assert small == _answers("engine_language.py")
    assert small["ja"]["era"] == "令和8年2月11日"


def _answers(script: str, **environment: str) -> dict:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/packaging" / script)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_it_tells_its_version(installed: Installed):
    done = installed.run("--version")
    assert (done.returncode, done.stdout) == (0, f"genko {editor.__version__}\n")


def _from_source(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "editor", *map(str, arguments)],
        cwd="/",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    "command",
    [
        "check {site}",
        "check {site} --format json",
        "list {site} --format json",
        "render {post}",
        "page {post}",
    ],
)
def test_a_command_answers_as_it_does_from_source(installed, sample_site, command, language):
    post = sample_site / "_posts/2026-03-01-1-hand-drip.md"
    words = [word.format(site=sample_site, post=post) for word in command.split()]
    words += ["--language", language]
    done, expected = installed.run(*words), _from_source(*words)
    assert done.stderr == expected.stderr
    assert done.returncode == expected.returncode
    assert _without_times(done.stdout) == _without_times(expected.stdout)


def test_all_pages_of_a_site_with_sass_are_made_as_from_source(installed, sample_site):
    """Liquid, its own libraries and Sass, which is a compiled one, are all in the bundle."""
    styles = sample_site / "_sass" / "_colors.scss"
    styles.parent.mkdir()
    styles.write_text("$ink: #369;\n", encoding="utf-8")
    sheet = "---\n---\n@import 'colors';\nbody { a { color: darken($ink, 10%); } }\n"
    (sample_site / "assets" / "main.scss").write_text(sheet, encoding="utf-8")
    done = installed.run("page", "--batch", sample_site, "--all")
    assert done.returncode == 0, done.stderr
    made = {page["url"]: page["html"] for page in map(json.loads, done.stdout.splitlines())}
    assert "body a { color: #264d73; }" in made["/assets/main.css"]
    assert done.stdout == _from_source("page", "--batch", sample_site, "--all").stdout


def _without_times(text: str) -> str:
    return re.sub(r"\d+(\.\d+)? (s|ms)\b", "", text)


def test_one_value_is_changed_and_nothing_else(installed, sample_site):
    post = sample_site / "_posts/2026-03-01-1-hand-drip.md"
    before = post.read_bytes()
    assert installed.run("set", post, "reading_time", "9").returncode == 0
    assert json.loads(installed.run("get", post, "reading_time").stdout) == 9
    old, new = before.splitlines(), post.read_bytes().splitlines()
    assert sum(line not in old for line in new) == 1


def test_a_rule_is_explained_in_both_languages(installed):
    for language in ("ja", "en"):
        words = ("explain", "header/date-offset", "--language", language)
        done = installed.run(*words)
        assert done.returncode == 0, done.stderr
        assert done.stdout == _from_source(*words).stdout


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one processor: one process")
def test_many_posts_are_checked_in_processes_of_its_own(installed, sample_site):
    """A frozen program starts itself anew for them, and must not take that for a user's start."""
    source = (sample_site / "_posts/2026-03-01-1-hand-drip.md").read_text(encoding="utf-8")
    for number in range(400):
        post = sample_site / "_posts" / f"2025-01-{1 + number % 28:02}-copy-{number}.md"
        post.write_text(source * 3, encoding="utf-8")
    process = installed.start("check", sample_site, "--format", "json", TZ="UTC")
    workers: list[str] = []

    def seen_or_ended() -> bool:
        workers.extend(_children_named("--multiprocessing-fork"))
        return bool(workers) or process.poll() is not None

    wait_until(seen_or_ended, "processes are started")
    out, err = process.communicate(timeout=120)
    assert workers, "no process was started"
    assert "Traceback" not in err
    assert process.returncode == 1
    assert json.loads(out)


def _children_named(word: str) -> Iterator[str]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                arguments = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
            except OSError:
                continue
            if word in arguments and arguments[0].endswith("/genko"):
                yield entry.name


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_window_opens_with_form_text_and_preview(window, sample_site, language):
    post = sample_site / "_posts/2026-03-01-1-hand-drip.md"
    program = window(post, language=language)
    state = program.wait(lambda s: s["path"] and s["form"].get("title"), "the post is open")
    assert state["language"] == language
    program.wait(
        lambda s: "ひとつだけにしてください" in (s["preview_text"] or ""),
        "the web engine shows the text",
    )
    engines = [
        entry
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and _runs_engine(entry, program.home)
    ]
    assert engines, "the web engine's own process runs"
    for engine in engines:
        environment = (engine / "environ").read_bytes().split(b"\0")
        assert not [e for e in environment if e.startswith(b"LD_LIBRARY_PATH=")]
    program.picture(f"bundle-{language}")
    assert program.quit() == 0


def _runs_engine(entry: Path, home: Path) -> bool:
    """Whether a process is the web engine's, of the program that was given ``home``."""
    try:
        name = (entry / "cmdline").read_bytes().split(b"\0")[0]
        ours = f"GENKO_HOME={home}".encode() in (entry / "environ").read_bytes().split(b"\0")
    except OSError:
        return False
    return ours and name.endswith(b"/QtWebEngineProcess")


def test_a_site_opened_from_the_window_saves(window, sample_site):
    post = sample_site / "_posts/2026-03-01-1-hand-drip.md"
    program = window(post, language="ja")
    program.wait(lambda s: s["path"] and s["form"].get("title"), "the post is open")
    program.settled()
    program.focus_on("text.view")
    program.key("ctrl+End")
    program.compose("かんじ", "漢字")
    program.wait(lambda s: s["dirty"], "it was changed")
    program.key("ctrl+s")
    program.wait(lambda s: not s["dirty"], "it is saved")
    assert post.read_text(encoding="utf-8").rstrip("\n").endswith("漢字")
    assert program.quit() == 0
