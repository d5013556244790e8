"""Genko's prose rules beside textlint's own findings: precision and recall per rule, by line.

textlint is no part of this project. Run it where it is installed, with the site's configuration:

    npx textlint --config .textlintrc.json --format json -o found.json _posts/*.md

and then, with as many such files as there are:

    python tests/fidelity/textlint_compare.py found.json [more.json] [--config .textlintrc.json]
        [--posts FOLDER] [--show RULE]

``--posts`` is where the posts are if they are no longer where textlint read them.
A finding is the same where post, rule and line are the same. Each preset is compared with its own
options: where two presets want opposite things, each is held against itself. What textlint reports
about a post as a whole (the summary of ai-tech-writing-guideline) is no finding and left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from editor.core.post import Post
from editor.core.text.lines import LineIndex
from editor.rules.catalog import BY_ID, RULES
from editor.rules.config import configure
from editor.rules.engine import run
from editor.rules.setting import RuleConfig
from editor.rules.standard import Standard
from editor.rules.textlint import NATIVE, read_textlint
from editor.site.site_rules import plain_rules

SUMMARY = "【テクニカルライティング品質分析】"

Places = set[tuple[str, int]]
"""Posts and lines (from 1)."""


@dataclass(slots=True)
class Score:
    """What both found, and what only one of them did."""

    theirs: Places = field(default_factory=set)
    ours: Places = field(default_factory=set)

    @property
    def both(self) -> int:
        """How many lines both have."""
        return len(self.theirs & self.ours)

    @property
    def precision(self) -> float:
        """Of our lines, those that textlint has too."""
        return self.both / len(self.ours) if self.ours else 1.0

    @property
    def recall(self) -> float:
        """Of textlint's lines, those that we have too."""
        return self.both / len(self.theirs) if self.theirs else 1.0


def compare(
    results: Iterable[Mapping[str, object]],
    document: Mapping[str, object],
    posts: Path | None = None,
) -> dict[str, Score]:
    """Scores by ``preset/rule`` of textlint's results (its JSON) under a configuration.

    Posts are read from below ``posts``, by their names, or from where textlint read them.
    """
    scores: dict[str, Score] = {}
    moved = {} if posts is None else {file.name: str(file) for file in posts.rglob("*.md")}
    settings = dict(presets(document))
    schema = plain_rules().schema
    for result in results:
        path = str(result["filePath"])
        path = moved.get(Path(path).name, path)
        text = Path(path).read_text(encoding="utf-8")
        for name, line in theirs(result):
            scores.setdefault(name, Score()).theirs.add((path, line))
        post, lines = Post(Path(path).name, text), LineIndex(text)
        for preset, config in settings.items():
            for name, line in ours(post, lines, Standard(schema, config)):
                scores.setdefault(f"{preset}/{name}", Score()).ours.add((path, line))
    return {name: score for name, score in sorted(scores.items()) if counterpart(name, settings)}


def counterpart(name: str, settings: Mapping[str, RuleConfig]) -> bool:
    """Whether Genko has the rule in the preset that reports it."""
    preset, _, rule = name.rpartition("/")
    return preset in settings and rule in NATIVE


def presets(document: Mapping[str, object]) -> Iterator[tuple[str, RuleConfig]]:
    """Each preset of a configuration by itself: its name as textlint prints it, its settings."""
    rules = document["rules"]
    assert isinstance(rules, Mapping)
    for name, wish in rules.items():
        read = read_textlint({"rules": {name: wish}})
        printed = str(name).replace("textlint-rule-", "").replace("preset-", "")
        yield printed, configure(RULES, read.layer)


def theirs(result: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    """Names and lines of textlint's messages on one post.

    A rule that two presets report at the same place is printed for the first of them only.
    """
    messages = result["messages"]
    assert isinstance(messages, list)
    for message in messages:
        if not message["message"].startswith(SUMMARY):
            yield message["ruleId"], message["line"]


def ours(post: Post, lines: LineIndex, standard: Standard) -> Iterator[tuple[str, int]]:
    """textlint's names and the lines of our findings on one post."""
    names = {native.rule: name for name, native in NATIVE.items()}
    rules = [BY_ID[rule] for rule in names]
    for finding in run(post, standard, rules=rules, mend=False):
        if finding.rule in names and finding.span is not None:
            yield names[finding.rule], lines.line_of(finding.span.start) + 1


def merged(scores: Mapping[str, Score], document: Mapping[str, object]) -> dict[str, Score]:
    """Scores by rule: presets that agree on it are one, since textlint prints a finding once."""
    settings = dict(presets(document))
    by_rule: dict[str, list[str]] = {}
    for name in scores:
        preset, _, rule = name.rpartition("/")
        by_rule.setdefault(rule, []).append(preset)
    table: dict[str, Score] = {}
    for rule, told in by_rule.items():
        wishes = [settings[preset][NATIVE[rule].rule] for preset in told]
        if all(wish == wishes[0] for wish in wishes):
            every = [scores[f"{preset}/{rule}"] for preset in told]
            table[rule] = Score(
                set().union(*(s.theirs for s in every)), set().union(*(s.ours for s in every))
            )
        else:
            table.update({f"{rule} ({preset})": scores[f"{preset}/{rule}"] for preset in told})
    return table


def as_table(scores: Mapping[str, Score]) -> str:
    """The scores as a Markdown table."""
    rows = ["| textlint | textlint's lines | ours | both | precision | recall |"]
    rows.append("| --- | --: | --: | --: | --: | --: |")
    for name, score in sorted(scores.items(), key=lambda item: -len(item[1].theirs)):
        counts = f"{len(score.theirs)} | {len(score.ours)} | {score.both}"
        rows.append(f"| {name} | {counts} | {score.precision:.1%} | {score.recall:.1%} |")
    return "\n".join(rows)


def differences(score: Score, *, most: int = 40) -> Iterator[str]:
    """Lines that only one of the two found, with their text."""
    for mark, places in (("-", score.theirs - score.ours), ("+", score.ours - score.theirs)):
        for path, line in sorted(places)[:most]:
            text = Path(path).read_text(encoding="utf-8").split("\n")[line - 1]
            yield f"{mark} {Path(path).name}:{line}: {text}"


def main() -> None:
    """Prints the table, and the differences of one rule."""
    parser = argparse.ArgumentParser(description="Compare Genko's prose rules with textlint's.")
    parser.add_argument("results", nargs="+", type=Path, help="textlint's JSON")
    parser.add_argument("--config", type=Path, default=Path(".textlintrc.json"))
    parser.add_argument("--posts", type=Path, help="where the posts are now")
    parser.add_argument("--show", default="", help="a rule of textlint whose differences to print")
    arguments = parser.parse_args()
    results = [r for file in arguments.results for r in json.loads(file.read_text("utf-8"))]
    document = json.loads(arguments.config.read_text("utf-8"))
    scores = merged(compare(results, document, arguments.posts), document)
    sys.stdout.write(f"{as_table(scores)}\n")
    for name, score in scores.items():
        if arguments.show and name.startswith(arguments.show):
            sys.stdout.writelines(f"{line}\n" for line in differences(score))


if __name__ == "__main__":
    main()
