"""The keys of commands as the user has them: the program's own, and those chosen instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from editor.app.commands.catalog import COMMANDS
from editor.app.commands.model import Command

_HOLDS = {"Ctrl", "Alt", "Meta"}


@dataclass(frozen=True, slots=True)
class KeyRefused:
    """Why a key cannot be given to a command: a message id, and the command that has it already."""

    message: str
    other: str = ""


def keys_of(command: Command, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a command as portable sequences, the one to be shown first."""
    own = chosen.get(command.id)
    if own is None:
        return command.keys
    return (own,) if own else ()


def refusal(command_id: str, key: str, chosen: Mapping[str, str]) -> KeyRefused | None:
    """Why ``key`` (portable; "" takes all keys away) cannot be given to a command; None if it can.

    A key that types something, alone or with Shift, would be lost for writing.
    """
    if not key:
        return None
    if not _is_free_for_commands(key):
        return KeyRefused("keys.types")
    for other in COMMANDS:
        if other.id != command_id and key in keys_of(other, chosen):
            return KeyRefused("keys.taken", other.id)
    return None


def with_key(command_id: str, key: str | None, chosen: Mapping[str, str]) -> dict[str, str]:
    """The choices with another key for a command; None gives it the program's own again."""
    rest = {name: value for name, value in chosen.items() if name != command_id}
    own = next(command.keys for command in COMMANDS if command.id == command_id)
    if key is None or (key,) == own[:1] or (not key and not own):
        return rest
    return {**rest, command_id: key}


def _is_free_for_commands(key: str) -> bool:
    """Whether the first stroke of a sequence holds a modifier, or is a function key."""
    first = key.split(", ", maxsplit=1)[0]
    *holds, last = first.replace("++", "+Plus").split("+")
    function = last.startswith("F") and last[1:].isdigit()
    return function or bool(_HOLDS & set(holds))
