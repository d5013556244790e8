"""What is open: sites, posts, drafts, and the gate in front of the disk."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from editor.app.analysis import check_now
from editor.app.buffer import MemoryBuffer
from editor.app.open_site import OpenSite
from editor.app.saving import Blocked, Failed, Saved
from editor.app.session import PostSession
from editor.app.workspace import Workspace
from editor.core.findings import Finding, Severity
from editor.core.text.edits import EditSet
from tests.unit.app.small_site import POST, enter, put, read


def test_a_site_is_opened_with_its_posts_and_rules(workspace: Workspace, site: Path):
    enter(workspace, site)
    rows = workspace.open_site.rows
    assert [row.title for row in rows] == ["豆を挽く"]
    assert workspace.open_site.standard.site.zone is not None


def test_a_folder_that_is_no_site_is_refused_with_a_reason(workspace: Workspace, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    problem = workspace.enter_site(tmp_path / "empty")
    assert problem is not None
    assert problem.message.startswith("site.")
    assert workspace.open_site is None


def test_a_post_is_opened_once(workspace: Workspace, post: PostSession):
    assert workspace.open_post(post.path, MemoryBuffer) is post
    assert workspace.sessions == (post,)
    assert post.name == "_posts/2026-01-02-grind.md"


def test_a_file_that_is_not_there_is_told(workspace: Workspace, tmp_path: Path):
    outcome = workspace.open_post(tmp_path / "none.md", MemoryBuffer)
    assert isinstance(outcome, Failed)
    assert outcome.message.startswith("store.")


def test_what_cannot_be_edited_without_harm_opens_read_only(workspace: Workspace, tmp_path: Path):
    file = tmp_path / "sjis.md"
    file.write_bytes("---\ntitle: 豆\n---\n".encode("shift_jis"))
    session = workspace.open_post(file, MemoryBuffer)
    assert session.read_only is not None
    before = session.text
    session.apply(EditSet.replace(0, 0, "x"))
    assert session.text == before


def test_saving_tells_the_list_of_posts(workspace: Workspace, post: PostSession):
    titles: list[list[str]] = []
    workspace.posts_changed.subscribe(lambda s: titles.append([row.title for row in s.rows]))
    put(post, "豆を挽く", "豆を炒る")
    assert workspace.save(post) == Saved(post.path)
    assert titles[-1] == ["豆を炒る"]


def test_the_gate_asks_the_sites_rules(workspace: Workspace, post: PostSession):
    put(post, 'title: "豆を挽く"\n', "title: [\n")
    before = post.path.read_bytes()
    outcome = workspace.save(post)
    assert isinstance(outcome, Blocked)
    assert outcome.errors[0].rule == "header/unreadable"
    assert post.path.read_bytes() == before


def test_saving_takes_an_analysis_of_the_very_text_and_no_other(
    workspace: Workspace, site: Path, post: PostSession, monkeypatch
):
    enter(workspace, site)
    asked: list[str] = []

    def checking(snapshot):
        asked.append(snapshot.text)
        return check_now(snapshot)

    monkeypatch.setattr("editor.app.workspace.check_now", checking)
    put(post, "豆を挽く", "豆を炒る")
    snapshot = workspace.snapshot(post)
    error = Finding("header/schema", "whole", Severity.ERROR, None)
    workspace.analysed(post, snapshot, (error,))
    assert workspace.save(post) == Blocked((error,))
    assert asked == []
    put(post, "豆を炒る", "豆を煮る")
    assert workspace.save(post) == Saved(post.path)
    assert asked == [post.text]
    put(post, "豆を煮る", "豆を炒る")
    assert workspace.save(post) == Saved(post.path), "the facts of the site are others by now"
    assert asked[1:] == [post.text]
    workspace.analysed(post, workspace.snapshot(post), (error,))
    workspace.close_post(post)
    again = workspace.open_post(post.path, MemoryBuffer)
    put(again, "豆を炒る", "豆を煮る")
    assert workspace.save(again) == Saved(post.path)


def test_a_blocked_post_can_be_saved_as_a_draft(workspace: Workspace, post: PostSession):
    published = post.path.read_bytes()
    put(post, "2026-01-02 09:00:00 +0900", "いつか")
    assert isinstance(workspace.save(post), Blocked)
    moved = []
    workspace.session_moved.subscribe(lambda change: moved.append(change[0]))
    old = post.path
    outcome = workspace.save_as_draft(post)
    draft = workspace.open_site.site.root / "_drafts" / "grind.md"
    assert outcome == Saved(draft)
    assert draft.read_text(encoding="utf-8") == post.text
    assert old.read_bytes() == published, "the published file stays as it was"
    assert post.is_draft
    assert not post.dirty
    assert moved == [str(old)]


def test_a_draft_never_takes_another_ones_name(workspace: Workspace, post: PostSession):
    folder = workspace.open_site.site.root / "_drafts"
    folder.mkdir()
    (folder / "grind.md").write_text("older", encoding="utf-8")
    outcome = workspace.save_as_draft(post)
    assert outcome == Saved(folder / "grind-2.md")
    assert (folder / "grind.md").read_text(encoding="utf-8") == "older"


def test_an_unreadable_header_is_no_draft_either(workspace: Workspace, post: PostSession):
    put(post, 'title: "豆を挽く"\n', "title: [\n")
    outcome = workspace.save_as_draft(post)
    assert isinstance(outcome, Failed)
    assert outcome.message.startswith("header.error.")


def test_a_draft_is_published_under_its_day(workspace: Workspace, post: PostSession):
    workspace.save_as_draft(post)
    draft = post.path
    assert isinstance(workspace.publish(post, date(2026, 1, 3)), Blocked), "one URL, two posts"
    put(post, "2026-01-02 09", "2026-01-03 09")
    outcome = workspace.publish(post, date(2026, 1, 3))
    assert outcome == Saved(post.path)
    assert post.path.name == "2026-01-03-grind.md"
    assert not draft.exists()
    assert post.path.read_text(encoding="utf-8") == post.text


def test_a_draft_is_not_published_over_a_post(workspace: Workspace, post: PostSession):
    published = post.path
    workspace.save_as_draft(post)
    assert isinstance(workspace.publish(post, date(2026, 1, 2)), Failed)
    assert published.read_text(encoding="utf-8") == POST


def test_a_new_post_becomes_a_file_with_the_first_save(workspace: Workspace, site: Path):
    enter(workspace, site)
    path = site / "_posts" / "2026-01-05-new.md"
    session = workspace.start_post(path, POST.replace("01-02", "01-05"), MemoryBuffer)
    assert session.dirty
    assert not path.exists()
    assert workspace.save(session) == Saved(path)
    assert len(workspace.open_site.rows) == 2


def test_a_lone_post_is_held_against_plain_jekyll(workspace: Workspace, site: Path):
    session = workspace.open_post(site / "_posts" / "2026-01-02-grind.md", MemoryBuffer)
    assert workspace.open_site is None
    assert workspace.standard_of(session).site is None
    put(session, "香り", "薫り")
    assert workspace.save(session) == Saved(session.path)


@pytest.mark.parametrize(
    "name", ["_genko/schema.yml", "_genko/rules.yml", ".textlintrc.json", "_posts/2026-01-09-a.md"]
)
def test_what_somebody_else_puts_into_the_site_is_seen(workspace: Workspace, site: Path, name: str):
    enter(workspace, site)
    assert not workspace.look_at_site()
    file = site / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("{}", encoding="utf-8")
    assert workspace.look_at_site()
    assert not workspace.look_at_site(), "once"
    file.unlink()
    assert workspace.look_at_site()


def test_a_post_that_somebody_puts_into_a_folder_of_posts_is_seen(workspace: Workspace, site: Path):
    inner = site / "_posts" / "2025"
    inner.mkdir()
    (inner / "2025-12-01-old.md").write_text(POST, encoding="utf-8")
    enter(workspace, site)
    assert not workspace.look_at_site()
    (inner / "2025-12-02-new.md").write_text(POST, encoding="utf-8")
    assert workspace.look_at_site()
    assert not workspace.look_at_site(), "once"


def test_jekylls_settings_are_followed_while_the_site_is_open(workspace: Workspace, site: Path):
    enter(workspace, site)
    told: list[OpenSite | None] = []
    workspace.site_changed.subscribe(told.append)
    assert workspace.open_site.index.row("_posts/2026-01-02-grind.md").url != "/grind/"
    (site / "_config.yml").write_text("permalink: /:title/\n", encoding="utf-8")
    assert workspace.look_at_site()
    assert not workspace.look_at_site(), "once"
    assert [len(one.rows) for one in told] == [1], "the list stays while the posts are read"
    read(workspace)
    assert workspace.open_site.index.row("_posts/2026-01-02-grind.md").url == "/grind/"
    (site / "_config.yml").write_text("permalink: [\n", encoding="utf-8")
    assert workspace.look_at_site()
    assert workspace.open_site.site.problems


def test_what_was_saved_here_is_no_news(workspace: Workspace, post: PostSession):
    assert not workspace.look_at_site()
    put(post, "香り", "薫り")
    workspace.save(post)
    assert not workspace.look_at_site()
