"""Plain scalars are typed as Ruby's Psych types them, by a table and by asking Ruby."""

from __future__ import annotations

import math
import random
import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.header.construct import load
from editor.core.header.errors import UnreadableError
from editor.core.header.parse import parse_header
from editor.core.header.psych import PsychError, is_stamp, resolve_plain, scan
from editor.core.header.values import Time, json_value, same
from tests.unit.core.header.ruby_oracle import read_with_ruby, told


def at(*clock: int, offset: int | None) -> Time:
    return Time(datetime(*clock, tzinfo=UTC), offset)


NOON = (2026, 2, 11, 5, 47, 26)
TABLE = [
    *[(word, True) for word in ("yes", "Yes", "YES", "on", "On", "true", "True", "TRUE")],
    *[(word, False) for word in ("no", "No", "NO", "off", "OFF", "false", "False")],
    *[(word, None) for word in ("", "~", "null", "Null", "NULL")],
    *[(word, word) for word in ("y", "n", "Y", "N", "nope", "none", "offs", "onn", "truee")],
    ("10", 10),
    ("-10", -10),
    ("+1", 1),
    ("0", 0),
    ("-0", 0),
    ("010", 8),
    ("0777", 511),
    ("-010", -8),
    ("0_7", 7),
    ("0o10", "0o10"),
    ("08", "08"),
    ("09", "09"),
    ("0b11", 3),
    ("-0b11", -3),
    ("0x1F", 31),
    ("-0x1f", -31),
    ("0X1F", "0X1F"),
    ("1_000", 1000),
    ("1,000", 1000),
    ("1__0", "1__0"),
    ("1_", "1_"),
    ("_1", "_1"),
    ("1,0,0", 100),
    ("20260211", 20260211),
    ("12345678901234567890", 12345678901234567890),
    ("1:30", 5400),
    ("-1:30", -1800),
    ("12:30:45", 45045),
    ("190:20:30", 685230),
    ("1:60", "1:60"),
    ("1:30.5", 5430.0),
    ("1:30:45.5", 5445.5),
    ("1:2:3:4", "1:2:3:4"),
    ("1_0:30", 37800),
    ("1e3", "1e3"),
    ("1.0e3", "1.0e3"),
    ("1.0e+3", 1000.0),
    ("1.5E-3", 0.0015),
    ("1e+3", "1e+3"),
    ("0.1", 0.1),
    (".5", 0.5),
    ("-.5", -0.5),
    ("5.", 5.0),
    ("0.", 0.0),
    ("1.e+3", 1000.0),
    ("1_000.5", 1000.5),
    (".", "."),
    ("-.", "-."),
    ("+.", "+."),
    ("...x", "...x"),
    ("1.2.3", "1.2.3"),
    (".inf", math.inf),
    ("+.inf", math.inf),
    ("-.INF", -math.inf),
    (".nan", math.nan),
    (".NaN", math.nan),
    ("+.nan", "+.nan"),
    ("NaN", "NaN"),
    ("inf", "inf"),
    ("Infinity", "Infinity"),
    ("2026-02-11", date(2026, 2, 11)),
    ("2026-2-1", date(2026, 2, 1)),
    ("2026-02-30", "2026-02-30"),
    ("2026-13-01", "2026-13-01"),
    ("2026-00-01", "2026-00-01"),
    ("2026/02/11", "2026/02/11"),
    ("26-02-11", "26-02-11"),
    ("2026-02-11 05:47:26", at(*NOON, offset=None)),
    ("2026-02-11 05:47:26 +0000", at(*NOON, offset=0)),
    ("2026-02-11 05:47:26 Z", at(*NOON, offset=0)),
    ("2026-02-11T05:47:26Z", at(*NOON, offset=0)),
    ("2026-02-11t05:47:26Z", at(*NOON, offset=0)),
    ("2026-02-11 14:47:26 +0900", at(*NOON, offset=540)),
    ("2026-02-11 14:47:26 +09:00", at(*NOON, offset=540)),
    ("2026-02-11T14:47:26+9", at(*NOON, offset=540)),
    ("2026-02-11 00:47:26 -0500", at(*NOON, offset=-300)),
    ("2026-02-11 02:17:26 -0330", at(*NOON, offset=-210)),
    ("2026-02-11 06:17:26 -0030", at(*NOON, offset=30)),
    ("2026-02-11 05:47:26.5 +0000", at(*NOON, 500000, offset=0)),
    ("2026-02-11 05:47:26.123456789 +0000", at(*NOON, 123456, offset=0)),
    ("2026-02-11 05:47:26. +0000", at(*NOON, offset=0)),
    ("2026-02-11 05:47", "2026-02-11 05:47"),
    ("2026-02-11 05:47:26 JST", "2026-02-11 05:47:26 JST"),
    ("2026-02-11 05:47:26 +900", "2026-02-11 05:47:26 +900"),
    ("2026-02-11 05:47:26 +2500", "2026-02-11 05:47:26 +2500"),
    ("2026-02-11 25:00:00", "2026-02-11 25:00:00"),
    ("2026-02-11 24:00:00", at(2026, 2, 12, 0, 0, 0, offset=None)),
    ("2026-02-11 24:00:01", "2026-02-11 24:00:01"),
    ("2026-02-11 23:59:60", at(2026, 2, 12, 0, 0, 0, offset=None)),
    ("2026-02-11 23:60:00", "2026-02-11 23:60:00"),
    ("2026-02-30 10:00:00", at(2026, 3, 2, 10, 0, 0, offset=None)),
    ("2026-02-32 10:00:00", "2026-02-32 10:00:00"),
    ("2026-13-01 10:00:00", "2026-13-01 10:00:00"),
    ("1999-12-31 23:59:59 -1200", at(2000, 1, 1, 11, 59, 59, offset=-720)),
    ("=", "="),
    ("<<", "<<"),
    (":", ":"),
    ("+", "+"),
    ("a#b", "a#b"),
    ("a: ".strip(), "a:"),
    ("１２", "１２"),
    ("2026年", "2026年"),
    ("はい", "はい"),
    ("on\u3000", "on\u3000"),
]


@pytest.mark.parametrize(("written", "value"), TABLE, ids=[row[0] or "nothing" for row in TABLE])
def test_a_plain_scalar_has_psychs_type(written, value):
    assert same(scan(written), value), scan(written)
    assert same(resolve_plain(written), value)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (":foo", "symbol"),
        (":foo bar", "symbol"),
        (":1", "symbol"),
        ("::", "symbol"),
        (':"foo"', "symbol"),
        ("0b_", "number"),
        ("0x_", "number"),
        (".e+3", "number"),
        ("2026-02-11\t05:47:26", "time"),
    ],
)
def test_what_psych_gives_up_on(written, reason):
    with pytest.raises(PsychError) as caught:
        scan(written)
    assert caught.value.reason == reason
    assert resolve_plain(written) == written


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("'yes'", "yes"),
        ('"1:30"', "1:30"),
        ('"\\u65E5\\x41\\/"', "日A/"),
        ("!!str 1", "1"),
        ("! 12", 12),
        ('! "yes"', True),
        ("!!float 1", 1.0),
        ("!!int 12", 12),
        ('!!int "12"', 12),
        ("!!binary aGk=", "hi"),
        ("!!binary aGk", "hi"),
        ("!mine yes", True),
        ("!!omap [{b: 1}, {a: 2}]", {"b": 1, "a": 2}),
        ("!!seq [1]", [1]),
        ("!!map {a: 1}", {"a": 1}),
        ("!ruby/object:Hash {a: 1}", {"a": 1}),
        ("{a: 1, a: 2}", {"a": 2}),
        (
            "{yes: 1, 1: 2, ~: 3, 2026-01-02: 4, 1.5: 5}",
            {"true": 1, "1": 2, "": 3, "2026-01-02": 4, "1.5": 5},
        ),
        ("{? [a, 1]: x}", {'["a", 1]': "x"}),
        ("[&x a, *x, &x b, *x]", ["a", "a", "b", "b"]),
        ("{<<: {a: 1, b: 2}, b: 3}", {"a": 1, "b": 3}),
        ("{b: 3, <<: {a: 1, b: 2}}", {"a": 1, "b": 2}),
        ("{<<: [{a: 1}, {a: 2, c: 3}]}", {"a": 1, "c": 3}),
        ("{<<: 5}", {"<<": 5}),
        ("{<<: [1]}", {"<<": [1]}),
        ('{"<<": {a: 1}}', {"a": 1}),
        ("{!!str <<: {a: 1}}", {"<<": {"a": 1}}),
    ],
)
def test_tags_keys_and_merges(written, value):
    assert same(load(f"k: {written}\n"), {"k": value})


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("!ruby/symbol foo", "type"),
        ("!ruby/regexp /a/", "type"),
        ("!ruby/object:Object {}", "type"),
        ("!ruby/class String", "type"),
        ("!ruby/array:X []", "type"),
        ("!ruby/hash:X {}", "type"),
        ("!!set {a}", "type"),
        ("!!omap {a: 1}", "type"),
        ("!!omap [1]", "type"),
        ("!!float abc", "number"),
        ("!!float ~", "number"),
        ("*nowhere", "alias"),
        ("&me [*me]", "alias"),
    ],
)
def test_what_jekyll_does_not_load(written, reason):
    with pytest.raises(UnreadableError) as caught:
        load(f"k: {written}\n")
    assert caught.value.reason == reason


def test_a_stamp_is_a_date_or_a_time():
    assert is_stamp("2026-02-11")
    assert is_stamp("2026-02-11 05:47:26 +0900")
    assert not is_stamp("2026-02-30")
    assert not is_stamp("20260211")
    assert not is_stamp(":x")


def test_aliases_cannot_blow_up():
    levels = "".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 9)}]\n" for i in range(1, 12))
    header = parse_header(f"---\nl0: &l0 [x]\n{levels}---\n")
    assert header.error is not None
    assert header.error.reason == "header.error.aliases"


def test_a_very_long_number_is_text():
    digits = "1" * 5000
    assert scan(digits) == digits


def test_json_is_what_jekylls_filter_shows():
    from zoneinfo import ZoneInfo

    value = load(
        "[2026-02-11, 2026-02-11 05:47:26, 2026-02-11 05:47:26 +0900, 2026-02-11T05:47:26Z,"
        " .inf, {a: 1}]"
    )
    assert json_value(value, ZoneInfo("Asia/Tokyo")) == [
        "2026-02-11",
        "2026-02-11 14:47:26 +0900",
        "2026-02-11 05:47:26 +0900",
        "2026-02-11 05:47:26 +0000",
        None,
        {"a": 1},
    ]


# --- Asking Ruby ---------------------------------------------------------------------------------


def _agrees(ruby: str, scalars: list[str]) -> None:
    posts = [f"---\nk: {scalar}\n---\n" for scalar in scalars]
    differ = []
    for scalar, post, theirs in zip(scalars, posts, read_with_ruby(ruby, posts), strict=True):
        header = parse_header(post)
        ours = ["error"] if header.error else told(header.values)
        if theirs[0] in {"map", "error"} and ours != theirs[: len(ours)]:
            differ.append((scalar, ours, theirs))
    assert not differ


@pytest.mark.oracle
def test_ruby_reads_the_table_the_same(ruby):
    scalars = [written for written, _ in TABLE]
    scalars += [":foo", ":foo bar", ':"x"', "0b_", "0x_", ".e+3", "2026-02-11\t05:47:26"]
    scalars += ["!!float 1", "!!float x", "!ruby/sym x", "!!set {a}", "!!binary aGk=", "! 1"]
    scalars += ["!mine 1", "&a 1", "{<<: {a: 1}}", "!!omap [{b: 1}]", "!x:y z", "[!!str 1, ! 2]"]
    _agrees(ruby, scalars)


_PIECES = [
    "0",
    "1",
    "2026",
    "-",
    "+",
    ":",
    ".",
    "_",
    ",",
    "e",
    "E",
    "x",
    "0b",
    "02",
    "11",
    "T",
    " ",
    "Z",
]
_WORDS = [
    "yes",
    "on",
    "~",
    "null",
    "inf",
    "nan",
    "60",
    "59",
    "24",
    "30",
    "12",
    "99",
    "9",
    "é",
    "日",
]


@pytest.mark.oracle
@pytest.mark.timeout(120)
def test_ruby_reads_numberlike_scalars_the_same(ruby):
    """Thousands of strings of the pieces that numbers and stamps are made of, in one process."""
    chance = random.Random(20260211)
    stamp = "{:04d}-{:02d}-{:02d}{}{:02d}:{:02d}:{:02d}{}{}"
    scalars = []
    scalars += [
        "".join(chance.choices(_PIECES + _WORDS, k=chance.randint(1, 7))).strip()
        for _ in range(6000)
    ]
    for _ in range(2000):
        scalars.append(
            stamp.format(
                chance.choice([1, 1600, 1970, 2000, 2026, 9999]),
                chance.randint(0, 13),
                chance.randint(0, 33),
                chance.choice(["T", "t", " ", "  ", "x"]),
                chance.randint(0, 25),
                chance.randint(0, 61),
                chance.randint(0, 61),
                chance.choice(["", ".", ".5", ".123", ".0000001"]),
                chance.choice(
                    ["", "Z", " Z", "+9", " +0900", "-05:30", " -0030", "+24:00", "+0960", "+09:"]
                ),
            )
        )
    # Ruby 3.1 errs on a day that the month lacks when there is an offset too: 06-31 +09:00 may land
    # in May. What it makes of that is no rule to follow.
    impossible = re.compile(r"\d+-(02-(29|30|31)|(04|06|09|11)-31)\D+.*[-+]")
    _agrees(ruby, sorted({s for s in scalars if s and not impossible.match(s)}))


@given(st.text(alphabet="0123456789+-.:,_eExXbBoOTZ yn~/", max_size=24))
@settings(max_examples=300)
def test_no_scalar_makes_it_stumble(written):
    resolve_plain(written)
