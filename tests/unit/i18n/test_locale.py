"""Which language is spoken: the user's choice, else the system's as gettext reads it."""

from __future__ import annotations

import pytest

from editor.i18n.locale import choose_language


@pytest.mark.parametrize("setting", ["ja", "en"])
def test_the_users_choice_goes_before_the_system(setting):
    assert choose_language(setting, {"LANG": "ja_JP.UTF-8", "LANGUAGE": "en"}) == setting


@pytest.mark.parametrize("setting", [None, "system", "fr", ""])
def test_any_other_setting_asks_the_system(setting):
    assert choose_language(setting, {"LANG": "ja_JP.UTF-8"}) == "ja"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "ja_JP.eucJP"}, "ja"),
        ({"LANG": "ja"}, "ja"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:ja:en"}, "ja"),
        ({"LANG": "ja_JP.UTF-8", "LANGUAGE": ""}, "ja"),
        ({"LANG": "ja-JP"}, "ja"),
    ],
)
def test_the_order_of_gettext(environment, expected):
    assert choose_language(None, environment) == expected


def test_a_system_in_another_language_is_not_overruled_by_a_lesser_variable():
    assert choose_language(None, {"LC_ALL": "fr_FR.UTF-8", "LANG": "ja_JP.UTF-8"}) == "en"


def test_a_neutral_locale_lets_the_next_variable_speak():
    assert choose_language(None, {"LC_ALL": "", "LC_MESSAGES": "C", "LANG": "ja_JP.UTF-8"}) == "ja"
