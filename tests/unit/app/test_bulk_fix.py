"""Fixes over many posts: planned, made in open posts and in files, and taken back as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.app import bulk_fix
from editor.app.buffer import MemoryBuffer
from editor.app.bulk_fix import LeftOut, PostPlan, Request
from editor.app.jobs import Cancelled, CancelToken
from editor.app.workspace import Workspace
from editor.core.text.edits import EditSet
from editor.site.batches import Batches
from tests.unit.app.small_site import POST, enter

RULE = "header/excerpt-markdown"
FAULTY = POST.replace("---\n\n", 'excerpt: "**豆**の話"\n---\n\n')
MENDED = FAULTY.replace("**豆**", "豆")
NAMES = ("2026-01-02-grind.md", "2026-01-03-pour.md", "2026-01-04-drink.md")
RELS = tuple(f"_posts/{name}" for name in NAMES)


@pytest.fixture
def many(workspace: Workspace, site: Path) -> Path:
    """Three posts with the fault; the second one with CR LF and a BOM."""
    for day, name in zip((2, 3, 4), NAMES, strict=True):
        text = FAULTY.replace("01-02", f"01-{day:02}").replace("豆を挽く", f"{day}日の豆")
        (site / "_posts" / name).write_bytes(text.encode())
    second = site / RELS[1]
    second.write_bytes(b"\xef\xbb\xbf" + second.read_bytes().replace(b"\n", b"\r\n"))
    (site / "_genko").mkdir()
    schema = "extends: jekyll\nproperties: {excerpt: {type: string, x-genko: {plain_text: true}}}\n"
    (site / "_genko" / "schema.yml").write_text(schema, encoding="utf-8")
    enter(workspace, site)
    return site


@pytest.fixture
def batches(tmp_path: Path) -> Batches:
    return Batches(tmp_path / "state")


def planned(workspace: Workspace, request: Request = Request(RULE), rels=RELS):  # noqa: B008
    opened = bulk_fix.open_texts(workspace)
    return bulk_fix.plan(workspace.open_site, rels, request, opened, CancelToken())


def made(workspace: Workspace, batches: Batches, plans, request: Request = Request(RULE)):  # noqa: B008
    root = workspace.open_site.site.root
    assert bulk_fix.keep(batches, root, request, plans) is None
    inside = bulk_fix.apply_open(workspace, [p for p in plans if p.stamp is None])
    return bulk_fix.together(inside, bulk_fix.apply_closed(root, bulk_fix.closed(plans)))


def restored(workspace: Workspace, batches: Batches):
    root = workspace.open_site.site.root
    batch = batches.last(root)
    inside = bulk_fix.restore_open(workspace, batch)
    opened = [session.name for session in workspace.sessions]
    return bulk_fix.together(inside, bulk_fix.restore_closed(root, batch, opened))


def test_planning_changes_nothing_and_tells_how_far_it_is(workspace, many):
    before = {rel: (many / rel).read_bytes() for rel in RELS}
    told: list[int] = []
    plans = bulk_fix.plan(workspace.open_site, RELS, Request(RULE), {}, CancelToken(), told.append)
    assert [plan.rel for plan in plans] == list(RELS)
    assert all("**" not in plan.after and len(plan.applied) == 1 for plan in plans)
    assert {rel: (many / rel).read_bytes() for rel in RELS} == before
    assert told == [1, 2, 3]


def test_it_can_be_cancelled(workspace, many):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        bulk_fix.plan(workspace.open_site, RELS, Request(RULE), {}, token)


def test_files_keep_their_line_ends_and_come_back_byte_by_byte(workspace, many, batches):
    before = {rel: (many / rel).read_bytes() for rel in RELS}
    done = made(workspace, batches, planned(workspace))
    assert done.changed == RELS
    assert done.left_out == ()
    for rel in RELS:
        assert (many / rel).read_bytes() == before[rel].replace(b"**", b"")
    back = restored(workspace, batches)
    assert back.changed == RELS
    assert {rel: (many / rel).read_bytes() for rel in RELS} == before


def test_an_open_post_gets_one_undo_step_and_its_file_waits(workspace, many, batches):
    session = workspace.open_post(many / RELS[0], MemoryBuffer)
    session.apply(EditSet.replace(len(session.text), len(session.text), "書きかけ。\n"))
    typed = session.text
    on_disk = (many / RELS[0]).read_bytes()
    done = made(workspace, batches, planned(workspace))
    assert done.opened == RELS[:1]
    assert session.text == typed.replace("**", "")
    assert (many / RELS[0]).read_bytes() == on_disk
    session.buffer.undo()
    assert session.text == typed
    session.buffer.redo()
    assert set(restored(workspace, batches).changed) == set(RELS)
    assert session.text == typed


def test_a_post_that_was_changed_since_is_left_as_it_is_and_told(workspace, many, batches):
    made(workspace, batches, planned(workspace))
    mine = (many / RELS[1]).read_bytes() + b"mine"
    (many / RELS[1]).write_bytes(mine)
    back = restored(workspace, batches)
    assert set(back.changed) == {RELS[0], RELS[2]}
    assert [(left.rel, left.reason.message) for left in back.left_out] == [
        (RELS[1], "bulk.changed-since")
    ]
    assert (many / RELS[1]).read_bytes() == mine


def test_a_post_opened_and_saved_since_is_known_by_its_text(workspace, many, batches):
    made(workspace, batches, planned(workspace))
    session = workspace.open_post(many / RELS[1], MemoryBuffer)
    back = restored(workspace, batches)
    assert RELS[1] in back.opened
    assert "**豆**" in session.text


def test_a_file_that_changed_after_planning_is_not_overwritten(workspace, many, batches):
    plans = planned(workspace)
    theirs = (many / RELS[0]).read_bytes() + b"theirs"
    (many / RELS[0]).write_bytes(theirs)
    done = made(workspace, batches, plans)
    assert [left.rel for left in done.left_out] == [RELS[0]]
    assert (many / RELS[0]).read_bytes() == theirs
    assert done.changed == RELS[1:]


def test_unsafe_fixes_only_when_asked_for(workspace, many):
    rel = RELS[2]
    (many / rel).write_text(FAULTY.replace("\n\n挽き", "\n\n豆を挽く\n\n挽き"), encoding="utf-8")
    rule = "body/title-repeated"
    assert planned(workspace, Request(rule), (rel,)) == ()
    (plan,) = planned(workspace, Request(rule, unsafe=True), (rel,))
    assert isinstance(plan, PostPlan)
    assert plan.unsafe == 1


def test_what_cannot_be_read_or_edited_is_told(workspace, many):
    (many / RELS[0]).write_bytes("---\ntitle: 豆\n---\n".encode("shift_jis"))
    plans = planned(workspace, rels=(*RELS, "_posts/gone.md"))
    left = {plan.rel: plan.reason.message for plan in plans if isinstance(plan, LeftOut)}
    assert left[RELS[0]].startswith("source.")
    assert left["_posts/gone.md"].startswith("store.")


def test_a_damaged_or_missing_record_is_none(many, batches, tmp_path, workspace):
    assert batches.last(many) is None
    made(workspace, batches, planned(workspace))
    assert batches.has(many)
    assert batches.last(many).rule == RULE
    assert batches.last(tmp_path) is None, "of another site"
    (file,) = (tmp_path / "state" / "bulk").iterdir()
    file.write_text(file.read_text(encoding="ascii")[:-40], encoding="ascii")
    assert batches.last(many) is None
    batches.forget(many)
    assert not batches.has(many)


def test_without_a_record_nothing_is_changed(workspace, many, tmp_path):
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    assert bulk_fix.keep(Batches(tmp_path / "state"), many, Request(RULE), planned(workspace))
