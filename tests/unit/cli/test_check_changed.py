"""genko check --changed: what git calls changed, and clear words where git cannot tell."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import missing

POST = '---\ntitle: "A walk by the sea"\ndate: 2026-04-19 18:00:00 +0900\n---\n\n# One\n'


@pytest.fixture(autouse=True)
def needs_git() -> None:
    if shutil.which("git") is None:
        missing("git", "git is not installed")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in a folder of a repository, with a commit; its names are as nasty as names get."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    root = tmp_path / "blog" / "docs"
    (root / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("timezone: Asia/Tokyo\n")
    (root / "_genko").mkdir()
    (root / "_genko" / "schema.yml").write_text("extends: jekyll\n")
    for name in ("same", "staged", "edited", '海 "辺"', "gone"):
        (root / "_posts" / f"2026-04-19-{name}.md").write_text(POST)
    git(root, "init", "-q", "-b", "main", "..")
    commit(root, "first")
    monkeypatch.chdir(root)
    return root


def git(folder: Path, *words: str) -> str:
    command = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    done = subprocess.run([*command, *words], check=True, capture_output=True, text=True)
    return done.stdout


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all", ".")
    git(folder, "commit", "-q", "-m", message)


def edit(site: Path, name: str) -> None:
    post = site / "_posts" / f"2026-04-19-{name}.md"
    post.write_text(post.read_text() + "\nMore.\n")


@pytest.fixture
def checked(genko):
    """The posts that a check with these options reports on."""

    def run(*words: str) -> list[str]:
        ran = genko("check", *words, "--format", "json")
        assert ran.code in (0, 1), ran.err
        names = {
            f["path"].removeprefix("_posts/2026-04-19-") for f in json.loads(ran.out)["findings"]
        }
        return sorted(name.removesuffix(".md") for name in names)

    return run


def test_staged_edited_and_untracked_posts(checked, site: Path) -> None:
    assert checked(".", "--changed") == []
    edit(site, "staged")
    git(site, "add", ".")
    edit(site, "edited")
    edit(site, '海 "辺"')
    (site / "_posts" / "2026-04-19-new.md").write_text(POST)
    (site / "_posts" / "2026-04-19-gone.md").unlink()
    assert checked("--changed", ".") == ["edited", "new", "staged", '海 "辺"']
    assert checked("--changed", "_posts/2026-04-19-same.md") == []
    (site / ".gitignore").write_text("*-new.md\n")
    assert "new" not in checked("--changed", ".")


def test_since_the_branch_parted(checked, site: Path) -> None:
    git(site, "checkout", "-q", "-b", "topic")
    edit(site, "edited")
    commit(site, "on the branch")
    git(site, "checkout", "-q", "main")
    edit(site, "same")
    commit(site, "on main")
    git(site, "checkout", "-q", "topic")
    (site / "_posts" / "2026-04-19-new.md").write_text(POST)
    assert checked(".", "--changed") == ["new"]
    assert checked(".", "--changed=main") == ["edited", "new"]


def test_before_the_first_commit_all_is_new(genko, checked, tmp_path: Path, site: Path) -> None:
    shutil.rmtree(site.parent / ".git")
    git(site, "init", "-q", ".")
    assert len(checked(".", "--changed")) == 5


def test_rules_of_the_site_know_the_other_posts(checked, site: Path) -> None:
    (site / "_posts" / "2026-04-19-twin.md").write_text(
        POST.replace("---\n\n", "permalink: /2026/04/19/same.html\n---\n\n")
    )
    (site / "_config.yml").write_text("timezone: Asia/Tokyo\npermalink: date\n")
    assert checked(".", "--changed", "--rule", "site/url-shared") == ["twin"]


def test_fix_changed(genko, site: Path) -> None:
    for name in ("same", "edited"):
        post = site / "_posts" / f"2026-04-19-{name}.md"
        post.write_text(post.read_text().replace("# One", "## One"))
    commit(site, "two")
    doubled = POST.replace("date:", 'image: "/a.png"\nimage: "/a.png"\ndate:')
    (site / "_posts" / "2026-04-19-new.md").write_text(doubled)
    ran = genko("fix", ".", "--changed", "--diff", "--language", "en")
    assert [line for line in ran.out.splitlines() if line.startswith("+++")] == [
        "+++ b/_posts/2026-04-19-new.md"
    ]


def test_clear_words_where_git_cannot_tell(genko, site: Path, tmp_path: Path, monkeypatch) -> None:
    ran = genko("check", ".", "--changed=nowhere", "--language", "en")
    assert ran.code == 2
    assert "git knows no commit “nowhere”." in ran.err
    ran = genko("check", ".", "--changed=--output=x", "--language", "en")
    assert ran.code == 2
    assert not (site / "x").exists()
    ran = genko("check", "--changed", "main", "--language", "en")
    assert ran.code == 2
    assert "A commit for --changed is written --changed=main." in ran.err
    outside = tmp_path / "outside"
    shutil.copytree(site, outside, ignore=shutil.ignore_patterns(".git"))
    ran = genko("check", outside, "--changed", "--language", "en")
    assert ran.code == 2
    assert "is in no git repository" in ran.err
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = genko("check", ".", "--changed", "--language", "en")
    assert ran.code == 2
    assert ran.err.startswith("genko: git is not installed")
