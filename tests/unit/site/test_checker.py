"""Checking many posts: order, files that cannot be read, several processes, leaving early."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from editor.core.findings import Severity
from editor.rules.catalog import BY_ID
from editor.rules.notices import FILE_TEXT
from editor.site.checked import Checkable
from editor.site.checker import FEWEST_FOR_PROCESSES, check_posts
from editor.site.ground import Ground, ground_of_site, ground_without_site
from editor.site.site import SiteProblem

POST = '---\ntitle: "Post {n}"\ndate: 2026-04-19 18:00:00 +0900\n---\n\n{body}\n'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("timezone: Asia/Tokyo\nkramdown: {hard_wrap: true}\n")
    for n in range(FEWEST_FOR_PROCESSES + 30):
        body = ["Text.", "# One", "a ** b\n\n<!-- genko-ignore body/stray-emphasis: x -->\nc ** d"][
            n % 3
        ]
        path = tmp_path / "_posts" / f"2026-04-19-{n:03}-post.md"
        path.write_text(POST.format(n=n, body=body), encoding="utf-8")
    return tmp_path


def ground(root: Path) -> Ground:
    made = ground_of_site(root)
    assert isinstance(made, Ground)
    return made


def test_all_posts_come_in_order_with_what_is_found(site: Path) -> None:
    on = ground(site)
    results = list(check_posts(on.posts, on, processes=0))
    assert [r.rel for r in results] == sorted(r.rel for r in results)
    assert len(results) == FEWEST_FOR_PROCESSES + 30
    found = [[f.rule for f in r.findings] for r in results[:3]]
    assert found == [[], ["body/heading-level-one"], ["body/stray-emphasis"]]
    assert results[1].text == POST.format(n=1, body="# One")


@pytest.mark.timeout(60)  # two more interpreters start and load the rules
def test_several_processes_find_the_same(site: Path) -> None:
    (site / "_posts" / "2026-04-19-050-post.md").write_bytes(b"---\ntitle: \xff\n---\n")
    on = ground(site)
    alone = list(check_posts(on.posts, on, mend=True, processes=0))
    assert list(check_posts(on.posts, on, mend=True, processes=2)) == alone
    assert any(f.rule == FILE_TEXT for r in alone for f in r.findings)


def test_a_process_that_is_killed_costs_only_time(site: Path, monkeypatch) -> None:
    class Dead:
        def __init__(self, *_, **__) -> None:
            self.closed = False

        def submit(self, *_) -> Future:
            future: Future = Future()
            future.set_exception(BrokenProcessPool())
            return future

        def shutdown(self, **_) -> None:
            self.closed = True

    on = ground(site)
    alone = list(check_posts(on.posts, on, processes=0))
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Dead)
    assert list(check_posts(on.posts, on, processes=2)) == alone


@pytest.mark.timeout(60)  # as above
@pytest.mark.parametrize("processes", [0, 2])
def test_leaving_early(site: Path, processes: int) -> None:
    on = ground(site)
    done: list[str] = []
    results = check_posts(on.posts, on, processes=processes, cancelled=lambda: len(done) >= 10)
    while (checked := next(results, None)) is not None:
        done.append(checked.rel)
    assert 10 <= len(done) < len(on.posts)


def test_a_file_that_is_no_text_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"---\ntitle: \xff\n---\n")
    gone = tmp_path / "gone.md"
    posts = [Checkable(path, "a.md"), Checkable(gone, "gone.md")]
    results = list(check_posts(posts, ground_without_site()))
    found = [(f.rule, f.variant, f.severity) for r in results for f in r.findings]
    assert found == [
        (FILE_TEXT, "not-utf-8", Severity.ERROR),
        (FILE_TEXT, "not-read", Severity.ERROR),
    ]
    assert [r.text for r in results] == [None, None]


def test_a_post_without_a_site_is_held_against_the_plain_preset(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text('---\ntitle: ""\n---\n')
    results = list(check_posts([Checkable(path, "a.md")], ground_without_site()))
    assert [f.rule for f in results[0].findings] == ["header/title-length"]


def test_only_the_rules_asked_for_run(site: Path) -> None:
    on = ground(site)
    rules = (BY_ID["body/heading-level-one"],)
    found = {f.rule for r in check_posts(on.posts, on, rules=rules) for f in r.findings}
    assert found == {"body/heading-level-one"}


def test_a_rule_that_needs_the_site_gets_it(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text(
        "timezone: Asia/Tokyo\npermalink: /:year/:month/:day/:title/\n"
    )
    texts = {
        "2026-04-18-a.md": "2026-04-18 20:00:00 +0000",
        "2026-04-19-a.md": "2026-04-19 09:00:00 +0900",
    }
    for name, date in texts.items():
        text = f'---\ntitle: "{name}"\ndate: {date}\nimage: /no.png\n---\n'
        (tmp_path / "_posts" / name).write_text(text)
    on = ground(tmp_path)
    found = [sorted({f.rule for f in r.findings}) for r in check_posts(on.posts, on)]
    assert found == [
        ["header/date-file-name", "header/image-missing", "site/url-shared"],
        ["header/image-missing", "site/url-shared"],
    ]


@pytest.mark.parametrize("processes", [0, 2])
def test_links_are_looked_up_wherever_bodies_are_read(site: Path, processes: int) -> None:
    for n in (7, 70):
        path = site / "_posts" / f"2026-04-19-{n:03}-post.md"
        text = POST.format(n=n, body="[a](/2026/04/19/008-post.html) [b](/nowhere/)")
        path.write_text(text, encoding="utf-8")
    on = ground(site)
    found = {
        r.rel: [f.span and f.span.of(r.text or "") for f in r.findings if f.span]
        for r in check_posts(on.posts, on, rules=(BY_ID["site/dead-link"],), processes=processes)
        if r.findings
    }
    assert found == {f"_posts/2026-04-19-{n:03}-post.md": ["/nowhere/"] for n in (7, 70)}


def test_a_folder_that_is_no_site_is_told(tmp_path: Path) -> None:
    assert isinstance(ground_of_site(tmp_path), SiteProblem)
