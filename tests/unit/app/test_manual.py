"""The manual names only what there is, in both languages alike."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from editor.app.commands.catalog import COMMANDS
from editor.app.manual import PAGES, PLACE, folder, pages
from editor.cli.arguments import split_common
from editor.cli.main import SUBCOMMANDS, parser_of
from editor.i18n.catalog import LANGUAGES
from editor.site.resources import load_messages
from editor.site.setting_catalog import SETTINGS

PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
CALL = re.compile(r"^genko .+|(?<=`)genko [^`]+", re.MULTILINE)


def source(language: str, name: str) -> str:
    return (folder(language) / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_and_no_other(language):
    assert {path.stem for path in folder(language).glob("*.md")} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_name_the_same_commands_and_pictures(name):
    ja, en = (source(language, name) for language in LANGUAGES)
    assert PLACE.findall(ja) == PLACE.findall(en)
    assert [path for _, path in PICTURE.findall(ja)] == [path for _, path in PICTURE.findall(en)]
    assert len(re.findall("^#", ja, re.MULTILINE)) == len(re.findall("^#", en, re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_described_and_shown(language):
    shown = set()
    for name in PAGES:
        for described, path in PICTURE.findall(source(language, name)):
            assert described
            assert (folder(language) / path).is_file(), path
            shown.add(Path(path).name)
    assert {path.name for path in (folder(language) / "images").iterdir()} == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_whole(language):
    messages = load_messages(language)
    made = pages(messages, {"file.save": "F12"}, str)
    assert [page.id for page in made] == list(PAGES)
    for page in made:
        assert page.title
        assert "[[" not in page.html
        assert page.html.count("<h1") == 1
    assert "F12" in made[0].html
    assert "Ctrl+S)" not in made[0].html.replace("）", ")")


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_settings_and_all_keys_are_told(language):
    messages = load_messages(language)
    made = {page.id: page.words for page in pages(messages, {}, str)}
    for info in SETTINGS:
        assert messages.text(f"setting.{info.id}.title") in made["settings"]
    for command in COMMANDS:
        if command.keys and command.places:
            assert command.keys[0] in made["keyboard"], command.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_call_of_the_command_line_can_be_made(language, name):
    messages = load_messages(language)
    known = {command.name: command for command in SUBCOMMANDS}
    for call in CALL.findall(source(language, name)):
        words = split_common(shlex.split(call)[1:]).words
        if not words:
            continue  # the window, with options that every command has
        word, *rest = words
        assert word in known, call
        parser = parser_of(known[word], messages)
        if rest:
            parser.parse_args(parser.spelled_out(rest))


def test_a_call_that_cannot_be_made_is_noticed():
    messages = load_messages("en")
    check = next(command for command in SUBCOMMANDS if command.name == "check")
    with pytest.raises(SystemExit):
        parser_of(check, messages).parse_args(["SITE", "--no-such-option"])
