"""A post's file for the command line: read, or a clear word why not."""

from __future__ import annotations

from dataclasses import dataclass

from editor.cli.model import CliError, Exit, existing
from editor.core.header.parse import Header, parse_header
from editor.core.text.source import SourceText, Unreadable, decode
from editor.site import store


@dataclass(frozen=True, slots=True)
class PostFile:
    """A file that was read, and its front matter."""

    loaded: store.Loaded
    source: SourceText
    header: Header


def read_post(argument: str) -> PostFile:
    """The post at the path ``argument`` with a readable header, or with none at all.

    Raises:
        CliError: when it is not there, cannot be read, or its header cannot.
    """
    path = existing(argument)
    loaded = store.read(path)
    if isinstance(loaded, store.ReadFailed):
        raise CliError(loaded.reason, loaded.args)
    source = decode(loaded.data)
    if isinstance(source, Unreadable):
        raise CliError(source.reason, {"name": path.name, **source.args}, code=Exit.FINDINGS)
    header = parse_header(source.text)
    if header.error is not None:
        raise CliError(header.error.reason, header.error.args, code=Exit.FINDINGS)
    return PostFile(loaded, source, header)
