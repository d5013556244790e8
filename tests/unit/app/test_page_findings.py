"""Problems of a page as findings with words and places."""

from __future__ import annotations

import pytest

from editor.app.finding_texts import finding_text
from editor.app.page_findings import page_findings
from editor.core.liquid.host import TemplateProblem
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
