"""``genko schema import SITE|FILE``: the schema that another program's settings describe."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from editor.app.import_texts import heading_lines, import_comments, lost_text, source_name
from editor.cli.arguments import Parser
from editor.cli.check_targets import shown_path
from editor.cli.model import CliError, Context, Exit, existing
from editor.cli.schema_output import add_output, put_out
from editor.core.schema.imports import SOURCES
from editor.core.schema.imports.model import Imported
from editor.core.schema.learn.text import yaml_text
from editor.i18n.catalog import Messages
from editor.site.importing import Description, looked_for, read_description
from editor.site.site import find_site_root


def add_arguments(parser: Parser, messages: Messages) -> None:
    """Add what it is told."""
    text = messages.text
    parser.add_argument("path", metavar="SITE|FILE", help=text("cli.schema-action.from"))
    parser.add_argument("--type", metavar="NAME", help=text("cli.schema-action.type"))
    add_output(parser, messages)


def run(args: Namespace, context: Context) -> int:
    """Print or write the schema, and say what it cannot hold.

    Raises:
        CliError: when nothing can be imported.
    """
    path = existing(args.path)
    found = _found(path, context)
    kind = _kind(found, args.type)
    imported = found.convert(kind)
    texts = context.messages
    name = source_name(found.source, texts)
    context.say("import.from", name=name, path=shown_path(found.path.absolute()), kind=kind)
    others = [other for other in found.kinds if other != kind]
    if others and args.type is None:
        context.say("import.others", kinds=", ".join(others))
    for lost in imported.lost:
        context.say("import.lost-line", text=lost_text(lost, texts))
    root = path if path.is_dir() else _root_of(path)
    put_out(_text(imported, name, kind, args.format, texts), root, args, context)
    return Exit.OK


def _root_of(file: Path) -> Path | None:
    """The site of a file of settings, which may lie in a folder of the site."""
    return find_site_root(file.absolute())


def _found(path: Path, context: Context) -> Description:
    if path.is_dir():
        found = _first(path, context)
        if found is None:
            names = ", ".join(name for source in SOURCES for name in source.files)
            raise CliError("import.none", {"path": str(path), "names": names}, code=Exit.FINDINGS)
        return found
    read = read_description(path)
    if not isinstance(read, Description):
        details = {"path": str(path), "detail": read.detail}
        raise CliError(read.message, details, code=Exit.FINDINGS)
    return read


def _first(root: Path, context: Context) -> Description | None:
    """The first description of a site; what stands before it and cannot be read is told."""
    for path, read in looked_for(root):
        if isinstance(read, Description):
            return read
        if read.detail:
            context.say(read.message, path=str(path), detail=read.detail)
    return None


def _kind(found: Description, wanted: str | None) -> str:
    if wanted is not None and wanted not in found.kinds:
        details = {"name": wanted, "kinds": ", ".join(found.kinds)}
        raise CliError("import.no-such-kind", details)
    return wanted or found.kinds[0]


def _text(imported: Imported, name: str, kind: str, form: str, texts: Messages) -> str:
    heading = heading_lines(imported, name, kind, texts)
    if form == "json":
        document = {"$comment": " ".join(heading), **imported.document}
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return yaml_text(imported.document, heading, import_comments(imported, texts))
