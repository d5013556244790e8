"""What Jekyll says, as it says it (4.3), read for what a user must know."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.site.jekyll_log import JekyllNotice, plain, read_notices

POST = "_posts/2026-01-03-bean.md"
SASS = "Jekyll::Converters::Scss encountered an error while converting"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "_posts").mkdir()
    (tmp_path / POST).write_text("---\ntitle: a\n---\n\nx\n{{ x | }}\n", encoding="utf-8")
    (tmp_path / "_includes").mkdir()
    (tmp_path / "_includes/a.html").write_text("x\n{% if %}\n", encoding="utf-8")
    return tmp_path


def said(root: Path, *lines: str) -> tuple[JekyllNotice, ...]:
    return read_notices([line.replace("ROOT", str(root)) for line in lines], root)


def test_an_ordinary_build_tells_nothing(root: Path) -> None:
    lines = (
        "Configuration file: ROOT/_config.yml",
        "            Source: ROOT",
        "      Generating... ",
        "          Skipping: _posts/2036-02-03-x.md has a future date",
        "                    done in 1.505 seconds.",
    )
    assert said(root, *lines) == ()


def test_colours_are_taken_off() -> None:
    assert plain("\x1b[31m  Liquid Exception: x\x1b[0m\n") == "  Liquid Exception: x"


def test_a_liquid_error_leads_to_the_line_of_the_file(root: Path) -> None:
    line = (
        "  Liquid Exception: Liquid syntax error (line 2): Unknown tag 'gist' in ROOT/"
        "_posts/2026-01-03-bean.md"
    )
    (notice,) = said(root, line)
    args = {"text": "Unknown tag 'gist'"}
    assert notice == JekyllNotice("liquid-error", args, POST, 6, fatal=True)


def test_in_an_include_lines_count_from_its_top(root: Path) -> None:
    line = (
        "  Liquid Exception: Liquid syntax error (ROOT/_includes/a.html line 2): Syntax Error"
        " in tag 'if' included  in ROOT/_posts/2026-01-03-bean.md"
    )
    (notice,) = said(root, line)
    assert (notice.file, notice.line) == ("_includes/a.html", 2)


def test_a_warning_of_the_excerpt_is_that_of_the_post(root: Path) -> None:
    line = '    Liquid Warning: Liquid syntax error (line 1): Expected id in "{{ x | }}" in ROOT/'
    notices = said(root, f"{line}{POST}", f"{line}{POST}/#excerpt")
    args = {"text": 'Expected id in "{{ x | }}"'}
    assert notices == (JekyllNotice("liquid-warning", args, POST, 5),)


KINDS = (
    (
        (
            "             Error: YAML Exception reading ROOT/_posts/2026-01-03-bean.md: "
            "(<unknown>): found unexpected end of stream at line 3 column 8"
        ),
        JekyllNotice("yaml", {"text": "found unexpected end of stream"}, POST, 3),
    ),
    (
        (
            "             Error: could not read file ROOT/_posts/2026-01-03-bean.md: Invalid date "
            "'foo': Document '_posts/2026-01-03-bean.md' does not have a valid date in the YAML "
            "front matter."
        ),
        JekyllNotice("date", {"value": "foo"}, POST, 0, fatal=True),
    ),
    (
        "     Build Warning: Layout 'nada' requested in _posts/2026-01-03-bean.md does not exist.",
        JekyllNotice("layout-missing", {"name": "nada"}, POST),
    ),
    (
        (
            "  Dependency Error: Yikes! It looks like you don't have jekyll-nix or one of its "
            "dependencies installed. In order to use Jekyll as currently configured"
        ),
        JekyllNotice("plugin-missing", {"name": "jekyll-nix"}, fatal=True),
    ),
    (
        f"  Conversion error: {SASS} 'main.scss':",
        JekyllNotice("conversion", {"text": f"{SASS} 'main.scss':"}, "main.scss", fatal=True),
    ),
    (
        "             Error: something else in ROOT/x.md",
        JekyllNotice("other", {"text": "something else in x.md"}, fatal=True),
    ),
    ("             ERROR: YOUR SITE COULD NOT BE BUILT:", None),
)


@pytest.mark.parametrize(("line", "notice"), KINDS)
def test_each_kind(root: Path, line: str, notice: JekyllNotice | None) -> None:
    assert said(root, line) == (() if notice is None else (notice,))
