"""The rules file of a site changed by one line, and changed back."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.app.rule_changes import change_rule, with_severity
from editor.app.saving import Failed
from editor.app.settings_change import SettingsChange, take_back
from editor.core.findings import Severity
from editor.core.header.write import Refused
from editor.site.site_rules import load_site_rules

RULE = "header/date-offset"
FILE = """# 店の決まり
file/name-pattern:
  slug-length: 40   # 長い名前は折り返される
header/date-offset: error # 時差のため
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "_posts").mkdir()
    return tmp_path


def rules(root: Path) -> Path:
    return root / "_genko" / "rules.yml"


def keep(root: Path, text: str) -> None:
    rules(root).parent.mkdir(exist_ok=True)
    rules(root).write_bytes(text.encode())


@pytest.mark.parametrize("severity", [Severity.HINT, None])
def test_one_value_is_another_and_comments_stay(root: Path, severity: Severity | None):
    keep(root, FILE)
    change = change_rule(root, RULE, severity)
    assert isinstance(change, SettingsChange)
    word = "hint" if severity else '"off"'
    assert rules(root).read_text(encoding="utf-8") == FILE.replace(": error #", f": {word} #")
    assert load_site_rules(root).config[RULE].severity is severity


def test_options_of_a_rule_stay(root: Path):
    keep(root, FILE)
    change_rule(root, "file/name-pattern", Severity.ERROR)
    setting = load_site_rules(root).config["file/name-pattern"]
    assert setting.severity is Severity.ERROR
    assert setting.options["slug-length"] == 40


def test_a_file_that_is_not_there_is_made_and_taken_away_again(root: Path):
    change = change_rule(root, RULE, None)
    assert isinstance(change, SettingsChange)
    assert load_site_rules(root).problems == ()
    assert load_site_rules(root).config[RULE].severity is None
    assert take_back(change) is None
    assert not rules(root).exists()


def test_taking_back_gives_the_very_bytes(root: Path):
    before = FILE.replace("\n", "\r\n")
    keep(root, before)
    change = change_rule(root, RULE, Severity.HINT)
    assert rules(root).read_bytes() == before.replace(": error", ": hint").encode()
    assert take_back(change) is None
    assert rules(root).read_bytes() == before.encode()


def test_what_somebody_else_wrote_meanwhile_is_not_taken_back(root: Path):
    keep(root, FILE)
    change = change_rule(root, RULE, Severity.HINT)
    keep(root, "# mine\n")
    assert isinstance(take_back(change), Failed)
    assert rules(root).read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.parametrize("text", ["- a list\n", "a: [\n", "a: 1\n---\nb: 2\n"])
def test_a_file_that_is_no_plain_mapping_is_left_alone(root: Path, text: str):
    keep(root, text)
    with pytest.raises(Refused):
        with_severity(text, RULE, None)
    outcome = change_rule(root, RULE, None)
    assert isinstance(outcome, Failed)
    assert outcome.message == "problems.rule.unclear"
    assert rules(root).read_text(encoding="utf-8") == text


def test_json_is_left_to_a_text_editor(root: Path):
    (root / "_genko").mkdir()
    file = root / "_genko" / "rules.json"
    file.write_text("{}", encoding="utf-8")
    assert change_rule(root, RULE, None) == Failed("problems.rule.json", {"name": "rules.json"})
