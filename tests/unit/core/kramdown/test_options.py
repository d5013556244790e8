"""Settings of a site are read as Jekyll merges them."""

from __future__ import annotations

from editor.core.kramdown import Options, to_html


def test_jekylls_defaults() -> None:
    assert Options.from_config({}) == Options()
    assert 'class="language-plaintext highlighter-rouge"' in to_html("`a`")


def test_nested_settings_are_merged() -> None:
    given = {"syntax_highlighter_opts": {"block": {"line_numbers": True}}}
    options = Options.from_config(given)
    assert options.syntax_highlighter_opts["default_lang"] == "plaintext"
    assert 'class="rouge-gutter gl"' in to_html("```\na\n```\n", options)
    assert "rouge-gutter" not in to_html("`a`", options)


def test_unknown_and_impossible_values_are_left_aside() -> None:
    options = Options.from_config({"nonsense": 1, "footnote_nr": "many", "auto_ids": "perhaps"})
    assert options == Options()


def test_levels_and_quotes() -> None:
    options = Options.from_config(
        {"toc_levels": "2..3", "smart_quotes": "apos,apos,quot,quot", "auto_id_prefix": "x-"}
    )
    assert options.toc_levels == (2, 3)
    assert to_html("\"a\" 'b'", options) == "<p>\"a\" 'b'</p>\n"
    assert 'id="x-a"' in to_html("# A", options)


def test_versions_differ_in_the_roles_of_footnotes() -> None:
    text = "a[^1]\n\n[^1]: b\n"
    assert '<sup id="fnref:1"><a href="#fn:1"' in to_html(text)
    assert '<sup id="fnref:1" role="doc-noteref">' in to_html(text, Options(version="2.4"))
