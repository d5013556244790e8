"""An editor tidies the whole site: check, filter, review the fixes, make them, take them back."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.harness import Program


def _checked(program: Program):
    return program.wait(lambda s: s["site_check"] == "done" and not s["busy"], "it is checked")


def _bytes(site: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((site / "_posts").iterdir())}


def test_the_site_is_checked_filtered_mended_and_taken_back(genko, sample_site: Path):
    before = _bytes(sample_site)
    program = genko(sample_site, language="ja")
    program.wait(lambda s: s["scanned"], "the posts are read")
    program.key("ctrl+shift+k")
    program.wait(lambda s: s["site_problems"] > 5, "problems come")
    state = _checked(program)
    assert state["site_groups"]["header/date-offset"] == 1
    program.picture("site-problems-ja")

    # Filter by a word, by the keyboard alone.
    program.focus_on("problems.search")
    program.type("offset")
    program.wait(lambda s: list(s["site_groups"]) == ["header/date-offset"], "one rule is left")
    program.key("ctrl+a", "BackSpace")
    program.wait(lambda s: len(s["site_groups"]) > 5, "all are back")

    # A problem is opened at its place.
    program.key("Down", "Down", "Return")
    state = program.wait(lambda s: s["path"], "its post is open")
    assert (state["focus"] or "").startswith(("form.", "text."))
    program.settled()

    # The safe fixes, reviewed and made.
    program.click("problems.fix-all")
    program.wait(lambda _: program.place("bulk.apply").enabled, "they are planned")
    program.picture("bulk-review-ja")
    program.key("Return")
    program.wait(lambda s: "bulk" in s["notices"], "they are made")
    state = _checked(program)
    assert "header/date-offset" not in state["site_groups"]
    program.picture("bulk-done-ja")
    after = _bytes(sample_site)
    changed = [name for name in before if before[name] != after[name]]
    assert changed

    # One press takes all of it back.
    program.click("notice.bulk.undo")
    program.wait(lambda _: _bytes(sample_site) == before, "every byte is as it was")
    state = _checked(program)
    assert state["site_groups"]["header/date-offset"] == 1
    assert program.quit() == 0


def test_a_bulk_change_is_taken_back_after_a_restart(genko, sample_site: Path):
    before = _bytes(sample_site)
    program = genko(sample_site, language="en")
    program.wait(lambda s: s["scanned"], "the posts are read")
    program.key("ctrl+shift+k")
    _checked(program)
    program.click("problems.fix-all")
    program.wait(lambda _: program.place("bulk.apply").enabled, "they are planned")
    program.key("Return")
    program.wait(lambda s: "bulk" in s["notices"], "they are made")
    program.wait(lambda s: not s["busy"], "nothing runs")
    assert _bytes(sample_site) != before
    assert program.quit() == 0

    program.start()
    program.wait(lambda s: s["scanned"], "it is started again")
    program.key("ctrl+shift+p")
    program.wait(lambda s: s["focus"] == "palette.query", "the palette is open")
    program.type("Undo last bulk")
    program.key("Return")
    program.wait(lambda _: _bytes(sample_site) == before, "every byte is as it was")


def test_a_rule_is_turned_off_for_the_site_and_on_again(genko, sample_site: Path):
    rules = sample_site / "_genko" / "rules.yml"
    program = genko(sample_site, sample_site / "_posts" / "2026-05-15-1-decaf.md", language="ja")
    program.wait(lambda s: s["path"] and s["scanned"], "it is open")
    program.settled()
    program.key("F8")
    program.wait(lambda s: s["problem"] == "body/stray-emphasis", "a problem is chosen")
    program.key("ctrl+period")
    program.wait(lambda _: program.shows("problems.menu"), "its menu is open")
    program.key("Up", "Right", "Up", "Return")
    program.wait(lambda s: "rule" in s["notices"], "it is told")
    assert rules.read_text(encoding="utf-8") == 'body/stray-emphasis: "off"\n'
    program.wait(
        lambda s: "body/stray-emphasis" not in {f["rule"] for f in s["findings"]}, "it is silent"
    )
    program.picture("rule-off-ja")
    program.click("notice.rule.undo")
    program.wait(
        lambda s: "body/stray-emphasis" in {f["rule"] for f in s["findings"]}, "it speaks again"
    )
    assert not rules.exists()


def test_a_site_without_a_schema_is_offered_one(genko, sample_site: Path):
    schema = sample_site / "_genko" / "schema.yml"
    schema.unlink()
    program = genko(sample_site, language="ja")
    program.wait(lambda s: "schema-offer" in s["notices"], "one is offered, and nothing blocks")
    program.click("notice.schema-offer.review")
    program.wait(lambda _: program.place("schema.write").enabled, "the posts are read")
    program.picture("schema-dialog-ja")
    program.click("schema.write")
    program.wait(lambda s: "schema-written" in s["notices"], "it is written")
    assert "properties:" in schema.read_text(encoding="utf-8")
    assert "schema" not in program.state["notices"], "and it holds together"
    program.click("notice.schema-written.undo")
    program.wait(lambda _: not schema.exists(), "it is taken back")
