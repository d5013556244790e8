"""Images from outside a site: copied into its image folder, their names safe in addresses."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath

from editor.app.new_post import slug_of, slug_of_name
from editor.app.site_images import FOLDERS, image_url
from editor.core.header.values import Value
from editor.site import store
from editor.site.store import Changed, WriteFailed, Written

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"})
"""What browsers show as an image."""

_NAMELESS = re.compile(
    r"(?i)(?:img|dsc[fn]?|pxl|image|images|photo|picture|untitled|clipboard|screen ?shot|capture"
    r"|スクリーンショット|画像|写真|名称未設定|無題)?[\s\d._()（）年月日時分秒-]*(?:のコピー|copy)?"
)
"""Names that a camera or a program gave: they say nothing of what the image shows."""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """An image that is to be copied: its bytes, and how it was called ("" for a pasted one)."""

    data: bytes
    name: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Copied:
    """Where an image lies now: below the site's folder, and as a post names it."""

    rel: str
    url: str


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


def copy_image(image: ImageFile, root: Path, folder: str, post_name: str) -> Copied | WriteFailed:
    """Put ``image`` into ``folder`` (below ``root``), beside what is there; nothing is replaced.

    ``post_name`` is the file name of the post that shows it. An image that lies there already under
    its name or one of its numbered ones is not copied again.
    """
    place = root / folder
    if image_url(place, root) is None:
        return WriteFailed("store.link", {"name": place.name, "folder": str(root), "error": ""})
    for name in _names(_stem(image.name, post_name)):
        file = place / f"{name}{image.suffix.lower()}"
        match store.create(file, image.data, below=root):
            case Written():
                return _copied(file, root)
            case Changed(data=data) if data == image.data:
                return _copied(file, root)
            case WriteFailed() as failed:
                return failed
    raise AssertionError("numbers do not end")


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
    post = slug_of(slug_of_name(PurePosixPath(post_name).name)) or "image"
    return f"{post}-{safe}" if safe else post


def _names(stem: str) -> Iterator[str]:
    yield stem
    for number in count(2):
        yield f"{stem}-{number}"


def _copied(file: Path, root: Path) -> Copied:
    url = image_url(file, root)
    assert url is not None
    return Copied(url.lstrip("/"), url)


def _path(image: Value) -> str:
    """The path of an ``image``: itself, or the one that jekyll-seo-tag takes from a mapping."""
    if isinstance(image, dict):
        image = image.get("path")
    return image if isinstance(image, str) else ""
