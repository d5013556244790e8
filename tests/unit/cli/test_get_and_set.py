from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TEXT = (
    "---\r\n"
    "# a comment\r\n"
    "layout: post\r\n"
    'title: "古い題名"   # stays\r\n'
    "date: 2026-01-02 20:00:00 +0900\r\n"
    "tags: [a, 'b']\r\n"
    "n: 1:30\r\n"
    "empty:\r\n"
    "---\r\n"
    "\r\n"
    "Body\u00a0text \r\n"
)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    file = tmp_path / "2026-01-02-a.md"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    return file


@pytest.mark.parametrize(
    ("key", "value", "raw"),
    [
        ("title", "古い題名", '"古い題名"'),
        ("date", "2026-01-02 20:00:00 +0900", "2026-01-02 20:00:00 +0900"),
        ("tags", ["a", "b"], "[a, 'b']"),
        ("n", 5400, "1:30"),
        ("empty", None, ""),
    ],
)
def test_get_prints_what_jekyll_sees_or_what_is_written(genko, post, key, value, raw):
    ran = genko("get", post, key)
    assert (ran.code, json.loads(ran.out)) == (0, value)
    assert genko("get", post, key, "--raw").out == raw + "\n"


def test_get_without_a_key_prints_all(genko, post):
    assert list(json.loads(genko("get", post).out)) == [
        "layout",
        "title",
        "date",
        "tags",
        "n",
        "empty",
    ]
    assert genko("get", post, "--raw").out == TEXT.replace("\r\n", "\n").split("---\n")[1]


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("title", '"新しい: \\"題名\\""', '"古い題名"', '"新しい: \\"題名\\""'),
        ("title", '"yes"', '"古い題名"', '"yes"'),
        ("tags", '["a", "010"]', "[a, 'b']", None),
        ("n", "7", "1:30", "7"),
        ("n", '"1:30"', "1:30", '"1:30"'),
        (
            "date",
            '"2026-05-06 07:08:09 +0900"',
            "2026-01-02 20:00:00 +0900",
            "2026-05-06 07:08:09 +0900",
        ),
        ("layout", "null", "post", None),
    ],
)
def test_set_changes_that_value_and_nothing_else(genko, post, key, value, old, new):
    before = post.read_bytes()
    assert genko("set", post, key, value) == genko("set", post, key, value)
    after = post.read_bytes()
    assert json.loads(genko("get", post, key).out) == json.loads(value)
    start, end = before.split(old.encode(), 1)
    assert after.startswith(start)
    assert after.endswith(end)
    if new is not None:
        assert after == start + new.encode() + end


def test_set_adds_and_removes_a_key(genko, post):
    before = post.read_bytes()
    assert genko("set", post, "image", '"/a.png"').code == 0
    assert b'image: "/a.png"\r\n---\r\n' in post.read_bytes()
    assert genko("set", post, "image", "--remove").code == 0
    assert post.read_bytes() == before


def test_a_value_that_stands_already_writes_nothing(genko, post):
    stamp = post.stat()
    assert genko("set", post, "n", "5400").code == 0
    assert (post.stat().st_mtime_ns, post.stat().st_ino) == (stamp.st_mtime_ns, stamp.st_ino)


def test_a_post_without_a_header_gets_one(genko, tmp_path):
    post = tmp_path / "a.md"
    post.write_text("Text.\n", encoding="utf-8")
    assert genko("set", post, "title", '"T"').code == 0
    assert post.read_text(encoding="utf-8") == '---\ntitle: "T"\n---\n\nText.\n'
    assert json.loads(genko("get", post).out) == {"title": "T"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["set", "POST", "title", "no quotes"], 2),
        (["set", "POST", "title", "NaN"], 2),
        (["set", "POST", "title"], 2),
        (["set", "POST", "title", '"x"', "--remove"], 2),
        (["set", "POST", "nothing", "--remove"], 1),
        (["set", "POST", "title", '"\\ud800"'], 1),
        (["get", "POST", "nothing"], 1),
        (["get", "MISSING", "title"], 2),
        (["set", "MISSING", "title", "1"], 2),
        (["get", "FOLDER", "title"], 2),
    ],
)
def test_what_cannot_be_done_is_told_and_leaves_the_file(genko, post, words, code):
    before = post.read_bytes()
    names = {"POST": post, "MISSING": post.parent / "no.md", "FOLDER": post.parent}
    ran = genko(*(names.get(word, word) for word in words))
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("genko: ")
    assert len(ran.err.splitlines()) == 1
    assert post.read_bytes() == before


@pytest.mark.parametrize(
    "data",
    [
        b"---\ntitle: [\n---\n",
        b"---\n- a\n---\n",
        "---\ntitle: 表\n---\n".encode("cp932"),
        b"---\na: \0\n---\n",
    ],
)
def test_a_header_that_cannot_be_read_is_refused(genko, tmp_path, data):
    post = tmp_path / "a.md"
    post.write_bytes(data)
    for words in (["get", post, "title"], ["set", post, "title", '"x"']):
        ran = genko(*words)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert post.read_bytes() == data


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=("Cs",)), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=JSON)
def test_any_value_is_set_and_read_back_or_refused(genko, post, value):
    post.write_bytes(TEXT.encode())
    ran = genko("set", post, "title", json.dumps(value))
    if ran.code:
        assert ran.code == 1
        assert post.read_bytes() == TEXT.encode()
    else:
        assert json.loads(genko("get", post, "title").out) == value
        assert post.read_bytes().endswith(TEXT.encode()[TEXT.encode().index(b"date:") :])
