"""The project's own files: no traces of a machine, licences, the changelog, icons, README."""

from __future__ import annotations

import ast
import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import missing
from tests.quality.conftest import none_of, tree_of

# Put together from parts so that this file does not find itself.
TRACES = [
    re.compile(pattern)
    for pattern in (
        r"(?<![\w.])/(?:work|root|farm|opt/pypi)" + r"/[\w.]",
        r"/home" + r"/(?!user|you|me|u\b|\w+\{)\w+/",
        r"/tmp" + r"/genko",
        r"files\.python" + r"hosted|pypi\." + r"org/simple",
        r"deb\." + r"debian\.org|registry\.npm" + r"js",
        r"https?://(?!127\.)\d+\.\d+\.\d+\.\d+",
        r"https?://localhost:\d+/simple",
    )
]
TEXTS = {".py", ".toml", ".md", ".sh", ".txt", ".yml", ".css", ".html", ".js", ".svg", ".json", ""}


def _texts(tracked: list[Path]) -> list[tuple[Path, str]]:
    found = []
    for path in tracked:
        if path.suffix in TEXTS:
            data = path.read_bytes()
            if b"\0" not in data:
                found.append((path, data.decode("utf-8", errors="replace")))
    return found


def test_no_trace_of_the_machine_it_was_written_on(tracked, root):
    found = [
        f"{path.relative_to(root)}: {match[0]!r}"
        for path, text in _texts(tracked)
        for pattern in TRACES
        for match in pattern.finditer(text)
    ]
    none_of(found, "of this machine, or of a registry")


def test_text_files_end_in_one_new_line_and_have_no_trailing_blanks(tracked, root):
    """Fixtures may: their bytes are the point. Shell, Python and the like may not."""
    wrong = []
    for path, text in _texts(tracked):
        if path.suffix not in {".py", ".toml", ".sh"}:
            continue
        if text and (not text.endswith("\n") or text.endswith("\n\n")):
            wrong.append(f"{path.relative_to(root)}: its end")
        if re.search(r"[ \t]$", text, flags=re.MULTILINE) and "expected" not in path.name:
            wrong.append(f"{path.relative_to(root)}: trailing blanks")
    none_of(wrong, "editors put these in order")


def test_licences_are_there(root):
    assert "MIT" in (root / "LICENSE").read_text(encoding="utf-8")
    lucide = (root / "resources/icons/LICENSE").read_text(encoding="utf-8")
    assert lucide.startswith("ISC License")
    assert "Lucide" in (root / "resources/icons/README.md").read_text(encoding="utf-8")


def test_the_vendored_files_are_those_that_were_fetched(root):
    """See packaging/vendor.py."""
    vendor = root / "resources/preview/vendor"
    sums = dict(
        reversed(line.split("  "))
        for line in (vendor / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    )
    assert {name: hashlib.sha256((vendor / name).read_bytes()).hexdigest() for name in sums} == sums
    of_its_own = {"README.md", "SHA256SUMS", "katex-fonts.LICENSE"}
    assert {path.name for path in vendor.iterdir()} == {*sums, *of_its_own}
    for licence in ("emoji.LICENSE", "katex.LICENSE", "mermaid.LICENSE"):
        assert "MIT" in (vendor / licence).read_text(encoding="utf-8")
    fonts = (vendor / "katex-fonts.LICENSE").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in fonts


def test_the_changelog_has_a_place_for_what_comes(root):
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in text
    unreleased = text.split("## [Unreleased]")[1].split("\n## ")[0]
    kinds = {"Added", "Changed", "Fixed", "Removed", "Deprecated", "Security"}
    headings = re.findall(r"^### (.+)$", unreleased, re.MULTILINE)
    assert headings
    assert set(headings) <= kinds
    assert re.search(r"^- \S", unreleased, re.MULTILINE)


@pytest.fixture(scope="module")
def icons(root: Path) -> dict[str, str]:
    folder = root / "resources" / "icons"
    return {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.svg")}


def test_icons_are_lucides_own_outlines(icons):
    assert len(icons) > 40
    for name, svg in icons.items():
        assert svg.startswith("<!-- @license lucide"), name
        assert 'stroke="currentColor"' in svg, name


def test_every_icon_named_in_the_code_is_there(icons, modules, root):
    missing = []
    for path in modules:
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call):
                continue
            names = [k.value for k in node.keywords if k.arg == "icon"]
            if isinstance(node.func, ast.Name) and node.func.id == "icon":
                names += node.args[:1]
            missing += [
                f"{path.relative_to(root)}:{node.lineno} {name.value}"
                for name in names
                if isinstance(name, ast.Constant)
                and isinstance(name.value, str)
                and name.value not in icons
            ]
    none_of(missing, "resources/icons has no such icon")


def test_scripts_are_posix_shell(root):
    packaging = root / "packaging"
    scripts = [*packaging.rglob("*.sh"), *(packaging / "linux/debian").glob("post*")]
    scripts.append(root / ".ci" / "run")
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        assert text.startswith(("#!/bin/sh\n", "# ")), script.name
        subprocess.run(["sh", "-n", str(script)], check=True)
    if shutil.which("shellcheck") is None:
        missing("readers", "shellcheck is not installed")
    checked = ["shellcheck", "-x", "-P", "SCRIPTDIR", *map(str, scripts)]
    done = subprocess.run(checked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_the_readme_points_at_is_there(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    targets += re.findall(r"`((?:packaging|editor|resources|tests)/[\w./-]+\.\w+)`", text)
    absent = [target for target in targets if not (root / target).exists()]
    placeholder = re.compile(r"\b(NAME|GROUP)\b")
    assert [target for target in absent if not placeholder.search(target)] == []


def test_the_readme_names_the_two_commands(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    for command in ("sh packaging/start.sh", "sh packaging/test.sh"):
        assert command in text
        assert (root / command.split()[1]).is_file()
