"""What stops a page nowhere: faults in their place, unknown tags, limits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from editor.core.liquid import context
from editor.core.liquid.context import Run
from editor.core.liquid.engine import Engine
from editor.core.liquid.filters.catalog import FILTERS
from editor.core.liquid.host import Source, TemplateProblem
from editor.core.liquid.tags.catalog import TAGS
from editor.site.resources import load_messages

INCLUDES = {
    "self.html": "a{% include self.html %}b",
    "twice.html": "{% include twice.html %}{% include twice.html %}",
    "two.html": "{% include one.html %}",
    "one.html": "{% include two.html %}",
    "shout.html": "{{ t | upcase }}{{ forloop.index }}",
    "say.html": "<{{ include.what }}>",
}


class FakeSite:
    """Includes from memory; everything else is empty."""

    config: Mapping[str, object] = {"url": "https://x.example", "baseurl": "/b"}
    zone = UTC
    now = datetime(2026, 5, 1, tzinfo=UTC)

    def include(self, name: str) -> Source | None:
        return Source(name, INCLUDES[name]) if name in INCLUDES else None

    def include_relative(self, page_path: str, name: str) -> Source | None:
        return Source(name, f"{page_path}:{name}")

    def linked(self, rel: str) -> str | None:
        return "/about/" if rel == "about.md" else None

    def post_linked(self, name: str) -> str | None:
        return None

    def markdown(self, text: str) -> str:
        return f"<p>{text}</p>"

    def smart(self, text: str) -> str:
        return text

    def sass(self, text: str, *, indented: bool) -> str:
        return text


ENGINE = Engine(TAGS, FILTERS)


def render(
    source: str, run: Run | None = None, **data: object
) -> tuple[str, list[TemplateProblem]]:
    run = run or Run(FakeSite(), page_path="_posts/x.md")
    html = ENGINE.template(source, "page").run(run, data)
    return html, list(run.problems)


def messages(source: str, **data: object) -> list[str]:
    return [problem.message for problem in render(source, **data)[1]]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ 1 | divided_by: 0 }}", "liquid.zero"),
        ("{% include gone.html %}", "liquid.include-missing"),
        ("{% include ../secret.html %}", "liquid.include-name"),
        ("{% include say.html what=a b %}", "liquid.include-parameters"),
        ("{% link gone.md %}", "liquid.no-link"),
        ("{% post_url 2026-01-01-gone %}", "liquid.no-post-url"),
        ("{% if 'a' < 1 %}{% endif %}", "liquid.compare"),
        ("{% assign x %}", "liquid.syntax"),
        ("{% for %}{% endfor %}", "liquid.syntax"),
        ("{{ nothing | sort }}", "liquid.sort-nothing"),
        ("{{ 'x' | date_to_string }}", "liquid.date"),
        ("{{ 'ä: b' | relative_url }}", "liquid.address"),
        ("{% if true %}", "liquid.never-closed"),
        ("{% if false %}", "liquid.never-closed"),
        ("{% endif %}", "liquid.stray-end"),
        ("{% for i in (1..2) %}{% endif %}{% endfor %}", "liquid.stray-end"),
        ("{% raw %}", "liquid.unclosed"),
        ("{{ x ", "liquid.unclosed"),
    ],
)
def test_a_fault_is_shown_in_its_place_and_the_rest_stands(source: str, message: str) -> None:
    html, problems = render(f"before\n{source}")
    assert html.startswith("before")
    assert [problem.message for problem in problems] == [message]
    assert (problems[0].file, problems[0].line) == ("page", 2)
    assert load_messages("ja").text(f"page.{message}", **problems[0].args)


def test_what_follows_a_fault_is_rendered() -> None:
    html, _ = render("{% link gone.md %}, {% if true %}yes{{ 1 | divided_by: 0 }}{% endif %} end")
    assert "genko-liquid-fault" in html
    assert html.endswith(" end")
    assert "yes" in html


def test_an_unknown_tag_is_named_in_the_page_and_told_once() -> None:
    html, problems = render("{% gist 1 %}{% gist 2 %}{% toc %}text{% endtoc %}")
    assert html.count("{% gist %}</mark>") == 2
    assert html.endswith("text")
    assert [problem.args["name"] for problem in problems] == ["gist", "toc"]


def test_an_unknown_filter_passes_what_it_gets_and_is_told_once() -> None:
    html, problems = render("{{ 'a' | wrap: 1 | upcase }}{{ 'b' | wrap }}")
    assert html == "Ab"
    assert [(one.message, one.args["name"]) for one in problems] == [("unknown-filter", "wrap")]


@pytest.mark.parametrize("name", ["self.html", "two.html", "twice.html"])
def test_what_includes_itself_is_stopped_and_the_page_goes_on(name: str) -> None:
    html, problems = render(f"start {{% include {name} %}} end")
    assert html.startswith("start ")
    assert html.endswith(" end")
    assert [problem.message for problem in problems] == ["liquid.too-deep"]


@pytest.mark.parametrize(
    "source",
    [
        "{% for i in (1..100000000) %}x{% endfor %}",
        "{% for i in (1..5000) %}{% for j in (1..5000) %}{{ j }}{% endfor %}{% endfor %}",
        "{{ (1..100000000) | join }}",
    ],
)
def test_a_loop_without_end_is_stopped(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "MAX_WORK", 20_000)  # the real one takes seconds
    html, problems = render(f"start {source}")
    assert html.startswith("start ")
    assert problems[0].message in {"liquid.endless", "liquid.too-big"}


@pytest.mark.parametrize(
    "grow",
    ["x | append: x | append: x", "x | replace: 'a', x", "x | times: x", "x | split: '' | join: x"],
)
def test_a_value_that_grows_without_end_is_stopped(grow: str) -> None:
    source = "{% assign x = start %}{% for i in (1..64) %}{% assign x = " + grow + " %}{% endfor %}"
    start = 9 if "times" in grow else "aaaa"
    _, problems = render(source, start=start)
    assert problems[0].message == "liquid.too-big"


@pytest.mark.parametrize("use", ["{{ x }}", "{{ x | inspect }}", "{{ x | sort }}"])
def test_lists_that_hold_each_other_many_times_are_not_gone_over_without_end(use: str) -> None:
    doubled = "{% assign x = '' | split: ',' | push: x | push: x %}"
    source = f"{{% for i in (1..64) %}}{doubled}{{% endfor %}}{use}"
    _, problems = render(source)
    assert [problem.message for problem in problems] == ["liquid.too-big"]


def test_wide_lists_that_hold_each_other_are_bounded_as_json() -> None:
    five_times = "{% assign x = '' | split: ',' %}" + "{% assign x = x | push: y %}" * 5
    begun = "{% assign y = 'a,b' | split: ',' %}"
    source = f"{begun}{{% for i in (1..11) %}}{five_times}{{% assign y = x %}}{{% endfor %}}"
    source += "{{ x | jsonify }}"
    _, problems = render(source)
    assert [problem.message for problem in problems] == ["liquid.too-big"]


@pytest.mark.parametrize(
    "keep",
    [
        "{% assign y = x | append: i %}{% assign z = z | push: y %}",
        "{% assign y = x | append: i %}{% assign z = z | unshift: y %}",
        "{% assign y = x | append: i %}{% assign w = y | append: i %}{% assign z = z | push: w %}",
    ],
)
def test_what_lists_keep_is_bounded(keep: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "MAX_HELD", 500_000)  # the real one takes hundreds of megabytes
    source = f"{{% assign z = '' | split: ',' %}}{{% for i in (1..99) %}}{keep}{{% endfor %}}"
    _, problems = render(source, x="a" * 20_000)
    assert [problem.message for problem in problems] == ["liquid.too-long"]
    _, problems = render(source, x="a" * 200)
    assert problems == []


def test_a_variable_that_is_set_again_and_again_holds_one_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(context, "MAX_HELD", 500_000)
    source = "{% for i in (1..99) %}{% assign y = x | append: i %}{% endfor %}{{ y | size }}"
    html, problems = render(source, x="a" * 20_000)
    assert (html, problems) == ("20002", [])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[for t in b][if a contains t][assign n = n | plus: 1][endif][endfor]{{ n }}", "2"),
        ("[for t in b][if a contains t]{{ t }}[endif][endfor]", "yz"),
        ("[for t in b] [if a contains t]{{ t }}[endif][endfor]", "  y z "),
        ("[for t in b][if a contains t]{{ t }}[break][endif][endfor]", "y"),
        ("[for t in b reversed][if a contains t]{{ t }}[endif][endfor]", "zy"),
        ("[for t in b][if a contains t]{{ forloop.index }}[endif][endfor]", "23"),
        ("[for t in b][if gone contains t]{{ t }}[endif][else]e[endfor]", ""),
        ("[for t in gone][if a contains t]{{ t }}[endif][else]e[endfor]", "e"),
        ("[for t in b][if text contains t]{{ t }}[endif][endfor]", "xy"),
        ("[for t in b][if t contains t]{{ t }}[endif][endfor]", "xyzw"),
        ("[for t in b][if a contains t]{{ t }}[assign a = none][endif][endfor]", "y"),
        ("[for t in n123][if n35 contains t]{{ t }}[endif][endfor]", "3"),
        ("[for t in b][unless a contains t]{{ t }}[endunless][endfor]", "xw"),
        ("[for t in b][if a contains t]{{ t }}[else]-[endif][endfor]", "-yz-"),
        ("[for t in b][if a contains t][include shout.html][endif][endfor]", "Y2Z3"),
    ],
)  # fmt: skip
def test_a_loop_that_asks_each_item_for_its_place_in_a_list(source: str, expected: str) -> None:
    lists = {"a": ["z", "y"], "b": ["x", "y", "z", "w"], "n123": [1, 2, 3], "n35": [3.0, 5]}
    source = source.replace("[", "{% ").replace("]", " %}")
    assert render(source, n=0, text="xy", **lists) == (expected, [])


@pytest.mark.parametrize(
    ("items", "arguments", "expected"),
    [
        (["b", "a", "B"], "", "Bab"),
        ([3, 20, 1], "", "1320"),
        ([{"n": "b", "k": 2}, {"n": "a"}, {"n": "c", "k": 1}], ": 'k'", "acb"),
        ([{"n": "b", "k": 2}, {"n": "a"}, {"n": "c", "k": 1}], ": 'k', 'last'", "cba"),
        ([{"n": "b", "k": "x"}, {"n": "a", "k": "x"}, {"n": "c", "k": "10"}], ": 'k'", "cba"),
    ],
)
def test_sort(items: list[object], arguments: str, expected: str) -> None:
    source = "{% assign l = items | sort" + arguments + " %}{% for i in l %}{{ i.n | default: i }}"
    assert render(source + "{% endfor %}", items=items) == (expected, [])


CAPTURES = "{% for i in (1..9) %}{% capture x %}{{ s }}{% endcapture %}{% endfor %}{{ x }}"


def test_what_is_captured_again_and_again_does_not_count_for_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(context, "MAX_OUTPUT", 1000)
    assert render(CAPTURES, s="a" * 400) == ("a" * 400, [])
    monkeypatch.setattr(context, "MAX_CAPTURED", 3000)
    assert [one.message for one in render(CAPTURES, s="a" * 400)[1]] == ["liquid.too-long"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a b", "a b"), ("a b\n", "a b..."), (" a b", " a b"), ("a\n", "a\n"), ("a b c", "a b...")],
)
def test_a_blank_behind_the_last_word_counts_for_truncatewords(text: str, expected: str) -> None:
    # Ruby's `split` with a limit keeps what is behind it: an excerpt ends with a line end.
    assert render("{{ text | truncatewords: 2 }}", text=text) == (expected, [])


@pytest.mark.parametrize(
    "head", ["i in(1..3)", "i in ( 1 .. 3 )", "i in (1 ..n) limit:3", "i in(1..n)"]
)
def test_a_range_may_stand_close_and_have_blanks(head: str) -> None:
    assert render("{% for " + head + " %}{{ i }}{% endfor %}", n=3) == ("123", [])


def test_a_range_ends_at_whole_numbers_or_is_a_fault() -> None:
    assert render("{% for i in (1..n) %}{{ i }}{% endfor %}", n="3x") == ("123", [])
    assert messages("{% for i in (1..n) %}{{ i }}{% endfor %}", n=2.5) == ["liquid.not-a-number"]


def test_what_doubles_in_a_capture_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "MAX_OUTPUT", 100_000)
    doubled = "{% capture x %}{{ x }}{{ x }}a{% endcapture %}"
    _, problems = render("{% for i in (1..64) %}" + doubled + "{% endfor %}")
    assert [one.message for one in problems] == ["liquid.too-long"]


def test_blocks_nested_without_end_are_cut_off() -> None:
    html, problems = render("start" + "{% if true %}" * 400 + "x")
    assert html.startswith("start") or "genko-liquid-fault" in html
    assert "liquid.nested" in [problem.message for problem in problems]


def test_a_run_can_be_stopped_from_outside() -> None:
    run = Run(FakeSite(), stop=lambda: True)
    _, problems = render("{% for i in (1..9000) %}{{ i }}{% endfor %}", run)
    assert [problem.message for problem in problems] == ["liquid.stopped"]


def test_counters_last_over_the_templates_of_a_page_and_variables_do_not() -> None:
    run = Run(FakeSite())
    first, _ = render("{% increment n %}{% assign a = 1 %}", run)
    second, _ = render("{% increment n %}{{ a }}", run)
    assert (first, second) == ("0", "1")


def test_include_relative_is_asked_with_the_page() -> None:
    assert render("{% include_relative note.md %}")[0] == "_posts/x.md:note.md"


def test_an_included_file_sees_its_parameters_and_variables() -> None:
    html, _ = render("{% include {{ name }}.html what=a.b %}", name="say", a={"b": "c"})
    assert html == "<c>"


def test_link_has_the_base_in_front() -> None:
    assert render("{% link about.md %}")[0] == "/b/about/"


def test_a_list_is_no_key_of_a_mapping() -> None:
    asked = {"names": {"a": 1}, "list": ["a"]}
    assert render("{% if names contains list %}yes{% else %}no{% endif %}", **asked)[0] == "no"
    assert render("<{{ names[list] }}>", **asked)[0] == "<>"


def test_a_list_contains_what_equals_an_item_of_it() -> None:
    asked = {"list": ["a", 1, None, ["b"]], "inner": ["b"]}
    source = "{% if list contains X %}yes{% else %}no{% endif %}"
    held = {one: render(source.replace("X", one), **asked)[0] for one in ("'a'", "'b'", "1.0")}
    assert held == {"'a'": "yes", "'b'": "no", "1.0": "yes"}
    assert render(source.replace("X", "inner"), **asked)[0] == "yes"
