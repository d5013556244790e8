"""jekyll-github-metadata: ``site.github``, as far as it can be known without asking GitHub.

Where a site is published from says who owns it and what it is called, and all addresses follow from
that. What only GitHub can tell (releases, contributors, the licence ...) is nil. Addresses of pages
begin with https, by which GitHub serves them, though the plugin says http until it has asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from editor.core.liquid.values import Drop, truthy

NAME = "jekyll-github-metadata"
SEEN = "github."
"""In front of the keys that templates asked for, among what of ``site`` they asked for."""
_GITHUB = "https://github.com"
_ONLY_GITHUB_KNOWS = """
archived contributors disabled issues_url language latest_release license organization_members
owner_display_name private project_tagline public_repositories releases show_downloads wiki_url
"""
ONLY_GITHUB_KNOWS = frozenset(_ONLY_GITHUB_KNOWS.split())


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a site is published from.

    Attributes:
        owner: Who has it on GitHub.
        name: What it is called there.
        revision: The commit that is checked out; "" where that is not known.
        domain: The site's own domain (the file `CNAME`); "" where it has none.
    """

    owner: str
    name: str
    revision: str = ""
    domain: str = ""

    @property
    def is_of_owner(self) -> bool:
        """Whether this is the one site of an owner, and none of a project."""
        owner = self.owner.lower()
        return self.name.lower() in {f"{owner}.github.io", f"{owner}.github.com"}

    @property
    def url(self) -> str:
        """The address of the site with its ``baseurl``."""
        return f"{self.url_without_path}{self.baseurl}"

    @property
    def url_without_path(self) -> str:
        """The address of the server."""
        return f"https://{self.domain or f'{self.owner.lower()}.github.io'}"

    @property
    def baseurl(self) -> str:
        """The folder on the server; "" where it has none of its own."""
        return "" if self.domain or self.is_of_owner else f"/{self.name}"


def repository_named(text: str) -> tuple[str, str] | None:
    """Owner and name in ``owner/name``; None where it is none of it."""
    owner, _, rest = text.partition("/")
    name = rest.rpartition("/")[2]
    return (owner, name) if owner and name else None


def added_settings(
    repository: Repository, config: Mapping[str, object], *, production: bool
) -> dict[str, object]:
    """What the plugin puts in where `_config.yml` says nothing."""
    made: dict[str, object] = {}
    if not truthy(config.get("title")) and not truthy(config.get("name")):
        made["title"] = repository.owner if repository.is_of_owner else repository.name
    if production:
        if not truthy(config.get("url")):
            made["url"] = repository.url_without_path
        if config.get("baseurl") in {None, "/"}:
            made["baseurl"] = repository.baseurl
    return made


class Noting(Protocol):
    """Who is told what of the site templates asked for."""

    @property
    def used(self) -> dict[str, None]:
        """What of ``site`` was asked for."""


class GitHubDrop(Drop):
    """``site.github``: what is known, over it what `_config.yml` says under the same name."""

    __slots__ = ("_facts", "_noting")

    def __init__(self, facts: Mapping[str, object], noting: Noting | None = None) -> None:
        self._facts = facts
        self._noting = noting

    @classmethod
    def of(cls, repository: Repository | None, given: object) -> GitHubDrop:
        """What is known of the repository; without one, of GitHub alone."""
        known = {} if repository is None else _facts(repository)
        return cls({**_OF_GITHUB, **known, **(given if isinstance(given, dict) else {})})

    def noted_by(self, noting: Noting) -> GitHubDrop:
        """The same, for a view of the site that is told what is asked for."""
        return GitHubDrop(self._facts, noting)

    def get(self, key: str) -> object:
        """A fact; nil for what only GitHub knows, which is noted."""
        if key in ONLY_GITHUB_KNOWS and key not in self._facts and self._noting is not None:
            self._noting.used.setdefault(f"{SEEN}{key}")
        return self._facts.get(key)

    def names(self) -> list[str]:
        """The keys, by name."""
        return sorted(self._facts.keys() | ONLY_GITHUB_KNOWS)


_OF_GITHUB: Mapping[str, object] = {
    "hostname": "github.com",
    "pages_hostname": "github.io",
    "api_url": "https://api.github.com",
    "help_url": "https://help.github.com",
    "environment": "dotcom",
    "pages_env": "dotcom",
    "versions": {},
}


def _facts(repository: Repository) -> dict[str, object]:
    of_owner = f"{_GITHUB}/{repository.owner}"
    own = f"{of_owner}/{repository.name}"
    branch = "master" if repository.is_of_owner else "gh-pages"
    return {
        "build_revision": repository.revision,
        "project_title": repository.name,
        "owner_name": repository.owner,
        "owner_url": of_owner,
        "owner_gravatar_url": f"{of_owner}.png",
        "owner": repository.owner,
        "repository_url": own,
        "repository_nwo": f"{repository.owner}/{repository.name}",
        "repository_name": repository.name,
        "zip_url": f"{own}/zipball/{branch}",
        "tar_url": f"{own}/tarball/{branch}",
        "clone_url": f"{own}.git",
        "releases_url": f"{own}/releases",
        "is_user_page": repository.is_of_owner,
        "is_project_page": not repository.is_of_owner,
        "url": repository.url,
        "baseurl": repository.baseurl,
        "source": {"branch": branch, "path": "/"},
    }
