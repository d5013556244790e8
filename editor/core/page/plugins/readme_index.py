"""jekyll-readme-index: a folder's README is its index where it has none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.names import extension, without_extension

NAME = "jekyll-readme-index"
_INDEX = re.compile(r"(?:index\.(?:html?|xhtml|xml))?", re.IGNORECASE)


def made_indexes(
    files: Iterable[str], urls: Iterable[str], config: SiteConfig
) -> Iterator[tuple[str, str]]:
    """The READMEs without front matter among ``files`` that become pages, with their addresses.

    ``files`` are paths below the site's folder, ``urls`` the addresses of all pages and of the
    files that are copied.
    """
    settings = config.raw.get("readme_index")
    if isinstance(settings, dict) and settings.get("enabled") is False:
        return
    folders = {
        url[: -len(name)].lower() if name else url.lower()
        for url in urls
        if _INDEX.fullmatch(name := url.rpartition("/")[2])
    }
    for rel in files:
        folder, _, name = rel.rpartition("/")
        if without_extension(name).lower() != "readme" or not config.is_markdown(extension(name)):
            continue
        url = f"/{folder}/" if folder else "/"
        if url.lower() not in folders:
            folders.add(url.lower())
            yield rel, url


def removes_originals(config: SiteConfig) -> bool:
    """Whether the files themselves are no longer copied."""
    settings = config.raw.get("readme_index")
    return isinstance(settings, dict) and settings.get("remove_originals") is True
