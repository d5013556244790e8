"""Every rule against its fixtures.

A folder ``<group>/<rule>`` holds ``bad-*.md`` with ``bad-*.expected.toml`` and, where there are
fixes, ``bad-*.fixed.md``; and ``good-*.md``, with a ``.setup.toml`` where it needs one. A TOML
sets up ``schema`` (a preset's name, "jekyll" if absent, or a document as text), ``rel``, settings
of the site (``timezone``, ``url``, ``baseurl``, ``permalink``, ``plugins``, ``theme``), what it has
(``assets``, ``unserved``, ``urls``, ``named``, ``held``, ``coming``, ``titles``, ``tags`` with
counts, ``pages`` with the texts of other posts, ``layouts``, ``layout_ids``, ``plugin_tags``),
``rules`` (their settings), ``then`` (rules whose errors a fix may uncover). For a bad post each
``[[finding]]`` has ``variant``, ``text`` (what the span covers; absent: the file as such), ``at``
(line and column from 1), ``args``, ``field``, ``fixes``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
import yaml

from editor.app.finding_texts import finding_text
from editor.core.addresses import Addresses, own_host
from editor.core.alike import MostAlike
from editor.core.findings import Applicability, Finding, Severity
from editor.core.jekyll.config import SiteConfig, from_mapping
from editor.core.jekyll.names import parse_draft_name
from editor.core.jekyll.outputs import written_file
from editor.core.near_addresses import near_addresses
from editor.core.post import Post
from editor.core.prose.morphemes import available
from editor.core.schema.load import load_schema
from editor.core.site_facts import NEAR_SLUG, SiteFacts
from editor.core.spelling import spellings
from editor.core.text.lines import LineIndex
from editor.rules.catalog import BY_ID, NEED_ANALYSER, RULES
from editor.rules.config import configure
from editor.rules.engine import run
from editor.rules.fixing import fix_all
from editor.rules.model import Rule
from editor.rules.standard import Standard
from editor.site.resources import load_messages
from editor.site.site_rules import preset

HERE = Path(__file__).parent
BAD = sorted(HERE.glob("*/*/bad-*.expected.toml"))
GOOD = sorted(HERE.glob("*/*/good-*.md"))


@dataclass(frozen=True)
class Case:
    rule: Rule
    text: str
    rel: str
    standard: Standard

    def findings(self, text: str, rules: tuple[Rule, ...] | None = None) -> list[Finding]:
        found = run(Post(self.rel, text), self.standard, rules=rules or (self.rule,))
        return [f for f in found if not f.rule.startswith("suppression/")]


def case(md: Path, setup: Mapping[str, Any]) -> Case:
    rule = BY_ID["/".join(md.parent.parts[-2:]).replace("_", "-")]
    if rule.id in NEED_ANALYSER and not available():
        pytest.skip("no analyser of Japanese here: pip install 'genko[ja]'")
    wanted = setup.get("schema", "jekyll")
    document = yaml.safe_load(wanted) if "\n" in wanted else {"extends": wanted}
    loaded = load_schema(document, preset)
    assert not loaded.problems
    config = configure(RULES, loaded.schema.severities, {rule.id: True}, setup.get("rules"))
    assert not config.problems
    return Case(
        rule=rule,
        text=md.read_text(encoding="utf-8"),
        rel=setup.get("rel", "_posts/2026-04-19-1-name.md"),
        standard=Standard(loaded.schema, config, facts(setup)),
    )


def facts(setup: Mapping[str, Any]) -> SiteFacts:
    names = ("timezone", "url", "baseurl", "permalink", "plugins", "theme")
    values = {k: setup[k] for k in names if k in setup}
    config, problems = from_mapping(values, local_zone=UTC)
    assert not problems
    return SiteFacts(
        config=config,
        urls={url: tuple(rels) for url, rels in setup.get("urls", {}).items()},
        titles={title: tuple(rels) for title, rels in setup.get("titles", {}).items()},
        slugs=slugs(setup),
        near_slug=MostAlike(slugs(setup), NEAR_SLUG),
        tag_counts=setup.get("tags", {}),
        spellings=spellings(setup.get("tags", {})),
        addresses=addresses(setup, config),
        anchors=lambda rel: anchors(setup.get("pages", {}).get(rel)),
        layouts=frozenset(setup.get("layouts", ())),
        layout_ids=frozenset(setup.get("layout_ids", ())),
        plugin_tags=None if (tags := setup.get("plugin_tags")) is None else frozenset(tags),
        asset_exists=lambda path: path in (*setup.get("assets", ()), *setup.get("unserved", ())),
    )


def slugs(setup: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The names of all posts among ``urls``, as the index has them."""
    made: dict[str, tuple[str, ...]] = {}
    for rel in dict.fromkeys(rel for rels in setup.get("urls", {}).values() for rel in rels):
        parts = parse_draft_name(rel)
        if parts is not None and rel.startswith("_posts/"):
            made[parts.slug] = (*made.get(parts.slug, ()), rel)
    return made


def anchors(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(sorted(Post("a.md", text).references.ids))


def addresses(setup: Mapping[str, Any], config: SiteConfig) -> Addresses:
    """What a site with these ``urls`` and ``assets`` serves."""
    files = {written_file(url, ".html"): tuple(rels) for url, rels in setup.get("urls", {}).items()}
    urls = {written_file(url, ".html"): url for url in setup.get("urls", {})}
    files |= {path: (path.lstrip("/"),) for path in setup.get("assets", ())}
    return Addresses(
        files=files,
        sources={rel: file for file, rels in files.items() for rel in rels},
        near=near_addresses(files),
        urls=urls,
        named={
            written_file(wrong, ".html"): (written_file(right, ".html"),)
            for wrong, right in setup.get("named", {}).items()
        },
        held={written_file(url, ".html"): rel for url, rel in setup.get("held", {}).items()},
        coming=setup.get("coming", {}),
        relative_links="jekyll-relative-links" in setup.get("plugins", ()),
        redirects="jekyll-redirect-from" in setup.get("plugins", ()),
        host=own_host(config.url),
        base=config.baseurl,
    )


def setup_of(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def ids(files: list[Path]) -> list[str]:
    return ["/".join(f.parts[-3:]).removesuffix(".expected.toml") for f in files]


@pytest.mark.parametrize("file", BAD, ids=ids(BAD))
def test_bad_posts_are_found_and_mended(file: Path) -> None:
    expected = setup_of(file)
    md = file.with_name(file.name.removesuffix(".expected.toml") + ".md")
    bad = case(md, expected)
    found = bad.findings(bad.text)
    assert [told(f, bad.text) for f in found] == expected["finding"]
    assert all(f.severity is bad.standard.config[bad.rule.id].severity for f in found)
    for finding in found:
        said(finding)
        for fix in finding.fixes:
            assert fix.applicability is bad.rule.fixes[fix.id]
            if fix.applicability is Applicability.MANUAL:
                assert not fix.edits
                continue
            one_fix(bad, finding, fix.edits.apply(bad.text), frozenset(expected.get("then", ())))
    fixed = fix_all(bad.text, bad.findings, unsafe=True)
    assert fixed.stable
    target = md.with_name(md.name.removesuffix(".md") + ".fixed.md")
    assert (fixed.text if fixed.applied else None) == (
        target.read_text(encoding="utf-8") if target.is_file() else None
    )
    assert fixed.edits.apply(bad.text) == fixed.text


def said(finding: Finding) -> None:
    """Both languages have words for it, and for its fixes."""
    for language in ("ja", "en"):
        messages = load_messages(language)
        assert finding_text(finding, messages)
        for fix in finding.fixes:
            assert messages.text(f"rule.{finding.rule}.fix.{fix.id}", **fix.args)


def told(finding: Finding, text: str) -> dict[str, Any]:
    """A finding as a fixture writes it down; what is empty is left out."""
    parts = {
        "variant": finding.variant,
        "text": None if finding.span is None else finding.span.of(text),
        "at": None if finding.span is None else place(finding.span.start, text),
        "args": dict(finding.args),
        "field": finding.field,
        "fixes": [fix.id for fix in finding.fixes],
    }
    return {k: v for k, v in parts.items() if v or v == ""}


def place(offset: int, text: str) -> str:
    line, column = LineIndex(text).position(offset)
    return f"{line + 1}:{column + 1}"


def one_fix(bad: Case, finding: Finding, after: str, then: frozenset[str]) -> None:
    """The finding is gone, no error is new, and a second run of the safe fixes changes nothing."""
    key = (finding.variant, finding.field)
    before = [f for f in bad.findings(bad.text) if (f.variant, f.field) == key]
    left = [f for f in bad.findings(after) if (f.variant, f.field) == key]
    assert len(left) < len(before)
    new = errors(bad, after) - errors(bad, bad.text)
    assert {rule for rule, _, _ in new} == then
    safe = fix_all(after, bad.findings)
    assert fix_all(safe.text, bad.findings).text == safe.text


def errors(bad: Case, text: str) -> set[tuple[str, str, str | None]]:
    found = bad.findings(text, RULES)
    return {(f.rule, f.variant, f.field) for f in found if f.severity is Severity.ERROR}


@pytest.mark.parametrize("file", GOOD, ids=ids(GOOD))
def test_good_posts_pass_their_rule_and_all_errors(file: Path) -> None:
    good = case(file, setup_of(file.with_name(file.name.removesuffix(".md") + ".setup.toml")))
    assert good.findings(good.text) == []
    assert errors(good, good.text) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_fixtures_and_every_fix_is_shown(rule: Rule) -> None:
    folder = HERE / rule.id.replace("-", "_")
    assert list(folder.glob("bad-*.md")), folder
    assert list(folder.glob("good-*.md")), folder
    shown = {
        fix
        for file in folder.glob("*.expected.toml")
        for finding in setup_of(file)["finding"]
        for fix in finding.get("fixes", ())
    }
    assert shown == set(rule.fixes)
    edits = set(rule.fixes.values()) - {Applicability.MANUAL}
    assert bool(list(folder.glob("*.fixed.md"))) == bool(edits)
