"""Parts of a package that are loaded when they are first asked for."""

from __future__ import annotations

import pkgutil
import sys
from types import ModuleType

import pytest

from editor import rules
from editor.core import kramdown, liquid, render
from editor.core.deferred import deferred, importing


@pytest.fixture
def package(monkeypatch):
    made = ModuleType("made_for_a_test")
    monkeypatch.setitem(sys.modules, made.__name__, made)
    made.__getattr__ = deferred(made.__name__, {"json": ("loads", "dumps"), "no.such": ("lost",)})
    return made


def test_a_part_is_that_of_its_home_and_stays(package):
    import json

    assert package.loads is json.loads
    assert vars(package)["loads"] is json.loads
    assert "dumps" not in vars(package)


def test_what_nobody_has_is_no_part(package):
    with pytest.raises(AttributeError, match=r"made_for_a_test.*'nothing'"):
        package.nothing  # noqa: B018 - it is asked for


def test_a_home_that_cannot_be_loaded_says_so(package):
    with pytest.raises(ModuleNotFoundError):
        package.lost  # noqa: B018 - it is asked for


SLOW = """
from threading import Thread
from editor.core.deferred import importing

free = []
other = Thread(target=lambda: free.append(importing.acquire(blocking=False)))
other.start()
other.join()
"""


def test_nobody_else_loads_anything_meanwhile(tmp_path, monkeypatch):
    """Two threads that import parts of one package at once may end with half a module."""
    (tmp_path / "slow_for_a_test.py").write_text(SLOW, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    made = ModuleType("made_for_a_test")
    monkeypatch.setitem(sys.modules, made.__name__, made)
    made.__getattr__ = deferred(made.__name__, {"slow_for_a_test": ("free",)})
    assert made.free == [False]
    monkeypatch.delitem(sys.modules, "slow_for_a_test")
    assert importing.acquire(blocking=False)
    importing.release()


@pytest.mark.parametrize("package", [kramdown, liquid, render, rules], ids=lambda one: one.__name__)
def test_all_that_a_package_announces_is_there(package):
    for name in package.__all__:
        assert getattr(package, name) is not None


@pytest.mark.parametrize("package", [kramdown, render], ids=["kramdown", "render"])
def test_no_part_has_the_name_of_a_module_of_the_package(package):
    """An import of the module would put it in the part's place: rules stopped with a TypeError."""
    modules = {module.name for module in pkgutil.iter_modules(package.__path__)}
    assert modules.isdisjoint(package.__all__)
