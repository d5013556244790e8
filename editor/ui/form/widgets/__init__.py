"""The widgets of a form, one file each; this tuple is the only announcement."""

from __future__ import annotations

from collections.abc import Mapping

from editor.ui.form.widgets.base import FieldWidget
from editor.ui.form.widgets.boolean import BooleanField
from editor.ui.form.widgets.choice import ChoiceField
from editor.ui.form.widgets.datetime import DateTimeField
from editor.ui.form.widgets.image import ImageField
from editor.ui.form.widgets.list import ListField
from editor.ui.form.widgets.multiline import MultilineField
from editor.ui.form.widgets.number import NumberField
from editor.ui.form.widgets.raw import RawField
from editor.ui.form.widgets.tags import TagsField
from editor.ui.form.widgets.text import TextField
from editor.ui.form.widgets.url import UrlField

WIDGETS: tuple[tuple[str, type[FieldWidget]], ...] = (
    ("text", TextField),
    ("multiline", MultilineField),
    ("datetime", DateTimeField),
    ("choice", ChoiceField),
    ("tags", TagsField),
    ("number", NumberField),
    ("boolean", BooleanField),
    ("url", UrlField),
    ("image", ImageField),
    ("list", ListField),
    ("mapping", RawField),
    ("any", RawField),
)
"""Field type id and the widget that edits it."""

_BY_ID: Mapping[str, type[FieldWidget]] = dict(WIDGETS)


def widget_class(type_id: str) -> type[FieldWidget]:
    """The widget of a field type; the YAML of the value for a type that has none."""
    return _BY_ID.get(type_id, RawField)
