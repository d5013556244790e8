"""What the editors of a site share, by real hands: a template, the dialog, the file in between."""

from __future__ import annotations

from pathlib import Path

SHARED = """# 編集部の取り決め
preview_view: article # 静かに書く
new_post: |
  ---
  layout: post
  title: "$title"
  date: $date
  author: $author
  ---

  ## $title をはじめる
"""


def test_a_new_post_begins_with_the_sites_template_and_the_dialog_writes_the_file(
    genko, sample_site: Path
):
    file = sample_site / "_genko/settings.yml"
    file.write_text(SHARED, encoding="utf-8")
    program = genko(sample_site, language="ja")
    program.wait(lambda s: s["scanned"], "the site is open")

    # A new post, from its title on.
    program.key("ctrl+n")
    program.focus_on("new-post.title")
    program.type("Morning Cup")
    program.key("Return")
    state = program.wait(lambda s: s["path"] and "morning-cup" in s["path"], "the post is begun")
    assert state["text"].endswith("\n## Morning Cup をはじめる\n")
    assert state["form"]["title"] == "Morning Cup"
    assert state["text"].startswith('---\nlayout: post\ntitle: "Morning Cup"\ndate: 20')
    program.picture("shared-settings-new-post")

    # Shared in the dialog: written into the file, and the rest of it stays.
    program.key("ctrl+comma")
    program.focus_on("settings.search")
    program.compose("じさげのはば", "字下げの幅")
    program.focus_on("setting.tab_width.control")
    program.key("ctrl+a")
    program.type("4\t")
    program.click("setting.tab_width.source")
    program.key("Down", "Return")
    program.wait(lambda _: "tab_width: 4" in file.read_text(encoding="utf-8"), "it is shared")
    assert file.read_text(encoding="utf-8") == f"{SHARED}tab_width: 4\n"
    program.picture("shared-settings-dialog")
    program.key("Escape")

    # Somebody else breaks a line of it: told with its place, and gone when it is mended.
    file.write_text(f"{SHARED}tab-width: 4\n", encoding="utf-8")
    program.wait(lambda s: "settings" in s["notices"], "the fault is told")
    program.picture("shared-settings-fault")
    file.write_text(SHARED, encoding="utf-8")
    program.wait(lambda s: "settings" not in s["notices"], "it is mended")
    program.kill()
