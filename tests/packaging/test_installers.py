"""Windows and macOS from here: what can be checked without them."""

from __future__ import annotations

import ast
import os
import plistlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import editor
from tests.conftest import ROOT

ISS = ROOT / "packaging/windows/genko.iss"
WORKFLOW = ROOT / ".github/workflows/release.yml"


def _dry_run(*targets: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "packaging/build.py", *targets, "--dry-run"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_dry_run_shows_the_commands_and_makes_nothing():
    shown = _dry_run("windows", "macos")
    assert "PyInstaller" in shown
    assert f"/DVersion={editor.__version__}" in shown
    assert "dmgbuild" in shown
    assert "codesign" not in shown, "without an identity nothing is signed"


def test_with_keys_it_signs_and_shows_no_secret():
    shown = _dry_run(
        "windows",
        "macos",
        GENKO_WINDOWS_SIGN="signtool sign /p geheim $f",
        GENKO_MACOS_IDENTITY="Developer ID Application: N",
        GENKO_MACOS_APPLE_ID="n@example.org",
        GENKO_MACOS_TEAM="TEAM",
        GENKO_MACOS_PASSWORD="hush-hush",
    )
    order = ["sign genko.exe", "sign genkow.exe", "compile the installer"]
    order += ["sign QtWebEngineProcess.app", "sign Genko.app", "make the disk image"]
    order += ["have it notarised", "staple"]
    places = [shown.index(word) for word in order]
    assert places == sorted(places)
    assert "geheim" not in shown
    assert "hush-hush" not in shown


def _sections() -> dict[str, list[str]]:
    """The lines of the Inno Setup script by section, comments and preprocessor left out."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in ISS.read_text(encoding="utf-8").splitlines():
        head = re.fullmatch(r"\[(\w+)\]", line)
        if head is not None:
            name = head[1]
        elif line.strip() and not line.startswith((";", "#")):
            sections.setdefault(name, []).append(line)
    return sections


def test_the_windows_script_is_per_user_and_updates_in_place():
    settings = dict(line.split("=", 1) for line in _sections()["Setup"])
    assert settings["PrivilegesRequired"] == "lowest"
    assert settings["AppId"].startswith("{{"), "a brace is doubled, or it is a constant"
    assert settings["ChangesAssociations"] == "yes"
    assert settings["CloseApplications"] == "yes"


def test_every_text_of_the_windows_script_is_there_in_both_languages():
    keys = {"en": set(), "ja": set()}
    for line in _sections()["CustomMessages"]:
        language, _, rest = line.partition(".")
        keys[language].add(rest.partition("=")[0])
    assert keys["en"] == keys["ja"]
    text = ISS.read_text(encoding="utf-8")
    bundled = {"CreateDesktopIcon", "AdditionalIcons", "LaunchProgram"}
    used = set(re.findall(r"\{cm:(\w+)", text))
    assert used - bundled == keys["en"]


def test_every_task_and_every_definition_of_the_windows_script_is_known():
    sections = _sections()
    tasks = {re.match(r'Name: "(\w+)"', line)[1] for line in sections["Tasks"]}
    text = ISS.read_text(encoding="utf-8")
    assert set(re.findall(r"Tasks: (\w+)", text)) <= tasks
    defined = set(re.findall(r"/D(\w+)=", _dry_run("windows"))) | {"SignTool"}
    assert set(re.findall(r"\{#(\w+)\}", text)) <= defined


def test_entries_of_the_windows_script_are_well_formed():
    """Each is ``Key: value; Key: value``, with quotes doubled inside of quotes."""
    entry = re.compile(r'(\w+: ("(?:[^"]|"")*"|[^";]*)(; |$))+')
    for section in ("Tasks", "InstallDelete", "Files", "Icons", "Registry", "Run", "Languages"):
        for line in _sections()[section]:
            assert entry.fullmatch(line), line


def test_the_entitlements_are_a_property_list():
    data = plistlib.loads((ROOT / "packaging/macos/entitlements.plist").read_bytes())
    assert data["com.apple.security.cs.allow-jit"] is True


def test_the_disk_image_settings_run():
    """As dmgbuild runs them: a script that is given ``defines``."""
    source = (ROOT / "packaging/macos/dmg_settings.py").read_text(encoding="utf-8")
    names = {"defines": {"app": "/x/Genko.app", "icon": "/x/genko.icns"}}
    exec(compile(ast.parse(source), "dmg_settings.py", "exec"), names)
    assert names["files"] == ["/x/Genko.app"]
    assert set(names["icon_locations"]) == {"Genko.app", "Applications"}


@pytest.fixture(scope="module")
def workflow() -> dict:
    return yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))


def test_the_workflow_makes_all_three_and_publishes_what_they_made(workflow):
    jobs = workflow["jobs"]
    assert set(jobs["publish"]["needs"]) == set(jobs) - {"publish"} == {"linux", "windows", "macos"}
    for name in ("windows", "macos"):
        assert any(f"build.py {name}" in step.get("run", "") for step in jobs[name]["steps"])
    assert "id-token" in jobs["publish"]["permissions"], "provenance needs it"


def test_what_the_workflow_calls_is_there(workflow):
    runs = [s.get("run", "") for job in workflow["jobs"].values() for s in job["steps"]]
    named = set(re.findall(r"(?:packaging|tests|resources)/[\w./-]+", "\n".join(runs)))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_only_publishing_may_write(workflow):
    assert workflow["permissions"] == {"contents": "read"}
    writing = [n for n, job in workflow["jobs"].items() if "write" in str(job.get("permissions"))]
    assert writing == ["publish"]


def test_the_releasing_guide_names_every_target_and_secret():
    guide = (ROOT / "packaging/RELEASING.md").read_text(encoding="utf-8")
    for name in ("deb", "rpm", "tar", "windows", "macos", "papers"):
        assert f"build.py {name}" in guide, name
    secrets = set(re.findall(r"secrets\.(\w+)", WORKFLOW.read_text(encoding="utf-8")))
    assert [name for name in sorted(secrets) if name not in guide] == []


def test_paths_are_not_of_this_machine():
    for path in [ISS, WORKFLOW, *Path(ROOT / "packaging/installer").glob("*.py")]:
        assert str(ROOT) not in path.read_text(encoding="utf-8")
