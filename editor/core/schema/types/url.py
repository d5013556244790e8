"""Field type "url": an address on the web, or a path of the site that begins with "/"."""

from __future__ import annotations

import re

from editor.core.header.values import Value
from editor.core.schema.types.base import FieldType, Invalid, show_scalar

_URL = re.compile(r"(?:https?://[^\s/?#]+(?:[/?#]\S*)?|/(?!/)\S*)\Z")


def accepts(value: Value) -> bool:
    """Text of the form of an address; characters beyond ASCII are allowed, as browsers do.

    So is the line end that a block of YAML (``|``) leaves behind it.
    """
    return isinstance(value, str) and _URL.match(value.removesuffix("\n")) is not None


def parse(text: str) -> Value | Invalid:
    """The address as typed."""
    typed = text.strip()
    return typed if not typed or accepts(typed) else Invalid("url", {"text": typed})


URL = FieldType(
    id="url",
    accepts=accepts,
    blank="",
    parse=parse,
    show=show_scalar,
    json_schema={"type": "string", "format": "iri-reference"},
    style="double",
)
