"""What others do to a site that is open here: its schema, its posts, the file of an open post."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(params=["ja"])
def language(request) -> str:
    return request.param


def test_a_schema_that_comes_or_changes_is_followed(with_post, qtbot, sample_site: Path):
    schema = sample_site / "_genko" / "schema.yml"
    text = schema.read_text(encoding="utf-8")
    assert "reviewer" not in [row.key for row in with_post._panes.form.model.rows]
    schema.write_text(
        text.replace("properties:\n", "properties:\n  reviewer: { type: string }\n", 1),
        encoding="utf-8",
    )
    with_post._front.look_at_disk()
    qtbot.waitUntil(
        lambda: "reviewer" in [row.key for row in with_post._panes.form.model.rows], timeout=20_000
    )


def test_a_post_that_somebody_adds_is_listed(with_post, qtbot, sample_site: Path):
    new = sample_site / "_posts" / "2026-07-01-1-from-a-colleague.md"
    new.write_text("---\ntitle: 同僚の記事\n---\n", encoding="utf-8")
    with_post._front.look_at_disk()
    qtbot.waitUntil(
        lambda: new in [row.path for row in with_post._workspace.open_site.rows], timeout=20_000
    )


def test_settings_of_jekyll_that_change_are_followed(with_post, qtbot, sample_site: Path):
    """The posts have other addresses, the page other settings; the post and its form stay."""
    session = with_post._desk.current
    config = sample_site / "_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace("permalink: /:year/:month/:day/:title/", "permalink: /neu/:title/"),
        encoding="utf-8",
    )
    with_post._front.look_at_disk()
    assert with_post._workspace.open_site.rows, "the list stays while the posts are read"
    site = with_post._workspace
    qtbot.waitUntil(
        lambda: (
            site.open_site.scanned and site.open_site.index.row(session.name).url[:5] == "/neu/"
        ),
        timeout=20_000,
    )
    assert with_post._desk.current is session
    config.write_text("permalink: [\n", encoding="utf-8")
    with_post._front.look_at_disk()
    assert with_post._notices.keys() == ("config",)
    config.write_text(text, encoding="utf-8")
    with_post._front.look_at_disk()
    assert with_post._notices.keys() == ()


def test_a_post_whose_file_is_deleted_can_be_saved_anew(with_post):
    session = with_post._desk.current
    with_post._panes.form.set_value("categories", ["焙煎ノート"])
    with_post.files.save()
    session.path.unlink()
    with_post.files.look_at_disk()
    assert with_post._notices.keys() == ("conflict",)
    save = with_post._actions["file.save"]
    assert save.isEnabled()
    save.trigger()
    assert session.path.is_file()
    assert with_post._notices.keys() == ()
