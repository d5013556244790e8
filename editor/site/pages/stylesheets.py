"""Sass as CSS by libsass, with imports from the site's and the theme's own folders alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePosixPath

from editor.core.liquid.failure import TemplateError
from editor.site.pages.confined import confined, read_confined

_STYLES = frozenset(("nested", "expanded", "compact", "compressed"))
_MAX_IMPORTS = 500


def compile_sass(
    text: str,
    folders: Sequence[tuple[Path, str]],
    settings: Mapping[str, object],
    *,
    indented: bool,
) -> str:
    """``text`` as CSS. ``folders`` are roots with their Sass folder below them, in order.

    Raises:
        TemplateError: when it cannot be compiled.
    """
    # Three megabytes of native code, for sites whose theme has Sass alone.
    sass = import_module("sass")
    style = settings.get("style")
    count = 0
    indented_files: dict[str, str] = {}

    def found(name: str, _previous: str) -> list[tuple[str, ...]]:
        nonlocal count
        count += 1
        previous = "" if _previous == "stdin" else indented_files.get(_previous, _previous)
        hit = _import(name, previous, folders) if count <= _MAX_IMPORTS else None
        if hit is None:
            # An error of its own; libsass must not look for it elsewhere.
            return [(name, f'@error "{_quoted(name)}";')]
        if not hit.name.endswith(".sass"):
            return [(hit.name, hit.text)]
        # Text that is handed over is taken for SCSS; a file by its extension.
        indented_files[str(hit.file)] = hit.name
        return [(str(hit.file),)]

    try:
        made = sass.compile(
            string=text,
            indented=indented,
            output_style=style if style in _STYLES else "compact",
            importers=[(0, found)],
        )
    except sass.CompileError as error:
        raise TemplateError("liquid.sass", {"error": " ".join(str(error).split())[:200]}) from None
    return str(made)


def _quoted(name: str) -> str:
    return "".join(char for char in name if char.isalnum() or char in "/._- ")


@dataclass(frozen=True, slots=True)
class _Imported:
    """A file that is imported: its name below a Sass folder, where it is, and its text."""

    name: str
    file: Path
    text: str


def _import(name: str, previous: str, folders: Sequence[tuple[Path, str]]) -> _Imported | None:
    """What is imported: beside the importing file, else from the folders."""
    if name.startswith(("http:", "https:", "//", "/")):
        return None
    beside = previous.rpartition("/")[0]
    for base in dict.fromkeys((beside, "")):
        for root, folder in folders:
            for candidate in _candidates(f"{base}/{name}" if base else name):
                file = confined(root, f"{folder}/{candidate}")
                text = read_confined(root, f"{folder}/{candidate}")
                if text is not None and file is not None:
                    return _Imported(candidate, file, text)
    return None


def _candidates(name: str) -> list[str]:
    """Sass's spellings of a file: without underscore and extension, or a folder's index."""
    pure = PurePosixPath(name)
    folder = "" if str(pure.parent) == "." else f"{pure.parent.as_posix()}/"
    if ".." in pure.parts:
        return []
    names = [pure.name] if pure.suffix in {".scss", ".sass", ".css"} else []
    names += [f"{pure.name}{ext}" for ext in (".scss", ".sass", ".css")]
    made = [f"{folder}{mark}{one}" for one in names for mark in ("", "_")]
    return made + [f"{folder}{pure.name}/{mark}index.scss" for mark in ("", "_")]
