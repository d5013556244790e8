"""The program's entrance: a subcommand runs at once, without one the window opens."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from editor.cli.arguments import split_common
from editor.cli.main import is_subcommand
from editor.cli.main import main as run_command_line
from editor.cli.model import Exit
from editor.i18n.catalog import LANGUAGES
from editor.i18n.locale import choose_language
from editor.site.resources import load_messages
from editor.site.user_dirs import become_portable


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the arguments ``argv`` (without its name); the exit code.

    ``genko`` and ``genko PATH`` open the window, ``--language`` chooses its language; everything
    else is the command line, which never loads Qt.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    common = split_common(arguments)
    language, words = common.language, common.words
    if common.portable is not None:
        problem = become_portable(Path(common.portable), os.environ)
        if problem is not None:
            texts = load_messages(choose_language(language, os.environ))
            return _end(texts.text("cli.no-portable", path=common.portable, reason=problem))
    wants_window = not words or not (is_subcommand(words[0]) or words[0].startswith("-"))
    if not wants_window or language not in (None, *LANGUAGES):
        return run_command_line(arguments)
    return _open_window(split_common(arguments, anywhere=True).words, language)


def _open_window(paths: Sequence[str], language: str | None) -> int:
    messages = load_messages(choose_language(language, os.environ))
    for path in paths:
        if not Path(path).exists():
            return _end(messages.text("cli.no-such-path", path=path))
    if not has_display(os.environ, sys.platform):
        return _end(messages.text("cli.no-display"))
    # Nothing of what a start makes is dropped by then: looking for it costs a tenth of the imports.
    # The window looks itself, in quiet moments (editor.ui.collecting).
    gc.disable()
    from editor.ui.application import main as run_window  # noqa: PLC0415 -- Qt takes a second to load

    return run_window(paths, language)


def _end(text: str) -> int:
    sys.stderr.write(f"genko: {text}\n")
    return Exit.USAGE


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether Qt would find a screen; without one it ends the process with a page of complaints."""
    if platform in {"darwin", "win32", "cygwin"}:
        return True
    return any(environment.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
