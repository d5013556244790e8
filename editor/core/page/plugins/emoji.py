"""jemoji: ``:name:`` becomes GitHub's picture of that emoji, in pages and by ``emojify``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from editor.core.liquid.context import Context
from editor.core.liquid.filters.selecting import with_context
from editor.core.liquid.values import to_text
from editor.core.page.drops import DocumentDrop, PageDrop
from editor.core.page.plugins.html_pieces import with_changed_body

NAME = "jemoji"
_GITHUB = "https://github.githubassets.com/images/icons/"
_NAMED = re.compile(r":([a-z0-9_+-]+):")
_LEFT_ALONE = frozenset({"pre", "code", "tt"})
_UNSEEN = {"\ufe0f", "\u200d"}


@lru_cache(maxsize=1)
def emoji_pictures(table: str) -> Mapping[str, str]:
    """The pictures' files by the names of emoji.

    A line of ``table`` has an emoji and its names, with blanks between; one without an emoji ("-")
    has names of GitHub's own pictures.
    """
    return MappingProxyType(dict(_pictures(table)))


def _pictures(table: str) -> Iterator[tuple[str, str]]:
    for line in table.splitlines():
        sign, *names = line.split(" ")
        code = "-".join(f"{ord(char):04x}" for char in sign if char not in _UNSEEN)
        for name in names:
            yield name, f"emoji/{name}.png" if sign == "-" else f"emoji/unicode/{code}.png"


def with_emoji(page: str, config: Mapping[str, object], pictures: Mapping[str, str]) -> str:
    """A ``page`` with pictures."""
    if not any(found[1] in pictures for found in _all_named(page)):
        return page
    folder = _folder(config)

    def change(text: str) -> str:
        return "".join(_with_pictures(text.replace("&#58;", ":"), folder, pictures))

    return with_changed_body(page, change, _LEFT_ALONE)


@with_context
def emojify(value: object, *, context: Context) -> object:
    """Pictures for all names in a text, those in code too."""
    page = context.find("page")
    if value is None or not isinstance(page, DocumentDrop | PageDrop):
        return value
    pictures = emoji_pictures(page.doc.sources.emoji())
    return "".join(_with_pictures(to_text(value), _folder(context.run.host.config), pictures))


FILTERS = {"emojify": emojify}


def _folder(config: Mapping[str, object]) -> str:
    settings = config.get("emoji")
    given = settings.get("src") if isinstance(settings, dict) else None
    return given if isinstance(given, str) else _GITHUB


def _all_named(text: str) -> Iterator[re.Match[str]]:
    """Everything between colons that may be a name: a colon that ends none may begin one."""
    place = 0
    while (found := _NAMED.search(text, place)) is not None:
        yield found
        place = found.end() - 1


def _with_pictures(text: str, folder: str, pictures: Mapping[str, str]) -> Iterator[str]:
    done = 0
    for found in _all_named(text):
        file = pictures.get(found[1])
        if file is None or found.start() < done:
            continue
        yield text[done : found.start()]
        address = f"{folder.rstrip('/')}/{file}"
        yield (
            f'<img class="emoji" title="{found[0]}" alt="{found[0]}" src="{address}" '
            'height="20" width="20">'
        )
        done = found.end()
    yield text[done:]
