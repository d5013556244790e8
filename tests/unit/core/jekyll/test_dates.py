from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.header.values import Time
from editor.core.jekyll.dates import DateProblem, parse_time, post_time, value_time
from editor.core.jekyll.zones import find_zone

TOKYO = ZoneInfo("Asia/Tokyo")
NEW_YORK = ZoneInfo("America/New_York")
NAME = "_posts/2026-01-02-a.md"


def tokyo(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=TOKYO)


def test_a_plain_stamp_without_a_zone_is_utc_and_moves_the_day():
    stamp = Time(datetime(2026, 1, 2, 20, tzinfo=UTC))
    assert post_time({"date": stamp}, NAME, TOKYO) == tokyo(2026, 1, 3, 5)
    moved = post_time({"date": stamp}, NAME, TOKYO)
    assert isinstance(moved, datetime)
    assert moved.day == 3


def test_a_quoted_stamp_and_a_plain_day_are_local():
    assert post_time({"date": "2026-01-02 20:00"}, NAME, TOKYO) == tokyo(2026, 1, 2, 20)
    assert post_time({"date": date(2026, 1, 2)}, NAME, TOKYO) == tokyo(2026, 1, 2)


def test_without_a_date_the_file_name_counts():
    assert post_time({}, "_posts/26-1-2-a.md", TOKYO) == tokyo(2026, 1, 2)
    assert post_time({}, "_drafts/a.md", TOKYO) == DateProblem("site.date.none")


@pytest.mark.parametrize(
    "value", ["someday", "", None, True, [], "2026-13-01", "2026-01-32", "10:75", "week 5", 5.5]
)
def test_what_jekyll_cannot_read_is_a_problem(value):
    found = value_time(value, TOKYO, datetime(2026, 5, 5, tzinfo=UTC))
    assert isinstance(found, DateProblem)
    assert found.message == "site.date.unreadable"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-02T20:00:00+09:00", tokyo(2026, 1, 2, 20)),
        ("2026-01-02 20:00 JST", tokyo(2026, 1, 2, 20)),
        ("2026-01-02 20:00 nowhere", tokyo(2026, 1, 2, 20)),
        ("2026-01-02 20:00 PST", tokyo(2026, 1, 3, 13)),
        ("2026/3/4", tokyo(2026, 3, 4)),
        ("R8.5.6", tokyo(2026, 5, 6)),
        ("5 March 2026 8pm", tokyo(2026, 3, 5, 20)),
        ("2026-02-30", tokyo(2026, 3, 2)),
        ("2026-01-02 24:00", tokyo(2026, 1, 3)),
        ("2026-01-02 25:00 +0900", tokyo(2026, 1, 3, 1)),
        ("2026-060", tokyo(2026, 3, 1)),
        ("2026-01-02 00:30 -00:30", datetime(2026, 1, 2, 1, tzinfo=UTC)),
    ],
)
def test_texts_are_read_as_rubys_time_reads_them(text, expected):
    assert parse_time(text, TOKYO) == expected


def test_what_lacks_its_year_takes_todays():
    now = datetime(2026, 5, 31, 20, tzinfo=UTC)  # June in Tokyo
    assert parse_time("10:00", TOKYO, now) == tokyo(2026, 6, 1, 10)
    assert parse_time("May 3", TOKYO, now) == tokyo(2026, 5, 3)
    assert isinstance(parse_time("May 3", TOKYO), DateProblem)


def test_summer_time():
    skipped = parse_time("2026-03-08 02:30", NEW_YORK)
    assert isinstance(skipped, datetime)
    assert (skipped.hour, skipped.minute) == (3, 30)
    twice = parse_time("2026-11-01 01:30", NEW_YORK)
    assert isinstance(twice, datetime)
    assert twice.utcoffset() == timedelta(hours=-4)
    assert parse_time("2026-07-01 00:00 EDT", NEW_YORK) == datetime(2026, 7, 1, 4, tzinfo=UTC)


@given(
    st.integers(0, 250_000_000_000).map(lambda s: datetime(1971, 1, 1) + timedelta(seconds=s)),  # noqa: DTZ001 - a clock
    st.integers(-23 * 60 - 59, 23 * 60 + 59),
)
def test_a_stamp_with_an_offset_is_that_moment(clock, offset):
    sign = "-" if offset < 0 else "+"
    text = f"{clock:%Y-%m-%d %H:%M:%S} {sign}{abs(offset) // 60:02}{abs(offset) % 60:02}"
    moment = (clock - timedelta(minutes=offset)).replace(tzinfo=UTC)
    assert parse_time(text, TOKYO) == moment
    assert parse_time(f"at {text}", TOKYO) == moment  # the long way round


@given(st.text(max_size=30))
def test_no_text_makes_it_crash(text):
    assert isinstance(
        parse_time(text, TOKYO, datetime(2026, 1, 1, tzinfo=UTC)), datetime | DateProblem
    )


@pytest.mark.parametrize(
    ("name", "offset"),
    [("Asia/Tokyo", 9), ("UTC", 0), ("JST-9", 9), ("EST5", -5), ("<+03>-3", 3), (":Asia/Tokyo", 9)],
)
def test_zones_are_found_by_name_and_by_posix_rule(name, offset):
    zone = find_zone(name)
    assert zone is not None
    assert datetime(2026, 1, 1, tzinfo=zone).utcoffset() == timedelta(hours=offset)


@pytest.mark.parametrize("name", ["Tokyo", "", "../etc/passwd", "/etc/localtime", "Asia", "JST-99"])
def test_other_names_are_no_zones(name):
    assert find_zone(name) is None
