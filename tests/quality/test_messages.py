"""Message tables: the same ids and arguments in both languages, none missing, none left over."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from editor.i18n.catalog import LANGUAGES, argument_names, flatten
from tests.quality.conftest import none_of, tree_of

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
PLURAL = re.compile(r"\.(one|other)$")
GLUE = re.compile(r"\W*")
"""A text of signs alone, such as what stands between the members of a list."""
ID = re.compile(r"[a-z][\w/-]*(\.[\w/-]+)+")


@pytest.fixture(scope="session")
def tables(root: Path) -> dict[str, dict[str, str]]:
    result: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        table = result.setdefault(language, {})
        for file in sorted((root / "resources" / "messages" / language).glob("*.toml")):
            table.update(flatten(tomllib.loads(file.read_text(encoding="utf-8"))))
    return result


@pytest.fixture(scope="session")
def trees(modules: list[Path]) -> dict[Path, ast.Module]:
    return {path: tree_of(path) for path in modules}


def test_both_languages_have_the_same_ids(tables):
    ids = {language: {PLURAL.sub("", name) for name in table} for language, table in tables.items()}
    none_of(sorted(ids["ja"] - ids["en"]), "only in Japanese")
    none_of(sorted(ids["en"] - ids["ja"]), "only in English")


def test_both_languages_have_the_same_areas(root):
    names = [{f.name for f in (root / "resources/messages" / tag).iterdir()} for tag in LANGUAGES]
    assert names[0] == names[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_id_stands_in_two_areas(root, language):
    seen = Counter()
    for file in (root / "resources" / "messages" / language).glob("*.toml"):
        seen.update(flatten(tomllib.loads(file.read_text(encoding="utf-8"))).keys())
    assert [name for name, times in seen.items() if times > 1] == []


def _arguments(table: dict[str, str]) -> dict[str, frozenset[str]]:
    """By id without its plural form: the union over its forms (a form for one may leave it out)."""
    found: dict[str, frozenset[str]] = {}
    for name, text in table.items():
        plain = PLURAL.sub("", name)
        found[plain] = found.get(plain, frozenset()) | argument_names(text)
    return found


def test_both_languages_take_the_same_arguments(tables):
    japanese, english = _arguments(tables["ja"]), _arguments(tables["en"])
    different = {
        name: (sorted(japanese[name]), sorted(english[name]))
        for name in japanese.keys() & english.keys()
        if japanese[name] != english[name]
    }
    none_of(different.items(), "arguments in Japanese and in English")


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_are_whole_and_arguments_are_names(tables, language):
    for name, text in tables[language].items():
        assert text, f"{name} is empty"
        assert text == text.strip() or GLUE.fullmatch(text), f"{name} has blanks at an end"
        for _, field, spec, conversion in Formatter().parse(text):
            assert field is None or field.isidentifier(), f"{name}: {{{field}}} is no name"
            assert not spec, f"{name}: numbers are formatted in one place, not by {spec!r}"
            assert not conversion, f"{name}: {conversion!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plural_has_its_form_for_all_other_numbers(tables, trees, language):
    table = tables[language]
    literals = {text for tree in trees.values() for text in _literals(tree)}
    ones = [name for name in table if name.endswith(".one") and name not in literals]
    lonely = [name for name in ones if f"{name.removesuffix('.one')}.other" not in table]
    none_of(lonely, "without their .other")
    for name in ones:
        assert "count" in argument_names(table[f"{name.removesuffix('.one')}.other"]), name


def test_each_table_is_in_its_language(tables):
    """A text that is a name, a sample or a sign may be the same in both; a sentence may not."""
    sentence = re.compile(r"[A-Za-z']+ [a-z']+ [a-z']+")
    untranslated = [
        name
        for name, text in tables["ja"].items()
        if not JAPANESE.search(text) and sentence.search(re.sub(r"\{\w+\}", "", text))
    ]
    none_of(untranslated, "English in the Japanese table")
    quoted = re.compile(r"“[^”]*”|\"[^\"]*\"|\([^)]*\)")
    foreign = [
        name
        for name, text in tables["en"].items()
        if JAPANESE.search(quoted.sub("", text)) and "language" not in name
    ]
    none_of(foreign, "Japanese in the English table")


def _literals(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _patterns(tree: ast.Module) -> Iterator[re.Pattern[str]]:
    """Every f-string that may make an id: its places match anything that an id may hold."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.JoinedStr):
            continue
        fixed = "".join(v.value for v in node.values if isinstance(v, ast.Constant))
        if not re.fullmatch(r"[\w./-]+", fixed) or not re.search(r"[a-z]{3}", fixed):
            continue
        if "." not in fixed:
            continue
        yield re.compile(
            "".join(
                re.escape(v.value) if isinstance(v, ast.Constant) else r"[\w./-]+"
                for v in node.values
            )
        )


def test_every_id_is_used(tables, trees, root):
    literals = {text for tree in trees.values() for text in _literals(tree)}
    patterns = [pattern for tree in trees.values() for pattern in _patterns(tree)]

    def used(name: str) -> bool:
        return name in literals or any(pattern.fullmatch(name) for pattern in patterns)

    # "store.other" may be a form of "store", or the reason "other" among those of "store".
    left_over = [name for name in tables["en"] if not used(name) and not used(PLURAL.sub("", name))]
    none_of(left_over, "no code asks for these")


def test_every_id_asked_for_exists(tables, trees, root):
    known = {PLURAL.sub("", name) for name in tables["en"]} | tables["en"].keys()
    unknown = []
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            function, first = node.func, node.args[0]
            if not (isinstance(function, ast.Attribute) and function.attr == "text"):
                continue
            if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
                continue
            if ID.fullmatch(first.value) and first.value not in known:
                unknown.append(f"{path.relative_to(root)}:{node.lineno} {first.value}")
    none_of(unknown, "no table holds these")


def test_a_call_gives_the_arguments_that_the_message_asks_for(tables, trees, root):
    arguments = _arguments(tables["en"])
    wrong = []
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if not (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "text"
                and len(node.args) == 1
                and isinstance(node.args[0], ast.Constant)
                and node.args[0].value in arguments
            ):
                continue
            given = {keyword.arg for keyword in node.keywords}
            if None in given:
                continue  # **args: known at run time only
            missing = arguments[node.args[0].value] - given
            if missing:
                place = f"{path.relative_to(root)}:{node.lineno}"
                wrong.append(f"{place} {node.args[0].value}: {', '.join(sorted(missing))}")
    none_of(wrong, "arguments that the message asks for and the call does not give")
