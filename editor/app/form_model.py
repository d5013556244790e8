"""The header as rows of a form, and changes of rows as edits of the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from editor.app.form_note import Note
from editor.app.form_shape import RAW, shape
from editor.app.form_yaml import Place, shown_raw
from editor.core.findings import Finding
from editor.core.header.errors import HeaderError
from editor.core.header.parse import Entry, Header, Style
from editor.core.header.values import Value
from editor.core.schema.model import Field, Schema
from editor.core.text.span import Span


@dataclass(frozen=True, slots=True)
class Row:
    """One key of the form: what the schema says of it and what stands in the header.

    ``field`` is None for a key that the schema does not name. ``widget`` is the id of the widget
    that can show the value: the type's own, or RAW for one the type cannot hold. ``raw`` is the
    value's source as a text of its own, its place's indent taken off.
    """

    key: str
    field: Field | None = None
    widget: str = RAW
    value: Value = None
    raw: str = ""
    style: Style = "empty"
    present: bool = False
    span: Span | None = None
    """The value's place in the whole text; None where the key is absent."""
    problems: tuple[Finding, ...] = ()
    editable: bool = True
    refused: Note | None = None
    """Why it is not editable."""

    @property
    def required(self) -> bool:
        """Whether the schema asks for the key."""
        return self.field is not None and self.field.required

    @property
    def text(self) -> str:
        """The value as a line: a text itself, every other scalar as it is written."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, list):
            return str(self.value[0]) if self.value else ""
        return "" if self.value is None else self.raw

    def titled(self, language: str) -> str:
        """The label in a language; the key where the schema has none."""
        return self.key if self.field is None else self.field.titled(language)


@dataclass(frozen=True, slots=True)
class FormModel:
    """All that a form shows of one text.

    ``rows`` are in the schema's order, keys that it does not name behind them in file order. With
    an ``error`` there are no rows: the header cannot be read. ``addable`` are fields of the schema
    that are absent and have no row.
    """

    rows: tuple[Row, ...] = ()
    error: HeaderError | None = None
    addable: tuple[Field, ...] = ()
    has_header: bool = True
    other_findings: tuple[Finding, ...] = field(default=())
    """Findings about the header as such: no row has them."""

    def row(self, key: str) -> Row | None:
        """The row of ``key``, None where it has none."""
        return next((r for r in self.rows if r.key == key), None)


def read_form(
    text: str,
    header: Header,
    schema: Schema,
    findings: Iterable[Finding] = (),
    read_only: Note | None = None,
) -> FormModel:
    """The form of a text. ``read_only`` says why nothing of it may be changed."""
    by_key: dict[str, list[Finding]] = {}
    rest: tuple[Finding, ...] = ()
    for finding in findings:
        if finding.field is not None:
            by_key.setdefault(finding.field, []).append(finding)
        elif _concerns(finding, header):
            rest += (finding,)
    if header.error is not None:
        return FormModel(error=header.error, other_findings=rest)
    if header.fences is None:
        return FormModel(has_header=False, addable=schema.fields, other_findings=rest)
    keys = _keys(header, schema, by_key)
    rows = tuple(_row(text, k, schema.field(k), header.get(k), by_key, read_only) for k in keys)
    addable = tuple(f for f in schema.fields if f.key not in keys)
    return FormModel(rows, None, addable, other_findings=rest)


def _keys(header: Header, schema: Schema, problems: Mapping[str, object]) -> list[str]:
    present = header.keys()
    named = [f.key for f in schema.fields if f.key in present or _invites(f) or f.key in problems]
    return named + [key for key in present if key not in schema.order]


def _invites(wanted: Field) -> bool:
    """Whether an absent field has an empty row, and not only a place in the menu."""
    return wanted.required or wanted.recommended or not wanted.hidden


def _row(
    text: str,
    key: str,
    wanted: Field | None,
    entry: Entry | None,
    problems: Mapping[str, list[Finding]],
    read_only: Note | None,
) -> Row:
    found = tuple(sorted(problems.get(key, ()), key=lambda f: f.sort_key))
    refused = read_only or (_refusal(entry) if entry else None)
    if entry is None:
        return Row(
            key, wanted, shape(wanted, None), problems=found, editable=not refused, refused=refused
        )
    place = place_of(text, entry)
    return Row(
        key=key,
        field=wanted,
        widget=shape(wanted, entry.value),
        value=entry.value,
        raw=shown_raw(entry.raw, place),
        style=entry.style,
        present=True,
        span=entry.value_span,
        problems=found,
        editable=refused is None,
        refused=refused,
    )


def place_of(text: str, entry: Entry) -> Place:
    """Where an entry's value stands in its header."""
    return Place.of(text, entry.key_span.start, entry.value_span.start, entry.value_span.end)


def _refusal(entry: Entry) -> Note | None:
    """Known before it is tried: an alias changes elsewhere, ``yes:`` is a key no template sees."""
    if entry.style == "alias":
        return Note("form.refused.alias")
    return None if entry.is_text else Note("form.refused.key-no-text", {"key": entry.key})


def about_header(findings: Iterable[Finding], header: Header) -> tuple[Finding, ...]:
    """The findings that a form shows: those of fields, and those about the header as such.

    While somebody writes in the body they stay the same, wherever the others move.
    """
    return tuple(f for f in findings if f.field is not None or _concerns(f, header))


def _concerns(finding: Finding, header: Header) -> bool:
    """Whether a finding without a field speaks of the header."""
    return finding.span is not None and finding.span.start < header.body_start
