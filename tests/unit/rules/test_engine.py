"""The engine: order, severities, crashes, drafts, comments that let a finding pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.site_facts import SiteFacts
from editor.core.text.span import Span
from editor.rules.catalog import RULES
from editor.rules.config import configure
from editor.rules.engine import run
from editor.rules.model import Found, Need, Rule
from editor.rules.notices import CRASHED, SUPPRESSION
from editor.rules.standard import Standard
from editor.site.site_rules import plain_rules

PLAIN = plain_rules()
STANDARD = Standard(PLAIN.schema, PLAIN.config)
EMPTY_TITLE = '---\ntitle: ""\n---\n\n# One\n'
REL = "_posts/2026-04-19-a.md"


def rule(rule_id: str, severity: Severity, check, needs: Need = Need.HEADER) -> Rule:
    return Rule(rule_id, severity, needs, check)


def finds(variant: str, *starts: int):
    def check(_post, _cx):
        for start in starts:
            yield Found(variant, Span(start, start + 1))

    return check


def crashes(_post, _cx):
    yield Found("before", Span(0, 1))
    raise ZeroDivisionError


def standard(*rules: Rule, site: SiteFacts | None = None) -> Standard:
    return Standard(PLAIN.schema, configure(rules), site)


def told(text: str, rel: str = REL) -> list[tuple[str, str]]:
    return [(f.rule, f.variant) for f in run(Post(rel, text), STANDARD)]


def test_gravest_first_then_by_place() -> None:
    rules = (
        rule("a/hint", Severity.HINT, finds("h", 0)),
        rule("a/error", Severity.ERROR, finds("e", 9, 2)),
        rule("a/warning", Severity.WARNING, finds("w", 1)),
    )
    found = run(Post(REL, "0123456789"), standard(*rules), rules=rules)
    starts = [(f.rule, f.span and f.span.start) for f in found]
    assert starts == [("a/error", 2), ("a/error", 9), ("a/warning", 1), ("a/hint", 0)]


def test_a_crash_names_the_rule_and_the_others_go_on() -> None:
    rules = (
        rule("a/bad", Severity.ERROR, crashes),
        rule("a/good", Severity.WARNING, finds("w", 1)),
    )
    found = run(Post(REL, "text"), standard(*rules), rules=rules)
    assert [(f.rule, f.variant) for f in found] == [
        ("a/bad", "before"),
        (CRASHED, "crashed"),
        ("a/good", "w"),
    ]
    crash = found[1]
    assert (crash.severity, dict(crash.args)) == (
        Severity.WARNING,
        {"rule": "a/bad", "error": "ZeroDivisionError"},
    )


def test_rules_of_the_site_are_left_out_where_nothing_is_known_of_one() -> None:
    rules = (
        rule("a/document", Severity.HINT, finds("d", 0), Need.DOCUMENT),
        replace(rule("a/site", Severity.HINT, finds("s", 0)), of_site=True),
        replace(rule("a/site-of-body", Severity.HINT, finds("s", 0), Need.BODY), of_site=True),
    )
    post = Post(REL, "text")

    def ran(site: SiteFacts | None) -> list[str]:
        return [f.rule for f in run(post, standard(*rules, site=site), rules=rules)]

    assert ran(None) == ["a/document"]
    assert ran(SiteFacts()) == ["a/document", "a/site", "a/site-of-body"]


def test_in_drafts_only_an_unreadable_header_is_an_error() -> None:
    def severities(text: str, rel: str) -> dict[str, Severity]:
        return {f.rule: f.severity for f in run(Post(rel, text), STANDARD)}

    assert severities(EMPTY_TITLE, REL)["header/title-length"] is Severity.ERROR
    draft = severities(EMPTY_TITLE, "_drafts/a.md")
    assert draft["header/title-length"] is Severity.WARNING
    broken = severities("---\ntitle: a: b\n---\n", "_drafts/a.md")
    assert broken["header/unreadable"] is Severity.ERROR


def test_without_mend_fixes_are_announced_with_no_edits() -> None:
    text = "---\ntitle: '**a**'\nimage: a\nimage: b\n---\n"
    whole = run(Post(REL, text), STANDARD)
    short = run(Post(REL, text), STANDARD, mend=False)
    assert [(f.rule, [x.id for x in f.fixes]) for f in whole] == [
        (f.rule, [x.id for x in f.fixes]) for f in short
    ]
    assert all(x.edits for f in whole for x in f.fixes)
    assert not any(x.edits for f in short for x in f.fixes)


# --- Comments ----------------------------------------------------------------------------------

HEADING = ("body/heading-level-one", "found")


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- genko-ignore body/heading-level-one: the poem's own title -->\n\n",
        "<!--genko-ignore body/stray-emphasis, body/heading-level-one: a poem-->\n",
        "<!-- genko-ignore-post body/heading-level-one: a poem -->\n\ntext\n\n",
    ],
)
def test_a_comment_with_a_reason_lets_the_finding_pass(comment: str) -> None:
    text = f"---\ntitle: a\n---\n\n{comment}# One\n"
    assert [t for t in told(text) if t[0] != SUPPRESSION] == []
    assert HEADING in told(text.replace(comment, ""))


def test_a_comment_speaks_for_the_next_line_alone() -> None:
    comment = "<!-- genko-ignore body/heading-level-one: a poem -->"
    text = f"---\ntitle: a\n---\n\n{comment}\n# One\n\n# Two\n"
    found = run(Post(REL, text), STANDARD)
    assert [f.args["heading"] for f in found] == ["Two"]


def test_a_comment_in_the_header() -> None:
    text = '---\n# genko-ignore header/title-length: yet to come\ntitle: ""\n---\n'
    assert told(text) == []


@pytest.mark.parametrize(
    ("comment", "variants"),
    [
        ("<!-- genko-ignore body/heading-level-one -->", ["no-reason"]),
        ("<!-- genko-ignore body/heading-level-one: -->", ["no-reason"]),
        ("<!-- genko-ignore : why -->", ["no-rule"]),
        ("<!-- genko-ignore body/heading: why -->", ["unknown-rule"]),
        ("<!-- genko-ignore body/title-repeated: why -->", ["unused"]),
    ],
)
def test_a_comment_without_effect_says_so(comment: str, variants: list[str]) -> None:
    found = told(f"---\ntitle: a\n---\n\n{comment}\n# One\n")
    assert HEADING in found
    assert sorted(v for name, v in found if name == SUPPRESSION) == sorted(variants)


def test_unused_comments_are_told_only_when_all_rules_ran() -> None:
    text = "---\ntitle: a\n---\n\n<!-- genko-ignore body/title-repeated: why -->\n"
    found = run(Post(REL, text), STANDARD, rules=RULES[:3])
    assert found == ()


def test_no_post_at_all_makes_a_rule_crash() -> None:
    texts = [
        "",
        "\n",
        "---\n",
        "---\n---",
        "---\n---\n",
        "---\n- a\n---\n",
        "---\n? [a]\n: b\n---\n",
    ]
    texts += [f"---\n{key}: {value}\n---\n" for key in PLAIN.schema.order for value in ODD_VALUES]
    site = Standard(PLAIN.schema, PLAIN.config, SiteFacts())
    for text in texts:
        for rel in (REL, "a.md", "_drafts/a.md", "_posts/a"):
            assert [f.args for f in run(Post(rel, text), site) if f.rule == CRASHED] == []


ODD_VALUES = [
    *(
        "",
        "~",
        "[]",
        "{}",
        "[~, 1, [a]]",
        "{a: ~}",
        "0",
        "-1.5",
        "true",
        ".nan",
        '""',
        "*x",
        "&x 1",
    ),
    *("2026-04-19", "2026-04-19 10:00:00", "2026-02-30", "!ruby/object:A {}", "|\n  a\n  b"),
]
