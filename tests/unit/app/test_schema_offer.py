"""A schema learnt or taken over for a site that has none, written and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editor.app.jobs import Cancelled, CancelToken
from editor.app.saving import Failed
from editor.app.schema_offer import foreign_yaml, keys_in_use, learnt_yaml, offer, write_schema
from editor.app.settings_change import SettingsChange, take_back
from editor.app.workspace import Workspace
from editor.site.resources import load_messages
from editor.site.site_rules import load_site_rules
from tests.unit.app.small_site import POST, enter

MESSAGES = load_messages("ja")


@pytest.fixture
def many(workspace: Workspace, site: Path) -> Path:
    for day in range(3, 28):
        text = POST.replace("01-02", f"01-{day:02}").replace("---\n\n", 'mood: "晴れ"\n---\n\n')
        (site / "_posts" / f"2026-01-{day:02}-grind.md").write_text(text, encoding="utf-8")
    enter(workspace, site)
    return site


def test_what_the_posts_have_is_offered_with_its_evidence(workspace, many):
    made = offer(workspace.open_site, CancelToken())
    assert made.proposal.posts == 26
    assert "mood" in {field.key for field in made.proposal.fields}
    assert (made.target, made.exists) == (many / "_genko" / "schema.yml", False)
    assert keys_in_use(workspace.open_site) == 4
    text = learnt_yaml(made.proposal, made.proposal.accepted, MESSAGES)
    assert MESSAGES.text("learn.evidence.posts", holds=26, count=26) in text


def test_what_is_not_ticked_is_no_rule(workspace, many):
    made = offer(workspace.open_site, CancelToken())
    accepted = made.proposal.accepted - {"title.required"}
    write_schema(made.target, learnt_yaml(made.proposal, accepted, MESSAGES))
    rules = load_site_rules(many)
    assert rules.problems == ()
    assert not rules.schema.field("title").required
    assert rules.schema.field("date").required


def test_reading_can_be_cancelled(workspace, many):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        offer(workspace.open_site, token)


def test_another_programs_settings_are_offered_too(workspace, many):
    fields = [{"title": "題", "name": "title", "type": "string", "required": True}]
    settings = {"frontMatter.taxonomy.contentTypes": [{"name": "post", "fields": fields}]}
    (many / "frontmatter.json").write_text(json.dumps(settings), encoding="utf-8")
    (foreign,) = offer(workspace.open_site, CancelToken()).foreign
    assert foreign.kind == "post"
    target = many / "_genko" / "schema.yml"
    assert isinstance(write_schema(target, foreign_yaml(foreign, MESSAGES)), SettingsChange)
    assert load_site_rules(many).problems == ()
    assert load_site_rules(many).schema.field("title").required


def test_a_schema_that_is_replaced_can_be_had_back(many):
    target = many / "_genko" / "schema.yml"
    target.parent.mkdir()
    target.write_bytes(b"extends: jekyll # mine\n")
    change = write_schema(target, "type: object\n")
    assert target.read_bytes() == b"type: object\n"
    assert take_back(change) is None
    assert target.read_bytes() == b"extends: jekyll # mine\n"


def test_a_new_schema_is_taken_away_again_unless_it_was_edited(many):
    target = many / "_genko" / "schema.yml"
    change = write_schema(target, "type: object\n")
    target.write_bytes(b"type: object # edited\n")
    assert isinstance(take_back(change), Failed)
    assert target.exists()
