"""Which schema and which rules hold for a site: `_genko/`, and textlint's configuration."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import yaml

from editor import rules
from editor.core.findings import Finding, Severity
from editor.core.header.values import Value
from editor.core.prose.morphemes import available
from editor.core.schema.infer import infer
from editor.core.schema.load import Loaded, load_schema
from editor.core.schema.model import Schema
from editor.core.schema.problems import SchemaProblem
from editor.rules.notices import (
    CONFIG_RULES,
    CONFIG_SCHEMA,
    CONFIG_TEXTLINT,
    NOTICES,
    current_id,
)
from editor.rules.setting import ConfigProblem, RuleConfig, SettingsWhenAsked
from editor.rules.textlint import TextlintRules, read_textlint
from editor.site.resources import resources_dir

FOLDER = "_genko"
SCHEMA_FILES = ("schema.yml", "schema.yaml", "schema.json")
RULES_FILES = ("rules.yml", "rules.yaml", "rules.json")
TEXTLINT_FILES = (".textlintrc.json", ".textlintrc", ".textlintrc.yml", ".textlintrc.yaml")
"""In the site's folder; one that is a program (`.textlintrc.js`) is not run."""
_LENIENT_FILES = (*TEXTLINT_FILES, "frontmatter.json")
PLAIN = "jekyll"
"""The preset that is right for any site."""
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_JSON_EXTRA = re.compile(r'(?P<text>"(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/|,(?=\s*[}\]])', re.DOTALL)
_PRESET_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What a site's posts are held against.

    ``problems`` are faults of the files themselves, by their path below the site's folder; they
    concern no post and keep none from being saved.
    """

    schema: Schema
    config: RuleConfig
    problems: tuple[tuple[str, Finding], ...] = ()
    schema_path: Path | None = field(default=None, compare=False)
    named: frozenset[str] = field(default=frozenset(), compare=False)
    """The rules that the site's own files set: not those that only its preset does."""


def preset_names() -> tuple[str, ...]:
    """The ids of the bundled presets."""
    return tuple(sorted(file.stem for file in (resources_dir() / "schema").glob("*.yml")))


@cache
def preset(name: str) -> Mapping[str, object] | None:
    """The document of a bundled preset, None where there is none of that name."""
    if _PRESET_NAME.fullmatch(name) is None:
        return None
    file = resources_dir() / "schema" / f"{name}.yml"
    if not file.is_file():
        return None
    document = _parse(file, file.read_text(encoding="utf-8"))
    assert isinstance(document, Mapping)
    return document


def plain_rules() -> SiteRules:
    """What a post without a site is held against."""
    schema = load_schema({"extends": PLAIN}, preset).schema
    return SiteRules(schema, _when_asked(lambda: _configured(schema.severities)))


def first_rules(root: Path) -> SiteRules:
    """What there is to know of the site in ``root`` before it is read: its schema.

    The settings of the rules are read when somebody asks for one, and no fault is told yet: both
    are in :func:`load_site_rules`, which whoever reads the posts asks for next.
    """
    schema_file = settings_file(root, SCHEMA_FILES)
    schema = _inferred() if schema_file is None else _load_schema_file(schema_file).schema
    settings = _when_asked(lambda: load_site_rules(root).config)
    return SiteRules(schema, settings, schema_path=schema_file)


def load_site_rules(root: Path, headers: Iterable[Mapping[str, Value]] = ()) -> SiteRules:
    """The schema and the settings of the site in ``root``.

    Without a schema file the schema is inferred from ``headers``, which are not touched otherwise.
    A file that cannot be read is a problem, and the plain preset stands in for it.
    """
    schema_file = settings_file(root, SCHEMA_FILES)
    rules_file = settings_file(root, RULES_FILES)
    problems: list[tuple[str, Finding]] = []
    if schema_file is None:
        schema = _inferred(headers)
    else:
        loaded = _load_schema_file(schema_file)
        schema = loaded.schema
        place = schema_file.relative_to(root).as_posix()
        problems += ((place, found) for found in _schema_findings(loaded))
    prose = _load_textlint(root, problems)
    settings, fault = (None, None) if rules_file is None else read_settings(rules_file)
    layers = (schema.severities, prose.layer, settings)
    config = _configured(*layers, textlint_comments=prose.comments)
    problems += _without_analyser(root, config)
    if rules_file is not None:
        place = rules_file.relative_to(root).as_posix()
        if fault is not None:
            problems.append((place, _rules_finding(ConfigProblem("unreadable", {"detail": fault}))))
        problems += ((place, _rules_finding(p)) for p in _configured(settings).problems)
    named = schema.own_rules | _named(settings)
    return SiteRules(schema, config, tuple(problems), schema_file, named)


def _inferred(headers: Iterable[Mapping[str, Value]] = ()) -> Schema:
    base = preset(PLAIN)
    assert base is not None
    return infer(headers, base)


def _configured(*layers: object, textlint_comments: bool = False) -> RuleConfig:
    """The settings of all rules after ``layers``."""
    return rules.configure(rules.RULES, *layers, textlint_comments=textlint_comments)


def _when_asked(make: Callable[[], RuleConfig]) -> RuleConfig:
    """The settings that ``make`` gives, made when the first is asked for."""
    return RuleConfig(SettingsWhenAsked(lambda: make().settings))


def _named(settings: object) -> frozenset[str]:
    names = settings if isinstance(settings, Mapping) else {}
    return frozenset(current_id(str(name)) for name in names)


def check_schema_file(file: Path) -> tuple[Finding, ...]:
    """The faults of one schema file, also of the rule settings in it."""
    return tuple(_schema_findings(_load_schema_file(file)))


def _schema_findings(loaded: Loaded) -> Iterator[Finding]:
    """What is wrong with a schema and with the rule settings that go with it."""
    yield from map(_schema_finding, loaded.problems)
    yield from map(_rules_finding, _configured(loaded.schema.severities).problems)


def _load_textlint(root: Path, problems: list[tuple[str, Finding]]) -> TextlintRules:
    """The rules of the site's textlint configuration, if it has one; faults go to ``problems``."""
    file = _textlint_file(root)
    if file is None:
        return TextlintRules({})
    document, fault = read_settings(file)
    told = read_textlint(document if fault is None else {})
    faults = [ConfigProblem("unreadable", {"detail": fault})] if fault else list(told.problems)
    wrong = [p for p in _configured(told.layer).problems if p.reason == "bad-option"]
    problems += ((file.name, _textlint_finding(problem)) for problem in (*faults, *wrong))
    left_out = {(p.args["rule"], p.args["option"]) for p in wrong}
    layer = {
        rule: {name: value for name, value in wish.items() if (rule, name) not in left_out}
        for rule, wish in told.layer.items()
    }
    return replace(told, layer=layer)


def _load_schema_file(file: Path) -> Loaded:
    document, fault = read_settings(file)
    if fault is None:
        return load_schema(document, preset)
    problem = SchemaProblem("unreadable", (), {"detail": fault})
    return Loaded(load_schema({"extends": PLAIN}, preset).schema, (problem,))


def rules_paths(root: Path) -> list[Path]:
    """Where a change of what posts are held against would be seen: every name of its files."""
    own = [root / FOLDER / name for name in (*SCHEMA_FILES, *RULES_FILES)]
    return [*own, *(root / name for name in TEXTLINT_FILES)]


def settings_file(root: Path, names: Iterable[str]) -> Path | None:
    """The first file of these names among the site's settings, None where there is none."""
    return next((f for name in names if (f := root / FOLDER / name).is_file()), None)


def read_settings(file: Path) -> tuple[object, str | None]:
    """The content of a YAML or JSON file, or why it cannot be read."""
    try:
        return _parse(file, file.read_text(encoding="utf-8-sig")), None
    except (OSError, UnicodeDecodeError) as error:
        return None, str(error)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return None, f"{line}: {error.problem or error.context or ''}"
    except (yaml.YAMLError, json.JSONDecodeError, RecursionError) as error:
        return None, " ".join(str(error).split())


def _parse(file: Path, text: str) -> object:
    if file.suffix == ".json":
        # Their programs allow comments and commas too many; without them nothing changes here.
        lenient = file.name in _LENIENT_FILES
        return json.loads(_JSON_EXTRA.sub(r"\g<text>", text) if lenient else text)
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 -- both are safe loaders


def _schema_finding(problem: SchemaProblem) -> Finding:
    args = {**problem.args, "place": problem.where}
    return Finding(CONFIG_SCHEMA, problem.reason, Severity.ERROR, None, args)


def _rules_finding(problem: ConfigProblem) -> Finding:
    return Finding(CONFIG_RULES, problem.reason, Severity.ERROR, None, problem.args)


def _textlint_file(root: Path) -> Path | None:
    return next((f for name in TEXTLINT_FILES if (f := root / name).is_file()), None)


def _without_analyser(root: Path, config: RuleConfig) -> Iterator[tuple[str, Finding]]:
    """Once a site: rules that are on and lack the optional analyser. Nothing fails by it."""
    wanted = [rule for rule in rules.NEED_ANALYSER if config[rule].severity is not None]
    if wanted and not available():
        args = {"rules": ", ".join(wanted)}
        file = _textlint_file(root) or settings_file(root, RULES_FILES)
        place = RULES_FILES[0] if file is None else file.relative_to(root).as_posix()
        yield place, Finding(CONFIG_TEXTLINT, "analyser-missing", Severity.HINT, None, args)


def _textlint_finding(problem: ConfigProblem) -> Finding:
    severity = Severity.HINT if problem.reason.endswith("-missing") else NOTICES[CONFIG_TEXTLINT]
    return Finding(CONFIG_TEXTLINT, problem.reason, severity, None, problem.args)
