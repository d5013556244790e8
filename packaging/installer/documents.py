"""Manual pages and shell completions, made of the command line's own parsers."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime

from editor.cli.main import SUBCOMMANDS, parser_of, program_parser
from editor.i18n.catalog import Messages
from editor.rules.catalog import RULES
from editor.site.resources import load_messages
from installer import product

SHELLS = ("bash", "zsh", "fish")
PATHS = ("FILE", "FILES", "FOLDER", "PATH", "PATHS", "POST", "SITE", "SITE|FILE")
"""Arguments that name a file or a folder, by what the help calls them."""
BREAK = re.compile(
    r"(?<=[\u3040-\u30ff\u4e00-\u9fff、。：）])(?=[^\s、。：）」』ーゃゅょっャュョッァィゥェォ])"
)
"""Where a line of Japanese may end: after its signs, but not before those that close something."""
COMMON = "[-h] [--language {ja,en}] [--portable FOLDER] [--debug] "
"""How the usage of each command begins: told once, at the top."""
EXAMPLES = ("genko ~/blog", "genko check ~/blog", "genko fix ~/blog --diff", "genko render POST")


# --- Completions --------------------------------------------------------------------------------


def completion(shell: str) -> str:
    """The script that completes ``genko ...`` in one of :data:`SHELLS`."""
    import shtab  # noqa: PLC0415 - on a build machine alone

    parser = whole_parser(load_messages("en"))
    for found in _all_parsers(parser):
        for action in found._actions:
            if action.metavar in PATHS:
                action.complete = shtab.FILE
            elif action.metavar == "RULE":
                action.choices = [rule.id for rule in RULES]
    return str(shtab.complete(parser, shell=shell))


def whole_parser(messages: Messages) -> argparse.ArgumentParser:
    """The program's parser with every subcommand below it, as argparse would have it."""
    parser = program_parser(messages)
    parser.epilog = None
    commands = parser.add_subparsers(metavar="COMMAND")
    for command in SUBCOMMANDS:
        made = parser_of(command, messages)
        summary = messages.text(f"cli.{command.name}.summary")
        commands.choices[command.name] = made
        pseudo = commands._ChoicesPseudoAction(command.name, [], summary)
        commands._choices_actions.append(pseudo)
    return parser


def _subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _all_parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for below in _subcommands(parser).values():
        yield from _all_parsers(below)


# --- Manual pages -------------------------------------------------------------------------------


def manual_page(language: str, seconds: int) -> str:
    """The page ``genko(1)`` in a language, as roff; ``seconds`` since 1970 are its date."""
    file = product.PACKAGING / "linux" / f"manual.{language}.toml"
    texts = tomllib.loads(file.read_text(encoding="utf-8"))
    parser = whole_parser(load_messages(language))
    heading = texts["heading"]
    day = datetime.fromtimestamp(seconds, UTC).date().isoformat()
    lines = [
        f'.TH GENKO 1 "{day}" "{product.TITLE} {product.version()}"',
        ".ds AD l",  # since groff 1.23 each section sets its own adjustment, to this
        ".ad l",
        ".nh",
        *_section(heading["name"], [f"genko \\- {_plain(texts['summary'])}"]),
        *_section(heading["synopsis"], _synopsis(parser)),
        *_section(heading["description"], _paragraphs(texts["description"])),
        *_section(heading["options"], _arguments(parser, frozenset())),
        *_section(heading["commands"], _commands(parser, _names_of(parser))),
        *_section(heading["exit"], _terms(texts["exit"])),
        *_section(heading["environment"], _terms(texts["environment"])),
        *_section(heading["files"], _terms(texts["files"])),
        *_section(heading["examples"], _examples(texts["example-note"])),
        *_section(heading["see"], [f".BR git (1)\n.PP\n{_plain(product.homepage())}"]),
    ]
    return "\n".join(lines) + "\n"


def _section(title: str, lines: list[str]) -> list[str]:
    return [f'.SH "{title}"', *lines]


def _paragraphs(texts: list[str]) -> list[str]:
    return ["\n.PP\n".join(_plain(text) for text in texts)]


def _synopsis(parser: argparse.ArgumentParser) -> list[str]:
    window = [
        ".B genko",
        "[\\-\\-language ja|en] [\\-\\-portable \\fIFOLDER\\fR] [\\fISITE\\fR | \\fIPOST\\fR ...]",
    ]
    return [*window, ".br", ".B genko", f"{{{'|'.join(_subcommands(parser))}}} ..."]


def _names_of(parser: argparse.ArgumentParser) -> frozenset[str]:
    """The options that every command has as well: told once, at the top."""
    return frozenset(name for action in parser._actions for name in action.option_strings)


def _commands(parser: argparse.ArgumentParser, told: frozenset[str]) -> list[str]:
    lines = []
    for below in _subcommands(parser).values():
        words = [".B", _plain(below.prog)] if _subcommands(below) else [".B", _usage(below)]
        lines += [f'.SS "{_plain(below.prog)}"', _plain(below.description or ""), ".PP"]
        lines += [" ".join(words), *_arguments(below, told), *_commands(below, told)]
    return lines


def _usage(parser: argparse.ArgumentParser) -> str:
    """How a command is called, in one line, without the name of the language's word for it."""
    text = " ".join(parser.format_usage().split())
    return _plain(text[text.index("genko") :].replace(COMMON, ""))


def _arguments(parser: argparse.ArgumentParser, told: frozenset[str]) -> list[str]:
    lines = []
    formatter = argparse.HelpFormatter(prog=parser.prog)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) or set(action.option_strings) & told:
            continue
        if action.help == argparse.SUPPRESS:
            continue
        name = formatter._format_action_invocation(action)
        text = formatter._expand_help(action) if action.help else ""
        lines += [".TP", f".B {_plain(name)}", _plain(text)]
    return lines


def _terms(terms: dict[str, str]) -> list[str]:
    return [
        line
        for term, text in terms.items()
        for line in (".TP", f".B {_plain(str(term))}", _plain(text))
    ]


def _examples(notes: list[str]) -> list[str]:
    return [
        line
        for note, command in zip(notes, EXAMPLES, strict=True)
        for line in (".PP", _plain(note), ".IP", f".B {_plain(command)}")
    ][1:]  # a section begins with a paragraph


def _plain(text: str) -> str:
    """A text for roff: nothing in it is a command or a hyphen that could be broken at."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ")
    # Japanese has no blanks to break lines at, and roff knows no other place.
    escaped = BREAK.sub(r"\\:", escaped)
    return re.sub(r"^(?=[.'])", r"\\&", escaped)
