"""An editor's afternoon: change a field, type with an input method, be stopped, fix, save."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.harness import Program

DESCRIPTION = (
    "朝の一杯のために、前の晩にすることと、起きてからの手順を順に書きとめました。"
    "続けるこつもあります。"
)
POST = f"""---
layout: post
title: "朝の一杯"
date: 2026-03-04 08:00:00 +0900
categories: ["お知らせ"]
tags: ["朝", "珈琲"]
author: "店主"
description: "{DESCRIPTION}"
excerpt: "朝いちばんの一杯のために、前の晩からしておくことを書きました。"
reading_time: 3
---

湯を沸かします。

豆を挽きます。
"""


def write_post(site: Path, text: str = POST, name: str = "2026-03-04-1-morning.md") -> Path:
    path = site / "_posts" / name
    path.write_bytes(text.encode())
    return path


def opened(genko, site: Path, post: Path, language: str = "ja") -> Program:
    program = genko(site, post, language=language)
    program.wait(lambda s: s["path"] == str(post) and s["scanned"], "the post is open")
    program.settled()
    return program


def test_from_a_change_in_the_form_to_bytes_on_the_disk(genko, sample_site: Path):
    post = write_post(sample_site)
    program = opened(genko, sample_site, post)

    # The text, by an input method: nothing is text before it is decided.
    program.click("text.view", at=(200, 40))
    program.key("ctrl+End")
    program.preedit("こな")
    assert not program.state["dirty"], "a preedit is no text"
    program.compose("こなをいれる", "粉を入れます。")
    program.wait(
        lambda s: s["text"].endswith("豆を挽きます。\n粉を入れます。"), "the text is there"
    )
    program.wait(lambda s: "粉を入れます。" in s["preview_text"], "the preview follows")

    # A field of the form.
    program.click("form.title")
    program.key("End")
    program.commit("、二杯目")
    program.key("Tab")
    program.wait(lambda s: 'title: "朝の一杯、二杯目"' in s["text"], "the form has written")
    assert program.state["form"]["title"] == "朝の一杯、二杯目"

    program.key("ctrl+s")
    program.wait(lambda s: not s["dirty"], "the post is saved")
    expected = POST.replace("朝の一杯", "朝の一杯、二杯目", 1) + "粉を入れます。"
    assert post.read_bytes() == expected.encode()
    program.picture("saved-ja")
    assert program.quit() == 0


def test_one_undo_for_form_and_text(genko, sample_site: Path):
    post = write_post(sample_site)
    program = opened(genko, sample_site, post)
    program.click("text.view", at=(200, 40))
    program.key("ctrl+End")
    program.type("one")
    program.click("form.title")
    program.key("End")
    program.type("X")
    program.key("Tab")
    program.wait(lambda s: 'title: "朝の一杯X"' in s["text"], "the form has written")
    program.click("text.view", at=(200, 40))
    program.key("ctrl+End")
    program.type("two")
    program.wait(lambda s: s["text"].endswith("onetwo"), "both are typed")

    program.key("ctrl+z")
    program.wait(lambda s: s["text"].endswith("one"), "the last typing is taken back")
    assert 'title: "朝の一杯X"' in program.state["text"]
    program.key("ctrl+z")
    program.wait(lambda s: 'title: "朝の一杯"' in s["text"], "then the form's change")
    assert program.state["text"].endswith("one")
    program.key("ctrl+z")
    program.wait(lambda s: s["text"] == POST, "then the first typing")
    assert not program.state["dirty"], "back at the saved text the post is clean"
    program.key("ctrl+shift+z")
    program.wait(lambda s: s["text"].endswith("one") and s["dirty"], "and again")


def test_an_error_stops_the_saving_and_one_click_mends_it(genko, sample_site: Path):
    faulty = POST.replace('categories: ["お知らせ"]', 'categories: ["お知らせ！"]')
    post = write_post(sample_site, faulty)
    before = post.read_bytes()
    program = opened(genko, sample_site, post)
    program.wait(
        lambda s: any(f["severity"] == "error" for f in s["findings"]), "the error is found"
    )
    program.click("text.view", at=(200, 40))
    program.key("ctrl+End")
    program.type("more")
    program.key("ctrl+s")
    program.wait(lambda s: "blocked" in s["notices"], "the saving is refused")
    assert post.read_bytes() == before
    program.picture("blocked-ja")

    program.click("notice.blocked.fix")
    program.wait(lambda s: 'categories: ["お知らせ"]' in s["text"], "the fix is made")
    program.settled()
    program.key("ctrl+s")
    program.wait(lambda s: not s["dirty"], "the post is saved")
    assert post.read_bytes() == (POST + "more").encode()


def test_what_cannot_be_published_can_be_a_draft(genko, sample_site: Path):
    post = write_post(sample_site, POST.replace("2026-03-04 08:00:00 +0900", "いつか"))
    before = post.read_bytes()
    program = opened(genko, sample_site, post, "en")
    program.click("text.view", at=(200, 40))
    program.key("ctrl+End")
    program.type("more")
    program.key("ctrl+s")
    program.wait(lambda s: "blocked" in s["notices"], "the saving is refused")
    program.click("notice.blocked.draft")
    state = program.wait(lambda s: not s["dirty"], "the draft is saved")
    draft = sample_site / "_drafts" / "1-morning.md"
    assert state["path"] == str(draft)
    assert draft.read_text(encoding="utf-8").endswith("more")
    assert post.read_bytes() == before


def test_text_survives_a_power_cut(genko, sample_site: Path):
    post = write_post(sample_site)
    program = opened(genko, sample_site, post)
    program.click("text.view", at=(200, 40))
    program.key("ctrl+End")
    program.commit("まだ保存していない一行。")
    journal = program.home / "state" / "journal"
    program.wait(lambda _: any(journal.glob("*")), "the journal holds it")
    program.kill()
    assert post.read_text(encoding="utf-8") == POST, "the post itself is not touched"

    program.start()
    program.wait(lambda s: "recovery" in s["notices"], "it is offered")
    program.picture("recovery-ja")
    program.click("notice.recovery.restore")
    program.wait(lambda s: (s["text"] or "").endswith("まだ保存していない一行。"), "it is back")
    assert program.state["dirty"]
    program.key("ctrl+z")
    program.wait(lambda s: s["text"] == POST, "one undo leads to the file's text")
    program.key("ctrl+shift+z")
    program.settled()
    program.key("ctrl+s")
    program.wait(lambda s: not s["dirty"], "it is saved")
    assert post.read_text(encoding="utf-8") == POST + "まだ保存していない一行。"
    assert program.quit() == 0
    program.start()
    program.wait(lambda s: s["scanned"], "started again")
    assert "recovery" not in program.state["notices"], "what was saved is not offered again"


def test_a_change_from_outside_is_a_choice(genko, sample_site: Path):
    post = write_post(sample_site)
    program = opened(genko, sample_site, post)
    program.click("text.view", at=(200, 40))
    program.key("ctrl+End")
    program.type("mine")
    outside = POST + "よその追記。\n"
    post.write_bytes(outside.encode())
    program.key("ctrl+s")
    program.wait(lambda s: "conflict" in s["notices"], "the conflict is told")
    assert post.read_bytes() == outside.encode(), "nothing is overwritten"
    program.picture("conflict-ja")
    program.click("notice.conflict.theirs")
    program.wait(lambda s: s["text"] == outside and not s["dirty"], "the other text is taken")
    program.key("ctrl+z")
    program.wait(lambda s: s["text"] == POST + "mine", "and mine is one undo away")


def test_a_broken_header_shows_its_line_and_loses_nothing(genko, sample_site: Path):
    broken = POST.replace('title: "朝の一杯"', 'title: "朝の一杯')
    post = write_post(sample_site, broken)
    program = opened(genko, sample_site, post)
    program.wait(lambda s: any(f["rule"] == "header/unreadable" for f in s["findings"]), "found")
    program.picture("broken-header-ja")
    assert program.state["text"] == broken
    assert not program.state["dirty"]


def test_closing_a_post_shows_its_neighbour_and_then_nothing(genko, sample_site: Path):
    first = write_post(sample_site)
    second = write_post(sample_site, POST.replace("03-04", "03-05"), "2026-03-05-1-noon.md")
    program = genko(sample_site, first, second)
    program.wait(lambda s: s["path"] == str(second) and s["scanned"], "both posts are open")
    program.settled()
    program.key("ctrl+w")
    program.wait(lambda s: s["path"] == str(first), "the neighbour is shown")
    assert program.settled()["form"]["date"] == "2026-03-04 08:00:00 +0900"
    program.key("ctrl+w")
    state = program.wait(lambda s: s["path"] is None, "nothing is open")
    assert state["form"] == {}
    assert state["title"] == "Genko"
    assert program.quit() == 0


def test_the_next_start_opens_what_was_open(genko, sample_site: Path):
    first = write_post(sample_site)
    second = write_post(sample_site, POST.replace("03-04", "03-05"), "2026-03-05-1-noon.md")
    program = genko(sample_site, first, second)
    program.wait(lambda s: s["path"] == str(second) and s["scanned"], "both posts are open")
    program.settled()
    assert program.quit() == 0
    again = genko()
    again.wait(lambda s: s["path"] == str(second) and s["scanned"], "the last one is shown again")
    again.settled()
    again.key("ctrl+w")
    again.wait(lambda s: s["path"] == str(first), "the other one is open too")
    assert again.quit() == 0


def test_every_kind_of_error_keeps_the_file_and_leads_to_its_place(genko, sample_site: Path):
    """The schema, YAML that cannot be read, a date, an address that another post has."""
    twin = ("layout: post", "layout: post\npermalink: /twin/")
    write_post(sample_site, POST.replace(*twin), "2026-03-04-5-twin.md")
    faults = {
        "2026-03-04-1-schema.md": ('["お知らせ"]', '["よそ"]', "header/unknown-value", "form."),
        "2026-03-04-2-yaml.md": ('"朝の一杯"', '"朝の" 一杯', "header/unreadable", "text.view"),
        "2026-03-04-3-date.md": ("2026-03-04", "2026-13-41", "header/date-unreadable", "form."),
        "2026-03-04-4-twin.md": (*twin, "site/url-shared", "form."),
    }
    posts = [
        write_post(sample_site, POST.replace(old, new, 1), name)
        for name, (old, new, _, _) in faults.items()
    ]
    program = genko(sample_site, *posts, language="ja")
    program.wait(lambda s: s["path"] == str(posts[-1]) and s["scanned"], "the posts are open")
    for post in reversed(posts):
        before = post.read_bytes()
        *_, rule, place = faults[post.name]
        program.wait(lambda s, post=post: s["path"] == str(post), "its turn")
        program.settled()
        program.key("alt+3")
        program.wait(lambda s: s["focus"] == "text.view", "the text has the keyboard")
        program.key("ctrl+End")
        program.type("more")
        program.key("ctrl+s")
        program.wait(lambda s: "blocked" in s["notices"], f"{rule} stops the saving")
        state = program.settled()
        assert state["problem"] == rule
        assert (state["focus"] or "").startswith(place)
        assert post.read_bytes() == before
        assert program.shows("notice.blocked.draft") == (rule != "header/unreadable")
        program.key("ctrl+Prior")
