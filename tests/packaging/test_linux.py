"""What lies around the bundle in the Linux packages: menu entry, icons, manual, completions."""

from __future__ import annotations

import configparser
import gzip
import importlib
import re
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import editor
from editor.cli.main import SUBCOMMANDS
from editor.i18n.catalog import LANGUAGES
from tests.conftest import ROOT

LINUX = ROOT / "packaging" / "linux"


@pytest.fixture(scope="module")
def installer(module_path):
    """Loads a module of packaging/installer by its name."""
    return lambda name: importlib.import_module(f"installer.{name}")


@pytest.fixture(scope="module")
def module_path():
    sys.path.insert(0, str(ROOT / "packaging"))
    yield
    sys.path.remove(str(ROOT / "packaging"))


def _run(*command: str) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_version_is_the_programs(installer):
    product = installer("product")
    assert product.version() == editor.__version__
    assert product.homepage() == editor.HOMEPAGE


def test_the_menu_entry_has_both_languages():
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read(LINUX / "genko.desktop", encoding="utf-8")
    entry = parser["Desktop Entry"]
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert entry[key], key
        assert entry[f"{key}[ja]"], key
    assert entry["Exec"] == "genko %F"
    assert {"text/markdown", "inode/directory"} <= set(entry["MimeType"].split(";"))


def test_the_menu_entry_is_valid():
    _run("desktop-file-validate", str(LINUX / "genko.desktop"))


def test_the_metainfo_is_valid(installer, tmp_path):
    linux, product = installer("linux"), installer("product")
    text = linux.filled("metainfo.xml")
    assert "@" not in re.sub(r"https?://\S+", "", text)
    root = ET.fromstring(text)
    assert root.findtext("id") == product.APP_ID
    assert root.find("releases/release").get("version") == editor.__version__
    file = tmp_path / f"{product.APP_ID}.metainfo.xml"
    file.write_text(text, encoding="utf-8")
    _run("appstreamcli", "validate", "--no-net", str(file))


def test_the_mime_type_is_markdown():
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    root = ET.fromstring((LINUX / "genko.mime.xml").read_text(encoding="utf-8"))
    found = root.find(f"{space}mime-type")
    assert found.get("type") == "text/markdown"
    assert "*.md" in [glob.get("pattern") for glob in found.iter(f"{space}glob")]


@pytest.mark.parametrize("size", [16, 32, 48, 256, 512])
def test_an_icon_is_drawn_in_its_size(installer, tmp_path, size):
    data = installer("icons").write_png(tmp_path / "icon.png", size).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (size, size)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_tells_of_every_command_and_option(installer, language):
    documents = installer("documents")
    text = documents.manual_page(language, 1_770_000_000)
    assert text.startswith('.TH GENKO 1 "2026-02-02"')
    for command in SUBCOMMANDS:
        assert f'.SS "genko {command.name}"' in text
    parser = documents.whole_parser(documents.load_messages(language))
    for found in documents._all_parsers(parser):
        for action in found._actions:
            for name in action.option_strings:
                assert name.replace("-", "\\-") in text, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_roff_reads_the_manual_without_a_complaint(installer, tmp_path, language):
    if shutil.which("man") is None or shutil.which("groff") is None:
        pytest.skip("man-db or groff is not installed")
    page = tmp_path / "genko.1"
    page.write_text(installer("documents").manual_page(language, 0), encoding="utf-8")
    done = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", str(page)],
        env={"LC_ALL": "C.UTF-8", "MANROFFSEQ": "", "MANWIDTH": "80", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert "genko" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_knows_every_command(installer, tmp_path, shell):
    text = installer("documents").completion(shell)
    for command in SUBCOMMANDS:
        assert re.search(rf"\b{command.name}\b", text), command.name
    assert "--language" in text or "language" in text
    assert "header/date-offset" in text, "names of rules are completed"
    script = tmp_path / "completion"
    script.write_text(text, encoding="utf-8")
    _run(shell, "-n", str(script))


def test_bash_completes_a_command_and_an_option(installer, tmp_path):
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    script = tmp_path / "completion"
    script.write_text(installer("documents").completion("bash"), encoding="utf-8")
    asked = (
        f'source {script}; COMP_WORDS=(genko "$@"); COMP_CWORD=$#; COMP_LINE="genko $*";'
        "_shtab_genko; printf '%s\\n' \"${COMPREPLY[@]}\""
    )

    def completed(*words: str) -> list[str]:
        done = subprocess.run(
            ["bash", "-c", asked, "ask", *words], capture_output=True, text=True, check=True
        )
        return done.stdout.split()

    assert completed("che") == ["check"]
    assert "--format" in completed("check", "--fo")


@pytest.mark.parametrize("name", ["postinst", "postrm"])
def test_the_package_scripts_are_posix_shell(name):
    script = LINUX / "debian" / name
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    subprocess.run(["sh", "-n", str(script)], check=True)


@pytest.fixture(scope="module")
def tree(bundle: Path, installer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installer("linux").write_tree(tmp_path_factory.mktemp("tree") / "root")


def test_the_tree_has_what_a_desktop_looks_for(tree):
    share = tree / "usr/share"
    assert (tree / "usr/bin/genko").resolve() == (tree / "usr/lib/genko/genko").resolve()
    for place in (
        "applications/genko.desktop",
        "mime/packages/genko.xml",
        "icons/hicolor/scalable/apps/genko.svg",
        "icons/hicolor/48x48/apps/genko.png",
        "bash-completion/completions/genko",
        "fish/vendor_completions.d/genko.fish",
        "doc/genko/copyright",
        "genko/apparmor",
    ):
        assert (share / place).is_file(), place
    for folder in ("man1", "ja/man1"):
        page = gzip.decompress((share / "man" / folder / "genko.1.gz").read_bytes()).decode()
        assert page.startswith(".TH GENKO 1")
    done = subprocess.run(
        [str(tree / "usr/bin/genko"), "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"genko {editor.__version__}\n"


def test_the_tree_is_the_same_for_everybody(tree, installer):
    """Rights and times do not depend on who builds, where and when."""
    moment = installer("bundle").source_date()
    for path in tree.rglob("*"):
        status = path.lstat()
        assert int(status.st_mtime) == moment, path
        if not path.is_symlink():
            assert status.st_mode & 0o777 in {0o755, 0o644}, path


def test_the_package_depends_on_a_japanese_font_and_on_what_qt_needs(bundle, installer):
    if shutil.which("dpkg-query") is None:
        pytest.skip("this is no Debian")
    line = installer("deb").depends(bundle)
    for wanted in ("fontconfig", "fonts-noto-cjk | ", "libegl1", "libnss3", "libxkbcommon0"):
        assert wanted in line
    assert re.search(r"libc6 \(>= 2\.\d+\)", line)
