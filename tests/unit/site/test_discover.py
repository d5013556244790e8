from __future__ import annotations

import os
from pathlib import Path

import pytest

from editor.core.jekyll.config import from_mapping
from editor.site.discover import EntryFilter, SourceFile, discover


def site(folder: Path, *rels: str) -> Path:
    for rel in rels:
        file = folder / rel
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("---\n---\n", encoding="utf-8")
    return folder


def found(folder: Path, pages: bool = True, **config) -> dict[str, SourceFile]:
    settings, problems = from_mapping(config)
    assert problems == ()
    return {file.rel: file for file in discover(folder, settings, pages=pages)}


def test_posts_anywhere_drafts_documents_and_pages(tmp_path):
    site(
        tmp_path,
        "_posts/2026-01-02-a.md",
        "news/_posts/x/2026-01-02-b.md",
        "_drafts/c.md",
        "_recipes/d.md",
        "about.md",
        "feed.xml",
        "a.png",
        "_layouts/post.html",
        "_data/x.yml",
    )
    files = found(tmp_path, collections={"recipes": {}})
    assert {rel: file.kind for rel, file in files.items()} == {
        "_posts/2026-01-02-a.md": "post",
        "news/_posts/x/2026-01-02-b.md": "post",
        "_drafts/c.md": "draft",
        "_recipes/d.md": "document",
        "about.md": "page",
        "feed.xml": "page",
    }
    assert "about.md" not in found(tmp_path, pages=False)
    file = files["_drafts/c.md"]
    assert (file.path, file.size) == (tmp_path / "_drafts/c.md", 8)
    assert file.mtime_ns == file.path.stat().st_mtime_ns


def test_a_post_with_a_wrong_name_is_shown_as_such(tmp_path):
    site(tmp_path, "_posts/no-date.md", "_posts/image.png", "_posts/2026-01-02-a.md")
    files = found(tmp_path)
    assert {rel: file.named for rel, file in files.items()} == {
        "_posts/no-date.md": False,
        "_posts/2026-01-02-a.md": True,
    }


def test_what_jekyll_leaves_out(tmp_path):
    kept = ["_posts/2026-01-02-a.md", "vendor/_posts/2026-01-02-a.md", "_kept/a.md"]
    left = [
        "node_modules/p/_posts/2026-01-02-a.md",
        "vendor/bundle/_posts/2026-01-02-a.md",
        "_site/_posts/2026-01-02-a.md",
        "public/_posts/2026-01-02-a.md",
        ".hidden/_posts/2026-01-02-a.md",
        "_posts/.hidden/2026-01-02-a.md",
        "_posts/2026-01-02-a.md~",
        "_posts/#2026-01-02-a.md",
        "out/_posts/2026-01-02-a.md",
        "outside.md",
        "deep/x.bak/a.md",
        "backup~/a.md",
    ]
    site(tmp_path, *kept, *left)
    exclude: list = ["out", "*.bak"]
    assert sorted(
        found(tmp_path, exclude=exclude, include=["_kept"], destination="public")
    ) == sorted(kept)


@pytest.mark.parametrize(
    ("pattern", "entry", "out"),
    [
        ("draft", "drafts.md", True),
        ("/draft", "drafts.md", True),
        ("sub/", "sub", True),
        ("*.txt", "deep/a.txt", True),
        ("a?.md", "ab.md", True),
        ("[ab].md", "b.md", True),
        ("[!ab].md", "b.md", False),
        (r"\*.md", "a.md", False),
        ("draft", "a/draft", False),
        ("[", "a.md", False),
    ],
)
def test_exclude_takes_beginnings_and_globs(pattern, entry, out):
    config, _ = from_mapping({"exclude": [pattern]})
    assert EntryFilter(config).passes(entry, "", is_dir=entry == "sub") is not out


def test_links_may_lead_in_circles(tmp_path):
    site(tmp_path, "sub/_posts/2026-01-02-a.md")
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "2026-01-02-gone.md").symlink_to(tmp_path / "nowhere")
    assert list(found(tmp_path)) == ["sub/_posts/2026-01-02-a.md"]


def test_a_link_to_itself_and_a_pipe_are_no_files_to_read(tmp_path):
    site(tmp_path, "_posts/2026-01-02-a.md")
    (tmp_path / "round").symlink_to("round")
    (tmp_path / "_posts" / "round").symlink_to("round")
    os.mkfifo(tmp_path / "_posts" / "2026-01-03-pipe.md")
    assert list(found(tmp_path)) == ["_posts/2026-01-02-a.md"]


def test_a_folder_that_cannot_be_read_is_passed_over(tmp_path, monkeypatch):
    site(tmp_path, "a/b.md", "c.md")
    real = os.scandir

    def refusing(path):
        if str(path).endswith("/a"):
            raise PermissionError(path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert list(found(tmp_path)) == ["c.md"]
