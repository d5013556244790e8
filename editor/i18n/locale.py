"""Which language to speak: the user's choice, else the system's, else English."""

from __future__ import annotations

from collections.abc import Mapping

from editor.i18n.catalog import LANGUAGES


def choose_language(setting: str | None, environment: Mapping[str, str]) -> str:
    """The language of the interface.

    ``setting`` is a language tag or None/"system". In the environment, the order is the one of
    gettext: LANGUAGE (a colon-separated list), LC_ALL, LC_MESSAGES, LANG.
    """
    if setting in LANGUAGES:
        return setting
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for tag in environment.get(name, "").split(":"):
            language = tag.replace("-", "_").split("_")[0].split(".")[0].lower()
            if language in LANGUAGES:
                return language
        if environment.get(name, "") not in ("", "C", "POSIX", "C.UTF-8", "C.utf8"):
            break
    return "en"
