"""The bundled sample site: real Jekyll builds it, and it has the faults its README tells."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from editor.core.findings import Severity
from editor.core.post import Post
from editor.core.text.source import SourceText, decode, encode
from editor.rules.engine import run
from editor.rules.standard import Standard
from editor.site.index import SiteIndex
from editor.site.site import Site, open_site
from editor.site.site_rules import load_site_rules

E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT

FAULTS = {
    "_posts/2026-03-28-1-cupping-at-home.md": {("site/tag-twin", W)},
    "_drafts/grinder-notes.md": {
        ("header/required-field", W),
        ("header/recommended-field", W),
        ("header/tag-count", W),
    },
    "_posts/2026-04-29-1-holiday-market.md": {
        ("header/date-offset", W),
        ("header/date-file-name", W),
        ("header/recommended-field", W),
        ("site/dead-link", W),
    },
    "_posts/2026-05-15-1-decaf.md": {
        ("header/excerpt-markdown", W),
        ("body/stray-emphasis", W),
    },
    "_posts/2026-06-10-1-rainy-season.md": {
        ("header/unknown-value", E),
        ("header/reading-time", H),
    },
}


@pytest.fixture
def site(sample_source: Path) -> Site:
    opened = open_site(sample_source)
    assert isinstance(opened, Site)
    assert not opened.problems
    return opened


def _text(path: Path) -> str:
    source = decode(path.read_bytes())
    assert isinstance(source, SourceText)
    return source.text


def test_the_schema_and_the_settings_are_without_fault(site: Site):
    rules = load_site_rules(site.root)
    assert not rules.problems
    assert rules.schema_path is not None


def test_it_is_of_the_size_its_readme_tells(site: Site):
    rows = SiteIndex(site, None).refresh()
    posts = [row for row in rows if row.kind == "post"]
    assert len(posts) == 12
    assert sum("English" in row.categories for row in posts) == 3
    assert [row.rel for row in posts if row.state == "scheduled"] == [
        "_posts/2036-02-03-1-tenth-anniversary.md"
    ]
    assert len([row for row in rows if row.kind == "draft"]) == 2


def test_it_has_the_faults_its_readme_tells_and_no_others(site: Site):
    index = SiteIndex(site, None)
    index.refresh()
    rules = load_site_rules(site.root)
    standard = Standard(rules.schema, rules.config, index.facts())
    found = {}
    for row in index.rows():
        findings = run(Post(row.rel, _text(row.path)), standard)
        if findings:
            found[row.rel] = {(finding.rule, finding.severity) for finding in findings}
    assert found == FAULTS


def test_its_readme_names_every_faulty_file(sample_source: Path):
    readme = (sample_source / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(_(?:posts|drafts)/[^`]+)`", readme))
    assert named >= FAULTS.keys()
    assert all((sample_source / name).is_file() for name in named)


def test_peculiar_bytes_are_what_they_shall_be(sample_source: Path):
    crlf = (sample_source / "_posts/2026-03-20-1-green-bean-storage.md").read_bytes()
    assert crlf.count(b"\r\n") == crlf.count(b"\n") > 10
    bom = (sample_source / "_posts/2026-06-10-1-rainy-season.md").read_bytes()
    assert bom.startswith(b"\xef\xbb\xbf---\n")
    for data in (crlf, bom):
        source = decode(data)
        assert isinstance(source, SourceText)
        assert encode(source.text, source) == data


def test_every_image_it_names_is_there(sample_source: Path):
    for file in sample_source.rglob("*.md"):
        for path in re.findall(r"/assets/images/[\w.-]+", _text(file)):
            assert (sample_source / path.lstrip("/")).is_file() or file.name == "README.md", path


@pytest.mark.oracle
@pytest.mark.timeout(60)
def test_real_jekyll_builds_it_where_we_say(site: Site, sample_site: Path, ruby: str, tmp_path):
    target = tmp_path / "published"
    subprocess.run(
        [ruby, "-S", "jekyll", "build", "--quiet", "-s", str(sample_site), "-d", str(target)],
        check=True,
        capture_output=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    built = {
        f"/{page.parent.relative_to(target).as_posix()}/"
        for page in target.glob("2*/**/index.html")
    }
    rows = SiteIndex(site, None).refresh()
    published = {row.url for row in rows if row.kind == "post" and row.state == "published"}
    assert built == published
    assert len(built) == 11
    assert not (target / "README.md").exists()
