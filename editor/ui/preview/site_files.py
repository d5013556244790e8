"""Which files of a site the preview may read: media and styles in its folder, nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

MEDIA_TYPES = {
    ".apng": "image/apng",
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".flac": "audio/flac",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".mp4": "video/mp4",
    ".ogv": "video/ogg",
    ".webm": "video/webm",
    ".vtt": "text/vtt",
    ".css": "text/css",
    ".otf": "font/otf",
    ".ttf": "font/ttf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
"""What is handed out, by ending in lower case. Everything else of a site stays unread: a page has
no need of it, and a type told wrongly is a way in."""
SCRIPT_TYPES = {".js": "text/javascript", ".mjs": "text/javascript"}
"""What is handed out besides where scripts are allowed for the site."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file that may be shown."""

    path: Path
    media_type: str


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """The media below one site root, under the paths that its pages use.

    ``root`` is None while no site is open: then there is nothing. ``baseurl`` is that of
    ``_config.yml`` (``/blog``): Jekyll's pages carry it before the path, the folder does not.
    """

    root: Path | None = None
    baseurl: str = ""

    def find(self, url_path: str, *, scripts: bool = False) -> SiteFile | None:
        """The file for a path of a URL, decoded once, or None where it may not be shown.

        ``scripts`` adds scripts to what may be.

        Jekyll leaves names that begin with a dot or an underscore out of the built site, so a
        published page cannot show them either. Links are resolved before the place is judged.
        """
        if self.root is None:
            return None
        root = self.root.resolve()
        types = MEDIA_TYPES | SCRIPT_TYPES if scripts else MEDIA_TYPES
        found = (_inside(root, parts, types) for parts in self._readings(url_path))
        return next(filter(None, found), None)

    def _readings(self, url_path: str) -> Iterator[tuple[str, ...]]:
        """The ways to read a path: without the base path, then as written; NFC and NFD names."""
        base = "/" + self.baseurl.strip("/")
        paths = [url_path]
        if base != "/" and url_path.startswith(base + "/"):
            paths.insert(0, url_path[len(base) :])
        for path in paths:
            forms = (path, *(unicodedata.normalize(form, path) for form in ("NFC", "NFD")))
            for form in dict.fromkeys(forms):
                parts = _parts(form)
                if parts:
                    yield parts


def _parts(path: str) -> tuple[str, ...] | None:
    """The names of a path; None where one of them could mean something else than a name."""
    parts = tuple(part for part in path.split("/") if part)
    if not parts or any(_is_refused(part) for part in parts):
        return None
    return parts


def _is_refused(name: str) -> bool:
    """Dots and underscores in front, and what Windows reads as a drive, a stream or a separator."""
    return (
        name[0] in "._"
        or name[-1] in ". "
        or any(character in '\\:*?"<>|\x7f' or ord(character) < 32 for character in name)
    )


def _inside(root: Path, parts: tuple[str, ...], types: Mapping[str, str]) -> SiteFile | None:
    media_type = types.get(Path(parts[-1]).suffix.lower())
    if media_type is None:
        return None
    try:
        real = root.joinpath(*parts).resolve(strict=True)
        within = real.relative_to(root)
        regular = real.is_file()
    except (OSError, ValueError, RuntimeError):
        return None
    if not regular or any(part[0] in "._" for part in within.parts):
        return None
    # A link must not lend an image's name to something else.
    if types.get(real.suffix.lower()) != media_type:
        return None
    return SiteFile(real, media_type)
