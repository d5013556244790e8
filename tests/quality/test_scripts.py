"""README's two commands where things are missing: one clear line, nothing done by halves."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = "basename cat cp cut dirname head id ls mkdir printf rm sed tail tr uname wc sha256sum env"


@pytest.fixture
def machine(tmp_path: Path, root: Path):
    """A machine with a shell and its tools alone, and a checkout on it."""
    if shutil.which("sha256sum") is None:
        pytest.skip("this system has other tools than the scripts are tested with")
    return Machine(tmp_path, root)


class Machine:
    def __init__(self, folder: Path, root: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        for name in TOOLS.split():
            (self.bin / name).symlink_to(shutil.which(name))
        self.checkout = folder / "checkout"
        shutil.copytree(root / "packaging", self.checkout / "packaging")
        shutil.copytree(root / "resources" / "sample", self.checkout / "resources" / "sample")
        self.log = folder / "called"

    def tool(self, name: str, script: str) -> None:
        """Put a program on the machine that does what ``script`` says, and notes its call."""
        path = self.bin / name
        path.unlink(missing_ok=True)
        path.write_text(f'#!/bin/sh\necho "{name} $*" >>{self.log}\n{script}\n', encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def run(self, script: str, *arguments: str, **environment: str):
        return subprocess.run(
            ["/bin/sh", f"packaging/{script}", *arguments],
            cwd=self.checkout,
            env={"PATH": str(self.bin), "HOME": str(self.checkout.parent), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    @property
    def calls(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []

    def as_debian_user_without_rights(self, offered: str) -> None:
        """Debian's tools, nothing installed, a user who is not root, and no sudo."""
        self.tool("id", "echo 1000")
        self.tool("apt-get", "exit 100")
        self.tool("dpkg-query", "exit 1")
        self.tool("apt-cache", f'case " {offered} " in *" $2 "*) echo "$2 | 1.0 | x";; esac')

    def set_up(self, kind: str = "run") -> Path:
        """A virtual environment as the set-up leaves it; its Python only notes its calls."""
        python = self.checkout / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(
            '#!/bin/sh\ncase "$*" in *sys.version*) echo 3.11.2;; '
            f'*) echo "python $*" >>{self.log};; esac\n',
            encoding="utf-8",
        )
        python.chmod(0o755)
        packaging = self.checkout / "packaging"
        made_of = (packaging / f"requirements/{kind}.txt").read_bytes()
        made_of += (packaging / "setup.sh").read_bytes()
        stamp = f"{hashlib.sha256(made_of).hexdigest()} 3.11.2 {self.checkout}\n"
        (self.checkout / f".venv/genko-{kind}.stamp").write_text(stamp, encoding="utf-8")
        return python


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
def test_without_a_display_it_says_so_before_it_does_anything(machine):
    done = machine.run("start.sh")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "xvfb-run -a sh packaging/start.sh" in done.stderr
    assert not (machine.checkout / ".venv").exists()
    assert not (machine.checkout / ".genko").exists()


def test_a_second_start_sets_nothing_up_and_opens_the_sample(machine):
    machine.set_up()
    done = machine.run("start.sh", DISPLAY=":1")
    assert done.returncode == 0, done.stderr
    sample = machine.checkout / ".genko" / "sample"
    assert machine.calls == [f"python -P -m editor {sample}"]
    assert (sample / "_config.yml").is_file()


def test_a_third_start_keeps_what_was_written_on_the_sample(machine):
    machine.set_up()
    machine.run("start.sh", DISPLAY=":1")
    post = machine.checkout / ".genko" / "sample" / "about.md"
    post.write_text("mine", encoding="utf-8")
    done = machine.run("start.sh", DISPLAY=":1")
    assert done.stderr == ""
    assert post.read_text(encoding="utf-8") == "mine"


def test_arguments_are_passed_on_as_they_are(machine):
    machine.set_up()
    machine.run("start.sh", "my site", "--language", "ja", WAYLAND_DISPLAY="wayland-0")
    assert machine.calls == ["python -P -m editor my site --language ja"]


def test_other_requirements_are_another_set_up(machine):
    machine.set_up()
    lock = machine.checkout / "packaging" / "requirements" / "run.txt"
    lock.write_text(lock.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    done = machine.run("start.sh", DISPLAY=":1")
    assert done.returncode == 3, "there is no Python here to set up with"
    assert "setting up" in done.stderr


def test_no_python_is_said_in_one_line(machine):
    done = machine.run("start.sh", "--setup-only")
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].startswith("genko: Python 3.11, 3.12 or 3.13 is needed")


@pytest.mark.parametrize(
    ("offered", "expected"),
    [
        ("libasound2 libglib2.0-0", {"libasound2", "libglib2.0-0"}),
        ("libasound2t64 libglib2.0-0t64", {"libasound2t64", "libglib2.0-0t64"}),
    ],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is Debian's")
def test_without_rights_the_missing_packages_are_named(machine, offered, expected):
    machine.as_debian_user_without_rights(offered)
    done = machine.run("start.sh", "--setup-only")
    assert done.returncode == 3
    command = done.stderr.splitlines()[-1]
    assert command.strip().startswith("apt-get install")
    packages = set(command.split())
    assert packages >= {"libgl1", "libxcb-cursor0", "fonts-noto-cjk", *expected}
    assert not any("/" in name for name in packages)
    assert not any(call.startswith("apt-get") for call in machine.calls)
    assert not (machine.checkout / ".venv").exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is Debian's")
def test_what_apt_says_is_shown_when_it_fails_and_only_then(machine):
    machine.as_debian_user_without_rights("")
    machine.tool("id", "echo 0")
    machine.tool("apt-get", "echo 'E: the disk is full'; exit 100")
    done = machine.run("start.sh", "--setup-only")
    assert done.returncode == 1
    assert "the list of packages could not be fetched" in done.stderr
    assert "E: the disk is full" in done.stderr


def test_the_test_command_hands_the_layers_over(machine):
    machine.set_up("test")
    done = machine.run("test.sh", "unit", "widgets")
    assert done.returncode == 0, done.stderr
    assert machine.calls == ["python packaging/layers.py unit widgets"]


def test_an_unknown_layer_is_told_with_those_that_there_are(root):
    done = subprocess.run(
        [sys.executable, "packaging/layers.py", "unti"],
        cwd=root,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "no layer is called unti" in done.stderr
    assert "unit" in done.stderr.split("there are")[1]
