"""From one problem to the next, and a problem found again after an edit."""

from __future__ import annotations

from editor.app.finding_walk import next_finding, same_problem
from editor.core.findings import Finding, Severity
from editor.core.text.span import Span


def at(offset: int, rule: str = "body/a", severity: Severity = Severity.HINT) -> Finding:
    return Finding(rule, "v", severity, Span(offset, offset + 1))


LATE, EARLY, MIDDLE = at(30, severity=Severity.ERROR), at(3), at(12)
ALL = (LATE, EARLY, MIDDLE)
"""As the panel has them: the gravest first."""


def test_the_way_goes_through_the_text_and_round_its_end():
    walked = []
    last = None
    for _ in range(4):
        last = next_finding(ALL, last, 0, backwards=False)
        walked.append(last)
    assert walked == [EARLY, MIDDLE, LATE, EARLY]


def test_backwards_from_the_caret():
    assert next_finding(ALL, None, 12, backwards=True) == EARLY
    assert next_finding(ALL, None, 1, backwards=True) == LATE


def test_from_the_caret_the_problem_it_stands_in_is_not_the_next():
    assert next_finding(ALL, None, 12, backwards=False) == LATE


def test_a_problem_that_was_mended_leads_to_the_one_behind_it():
    assert next_finding((LATE, EARLY), MIDDLE, 0, backwards=False) == LATE


def test_without_problems_there_is_nowhere_to_go():
    assert next_finding((), None, 0, backwards=False) is None


def test_a_problem_without_a_place_stands_at_the_head():
    whole = Finding("file/a", "v", Severity.WARNING, None)
    assert next_finding((EARLY, whole), None, 99, backwards=False) == whole


def test_a_problem_is_found_again_by_its_turn_among_its_kind():
    before = (at(4), at(5))
    after = (at(4), at(7))
    assert same_problem(after, before[1], before) == after[1]


def test_where_one_is_gone_the_nearest_of_the_kind_is_meant():
    before = (at(4), at(20), at(40))
    assert same_problem((at(41), at(6)), before[2], before) == at(41)
    assert same_problem((at(41, rule="body/b"),), before[2], before) is None
