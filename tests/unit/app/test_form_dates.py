"""Dates keep the way they are written; what is typed is understood in the ways people type."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.app.form_date_notes import date_notes
from editor.app.form_dates import (
    new_stamp,
    parse_stamp,
    shown_time,
    typed_date,
    typed_offset,
    typed_time,
    written_offset,
)
from editor.app.form_model import Row
from editor.core.header.psych import resolve_plain
from editor.core.jekyll.config import from_mapping
from editor.core.jekyll.dates import value_time
from editor.core.site_facts import SiteFacts

JST = timezone(timedelta(hours=9))
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "raw",
    [
        "2026-04-19",
        "2026-04-19 18:00:00 +0900",
        "2026-04-19 18:00 +09:00",
        "'2026-04-19 18:00:00'",
        '"2026-04-19T18:00:00Z"',
        "2026-04-19T18:00:00.123+09:00",
        "2026-4-9 8:05:00 +0900",
        "2026-04-19  18:00:00+0900",
    ],
)
def test_a_stamp_is_kept_to_the_letter(raw: str) -> None:
    stamp = parse_stamp(raw)
    assert stamp is not None
    assert stamp.raw == raw
    assert stamp.with_day(stamp.day).raw == raw
    assert stamp.with_offset(stamp.offset).raw == raw


@pytest.mark.parametrize(
    "raw",
    ["", "tomorrow", "2026-02-30", "2026-04-19 25:00:00", "2026-04-19 18:00:00 JST", "2026-4-09"],
)
def test_other_texts_are_no_stamps(raw: str) -> None:
    assert parse_stamp(raw) is None


def test_one_part_changes_and_the_others_stay() -> None:
    stamp = parse_stamp("'2026-04-19T18:00:30.5+09:00'")
    assert stamp is not None
    assert stamp.with_day(date(2027, 1, 2)).raw == "'2027-01-02T18:00:30.5+09:00'"
    assert stamp.with_clock(time(7, 5), offset="x").raw == "'2026-04-19T07:05:00+09:00'"
    assert stamp.with_offset("Z").raw == "'2026-04-19T18:00:30.5Z'"
    assert stamp.with_offset("").raw == "'2026-04-19T18:00:30.5'"


def test_a_time_without_seconds_stays_so() -> None:
    stamp = parse_stamp("2026-04-19 18:00 +0900")
    assert stamp is not None
    assert stamp.with_clock(time(9, 30), offset="").raw == "2026-04-19 09:30 +0900"


def test_a_day_that_gets_a_time_gets_the_offset_with_it() -> None:
    stamp = parse_stamp("2026-04-19")
    assert stamp is not None
    assert stamp.with_clock(time(9, 30), offset="+0900").raw == "2026-04-19 09:30:00 +0900"


def test_now_takes_the_style_of_what_stands_there() -> None:
    now = datetime(2026, 5, 1, 12, 34, 56, tzinfo=JST)
    assert new_stamp(now).raw == "2026-05-01 12:34:56 +0900"
    for raw, expected in {
        "2026-04-19": "2026-05-01 12:34:56 +0900",
        "'2026-04-19T18:00:00+00:00'": "'2026-05-01T12:34:56+09:00'",
        "2026-04-19 18:00:00Z": "2026-05-01 12:34:56+0900",
    }.items():
        stamp = parse_stamp(raw)
        assert stamp is not None
        assert stamp.at(now).raw == expected


zones = st.integers(-720, 840).filter(lambda m: not -60 < m < 0)
"""Psych loses the sign of -00:30."""


@given(st.integers(-2_000_000_000, 7_000_000_000), zones)
def test_what_is_written_new_is_what_jekyll_reads(seconds: int, minutes: int) -> None:
    aware = (EPOCH + timedelta(seconds=seconds)).astimezone(timezone(timedelta(minutes=minutes)))
    value = resolve_plain(new_stamp(aware).raw)
    assert value_time(value, UTC) == aware


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-4-9", date(2026, 4, 9)),
        ("２０２６／０４／０９", date(2026, 4, 9)),
        ("2026年4月9日", date(2026, 4, 9)),
        ("２０２６−０４−０９", date(2026, 4, 9)),  # Mozc's minus
        ("２０２６ー４ー９", date(2026, 4, 9)),
        ("２０２６・０４・０９", date(2026, 4, 9)),
        ("20260409", date(2026, 4, 9)),
        ("2026-02-30", None),
        ("4/9", None),
        ("", None),
    ],
)
def test_typed_dates(typed: str, expected: date | None) -> None:
    assert typed_date(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("9", time(9)),
        ("9:30", time(9, 30)),
        ("0930", time(9, 30)),
        ("18:00:05", time(18, 0, 5)),
        ("９時３０分", time(9, 30)),
        ("25:00", None),
        ("noon", None),
    ],
)
def test_typed_times(typed: str, expected: time | None) -> None:
    assert typed_time(typed) == expected


@pytest.mark.parametrize(
    ("typed", "like", "expected"),
    [
        ("+9", "", "+0900"),
        ("9:00", "+00:00", "+09:00"),
        ("-0330", "", "-0330"),
        ("−０３３０", "", "-0330"),
        ("utc", "", "+0000"),
        ("JST", "Z", "+0900"),
        ("Z", "Z", "Z"),
        ("", "+0900", ""),
        ("+25", "", None),
        ("x", "", None),
    ],
)
def test_typed_offsets(typed: str, like: str, expected: str | None) -> None:
    assert typed_offset(typed, like=like) == expected


def test_offsets_and_times_as_shown() -> None:
    assert written_offset(-210) == "-0330"
    assert written_offset(0, like="Z") == "Z"
    assert shown_time(time(9, 5)) == "09:05"
    assert shown_time(time(9, 5, 7)) == "09:05:07"
    assert shown_time(None) == ""


# -- what Jekyll makes of it


def _facts(**settings: object) -> SiteFacts:
    config, _ = from_mapping({"timezone": "Asia/Tokyo", **settings})
    return SiteFacts(config=config)


def _notes(raw: str, name: str = "_posts/2026-04-19-a.md", **settings: object) -> list[str]:
    value = raw[1:-1] if raw.startswith("'") else resolve_plain(raw)
    row = Row("date", value=value, raw=raw, present=True)
    now = datetime(2026, 5, 1, tzinfo=UTC)
    return [note.message for note in date_notes(row, name, _facts(**settings), now)]


def test_a_date_that_says_what_happens_needs_no_note() -> None:
    assert _notes("2026-04-19 18:00:00 +0900") == []
    assert _notes("2026-04-19") == []
    assert _notes("'2026-04-19 18:00:00'") == []


def test_another_clock_time_on_the_site_is_said() -> None:
    assert _notes("2026-04-19 10:00:00 +0000") == ["form.date.site-time"]
    assert _notes("2026-04-19 18:00:00 +0000") == ["form.date.site-day"]
    assert _notes("2026-04-19 18:00:00") == ["form.date.site-day"]


def test_a_future_date_is_said() -> None:
    assert _notes("2026-06-01 18:00:00 +0900") == ["form.date.scheduled"]
    assert _notes("2026-06-01 18:00:00 +0900", future=True) == ["form.date.future-shown"]


def test_drafts_and_unreadable_dates_have_no_notes() -> None:
    assert _notes("2026-06-01 18:00:00 +0900", "_drafts/a.md") == []
    assert _notes("someday") == []
