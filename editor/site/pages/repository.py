"""Where a site is published from: what its settings, its folder and its git repository say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from editor.core.jekyll.config import SiteConfig
from editor.core.page.github import Repository, repository_named
from editor.site.git import GitProblem, git_output
from editor.site.pages.confined import read_confined

_ON_GITHUB = re.compile(r"github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?\Z", re.ASCII)
_DOMAIN = re.compile(r"[\w.-]+")


def repository_of(
    root: Path, config: SiteConfig, environment: Mapping[str, str]
) -> Repository | None:
    """The repository of the site at ``root``; None where nothing names one.

    GitHub tells its builds in PAGES_REPO_NWO. Where it is not set, ``repository`` in the settings
    counts, then where the folder was cloned from.
    """
    given = config.raw.get("repository")
    named = (
        environment.get("PAGES_REPO_NWO")
        or (given if isinstance(given, str) else "")
        or _cloned_from(root)
    )
    found = repository_named(named)
    if found is None:
        return None
    revision = git_output(root, ["rev-parse", "--verify", "--quiet", "HEAD"])
    told = "" if isinstance(revision, GitProblem) else revision.decode("ascii", "replace").strip()
    domain = (read_confined(root, "CNAME") or "").strip()
    return Repository(*found, told, domain if _DOMAIN.fullmatch(domain) else "")


def _cloned_from(root: Path) -> str:
    told = git_output(root, ["config", "--get", "remote.origin.url"])
    if isinstance(told, GitProblem):
        return ""
    found = _ON_GITHUB.search(told.decode("utf-8", "replace").strip())
    return found[1] if found is not None else ""
