"""Images from outside a site: copied into its image folder, their names safe in addresses."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path, PurePosixPath

from editor.app.new_post import slug_of, slug_of_name
from editor.app.site_images import FOLDERS, image_url
from editor.core.header.values import Value
from editor.core.placeholders import filled, names_any
from editor.site import store
from editor.site.store import Changed, WriteFailed, Written

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"})
"""What browsers show as an image."""

_NAMELESS = re.compile(
    r"(?i)(?:img|dsc[fn]?|pxl|image|images|photo|picture|untitled|clipboard|screen ?shot|capture"
    r"|スクリーンショット|画像|写真|名称未設定|無題)?[\s\d._()（）年月日時分秒-]*(?:のコピー|copy)?"
)
"""Names that a camera or a program gave: they say nothing of what the image shows."""


_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})-")
_UNSAFE = re.compile(r"[\s\x00-\x1f()<>\[\]{}\"'`#?%&|\\/:*^~$]+")
"""What would end an address in Markdown, mean something in it, or be no part of a file's name."""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """An image that is to be copied: its bytes, and how it was called ("" for a pasted one)."""

    data: bytes
    name: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Naming:
    """What a site wants: the folder of copies below its own, and how they are called.

    Both may name words (editor.core.placeholders); ``$name`` is the image's own name, made safe.
    """

    folder: str
    name: str = "$name"


@dataclass(frozen=True, slots=True)
class Copied:
    """Where an image lies now: below the site's folder, and as a post names it.

    ``written`` is the file as it was made; None where the very image lay there already.
    """

    rel: str
    url: str
    written: store.Stamp | None = field(default=None, compare=False)


def usual_folder(root: Path, headers: Iterable[Mapping[str, Value]]) -> str:
    """The folder below ``root`` for images to come: where those of the posts lie, by the headers.

    Without any, the first of the usual folders that there is, or that would be made.
    """
    folders = Counter(
        str(PurePosixPath(image).parent).strip("/")
        for values in headers
        for image in [_path(values.get("image"))]
        if image.startswith("/") and not image.startswith("//") and ".." not in image
    )
    for folder, _ in folders.most_common():
        if folder:
            return folder
    return next((name for name in FOLDERS if (root / name).is_dir()), FOLDERS[0])


def copy_image(
    image: ImageFile, root: Path, naming: Naming, post_name: str, today: date
) -> Copied | WriteFailed:
    """Put ``image`` into the folder of ``naming``, beside what is there; nothing is replaced.

    ``post_name`` is the file name of the post that shows it; its day counts where it names one, and
    ``today`` else. An image that lies there already under its name or one of its numbered ones is
    not copied again.
    """
    words = _words(post_name, today)
    place = root / filled(naming.folder, words)
    if image_url(place, root) is None:
        return WriteFailed("store.outside", {"name": place.name, "folder": str(root), "error": ""})
    for name in _names(naming.name, {**words, "name": _stem(image.name, post_name)}):
        file = place / f"{name}{image.suffix.lower()}"
        match store.create(file, image.data, below=root):
            case Written(stamp):
                return _copied(file, root, stamp)
            case Changed(data=data) if data == image.data:
                return _copied(file, root)
            case WriteFailed() as failed:
                return failed
    raise AssertionError("numbers do not end")


def take_back(copies: Iterable[Copied], root: Path) -> tuple[str, ...]:
    """Remove the files that were made for ``copies``; those that stay, as they were changed since.

    What lay there before is nobody's copy, and not touched.
    """
    made = [(copied.rel, copied.written) for copied in copies if copied.written is not None]
    outcomes = [(rel, store.remove(root / rel, stamp)) for rel, stamp in made]
    return tuple(rel for rel, outcome in outcomes if not isinstance(outcome, Written))


def description_of(name: str) -> str:
    """The text to begin an image's description with: its name, where a person gave that."""
    stem = unicodedata.normalize("NFC", PurePosixPath(name).stem)
    return "" if _NAMELESS.fullmatch(stem) else re.sub(r"[-_\s]+", " ", stem).strip()


def _stem(name: str, post_name: str) -> str:
    """ASCII letters, digits and hyphens; the post's name where the image's has too few of them."""
    stem = PurePosixPath(name).stem
    safe = slug_of(stem)
    if safe and not re.search(r"[^\W\d_a-zA-Z]", unicodedata.normalize("NFKC", stem)):
        return safe
    # What is left of a Japanese name ("図1" is "1") says nothing alone.
    post = _slug(post_name)
    return f"{post}-{safe}" if safe else post


def _slug(post_name: str) -> str:
    return slug_of(slug_of_name(PurePosixPath(post_name).name)) or "image"


def _words(post_name: str, today: date) -> dict[str, str]:
    """What a folder or a name can say of the post."""
    found = _DAY.match(PurePosixPath(post_name).name)
    year, month, day = map(int, found.groups()) if found else (today.year, today.month, today.day)
    parts = {"year": f"{year:04}", "month": f"{month:02}", "day": f"{day:02}"}
    return {**parts, "slug": _slug(post_name)}


def _names(pattern: str, words: Mapping[str, str]) -> Iterator[str]:
    """The names that a copy may have, the one that is wished for first."""
    for number in count(1):
        made = filled(pattern, {**words, "number": str(number)})
        safe = _UNSAFE.sub("-", made).strip("-.") or "image"
        counted = number == 1 or names_any(pattern, ("number",))
        yield safe if counted else f"{safe}-{number}"


def _copied(file: Path, root: Path, written: store.Stamp | None = None) -> Copied:
    url = image_url(file, root)
    assert url is not None
    return Copied(url.lstrip("/"), url, written)


def _path(image: Value) -> str:
    """The path of an ``image``: itself, or the one that jekyll-seo-tag takes from a mapping."""
    if isinstance(image, dict):
        image = image.get("path")
    return image if isinstance(image, str) else ""
