"""Each hard header is edited as its case says, to the letter; Ruby reads the result as asked."""

from __future__ import annotations

import pytest

from editor.core.header.parse import parse_header
from editor.core.header.scalars import stamp
from editor.core.header.values import Time, as_value, same
from editor.core.header.write import Refused, set_value
from tests.unit.core.header.nasty import CASES, REFUSED, Case
from tests.unit.core.header.ruby_oracle import read_with_ruby, told

BODY = "\n本文 ---\n\n---\nkey: body\n"


def post(yaml: str) -> str:
    return f"---\n{yaml}\n---\n{BODY}"


def test_there_are_enough_of_them():
    assert len(CASES) + len(REFUSED) >= 80
    assert len({case.name for case in [*CASES, *REFUSED]}) == len(CASES) + len(REFUSED)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_edit_is_exactly_this(case):
    text = post(case.before)
    edits = set_value(text, case.key, case.value)
    assert edits.apply(text) == post(case.after)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_asking_again_changes_nothing(case):
    text = post(case.after)
    entry = parse_header(text).get(case.key)
    assert entry is not None
    assert not set_value(text, case.key, entry.value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_edit_can_be_taken_back(case):
    text = post(case.before)
    edits = set_value(text, case.key, case.value)
    assert edits.invert(text).apply(edits.apply(text)) == text


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_what_cannot_be_done_safely_is_refused(case):
    with pytest.raises(Refused) as caught:
        set_value(post(case.before), case.key, case.value)
    assert caught.value.reason == f"header.refused.{case.reason}"


def _wanted(case: Case):
    """What must be read: as asked, but a stamp keeps or lacks its quotes as before."""
    old = parse_header(post(case.before)).get(case.key)
    new = parse_header(post(case.after)).get(case.key)
    assert new is not None
    asked = as_value(case.value)
    if old is not None and isinstance(asked, Time) and isinstance(new.value, str):
        return stamp(asked, str(old.value))
    if isinstance(asked, str) and isinstance(old and old.value, type(new.value)):
        return new.value if case.name == "text for a plain stamp" else asked
    return asked


@pytest.mark.oracle
def test_ruby_reads_what_was_asked_and_all_else_as_before(ruby):
    before = read_with_ruby(ruby, [post(case.before) for case in CASES])
    after = read_with_ruby(ruby, [post(case.after) for case in CASES])
    for case, old, new in zip(CASES, before, after, strict=True):
        assert new[0] == "map", case.name
        values = {str(key): value for key, value in new[1]}
        assert values[case.key] == told(_wanted(case)), case.name
        others = {str(k): v for k, v in (old[1] if old[0] == "map" else []) if k != case.key}
        del values[case.key]
        assert values == others, case.name


def test_the_reading_side_agrees_with_the_cases():
    for case in CASES:
        entry = parse_header(post(case.after)).get(case.key)
        assert entry is not None
        assert same(entry.value, _wanted(case)), case.name
