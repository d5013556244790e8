"""Field type "image": a file of the site by its root-relative path, or an address on the web."""

from __future__ import annotations

from editor.core.header.values import Value
from editor.core.schema.types.base import FieldType, show_scalar


def accepts(value: Value) -> bool:
    """Text of one line; or jekyll-seo-tag's mapping with a path in it.

    The line end that a block of YAML (``|``) leaves behind it is no part of the address.
    """
    if isinstance(value, dict):
        return isinstance(value.get("path"), str)
    return isinstance(value, str) and "\n" not in value.removesuffix("\n")


def parse(text: str) -> Value:
    """The path as typed, with "/" for the separator of other systems."""
    return text.strip().replace("\\", "/")


IMAGE = FieldType(
    id="image",
    accepts=accepts,
    blank="",
    parse=parse,
    show=show_scalar,
    json_schema={"type": "string"},
    style="double",
)
