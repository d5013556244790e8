"""A site copied and built elsewhere; Jekyll itself is a stand-in here (tests/fidelity has it)."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from editor.core.jekyll.config import SiteConfig, from_mapping
from editor.site.jekyll_build import (
    Built,
    Jekyll,
    JekyllMissingError,
    Wanted,
    build_page,
    copy_site,
    find_jekyll,
)
from editor.site.processes import Process, is_running
from tests.unit.fake_jekyll import FAILS, HANGS, PAGE, STUBBORN, fake_jekyll

POST = "_posts/2026-01-02-bean.md"
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a POSIX script")


def never() -> bool:
    return False


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    for name in (
        "_config.yml",
        POST,
        "_posts/2026-01-03-other.md",
        "assets/a.png",
        "_site/index.html",
        ".git/config",
        ".jekyll-cache/x",
        "node_modules/x/index.js",
        "vendor/bundle/gem.rb",
        "vendor/own.js",
    ):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"title: {name}\n", encoding="utf-8")
    return root


def files(root: Path) -> dict[str, str]:
    found = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in found}


def test_the_copy_has_what_jekyll_reads_and_files_of_its_own(site: Path, tmp_path: Path) -> None:
    copy, before = tmp_path / "copy", files(site)
    count = copy_site(site, copy, SiteConfig(), {}, never)
    assert sorted(files(copy)) == [
        "_config.yml",
        POST,
        "_posts/2026-01-03-other.md",
        "assets/a.png",
        "vendor/own.js",
    ]
    assert count == 5
    for name in files(copy):
        assert not (copy / name).samefile(site / name)
        (copy / name).write_text("changed by a plugin", encoding="utf-8")
    assert files(site) == before
    assert (copy / POST).stat().st_size != (site / POST).stat().st_size


def test_unsaved_text_is_laid_over_the_copy_alone(site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("mine", encoding="utf-8")
    (site / POST).chmod(0o444)
    texts = {POST: b"typed", "_drafts/new.md": b"new", str(outside): b"no", "../outside.md": b"no"}
    copy_site(site, tmp_path / "copy", SiteConfig(), texts, never)
    copied = files(tmp_path / "copy")
    assert (copied[POST], copied["_drafts/new.md"]) == ("typed", "new")
    assert files(site)[POST].startswith("title")
    assert outside.read_text("utf-8") == "mine"


def test_links_are_followed_and_circles_are_not(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "2026-02-02-linked.md").write_text("linked", encoding="utf-8")
    (site / "_drafts").symlink_to(elsewhere)
    (site / "assets" / "up").symlink_to(site)
    texts = {"_drafts/2026-02-02-linked.md": b"typed"}
    copy_site(site, tmp_path / "copy", SiteConfig(), texts, never)
    assert files(tmp_path / "copy")["_drafts/2026-02-02-linked.md"] == "typed"
    assert (elsewhere / "2026-02-02-linked.md").read_text("utf-8") == "linked"
    assert not (tmp_path / "copy/assets/up/_posts").exists()


def test_copying_can_be_given_up(site: Path, tmp_path: Path) -> None:
    assert copy_site(site, tmp_path / "copy", SiteConfig(), {}, lambda: True) == 0


def environment(path: str) -> Mapping[str, str]:
    return {**os.environ, "PATH": path}


def found(tmp_path: Path, site: Path, body: str) -> tuple[Jekyll, Mapping[str, str]]:
    given = environment(fake_jekyll(tmp_path / "bin", body))
    return find_jekyll(site, site, given, never), given


def test_the_jekyll_on_the_path_is_found(site: Path, tmp_path: Path) -> None:
    jekyll, _ = found(tmp_path, site, "")
    assert jekyll == Jekyll((str(tmp_path / "bin" / "jekyll"),), "jekyll 9.9.9", bundled=False)


def test_without_jekyll_the_reason_is_told(site: Path, tmp_path: Path) -> None:
    with pytest.raises(JekyllMissingError, match=r"^jekyll$"):
        find_jekyll(site, site, environment(str(tmp_path)), never)


def bundle(folder: Path, code: int) -> None:
    folder.mkdir(exist_ok=True)
    script = f'#!/bin/sh\n[ "$1 $2" = "exec jekyll" ] && echo bundled 1 && exit {code}\nexit 3\n'
    (folder / "bundle").write_text(script, encoding="utf-8")
    (folder / "bundle").chmod(0o755)


def test_a_site_with_a_gemfile_has_its_own_jekyll(site: Path, tmp_path: Path) -> None:
    bundle(tmp_path / "bin", 0)
    jekyll, given = found(tmp_path, site, "")
    assert not jekyll.bundled
    (site / "Gemfile").write_text("", encoding="utf-8")
    jekyll = find_jekyll(site, site, given, never)
    assert jekyll == Jekyll(
        (str(tmp_path / "bin" / "bundle"), "exec", "jekyll"), "bundled 1", bundled=True
    )


def test_gems_that_are_not_installed(site: Path, tmp_path: Path) -> None:
    (site / "Gemfile").write_text("", encoding="utf-8")
    bundle(tmp_path / "bin", 1)
    with pytest.raises(JekyllMissingError, match=r"^bundle$"):
        find_jekyll(site, site, environment(str(tmp_path / "bin")), never)
    assert not found(tmp_path, site, "")[0].bundled


def built(tmp_path: Path, site: Path, body: str, **wanted: bool) -> list[str | Built]:
    copy = tmp_path / "t" / "site"
    copy_site(site, copy, SiteConfig(), {}, never)
    jekyll, given = found(tmp_path, copy, body)
    page = Wanted(POST, NOW, **wanted)
    return list(build_page(copy, site, SiteConfig(), page, jekyll, given, never))


def test_the_page_is_read_and_the_log_comes_line_by_line(site: Path, tmp_path: Path) -> None:
    *lines, end = built(tmp_path, site, PAGE.format(path="a/b.html", html="<p>"))
    assert lines == ["Configuration file: x"]
    assert end == Built(f"<p>title: {POST}\n", "a/b.html", 0, (), ("Configuration file: x",))
    assert not list(site.rglob("genko_one_page.rb"))


def test_what_jekyll_is_told(site: Path, tmp_path: Path) -> None:
    body = (
        'print(*sys.argv[1:])\nprint(os.environ.get("GENKO_WHOLE"), os.environ["JEKYLL_ENV"])\n'
        'print(pathlib.Path(sys.argv[sys.argv.index("--config") + 1].split(",")[1]).read_text())'
    )
    _, words, whole, time, *_ = built(tmp_path, site, body, whole=True, hidden=True)
    assert str(words).endswith("--drafts --future --unpublished")
    assert "build --no-watch" in str(words)
    assert whole == f"1 {os.environ.get('JEKYLL_ENV', 'production')}"
    assert time == "time: 2026-07-01 12:00:00 +0000"


def test_the_sites_own_folder_of_plugins_is_used(site: Path, tmp_path: Path) -> None:
    config, _ = from_mapping({"plugins_dir": "_ruby"})
    copy = tmp_path / "t" / "site"
    copy_site(site, copy, config, {}, never)
    jekyll, given = found(tmp_path, copy, "")
    list(build_page(copy, site, config, Wanted(POST, NOW), jekyll, given, never))
    assert (copy / "_ruby" / "genko_one_page.rb").is_file()


def test_a_failure_has_its_reason(site: Path, tmp_path: Path) -> None:
    *_, end = built(tmp_path, site, FAILS)
    assert isinstance(end, Built)
    assert (end.html, end.code) == (None, 1)
    assert [(n.kind, n.file, n.fatal) for n in end.notices] == [("liquid-error", POST, True)]


@pytest.mark.parametrize("body", [HANGS, STUBBORN])
def test_cancelling_ends_jekyll_and_what_it_started(site: Path, tmp_path: Path, body: str) -> None:
    pids = tmp_path / "pids"
    copy = tmp_path / "t" / "site"
    copy_site(site, copy, SiteConfig(), {}, never)
    jekyll, given = found(tmp_path, copy, body.format(pids=str(pids)))
    said: list[str | Built] = []
    page = Wanted(POST, NOW)
    wanted = lambda: "hanging" in said  # noqa: E731
    said.extend(build_page(copy, site, SiteConfig(), page, jekyll, given, wanted))
    assert said == ["Configuration file: x", "hanging"]
    assert gone([Process(int(pid)) for pid in pids.read_text().split()])


def gone(processes: list[Process]) -> bool:
    """Whether they end within some seconds: the system takes a moment over what was killed."""
    for _ in range(500):
        if not any(is_running(process) for process in processes):
            return True
        Event().wait(0.01)
    return False
