"""Liquid that ends a build: told without rendering, and by real Jekyll where it is."""

from __future__ import annotations

import random

import pytest

from editor.core.liquid.faults import liquid_faults
from tests.fidelity.fuzz_liquid import Composer, LiquidOracle
from tests.fidelity.test_liquid import RECORDED

STOPS = [
    ("a {% trans %}", "unknown-tag", "{% trans %}"),
    ("`{% trans %}` in code", "unknown-tag", "{% trans %}"),
    ("{% if x %} a", "never-closed", "{% if x %}"),
    ("{% raw %} a", "never-closed", "{% raw %}"),
    ("{% comment %} a", "never-closed", "{% comment %}"),
    ("{{ x\n\nnext", "unclosed", "{{ x"),
    ("{% x\nnext", "unclosed", "{% x"),
    ("a {%% b", "unclosed", "{%% b"),
    ("{% assign a = 1 }{{ a }}", "unclosed", "{% assign a = 1 }{{ a }}"),
    ("{{ {a: 1} }}", "unclosed", "{{ {a: 1} }}"),
    ("{%\u3000if x %}{{ y }}", "unclosed", "{%\u3000if x %}"),
    ("{% endif %}", "stray-end", "{% endif %}"),
    ("{% for x in y %}{% endif %}{% endfor %}", "stray-end", "{% endif %}"),
    ("{% else %}", "stray-end", "{% else %}"),
    ("{% for x %}{% endfor %}", "syntax", "{% for x %}"),
    ("{% assign = 1 %}", "syntax", "{% assign = 1 %}"),
    ("{% highlight %}\nx\n{% endhighlight %}", "syntax", "{% highlight %}"),
    ("{% include %}", "syntax", "{% include %}"),
    ("{% if %}a{% endif %}", "condition", "{% if %}"),
    ("{% include box.html a= %}", "include-parameters", "{% include box.html a= %}"),
    ("{% include ../box.html %}", "include-name", "{% include ../box.html %}"),
    ("{% include none.html %}", "include", "{% include none.html %}"),
]
GOES_ON = [
    "{{ 'a }}",
    "{{ x | no_filter }}",
    "{{ x if y else z }} `{{ a.b() }}` ${{ secrets.X }}",
    "{{#if x}}a{{/if}} {{- range .Values.x }} {{ end -}}",
    '<div style={{color: "red"}}>',
    r"$$\frac{{a}}{{b}}$$ {:toc} {: .x}",
    "{% case x %}{% endcase %}",
    "{% comment %}{% trans %}{% endcomment %}",
    "{% raw %}{% trans %} {{ x{% endraw %}",
    "{% include box.html a='1' %}",
]


@pytest.mark.parametrize(("text", "reason", "written"), STOPS)
def test_where_a_build_stops_is_told(text: str, reason: str, written: str) -> None:
    faults = liquid_faults(text)
    assert [(one.reason, text[one.start : one.end]) for one in faults] == [(reason, written)]


@pytest.mark.parametrize("text", [*GOES_ON, *(record["template"] for record in RECORDED)])
def test_what_a_build_goes_over_is_not(text: str) -> None:
    assert [one for one in liquid_faults(text) if one.reason != "include"] == []


@pytest.mark.oracle
def test_real_jekyll_stops_and_goes_on_there(ruby: str) -> None:
    with LiquidOracle() as oracle:
        assert [text for text, _, _ in STOPS if oracle.html(text) is not None] == []
        assert [text for text in GOES_ON if oracle.html(text) is None] == []


@pytest.mark.oracle
def test_slips_in_random_templates_are_no_false_alarms(ruby: str) -> None:
    """Whatever is told, real Jekyll stops at it."""
    chance = random.Random(11)
    composer = Composer(chance)
    slips = (
        "{%",
        "%}",
        "{{",
        "}}",
        "{",
        "}",
        "'",
        "end",
        "{% else %}",
        "{% include box.html %}",
        "",
    )
    told = 0
    with LiquidOracle() as oracle:
        for _ in range(200):
            template = composer.template()
            at = chance.randrange(len(template) + 1)
            slipped = template[:at] + chance.choice(slips) + template[at + chance.randrange(3) :]
            if any(one.reason != "include" for one in liquid_faults(slipped)):
                told += 1
                assert oracle.html(slipped) is None, slipped
    assert told > 30
