"""A rule that crashes names itself and the post; the others go on, wherever rules run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from editor.app.analysis import analyse
from editor.app.buffer import MemoryBuffer
from editor.app.jobs import CancelToken
from editor.app.saving import Blocked, Saved
from editor.app.workspace import Workspace
from editor.core.text.edits import EditSet
from editor.rules.catalog import BY_ID, RULES
from editor.rules.notices import CRASHED
from editor.site.checker import FEWEST_FOR_PROCESSES, check_posts
from editor.site.ground import Ground, ground_of_site

POST = '---\ntitle: "**Post** {n}"\ndate: 2026-04-19 18:00:00 +0900\n---\n\n# One\n\na ** b\n'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("timezone: Asia/Tokyo\n")
    (tmp_path / "_genko").mkdir()
    (tmp_path / "_genko" / "schema.yml").write_text("extends: jekyll\n")
    for n in range(FEWEST_FOR_PROCESSES + 4):
        path = tmp_path / "_posts" / f"2026-04-19-post-{n:03}.md"
        path.write_text(POST.format(n=n), encoding="utf-8")
    return tmp_path


@pytest.fixture
def broken(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[str], None]]:
    """Makes a rule of the catalogue crash until the test ends; the log is for the test to read."""
    before: list[tuple[str, object]] = []

    def crash(*_: object) -> None:
        raise ZeroDivisionError

    def spoil(rule_id: str) -> None:
        before.append((rule_id, BY_ID[rule_id].check))
        object.__setattr__(BY_ID[rule_id], "check", crash)

    yield spoil
    for rule_id, check in before:
        object.__setattr__(BY_ID[rule_id], "check", check)
    caplog.clear()


class Inline:
    """Stands for the processes: their work is done here, where the rule is broken."""

    def __init__(self, *_: object, initializer, initargs, **__: object) -> None:
        initializer_of = {"_begin_process": "_begin"}[initializer.__name__]
        from editor.site import pool

        getattr(pool, initializer_of)(*initargs)

    def submit(self, work, *args) -> Future:
        future: Future = Future()
        future.set_result(work(*args))
        return future

    def shutdown(self, **_: object) -> None:
        pass


def ground(site: Path) -> Ground:
    made = ground_of_site(site)
    assert isinstance(made, Ground)
    return made


@pytest.mark.parametrize("processes", [0, 2])
@pytest.mark.parametrize("rule", ["header/title-markdown", "body/heading-level-one"])
def test_in_a_check_of_the_site(site, broken, caplog, monkeypatch, rule, processes) -> None:
    on = ground(site)
    kept = {"header/title-markdown", "body/heading-level-one", "body/stray-emphasis"}
    rules = tuple(one for one in RULES if one.id in kept)
    broken(rule)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Inline)
    results = list(check_posts(on.posts, on, rules=rules, processes=processes))
    assert len(results) == len(on.posts)
    for result in results:
        told = {(f.rule, f.args.get("rule")) for f in result.findings}
        assert told == {(CRASHED, rule), *((name, None) for name in kept - {rule})}
        assert f"rule {rule} crashed on {result.rel}" in caplog.text


def test_while_fixes_are_worked_out(site, broken, caplog) -> None:
    on = ground(site)
    rule = BY_ID["header/title-markdown"]
    real = rule.check

    def falls_over_its_fix(post, cx):
        if cx.mend:
            raise ZeroDivisionError
        yield from real(post, cx)

    broken(rule.id)
    object.__setattr__(rule, "check", falls_over_its_fix)
    rules = (rule, BY_ID["body/heading-level-one"])
    told = next(check_posts(on.posts[:1], on, rules=rules)).findings
    assert {f.rule for f in told} == {rule.id, "body/heading-level-one"}
    mended = next(check_posts(on.posts[:1], on, rules=rules, mend=True)).findings
    assert {f.rule for f in mended} == {CRASHED, "body/heading-level-one"}
    assert f"rule {rule.id} crashed on {on.posts[0].rel}" in caplog.text


@pytest.mark.parametrize("processes", [0, 2])
def test_where_the_addresses_of_a_post_cannot_be_read(
    site, broken, caplog, monkeypatch, processes
) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError

    on = ground(site)
    monkeypatch.setattr("editor.core.post.find_references", crash)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Inline)
    rules = tuple(r for r in RULES if r.id in {"site/dead-link", "body/heading-level-one"})
    for result in check_posts(on.posts, on, rules=rules, processes=processes):
        told = {(f.rule, f.args.get("rule")) for f in result.findings}
        assert told == {(CRASHED, "site/dead-link"), ("body/heading-level-one", None)}
    assert "site/dead-link" in caplog.text


def test_in_the_window_and_at_its_gate(site, broken, caplog, tmp_path) -> None:
    workspace = Workspace(tmp_path / "cache")
    assert workspace.enter_site(site) is None
    path = site / "_posts" / "2026-04-19-post-000.md"
    session = workspace.open_post(path, MemoryBuffer)
    broken("header/title-markdown")
    analysis = analyse(workspace.snapshot(session), CancelToken())
    told = {(f.rule, f.args.get("rule")) for f in analysis.findings}
    assert {(CRASHED, "header/title-markdown"), ("body/heading-level-one", None)} <= told
    assert f"crashed on {session.name}" in caplog.text
    session.apply(EditSet.replace(len(session.text), len(session.text), "more\n"))
    assert workspace.save(session) == Saved(path), (
        "a crash by itself keeps nothing from being saved"
    )
    start = session.text.index("title:")
    session.apply(EditSet.replace(start, start + len("title:"), "title: ["))
    blocked = workspace.save(session)
    assert isinstance(blocked, Blocked), "the other rules still guard the file"
    assert blocked.errors[0].rule == "header/unreadable"
    workspace.leave_site()
