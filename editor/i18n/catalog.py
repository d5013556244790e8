"""Message tables: an id and named arguments give a text in the user's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import Formatter

MessageArgs = Mapping[str, str | int | float]

LANGUAGES = ("ja", "en")
"""The interface's languages, as BCP 47 tags."""


class MissingMessageError(KeyError):
    """An id that no table holds: a programming error, found by the completeness tests."""


def flatten(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    """Nested TOML tables as one table of dotted ids.

    Raises:
        TypeError: when a leaf is no text.
    """
    flat: dict[str, str] = {}
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            flat.update(flatten(value, f"{name}."))
        elif isinstance(value, str):
            flat[name] = value
        else:
            raise TypeError(f"message {name} is no text")
    return flat


def argument_names(template: str) -> frozenset[str]:
    """The names of the arguments that a message template asks for."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


@dataclass(frozen=True, slots=True)
class Messages:
    """The texts of one language.

    A template holds ``{name}`` places. For a count, ``id.one`` is taken instead of ``id.other``
    where the argument ``count`` is 1 and the table has it (English needs it, Japanese does not);
    the caller names ``id``.
    """

    language: str
    table: Mapping[str, str] = field(repr=False)

    def __contains__(self, message_id: str) -> bool:
        return message_id in self.table or f"{message_id}.other" in self.table

    def ids(self) -> Iterable[str]:
        """Every id of the table, plural forms as they stand."""
        return self.table.keys()

    def text(self, message_id: str, **args: str | int | float) -> str:
        """The message with its arguments filled in.

        Raises:
            MissingMessageError: when no table holds the id.
            KeyError: when an argument that the template names is not given.
        """
        return self.filled(message_id, args)

    def filled(self, message_id: str, args: MessageArgs) -> str:
        """The same as :meth:`text`, with the arguments in a table."""
        shown = {
            name: value if type(value) is str else self._shown(value)
            for name, value in args.items()
        }
        return self._template(message_id, args).format_map(shown)

    def _template(self, message_id: str, args: MessageArgs) -> str:
        template = self.table.get(message_id)
        if template is not None:
            return template
        form = "one" if args.get("count") == 1 and f"{message_id}.one" in self.table else "other"
        try:
            return self.table[f"{message_id}.{form}"]
        except KeyError:
            raise MissingMessageError(message_id) from None

    def _shown(self, value: str | int | float) -> str:
        """Whole numbers with thousands separators, as both languages write them."""
        if isinstance(value, bool) or not isinstance(value, int):
            return str(value)
        return f"{value:,}"
