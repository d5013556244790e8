"""jekyll-optional-front-matter: Markdown files become pages without front matter too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from editor.core.jekyll.config import SiteConfig
from editor.core.jekyll.names import extension, without_extension

NAME = "jekyll-optional-front-matter"
PASSED_OVER = frozenset(
    {
        "README",
        "LICENSE",
        "LICENCE",
        "COPYING",
        "CODE_OF_CONDUCT",
        "CONTRIBUTING",
        "ISSUE_TEMPLATE",
        "PULL_REQUEST_TEMPLATE",
    }
)
"""Names, in any case, of files that are about a repository; ``include`` in the settings brings
them back."""


def made_pages(files: Iterable[str], config: SiteConfig) -> Iterator[str]:
    """Those of the ``files`` without front matter (paths below the site's folder) that it takes."""
    settings = config.raw.get("optional_front_matter")
    off = isinstance(settings, dict) and settings.get("enabled") is False
    if off or config.raw.get("require_front_matter"):
        return
    asked_for = set(config.include) if config.raw.get("include") else set()
    for rel in files:
        name = rel.rpartition("/")[2]
        if not config.is_markdown(extension(name)):
            continue
        if without_extension(name).upper() not in PASSED_OVER or {rel, name} & asked_for:
            yield rel


def removes_originals(config: SiteConfig) -> bool:
    """Whether the files themselves are no longer copied."""
    settings = config.raw.get("optional_front_matter")
    return isinstance(settings, dict) and settings.get("remove_originals") is True
