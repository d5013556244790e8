"""The hooks for pre-commit and the GitHub Action: their own words are carried out."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from editor.cli.main import SUBCOMMANDS
from tests.conftest import missing

POST = '---\ntitle: "A walk"\ndate: 2026-04-19 18:00:00 +0900\nimage: a\nimage: b\n---\n\nText.\n'


@pytest.fixture
def hooks(root: Path) -> dict[str, dict[str, object]]:
    text = (root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    return {hook["id"]: hook for hook in yaml.safe_load(text)}


@pytest.fixture
def action(root: Path) -> dict[str, object]:
    return yaml.safe_load((root / "packaging/action/action.yml").read_text(encoding="utf-8"))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    site = tmp_path / "my site"
    (site / "_posts").mkdir(parents=True)
    (site / "_config.yml").write_text("timezone: Asia/Tokyo\n")
    (site / "_genko").mkdir()
    (site / "_genko" / "schema.yml").write_text("extends: jekyll\n")
    (site / "_posts" / "2026-04-19-walk.md").write_text(POST)
    monkeypatch.chdir(site)
    return site


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("_posts/2026-04-19-walk.md", True),
        ("docs/_posts/news/2026-04-19-海.markdown", True),
        ("_drafts/idea.md", True),
        ("README.md", False),
        ("_posts/picture.png", False),
        ("my_posts/a.md", False),
    ],
)
def test_hooks_are_given_posts_alone(hooks, path: str, meant: bool) -> None:
    for hook in hooks.values():
        assert bool(re.search(hook["files"], path)) is meant


def test_hooks_call_what_there_is(hooks, genko, site: Path) -> None:
    """As pre-commit does it: the entry's words, then the files."""
    names = {command.name for command in SUBCOMMANDS}
    for hook in hooks.values():
        program, command, *rest = shlex.split(hook["entry"])
        assert program == "genko"
        assert command in names
        assert hook["language"] == "python"
        ran = genko(command, *rest, "_posts/2026-04-19-walk.md")
        assert ran.code == 0, ran.err
    assert "image: b" in (site / "_posts" / "2026-04-19-walk.md").read_text()
    assert "image: a" not in (site / "_posts" / "2026-04-19-walk.md").read_text(), "it was mended"


class Runner:
    """Carries out the shell steps of a composite action, with inputs as a workflow gives them."""

    def __init__(self, action: dict, root: Path, folder: Path) -> None:
        self._action, self._root, self._folder = action, root, folder
        shims = folder / "bin"
        shims.mkdir()
        shim = shims / "genko"
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m editor "$@"\n')
        shim.chmod(0o755)
        self._path = f"{shims}{os.pathsep}{os.environ['PATH']}"
        self.output = folder / "output"

    def run(self, site: Path, **given: str) -> subprocess.CompletedProcess[str]:
        inputs = {n: given.get(n, spec["default"]) for n, spec in self._action["inputs"].items()}
        assert given.keys() <= inputs.keys()
        steps = {step.get("id"): step for step in self._action["runs"]["steps"]}
        step = steps["check"]
        filled = {name: self._filled(value, inputs) for name, value in step["env"].items()}
        self.output.write_text("")
        return subprocess.run(
            [shutil.which(step["shell"]), "-e", "-c", step["run"]],
            cwd=site,
            env={
                **os.environ,
                **filled,
                "PATH": self._path,
                "PYTHONPATH": str(self._root),
                "RUNNER_TEMP": str(self._folder),
                "GITHUB_OUTPUT": str(self.output),
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def _filled(self, value: str, inputs: dict[str, str]) -> str:
        value = value.replace("${{ github.action_path }}", str(self._root / "packaging/action"))
        value = re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], value)
        assert "${{" not in value
        return value


@pytest.fixture
def runner(action, root: Path, tmp_path: Path) -> Runner:
    if shutil.which("sh") is None:
        pytest.skip("this system has no sh")
    return Runner(action, root, tmp_path)


def test_the_action_annotates(runner: Runner, site: Path) -> None:
    done = runner.run(site)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("::warning file=_posts/2026-04-19-walk.md,line=4,col=1,")
    (site / "_posts" / "2026-04-19-walk.md").write_text('---\ntitle: ""\n---\n')
    assert runner.run(site).returncode == 1


def test_the_action_leaves_a_report_also_when_it_fails(runner: Runner, site: Path) -> None:
    (site / "_posts" / "2026-04-19-walk.md").write_text('---\ntitle: ""\n---\n')
    done = runner.run(site, format="sarif", severity="error", language="ja")
    assert done.returncode == 1
    name, _, path = runner.output.read_text().strip().partition("=")
    assert name == "report"
    (run,) = json.loads(Path(path).read_text(encoding="utf-8"))["runs"]
    assert run["language"] == "ja"
    assert [result["level"] for result in run["results"]] == ["error"]


def test_the_action_takes_several_paths_and_any_name(runner: Runner, site: Path) -> None:
    odd = site / "_posts" / "2026-04-20-a b$(touch x)`touch y`.md"
    odd.write_text(POST)
    done = runner.run(
        site.parent, path=f"my site/_posts/{odd.name}\nmy site/_posts\n", format="json"
    )
    assert done.returncode == 0, done.stderr
    report = json.loads((site.parent / "genko.json").read_text(encoding="utf-8"))
    assert report["posts"] == 2
    assert not list(site.parent.rglob("x"))


def test_the_action_knows_baselines_and_changes(runner: Runner, genko, site: Path) -> None:
    assert genko("check", ".", "--update-baseline", "--baseline", "old.json").code == 0
    assert runner.run(site, baseline="old.json").stdout == ""
    if shutil.which("git") is None:
        missing("git", "git is not installed")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "first"]):
        subprocess.run([*git, *words], cwd=site, check=True)
    assert runner.run(site, changed="true").stdout == ""
    assert "::warning" in runner.run(site, changed="false").stdout
    done = runner.run(site, changed="nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr


def test_what_the_action_installs_is_there(action, root: Path) -> None:
    install = next(s for s in action["runs"]["steps"] if s.get("name") == "Install Genko")
    named = re.findall(r'"\$GENKO_ACTION/([^"]+)"', install["run"])
    assert named
    for name in named:
        assert (root / "packaging/action" / name).exists(), name
    (setup,) = [step for step in action["runs"]["steps"] if "uses" in step]
    assert setup["uses"].startswith("actions/setup-python@v")
