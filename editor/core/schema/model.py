"""A schema as the form and the rules read it: fields in order, with their limits and hints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from jsonschema_rs import Draft202012Validator

from editor.core.header.nodes import Style
from editor.core.schema.compiled import compile_document


@dataclass(frozen=True, slots=True)
class Range:
    """An inclusive range; an end that is None is open.

    Of a text it counts characters (code points), of a list items, of a number its value.
    """

    low: float | None = None
    high: float | None = None

    def __bool__(self) -> bool:
        """Whether it limits anything."""
        return self.low is not None or self.high is not None

    def holds(self, amount: float) -> bool:
        """Whether ``amount`` lies in the range."""
        return not self.below(amount) and not self.above(amount)

    def below(self, amount: float) -> bool:
        """Whether ``amount`` is too small."""
        return self.low is not None and amount < self.low

    def above(self, amount: float) -> bool:
        """Whether ``amount`` is too large."""
        return self.high is not None and amount > self.high


NO_RANGE = Range()
_BEYOND = frozenset({"datetime", "url", "image"})
"""Field types of which JSON Schema sees only that they are text."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of the front matter.

    The first group is JSON Schema's own and what it forbids is an error. ``accepted`` and
    ``wanted`` come from ``x-genko``: outside of ``accepted`` is a warning, outside of ``wanted`` a
    hint.
    """

    key: str
    type: str = "any"
    """Id of a field type (editor.core.schema.types)."""

    required: bool = False
    length: Range = NO_RANGE
    """``minLength``/``maxLength``: characters of a text."""
    amount: Range = NO_RANGE
    """``minimum``/``maximum``: a number's value."""
    count: Range = NO_RANGE
    """``minItems``/``maxItems``."""
    pattern: str | None = None
    enum: tuple[object, ...] = ()
    """The only values allowed; for a list, the values of its items."""
    default: object = None
    """What a new field is filled with; None when the schema names nothing."""

    recommended: bool = False
    """Missing is a warning."""
    accepted: Range = NO_RANGE
    wanted: Range = NO_RANGE
    title: Mapping[str, str] = field(default_factory=dict)
    """Label by language ("ja", "en")."""
    help: Mapping[str, str] = field(default_factory=dict)
    """One or two sentences by language on what belongs here."""
    order: int = 0
    style: Style | None = None
    """How a new value is written: a style of editor.core.header ("plain", "double", "flow"...)."""
    known: str | None = None
    """Where suggestions come from: the site's "tags", "categories", "authors", "posts", or None."""
    suggested: tuple[object, ...] = ()
    """Suggestions of the schema itself (JSON Schema ``examples``); others are allowed."""
    computed: str | None = None
    """Name of the formula that gives its value ("reading_time"); see editor.core.computed."""
    plain_text: bool = False
    """Shown by the site as it stands: Markdown in it would be seen by readers."""
    counter: bool = False
    """Whether the form counts its characters."""
    widget: str | None = None
    """A widget other than the type's own."""
    hidden: bool = False
    """Left out of the form while absent (rare keys stay in the menu of fields to add)."""
    properties: tuple[Field, ...] = ()
    """The keys of a mapping, or of the mappings in a list."""

    def titled(self, language: str) -> str:
        """The label in ``language``, else in any, else the key."""
        return self.title.get(language) or next(iter(self.title.values()), self.key)

    def helped(self, language: str) -> str:
        """The help text in ``language``, else in any, else empty."""
        return self.help.get(language) or next(iter(self.help.values()), "")


@dataclass(frozen=True)
class Schema:
    """All fields of a site's posts, in the order in which they are written and shown."""

    fields: tuple[Field, ...]
    raw: Mapping[str, object]
    """The JSON Schema document, whole (after ``extends``)."""
    preset: str | None = None
    """The bundled preset it is or extends."""
    additional: bool = True
    """Whether keys that it does not name are allowed."""
    inferred: bool = False
    """Whether it was guessed from the posts; its limits then are no laws."""
    severities: Mapping[str, object] = field(default_factory=dict)
    """``x-genko.rules`` of the document: rule settings that go with it, below the site's own."""
    own_rules: frozenset[str] = frozenset()
    """The rules that the document itself sets, not those that only its preset does."""

    @cached_property
    def _by_key(self) -> Mapping[str, Field]:
        return {f.key: f for f in self.fields}

    @cached_property
    def validator(self) -> Draft202012Validator:
        """The document compiled, once."""
        return compile_document(self.raw)

    @cached_property
    def typed_by_hint(self) -> tuple[tuple[str, str], ...]:
        """Keys and field types where JSON Schema says no type, or cannot say all of it."""
        properties = self.raw.get("properties")
        nodes: Mapping[str, object] = properties if isinstance(properties, Mapping) else {}

        def says_type(key: str) -> bool:
            node = nodes.get(key)
            return isinstance(node, Mapping) and "type" in node

        return tuple(
            (f.key, f.type) for f in self.fields if f.type in _BEYOND or not says_type(f.key)
        )

    def fields_that(self, wanted: Callable[[Field], object]) -> tuple[Field, ...]:
        """The fields for which ``wanted`` is true: a function that is there to stay.

        Each is asked once for all posts: rules want a few fields of many, for every post.
        """
        chosen = self._chosen.get(wanted)
        if chosen is None:
            chosen = self._chosen[wanted] = tuple(filter(wanted, self.fields))
        return chosen

    @cached_property
    def _chosen(self) -> dict[Callable[[Field], object], tuple[Field, ...]]:
        return {}

    def field(self, key: str) -> Field | None:
        """The field of ``key``, None where the schema does not name it."""
        return self._by_key.get(key)

    @property
    def order(self) -> tuple[str, ...]:
        """All keys in their order."""
        return tuple(f.key for f in self.fields)
