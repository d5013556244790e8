"""The baseline of a site on the disk: `_genko/baseline.json`, or where one is told to look.

Old findings are left out where many posts are looked at: ``genko check`` and the window's list for
the whole site. An open post shows all it has, and an old error still keeps a published post from
being saved: the gate is strict, and who has the post open is the one to mend it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from editor.core.findings import Finding, Severity
from editor.rules.baseline import (
    Baseline,
    BaselineProblem,
    baseline_document,
    read_baseline,
    sift,
)
from editor.rules.notices import CONFIG_BASELINE
from editor.site import store
from editor.site.checked import Checked
from editor.site.site_rules import FOLDER

NAME = "baseline.json"


@dataclass(frozen=True, slots=True)
class LoadedBaseline:
    """A baseline and its file's faults, which are findings of the site."""

    path: Path
    baseline: Baseline
    problems: tuple[Finding, ...] = ()


def own_path(root: Path) -> Path:
    """Where a site keeps its baseline."""
    return root / FOLDER / NAME


def load_baseline(path: Path) -> LoadedBaseline:
    """The baseline at ``path``; a file that is not there lets nothing pass."""
    if not path.is_file():
        return LoadedBaseline(path, Baseline())
    try:
        document: object = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        problem = BaselineProblem("unreadable", {"detail": " ".join(str(error).split())})
        return LoadedBaseline(path, Baseline(), (_finding(problem),))
    baseline, problems = read_baseline(document)
    return LoadedBaseline(path, baseline, tuple(map(_finding, problems)))


def without_known(checked: Checked, loaded: LoadedBaseline) -> Checked:
    """A checked post less the findings that the baseline knows."""
    entries = loaded.baseline.posts.get(checked.rel, ())
    if not entries:
        return checked
    return replace(checked, findings=sift(entries, checked.findings, checked.text or "").new)


def write_baseline(path: Path, baseline: Baseline) -> store.Outcome:
    """Write the baseline to ``path``, over what is there."""
    text = json.dumps(baseline_document(baseline), ensure_ascii=False, indent=1) + "\n"
    # A path that is no UTF-8 holds lone surrogates: as an escape they are good JSON.
    return store.overwrite(path, text.encode("utf-8", "backslashreplace"))


def _finding(problem: BaselineProblem) -> Finding:
    return Finding(CONFIG_BASELINE, problem.reason, Severity.ERROR, None, problem.args)
