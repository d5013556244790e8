"""Whatever is set can be read, and nothing else moves."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from editor.core.header.construct import load
from editor.core.header.parse import parse_header
from editor.core.header.scalars import can_be_plain, double_quoted, flow_value, single_quoted
from editor.core.header.values import Time, as_value, same
from editor.core.header.write import Refused, remove_key, replace_raw, set_value
from tests.unit.core.header.nasty import CASES
from tests.unit.core.header.ruby_oracle import read_with_ruby, told

# fmt: off -- tables
TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(
        alphabet=" \n\t'\"\\|>-:#[]{}&*!%@`,?~=<0159yesnoab日😀\u00a0\u2028\x85\u3000", max_size=24
    ),
    st.sampled_from(
        [
            "yes",
            "~",
            "",
            "1:30",
            "2026-01-02",
            "2026-01-02 03:04:05 +0900",
            "---",
            "...",
            "a: b",
            ":x",
            "# c",
            "- a",
            "<<",
            "=",
            "0o7",
            "1e3",
            "null ",
            " x",
            "x\n---\ny",
            "\n",
            "a\n\n\nb\n",
        ]
    ),
)
TIMES = st.builds(
    Time,
    st.datetimes(datetime(1000, 1, 2), datetime(9990, 1, 1)).map(  # noqa: DTZ001
        lambda t: t.replace(tzinfo=UTC, microsecond=0)
    ),
    st.one_of(st.none(), st.integers(-11, 14).map(lambda hours: hours * 60), st.just(345)),
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    TEXTS,
    st.dates(date(1583, 1, 1)),
    TIMES,
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
BEFORE = st.sampled_from(
    [
        "k: x",
        "k: 'x'",
        'k: "x"',
        "k:",
        "k: |\n  x\n  y",
        "k: >-\n  x",
        "k: [a, 'b', \"c\"]",
        "k:\n- a\n- b # c",
        "k:\n  - a\n  -\n  - {b: 1}",
        "k: {a: 1, b: [x]}",
        "k:\n  a: 1\n  b:\n  - x",
        "k: 5 # five",
        "k: 2026-01-02 03:04:05 +0900",
        "k: '2026-01-02'",
        "k: |+\n  x\n\n",
        "'k' : [\n a,\n b\n]",
        "k: &n x",
        "k: !!str 5",
        "k:\n- x: 1\n  y: 2\n- x: 3",
        "",
        "# c",
        "k: yes\nk: no",
    ]
)
# fmt: on


def _merges(value) -> bool:
    """Whether it has a key ``<<`` somewhere: Psych merges it, so it cannot be a key's name."""
    if isinstance(value, dict):
        return "<<" in value or any(map(_merges, value.values()))
    return isinstance(value, list) and any(map(_merges, value))


def _as_read(value, found):
    """A stamp may have kept its quotes, a text may have taken a plain stamp's place."""
    if same(value, found):
        return True
    stampish = (str, date, Time)
    return (
        isinstance(value, stampish)
        and isinstance(found, stampish)
        and type(value) is not type(found)
    )


@given(BEFORE, VALUES, st.sampled_from([None, "plain", "single", "literal", "folded", "block"]))
@settings(max_examples=600)
def test_what_is_set_is_read(before, value, style):
    assume(not _merges(value))
    text = f"---\na: &x [1, '2']\n{before}\nz: *x # end\n---\nbody\n---\n"
    try:
        edits = set_value(text, "k", value, style=style)
    except Refused as refusal:
        why = refusal.reason
    else:
        why = ""
    # Half a character is the only thing that no file can hold.
    broken = any("\ud800" <= c <= "\udfff" for c in repr_text(value))
    assert why == ("header.refused.surrogate" if broken else "")
    if broken:
        return
    new = edits.apply(text)
    header = parse_header(new)
    entry = header.get("k")
    assert entry is not None
    assert _as_read(as_value(value), entry.value)
    assert header.values["a"] == header.values["z"] == [1, "2"]
    assert new.endswith("# end\n---\nbody\n---\n") or "k" not in {e.key for e in parse_header(text)}
    assert not set_value(new, "k", entry.value)


def repr_text(value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "".join(map(repr_text, [*value, *value.values()]))
    return "".join(map(repr_text, value)) if isinstance(value, list) else ""


@given(st.sampled_from(CASES), VALUES)
@settings(max_examples=300)
def test_hard_headers_take_any_value_or_refuse(case, value):
    assume(not _merges(value))
    text = f"---\n{case.before}\n---\nbody\n"
    before = parse_header(text).values
    try:
        new = set_value(text, case.key, value).apply(text)
    except Refused:
        return
    after = parse_header(new)
    entry = after.get(case.key)
    assert entry is not None
    assert _as_read(as_value(value), entry.value)
    others = {k: v for k, v in before.items() if k != case.key}
    assert same(others, {k: v for k, v in after.values.items() if k != case.key})


@given(st.sampled_from(CASES))
def test_hard_headers_lose_a_key_or_refuse(case):
    text = f"---\n{case.after}\n---\nbody\n"
    try:
        new = remove_key(text, case.key).apply(text)
    except Refused:
        return
    assert parse_header(new).get(case.key) is None
    assert new.endswith("---\nbody\n")


@given(st.sampled_from(CASES), st.text(alphabet="ab:-#'\"[]{}|> \n\t&*!05\u3000", max_size=20))
@settings(max_examples=300)
def test_raw_yaml_never_harms_another_key(case, raw):
    text = f"---\n{case.before}\nlast: 'kept'\n---\nbody\n"
    before = parse_header(text).values
    try:
        new = replace_raw(text, case.key, raw).apply(text)
    except Refused:
        return
    after = parse_header(new)
    assert after.error is None
    others = {k: v for k, v in before.items() if k != case.key}
    assert same(others, {k: v for k, v in after.values.items() if k != case.key})
    assert new[after.body_start :] == "body\n"


@given(TEXTS)
@settings(max_examples=300)
def test_every_quoting_says_the_text(text):
    assume(not any("\ud800" <= c <= "\udfff" for c in text))
    assert load(f"k: {double_quoted(text)}\n") == {"k": text}
    single = single_quoted(text)
    assert single is None or load(f"k: {single}\n") == {"k": text}
    if can_be_plain(text, flow=False):
        assert load(f"k: {text}\n") == {"k": text}
    if can_be_plain(text, flow=True):
        assert load(f"k: [{text}, {{{text}: {text}}}]\n") == {"k": [text, {text: text}]}


@given(VALUES)
def test_a_value_on_one_line_is_read_back(value):
    assume(not _merges(value))
    assume(not any("\ud800" <= c <= "\udfff" for c in repr_text(value)))
    source = flow_value(value)
    assert "\n" not in source
    assert same(load(f"k: {source}\n"), {"k": as_value(value)})


def test_a_question_mark_in_a_key_is_read_without_libyaml_too():
    assert yaml.load(flow_value({"0?": None}), Loader=yaml.SafeLoader) == {"0?": None}


@pytest.mark.oracle
def test_ruby_reads_what_was_set(ruby):
    """The same property with Ruby as the reader: all examples go through one process."""
    asked: list[tuple[str, object]] = []

    @given(BEFORE, VALUES)
    @settings(max_examples=400)
    def collect(before, value):
        assume(not _merges(value))
        text = f"---\n{before}\nz: 1\n---\nbody\n"
        try:
            new = set_value(text, "k", value).apply(text)
        except Refused:
            return
        entry = parse_header(new).get("k")
        assert entry is not None
        asked.append((new, entry.value))

    collect()
    answers = read_with_ruby(ruby, [new for new, _ in asked])
    for (new, value), answer in zip(asked, answers, strict=True):
        assert answer[0] == "map", new
        assert dict(answer[1])["k"] == told(value), new
