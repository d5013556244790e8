"""When files were committed, and what a repository says of where its site is published."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor.core.jekyll.config import from_mapping
from editor.core.page.github import Repository
from editor.site import commit_times
from editor.site.commit_times import CommitTimes
from editor.site.pages.repository import repository_of

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
FIRST, SECOND = (datetime(2026, 3, day, 12, tzinfo=UTC) for day in (1, 2))
ODD = '日 "本"*.md'


def git(folder: Path, *words: str, at: datetime = FIRST) -> str:
    stamp = f"{int(at.timestamp())} +0900"
    named = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    done = subprocess.run(
        ["git", "-C", str(folder), *named, *words],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "GIT_COMMITTER_DATE": stamp, "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z"},
    )
    return done.stdout.strip()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in a folder of a repository with two commits, and a file that is in none."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    root = tmp_path / "all" / "docs"
    root.mkdir(parents=True)
    git(root, "init", "-q", "-b", "main", "..")
    for name in ("old.md", "changed.md", ODD):
        (root / name).write_text(name, encoding="utf-8")
    git(root, "add", "--all")
    git(root, "commit", "-q", "-m", "one\n\nold.md")
    (root / "changed.md").write_text("more", encoding="utf-8")
    git(root, "commit", "-q", "-a", "-m", "two", at=SECOND)
    (root / "new.md").write_text("new", encoding="utf-8")
    return root


@pytest.mark.parametrize("one_by_one", [0, 100])
def test_the_last_commit_of_each_file(
    site: Path, monkeypatch: pytest.MonkeyPatch, one_by_one: int
) -> None:
    """Asked for one by one, or found in the whole history, it is the same."""
    monkeypatch.setattr(commit_times, "_ONE_BY_ONE", one_by_one)
    times = CommitTimes(site)
    assert times.of("old.md") == FIRST
    assert [times.of(rel) for rel in (ODD, "changed.md", "new.md")] == [FIRST, SECOND, None]


def test_after_some_files_the_history_is_read_once(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commit_times, "_ONE_BY_ONE", 1)
    times = CommitTimes(site)
    assert times.of("new.md") is None
    assert times.of("old.md") == FIRST
    shutil.rmtree(site.parent / ".git")
    assert times.of("changed.md") == SECOND


def test_a_folder_outside_of_git_has_no_commits(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a", encoding="utf-8")
    assert CommitTimes(tmp_path).of("a.md") is None


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/me/my.site.git",
        "git@github.com:me/my.site.git",
        "https://github.com/me/my.site/",
    ],
)
def test_the_repository_is_where_the_folder_was_cloned_from(site: Path, address: str) -> None:
    git(site, "remote", "add", "origin", address)
    found = repository_of(site, from_mapping({})[0], {})
    assert found == Repository("me", "my.site", git(site, "rev-parse", "HEAD"))


def test_settings_and_github_say_so_before(site: Path) -> None:
    git(site, "remote", "add", "origin", "https://elsewhere.example/me/site")
    assert repository_of(site, from_mapping({})[0], {}) is None
    config = from_mapping({"repository": "you/site"})[0]
    (site / "CNAME").write_text("site.example\n", encoding="utf-8")
    found = repository_of(site, config, {})
    assert found is not None
    assert (found.owner, found.url) == ("you", "https://site.example")
    told = repository_of(site, config, {"PAGES_REPO_NWO": "they/other"})
    assert told is not None
    assert told.name == "other"
