"""URLs as Jekyll computes them: templates, placeholders, escaping."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from editor.core.header.values import Value, ruby_text
from editor.core.jekyll.config import STYLES, SiteConfig
from editor.core.jekyll.names import downcase, extension, slugify, without_extension

_PLACEHOLDER = re.compile(r":([a-z_]+)")
_PLAIN = re.compile(r"^[a-zA-Z0-9./-]+$", re.MULTILINE)
_SLASHES = re.compile(r"/+")
_URI = re.compile(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9.+-]*", re.IGNORECASE)
# Addressable's character classes; what is not among them is percent-encoded.
_PCHAR = r"a-zA-Z0-9._~!$&'()*+,;=:@\-"
_PATH = re.compile(rf"[^{_PCHAR}/]")
_AUTHORITY = re.compile(rf"[^{_PCHAR}\[\]]")
_QUERY = re.compile(rf"[^{_PCHAR}/?]")
_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
MONTH_NAMES = tuple(_MONTHS.split())
DAY_NAMES = tuple(_DAYS.split())


@dataclass(frozen=True, slots=True)
class UrlProblem:
    """Why Jekyll cannot make a URL (its build dies): a message id and its arguments."""

    message: str
    args: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UrlParts:
    """What a URL is made of.

    ``inner_rel`` is the path below the collections folder; ``data`` the front matter with defaults
    and with what Jekyll adds; ``template`` is used where the data have no ``permalink``.
    """

    inner_rel: str
    collection: str
    folder: str
    data: Mapping[str, Value]
    date: datetime
    template: str
    output_ext: str

    @property
    def bare_name(self) -> str:
        """The file's name without its extension."""
        return without_extension(self.inner_rel)

    @property
    def path(self) -> str:
        """The path without extension and without the collection's own folder."""
        stem = self.inner_rel.removesuffix(extension(self.inner_rel))
        return stem.replace(self.folder, "", 1).rstrip(".")

    @property
    def slug(self) -> str:
        """The ``slug`` of the front matter or of the file name.

        Raises:
            TypeError: when it is no text; Jekyll's build dies then.
        """
        slug = self.data.get("slug")
        if slug is None:
            return self.bare_name
        if not isinstance(slug, str):
            raise TypeError(ruby_text(slug))
        return slug

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories as texts, in order."""
        found = self.data.get("categories")
        return tuple(ruby_text(item) for item in found) if isinstance(found, list) else ()


def document_url(parts: UrlParts) -> str | UrlProblem:
    """The URL of a post, draft or document of a collection."""
    permalink = parts.data.get("permalink")
    if permalink is None or permalink is False:
        permalink = parts.template
    if not isinstance(permalink, str):
        return UrlProblem("site.url.permalink", {"value": ruby_text(permalink)})
    try:
        filled = _PLACEHOLDER.sub(lambda found: _fill(found, parts), permalink)
    except KeyError as error:
        return UrlProblem("site.url.placeholder", {"name": str(error.args[0])})
    except TypeError as error:
        return UrlProblem("site.url.slug", {"value": str(error)})
    except ValueError as error:
        return UrlProblem("site.url.scheme", {"value": str(error)})
    return sanitize(filled)


def page_url(folder: str, name: str, data: Mapping[str, Value], config: SiteConfig) -> str:
    """The URL of a page. ``folder`` is its folder below the site's, "" for the site's own."""
    bare = name.removesuffix(extension(name)).rstrip(".")
    output_ext = output_extension(name, data.get("permalink"), config)
    permalink = data.get("permalink")
    if isinstance(permalink, str):
        template = permalink
    elif output_ext not in {".html", ".xhtml", ".htm"}:
        template = "/:path/:basename:output_ext"
    elif bare == "index":
        template = "/:path/"
    else:
        template = "/:path/:basename" + style_suffix(config.permalink)
    for key, value in (("path", folder), ("basename", bare), ("output_ext", output_ext)):
        if ":" not in template:
            break
        template = template.replace(f":{key}", escape_path(value))
    return sanitize(template)


def collection_template(label: str, config: SiteConfig) -> str:
    """The template of a collection's URLs."""
    collection = config.collections.get(label)
    if collection is not None and collection.permalink is not None:
        return collection.permalink
    return "/:collection/:path" + style_suffix(config.permalink)


def style_suffix(style: str) -> str:
    """How URLs of pages and collections end, by the site's style for posts."""
    if style in STYLES:
        return {"pretty": "/", "weekdate": ""}.get(style, ":output_ext")
    slash = "/" if style.endswith("/") else ""
    return slash + (":output_ext" if style.endswith(":output_ext") else "")


def output_extension(name: str, permalink: Value, config: SiteConfig) -> str:
    """The extension of the file that Jekyll writes, with its dot."""
    if isinstance(permalink, str) and not permalink.endswith("/"):
        of_permalink = extension(permalink)
        if of_permalink:
            return of_permalink
    ext = extension(name)
    if config.is_markdown(ext):
        return ".html"
    return ".css" if ext.lower() in {".scss", ".sass"} else ext


def sanitize(url: str) -> str:
    """The URL with one slash in front, without dots that climb and without doubled slashes."""
    return _SLASHES.sub("/", f"/{url}".replace("..", "/").replace("./", ""))


def escape_path(path: str) -> str:
    """Jekyll's ``URL.escape_path``: percent-encoding as Addressable does it.

    No Unicode normalisation takes place: a name in NFD gives another URL than one in NFC.

    Raises:
        ValueError: when the part before a colon cannot be a URI's scheme, which Addressable takes
            it for ("質問: a"), or there is none (":a"); Jekyll's build dies then.
    """
    if not path or _PLAIN.search(path):
        return path
    found = _URI.fullmatch(path)
    assert found is not None
    scheme, authority, rest, query, fragment = found.groups()
    made = ""
    if scheme is not None:
        if not _SCHEME.fullmatch(scheme):
            raise ValueError(scheme)
        made = f"{scheme}:"
    elif authority is None and rest.startswith(":"):
        raise ValueError("")
    if authority is not None:
        made += f"//{_encode(authority, _AUTHORITY)}"
    made += _encode(rest, _PATH)
    if query is not None:
        made += f"?{_encode(query, _QUERY)}"
    if fragment is not None:
        made += f"#{_encode(fragment, _QUERY)}"
    return made.replace("#", "%23", 1)


def _encode(part: str, unsafe: re.Pattern[str]) -> str:
    return unsafe.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8")), part
    )


def _fill(found: re.Match[str], parts: UrlParts) -> str:
    name = found[1]
    # ":year_:month" is the year and an underscore.
    for key in (name, name.removesuffix("_")):
        if (value := PLACEHOLDERS.get(key)) is not None:
            return escape_path(value(parts)) + name[len(key) :]
    raise KeyError(name)


def _title(parts: UrlParts) -> str:
    return slugify(parts.slug, "pretty", cased=True)


def _categories(parts: UrlParts) -> str:
    return "/".join(dict.fromkeys(downcase(name) for name in parts.categories))


def _slugified_categories(parts: UrlParts) -> str:
    return "/".join(dict.fromkeys(slugify(name) for name in parts.categories))


PLACEHOLDERS: Mapping[str, Callable[[UrlParts], str]] = MappingProxyType(
    {
        "collection": lambda parts: parts.collection,
        "path": lambda parts: parts.path,
        "output_ext": lambda parts: parts.output_ext,
        "name": lambda parts: slugify(parts.bare_name),
        "title": _title,
        "slug": lambda parts: slugify(parts.slug),
        "categories": _categories,
        "slugified_categories": _slugified_categories,
        "year": lambda parts: f"{parts.date.year:04}",
        "month": lambda parts: f"{parts.date.month:02}",
        "day": lambda parts: f"{parts.date.day:02}",
        "hour": lambda parts: f"{parts.date.hour:02}",
        "minute": lambda parts: f"{parts.date.minute:02}",
        "second": lambda parts: f"{parts.date.second:02}",
        "i_day": lambda parts: f"{parts.date.day}",
        "i_month": lambda parts: f"{parts.date.month}",
        "short_month": lambda parts: MONTH_NAMES[parts.date.month - 1][:3],
        "long_month": lambda parts: MONTH_NAMES[parts.date.month - 1],
        "short_year": lambda parts: f"{parts.date.year % 100:02}",
        "w_year": lambda parts: f"{parts.date.isocalendar().year:04}",
        "week": lambda parts: f"{parts.date.isocalendar().week:02}",
        "w_day": lambda parts: f"{parts.date.isoweekday()}",
        "short_day": lambda parts: DAY_NAMES[parts.date.weekday()][:3],
        "long_day": lambda parts: DAY_NAMES[parts.date.weekday()],
        "y_day": lambda parts: f"{parts.date.timetuple().tm_yday:03}",
    }
)
"""Every placeholder of a URL template, by its name without the colon."""
