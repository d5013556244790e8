"""Source text: sizes, docstrings, exceptions to the linters with their reasons, forbidden calls."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.quality.conftest import none_of, tree_of

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}

# A document's text goes through QtBuffer: toPlainText() makes a blank of U+00A0 and a new line of
# U+2028. Allowed where the text is only shown and never written to a post.
PLAIN_TEXT_ALLOWED = {
    "editor/ui/preview/plain.py": "a picture of the post for those without WebEngine, never saved",
}

FORBIDDEN_CALLS = {
    "toPlainText": ("alters texts; ask QtBuffer", PLAIN_TEXT_ALLOWED),
    "blockSignals": ("hides changes from those who must know", {}),
    "processEvents": ("runs other code in the middle of this one; use a job", {}),
    "sleep": ("wait for the event", {}),
    "qWait": ("wait for the event", {}),
    "basicConfig": ("logging is set up once", {"editor/ui/application.py": "there"}),
}


@pytest.fixture(scope="module")
def ratchet() -> dict[str, object]:
    return tomllib.loads(Path(__file__).with_name("ratchet.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def python_files(tracked: list[Path]) -> list[Path]:
    return [path for path in tracked if path.suffix == ".py"]


def test_a_module_is_no_longer_than_one_can_hold_in_mind(modules, root, ratchet):
    limit, longer = ratchet["module_lines"], dict(ratchet["longer"])
    lengths = {
        path.relative_to(root).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules
    }
    grown = {
        name: lines for name, lines in lengths.items() if lines > max(limit, longer.get(name, 0))
    }
    none_of(grown.items(), "split these, or say in ratchet.toml why not")
    stale = {name: lengths.get(name) for name in longer if lengths.get(name, 0) <= limit}
    none_of(stale.items(), "these fit again: take them out of ratchet.toml")


def test_no_drawer_for_everything(modules, root):
    found = [
        path.relative_to(root).as_posix()
        for path in modules
        if FORBIDDEN_NAMES & {*path.relative_to(root).with_suffix("").parts}
    ]
    none_of(found, "name it for what it does")


def test_every_module_says_what_it_is(modules, root):
    wrong = []
    for path in modules:
        docstring = ast.get_docstring(tree_of(path)) or ""
        first = " ".join(docstring.split("\n\n")[0].split())
        if not first.endswith("."):
            wrong.append(f"{path.relative_to(root)}: {first!r}")
    none_of(wrong, "a docstring that begins with a sentence")


EXCEPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore)")
WITH_CODE = re.compile(
    r"# (?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|type: ignore\[[a-z-]+(?:, ?[a-z-]+)*\])(?P<reason>.*)"
)
REASON = re.compile(r"\s*(?:--?|#)\s*\S+.*")


def test_every_exception_to_a_linter_has_a_code_and_a_reason(python_files, root):
    """The reason stands on the line, or in a comment above the (run of) lines that need it."""
    wrong = []
    for path in python_files:
        if path == Path(__file__) or root / "tests" in path.parents:
            continue
        reasoned = False  # whether the lines just above give a reason that holds on
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not EXCEPTION.search(line):
                reasoned = line.strip().startswith("#") or (reasoned and not line.strip())
                continue
            found = WITH_CODE.search(line)
            if found and REASON.fullmatch(found["reason"]):
                reasoned = True
            elif not found or not reasoned:
                wrong.append(f"{path.relative_to(root)}:{number}: {line.strip()}")
    none_of(wrong, "say why, on the line or in a comment above")


@pytest.mark.parametrize(
    ("name", "pattern"), [("noqa", r"#\s*noqa"), ("type_ignore", r"#\s*type:\s*ignore")]
)
def test_exceptions_become_fewer(modules, ratchet, name, pattern):
    number = sum(len(re.findall(pattern, path.read_text(encoding="utf-8"))) for path in modules)
    assert number <= ratchet[name], "find another way, or raise ratchet.toml and say why"
    assert number > ratchet[name] - 10, f"there are only {number}: lower ratchet.toml"


def test_forbidden_calls(modules, root):
    found = []
    for path in modules:
        name = path.relative_to(root).as_posix()
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                why, allowed = FORBIDDEN_CALLS.get(node.func.attr, ("", {}))
                if why and name not in allowed:
                    found.append(f"{name}:{node.lineno} {node.func.attr}(): {why}")
    none_of(found, "not here")


def test_no_lambda_is_connected(modules, root):
    """It would keep ``self`` alive and cannot be disconnected: connect a method or a partial."""
    found = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in modules
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"connect", "subscribe"}
        and any(isinstance(argument, ast.Lambda) for argument in node.args)
    ]
    none_of(found, "connect a method, or a partial")


def test_tests_do_not_sleep(python_files, root):
    found = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in python_files
        if root / "tests" in path.parents
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"sleep", "qWait", "wait_for_timeout", "qSleep"}
    ]
    none_of(found, "wait for the event, not for a time")


def test_nothing_is_left_for_later(tracked, root):
    """A mark in the text is forgotten: an issue is not."""
    mark = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
    found = []
    for path in tracked:
        if path == Path(__file__) or path.suffix not in {".py", ".toml", ".sh", ".css", ".js"}:
            continue
        if path.parent.name == "vendor":
            continue  # others' marks
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if mark.search(line):
                found.append(f"{path.relative_to(root)}:{number}: {line.strip()}")
    none_of(found, "do it, or write an issue")


def test_no_pattern_holds_on_to_a_repeated_group(modules, root):
    """Debian 12 has Python 3.11.2, whose ``re`` finds ``(?:ab*+c)*+d`` in "ad"."""
    group = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+")
    calls = (
        (path, node)
        for path in modules
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    )
    found = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path, node in calls
        for text in ast.walk(node)
        if isinstance(text, ast.Constant)
        and isinstance(text.value, str)
        and group.search(text.value)
    ]
    none_of(found, "repeat the group greedily, or make it atomic: (?>...)")
