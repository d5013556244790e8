"""Problems of a page as findings with words and places."""

from __future__ import annotations

import pytest

from editor.app.finding_texts import finding_text
from editor.app.page_findings import all_findings, page_findings
from editor.core.findings import Finding, Severity
from editor.core.liquid.host import TemplateProblem
from editor.core.text.span import Span
from editor.site.resources import load_messages

TEXT = "---\ntitle: a\n---\n{% youtube x %}\nend\n"


def test_one_in_the_post_points_at_its_line():
    problem = TemplateProblem("unknown-tag", {"name": "youtube"}, "_posts/a.md", 4)
    (finding,) = page_findings([problem], "_posts/a.md", TEXT)
    assert finding.span is not None
    assert finding.span.of(TEXT) == "{% youtube x %}"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_one_in_a_template_names_its_place(language):
    problem = TemplateProblem("unknown-tag", {"name": "youtube"}, "_layouts/post.html", 7)
    (finding,) = page_findings([problem], "_posts/a.md", TEXT)
    text = finding_text(finding, load_messages(language))
    assert text.startswith("_layouts/post.html:7: ")
    assert "youtube" in text


def test_one_without_a_place_is_said_alone():
    problem = TemplateProblem("theme-missing", {"name": "minima", "layout": "post"})
    (finding,) = page_findings([problem], "_posts/a.md", TEXT)
    assert finding_text(finding, load_messages("en")).startswith("The theme “minima”")


def test_what_a_rule_tells_the_page_need_not():
    problems = [
        TemplateProblem("unknown-tag", {"name": "youtube"}, "_posts/a.md", 4),
        TemplateProblem("liquid.zero", {}, "_posts/a.md", 5),
        TemplateProblem("liquid.zero", {}, "_layouts/post.html", 7),
    ]
    of_page = page_findings(problems, "_posts/a.md", TEXT)
    at = TEXT.index("{%")
    rule = Finding("body/liquid-fault", "unknown-tag", Severity.ERROR, Span(at, at + 15))
    other = Finding("body/short", "short", Severity.HINT, Span(at, at + 15))
    assert all_findings([rule], of_page) == (rule, *of_page[1:])
    assert all_findings([other], of_page) == (other, *of_page)
