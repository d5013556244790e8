"""Whether a value surely meets a JSON Schema: most do, and jsonschema takes its time.

A test is built for the keywords that schemas of front matter are made of. It says yes only where
jsonschema would; to all else, unknown keywords included, it says that it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Test = Callable[[object], bool]
"""True: surely valid. False: not known."""


def build(schema: object) -> Test:
    """The test of a schema (or of one within it)."""
    if schema is True:
        return _yes
    if not isinstance(schema, Mapping):
        return _unknown
    tests: list[Test] = []
    for keyword, expected in schema.items():
        make = _MAKERS.get(str(keyword))
        if make is None:
            return _unknown
        tests.append(make(expected, schema))
    return lambda value: all(test(value) for test in tests)


def _yes(_value: object) -> bool:
    return True


def _unknown(_value: object) -> bool:
    return False


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_TYPES: Mapping[str, Test] = {
    "string": lambda value: isinstance(value, str),
    "number": _is_number,
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "null": lambda value: value is None,
}


def _type(expected: object, _schema: Mapping[str, object]) -> Test:
    names = [expected] if isinstance(expected, str) else expected
    if not isinstance(names, list) or not all(name in _TYPES for name in names):
        return _unknown
    tests = [_TYPES[name] for name in names]
    return tests[0] if len(tests) == 1 else lambda value: any(test(value) for test in tests)


def _enum(expected: object, _schema: Mapping[str, object]) -> Test:
    # Texts alone: JSON Schema's equality of numbers and booleans is not Python's.
    if not isinstance(expected, list):
        return _unknown
    texts = frozenset(e for e in expected if isinstance(e, str))
    return lambda value: isinstance(value, str) and value in texts


def _size(kind: type[str] | type[list[object]], *, least: bool) -> _Maker:
    """``minLength``, ``maxItems``...: of other types they say nothing."""

    def make(limit: object, _schema: Mapping[str, object]) -> Test:
        if not isinstance(limit, int | float):
            return _unknown
        bound = limit
        if least:
            return lambda value: not isinstance(value, kind) or len(value) >= bound
        return lambda value: not isinstance(value, kind) or len(value) <= bound

    return make


def _amount(*, least: bool) -> _Maker:
    """``minimum`` and ``maximum``: only whole numbers are known, floats are jsonschema's."""

    def make(limit: object, _schema: Mapping[str, object]) -> Test:
        if not isinstance(limit, int) or isinstance(limit, bool):
            return _unknown
        bound = limit

        def test(value: object) -> bool:
            if not isinstance(value, int | float) or isinstance(value, bool):
                return True
            return isinstance(value, int) and (value >= bound if least else value <= bound)

        return test

    return make


def _pattern(expected: object, _schema: Mapping[str, object]) -> Test:
    if not isinstance(expected, str):
        return _unknown
    compiled = re.compile(expected)
    return lambda value: not isinstance(value, str) or compiled.search(value) is not None


def _unique(expected: object, _schema: Mapping[str, object]) -> Test:
    if expected is not True:
        return _yes
    return lambda value: (
        not isinstance(value, list)
        or (all(isinstance(v, str) for v in value) and len(set(value)) == len(value))
    )


def _items(expected: object, _schema: Mapping[str, object]) -> Test:
    test = build(expected)
    return lambda value: not isinstance(value, list) or all(map(test, value))


def _required(expected: object, _schema: Mapping[str, object]) -> Test:
    names = expected if isinstance(expected, list) else []
    return lambda value: not isinstance(value, dict) or all(name in value for name in names)


def _properties(expected: object, schema: Mapping[str, object]) -> Test:
    if not isinstance(expected, Mapping):
        return _unknown
    tests = {str(name): build(inner) for name, inner in expected.items()}
    closed = schema.get("additionalProperties", True) is not True

    def test(value: object) -> bool:
        if not isinstance(value, dict):
            return True
        for key, inner in value.items():
            own = tests.get(key)
            if closed if own is None else not own(inner):
                return False
        return True

    return test


def _additional(_expected: object, schema: Mapping[str, object]) -> Test:
    """Looked at together with ``properties``; without those it is left to jsonschema."""
    return _yes if "properties" in schema else _unknown


_Maker = Callable[[object, Mapping[str, object]], Test]
_MAKERS: Mapping[str, _Maker] = {
    "type": _type,
    "enum": _enum,
    "minLength": _size(str, least=True),
    "maxLength": _size(str, least=False),
    "minItems": _size(list, least=True),
    "maxItems": _size(list, least=False),
    "minimum": _amount(least=True),
    "maximum": _amount(least=False),
    "pattern": _pattern,
    "uniqueItems": _unique,
    "items": _items,
    "required": _required,
    "properties": _properties,
    "additionalProperties": _additional,
}
