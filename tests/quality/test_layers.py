"""What the layers promise at run time: no Qt below the window, overrides that override."""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from pathlib import Path

import pytest

from tests.quality.conftest import none_of

CAMEL = re.compile(r"[a-z]+[A-Z]\w*")


def test_the_command_line_imports_no_qt(fresh_python):
    printed = fresh_python(
        "import sys\n"
        "import editor.cli.main, editor.__main__\n"
        "qt = ('PySide6', 'shiboken6')\n"
        "print([name for name in sys.modules if name.partition('.')[0] in qt])"
    )
    assert printed.strip() == "[]"


def test_the_command_line_answers_without_qt_or_a_display(fresh_python):
    printed = fresh_python(
        "import sys, contextlib\n"
        "sys.modules['PySide6'] = None\n"
        "from editor.__main__ import main\n"
        "sys.argv = ['genko', 'explain', 'header/date-offset']\n"
        "with contextlib.suppress(SystemExit): sys.exit(main())\n"
    )
    assert "header/date-offset" in printed


def test_importing_the_program_starts_nothing(fresh_python):
    """Modules define; only running the program makes windows, threads or files."""
    printed = fresh_python(
        "import threading\n"
        "import editor.__main__, editor.cli.main, editor.app.workspace\n"
        "print(threading.active_count())"
    )
    assert printed.strip() == "1"


LATE = """
import sys
import editor.ui.application, editor.ui.shell
late = {
    "asyncio", "babel", "liquid", "markdown_it", "pygments", "sass", "selectolax",
    "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets",
    "editor.app.jekyll_compare", "editor.app.page_maker",
    "editor.core.kramdown.document", "editor.core.liquid.engine", "editor.core.page.renderer",
    "editor.core.render.blocks", "editor.rules.catalog", "editor.rules.model",
    "editor.site.checker", "editor.site.pages.sources", "multiprocessing",
}
print(sorted(late & set(sys.modules)))
"""


def test_the_window_does_not_wait_for_what_makes_its_pages(fresh_python):
    """All that is imported for the window comes before its first paint: Liquid cost 0.2 s there.

    The same goes for kramdown and the rules: the first post is read and checked on another thread,
    when it is painted.
    """
    assert fresh_python(LATE).strip() == "[]"


BODIES = """
import sys
import editor.cli.check
print(sorted({"markdown_it", "pygments", "regex", "sudachipy", "liquid"} & set(sys.modules)))
"""


def test_a_check_does_not_load_what_only_bodies_need(fresh_python):
    """kramdown cost a check of headers and files a third of its start."""
    assert fresh_python(BODIES).strip() == "[]"


def _ui_modules(modules: list[Path], root: Path) -> list[str]:
    names = []
    for path in modules:
        parts = path.relative_to(root).with_suffix("").parts
        if parts[:2] == ("editor", "ui"):
            names.append(".".join(parts).removesuffix(".__init__"))
    return names


def test_camel_case_is_for_overrides_of_qt_alone(modules, root):
    """ruff's N802 is off in editor/ui for the sake of overrides: this is the other half of it."""
    wrong = []
    for name in _ui_modules(modules, root):
        module = importlib.import_module(name)
        for kind in _classes(module):
            own = [n for n, v in vars(kind).items() if CAMEL.fullmatch(n) and inspect.isfunction(v)]
            above = [base for base in kind.__mro__[1:] if base.__module__.startswith("PySide6")]
            wrong += [
                f"{name}.{kind.__name__}.{method}"
                for method in own
                if not any(hasattr(base, method) for base in above)
            ]
        wrong += [
            f"{name}.{function}"
            for function, value in vars(module).items()
            if CAMEL.fullmatch(function) and inspect.isfunction(value) and value.__module__ == name
        ]
    none_of(wrong, "no override of Qt: snake_case")


def _classes(owner):
    for value in vars(owner).values():
        if inspect.isclass(value) and value.__module__ == getattr(
            owner, "__module__", owner.__name__
        ):
            yield value
            yield from _classes(value)


COUNTED = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

class Highlighter(QSyntaxHighlighter):
    def highlightBlock(self, text):
        self.setFormat(0, 1, QTextCharFormat())

class Watcher(QObject):
    told = Signal(int)
    def event(self, event):
        return False

app = QCoreApplication([])
document = QTextDocument("abc")
highlighter = Highlighter(document)
watcher = Watcher()
watcher.told.connect(print if False else (lambda number: None))

def act():
    document.setModified(False)
    highlighter.rehighlight()
    watcher.told.emit(1)
    app.sendEvent(watcher, QEvent(QEvent.Type.User))

act()
before = sys.getrefcount(None), sys.getrefcount(False)
for _ in range(500):
    act()
after = sys.getrefcount(None), sys.getrefcount(False)
print(min(b - a for a, b in zip(before, after)))
"""


def test_this_pyside_keeps_count_of_references_to_none(fresh_python):
    """PySide6 6.12.0 on Python 3.11 loses some with every call, and the process aborts at zero."""
    assert int(fresh_python(COUNTED)) > -50


def test_the_pinned_pyside_is_the_one_that_runs(root):
    import PySide6

    pinned = re.search(
        r'"PySide6==([\d.]+)"', (root / "pyproject.toml").read_text(encoding="utf-8")
    )
    assert pinned, "PySide6 is pinned while Python 3.11 is supported"
    assert PySide6.__version__ == pinned[1]


def test_this_python_is_one_that_the_project_supports():
    assert (3, 11) <= sys.version_info[:2] <= (3, 13)


@pytest.mark.parametrize("name", ["run", "test"])
def test_dependencies_are_pinned_and_hashed(root, name):
    text = (root / "packaging" / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text, flags=re.MULTILINE)
    assert packages
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [block.split("==")[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_holds_every_dependency_of_the_project(root):
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]

    def named(group: str) -> list[str]:
        lines = []
        for entry in groups[group]:
            lines += named(entry["include-group"]) if isinstance(entry, dict) else [entry]
        return lines

    run = project["project"]["dependencies"]
    wanted = {"run": run, "test": run + named("test"), "release": run + named("release")}
    for name, lines in wanted.items():
        text = (root / "packaging" / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        locked = {found.lower() for found in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
        asked = {re.match(r"[\w.-]+", line)[0].lower() for line in lines}
        assert asked - locked == set(), (
            f"run packaging/lock.sh: {name}.txt is behind pyproject.toml"
        )
