"""What `_config.yml` says, over Jekyll's own defaults, as far as an editor needs it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from types import MappingProxyType

from editor.core.header.values import Value, ruby_text
from editor.core.jekyll.defaults import DefaultSet, read_defaults
from editor.core.jekyll.zones import find_zone


def _nothing() -> Mapping[str, Value]:
    return MappingProxyType({})


# Jekyll 4's `permalink:` styles that stand for a template.
STYLES: Mapping[str, str] = MappingProxyType(
    {
        "none": "/:categories/:title:output_ext",
        "date": "/:categories/:year/:month/:day/:title:output_ext",
        "ordinal": "/:categories/:year/:y_day/:title:output_ext",
        "pretty": "/:categories/:year/:month/:day/:title/",
        "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    }
)
MARKDOWN_EXT = ("markdown", "mkdown", "mkdn", "mkd", "md")
EXCLUDED = (
    ".sass-cache",
    ".jekyll-cache",
    "gemfiles",
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
)
"""What Jekyll leaves out of every site."""
_NOT_IN_LABEL = re.compile(r"[^a-z0-9_\-.]", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """Something in `_config.yml` that cannot be used: a message id and its arguments.

    The value is then taken as if it were not there. ``args`` hold ``line``, counted from 1, where
    it is known.
    """

    message: str
    args: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection: its label, whether its documents become pages, and their URL template.

    ``permalink`` is None where the site's style decides.
    """

    label: str
    output: bool = False
    permalink: str | None = None

    @property
    def folder(self) -> str:
        """The folder of its documents, below the collections folder."""
        return f"_{self.label}"


_POSTS = Collection("posts", output=True, permalink=STYLES["date"])


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """A site's settings. Names and meaning are Jekyll's.

    ``zone`` is the site's time zone, or where it names none, the one that was handed in: Jekyll
    takes the zone of the machine it runs on.
    """

    title: str = ""
    url: str = ""
    baseurl: str = ""
    permalink: str = "date"
    timezone: str | None = None
    zone: tzinfo = UTC
    future: bool = False
    unpublished: bool = False
    show_drafts: bool = False
    limit_posts: int = 0
    markdown_ext: tuple[str, ...] = MARKDOWN_EXT
    collections: Mapping[str, Collection] = field(
        default_factory=lambda: MappingProxyType({"posts": _POSTS})
    )
    collections_dir: str = ""
    layouts_dir: str = "_layouts"
    includes_dir: str = "_includes"
    data_dir: str = "_data"
    plugins_dirs: tuple[str, ...] = ("_plugins",)
    destination: str = "_site"
    exclude: tuple[str, ...] = EXCLUDED
    include: tuple[str, ...] = (".htaccess",)
    defaults: tuple[DefaultSet, ...] = ()
    kramdown: Mapping[str, Value] = field(default_factory=_nothing)
    excerpt_separator: str = "\n\n"
    raw: Mapping[str, Value] = field(default_factory=_nothing, repr=False)
    """All of the file, for what is not read here."""

    @property
    def posts(self) -> Collection:
        """The collection of the posts, which every site has."""
        return self.collections["posts"]

    def is_markdown(self, ext: str) -> bool:
        """Whether Jekyll runs files of the extension ``ext`` (with its dot) through kramdown."""
        return ext.lower().removeprefix(".") in self.markdown_ext


def from_mapping(
    values: Mapping[str, Value], *, local_zone: tzinfo = UTC
) -> tuple[SiteConfig, tuple[ConfigProblem, ...]]:
    """The settings in ``values`` (typed as Psych types them), and what in them is no use.

    ``local_zone`` stands in where the file names no time zone.
    """
    reader = _Reader(values)
    timezone = reader.text("timezone") or None
    permalink = reader.text("permalink", "date") or "date"
    config = SiteConfig(
        title=reader.text("title"),
        url=reader.text("url"),
        baseurl=reader.text("baseurl"),
        permalink=permalink,
        timezone=timezone,
        zone=reader.zone(timezone, local_zone),
        future=reader.truth("future"),
        unpublished=reader.truth("unpublished"),
        show_drafts=reader.truth("show_drafts"),
        limit_posts=reader.number("limit_posts"),
        markdown_ext=_extensions(reader.text("markdown_ext", ",".join(MARKDOWN_EXT))),
        collections=reader.collections(permalink),
        collections_dir=reader.text("collections_dir").strip("/"),
        layouts_dir=reader.text("layouts_dir", "_layouts").strip("/"),
        includes_dir=reader.text("includes_dir", "_includes").strip("/"),
        data_dir=reader.text("data_dir", "_data").strip("/"),
        plugins_dirs=reader.text_or_texts("plugins_dir", "_plugins"),
        destination=reader.text("destination", "_site"),
        exclude=tuple(dict.fromkeys((*reader.texts("exclude"), *EXCLUDED))),
        include=reader.texts("include", (".htaccess",)),
        defaults=read_defaults(values.get("defaults")),
        kramdown=_kramdown(reader),
        excerpt_separator=reader.text("excerpt_separator", "\n\n"),
        raw=MappingProxyType(dict(values)),
    )
    return config, tuple(reader.problems)


def _kramdown(reader: _Reader) -> Mapping[str, Value]:
    """The settings of kramdown, whose highlighter is the site's if it has none of its own."""
    given = dict(reader.mapping("kramdown"))
    if not given.get("syntax_highlighter"):
        given.pop("syntax_highlighter", None)
        highlighter = reader.text("highlighter", "rouge")
        if highlighter != "rouge":
            given["syntax_highlighter"] = highlighter
    return MappingProxyType(given)


def _extensions(written: str) -> tuple[str, ...]:
    return tuple(ext.strip().lower() for ext in written.split(",") if ext.strip())


class _Reader:
    """Takes settings out of a mapping, one type at a time, and notes those of another type."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values
        self.problems: list[ConfigProblem] = []

    def _refuse(self, key: str, wanted: str) -> None:
        self.problems.append(ConfigProblem(f"site.config.not-{wanted}", {"key": key}))

    def text(self, key: str, default: str = "") -> str:
        value = self._values.get(key)
        if value is None:
            return default
        if isinstance(value, list | dict):
            self._refuse(key, "text")
            return default
        return ruby_text(value)

    def truth(self, key: str) -> bool:
        """Ruby's truth: everything but nil and false."""
        value = self._values.get(key)
        return value is not None and value is not False

    def number(self, key: str) -> int:
        value = self._values.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int | float | None):
            self._refuse(key, "number")
            return 0
        return int(value or 0) if value is None or math.isfinite(value) else 0

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        value = self._values.get(key)
        if value is None:
            return default
        if not isinstance(value, list):
            self._refuse(key, "list")  # Jekyll refuses to start
            return default
        return tuple(item for item in value if isinstance(item, str))

    def text_or_texts(self, key: str, default: str) -> tuple[str, ...]:
        """One text or a list of them."""
        value = self._values.get(key)
        items = value if isinstance(value, list) else [value]
        return tuple(item for item in items if isinstance(item, str) and item) or (default,)

    def mapping(self, key: str) -> Mapping[str, Value]:
        value = self._values.get(key)
        if value is None:
            return _nothing()
        if not isinstance(value, dict):
            self._refuse(key, "mapping")
            return _nothing()
        return MappingProxyType(value)

    def zone(self, name: str | None, local: tzinfo) -> tzinfo:
        if name is None:
            return local
        zone = find_zone(name)
        if zone is None:
            self.problems.append(ConfigProblem("site.config.timezone", {"name": name}))
            return UTC
        return zone

    def collections(self, style: str) -> Mapping[str, Collection]:
        value = self._values.get("collections")
        if isinstance(value, list):
            value = {ruby_text(label): {} for label in value}
        elif not isinstance(value, dict):
            if value is not None:
                self._refuse("collections", "mapping")
            value = {}
        made: dict[str, Collection] = {}
        for name, given in {"posts": {}, **value}.items():
            label = _NOT_IN_LABEL.sub("", name)
            made[label] = _collection(label, given if isinstance(given, dict) else {})
        posts = made["posts"]
        # Only the site's style has names such as "pretty"; in `collections:` all is a template.
        template = posts.permalink or STYLES.get(style, style)
        made["posts"] = Collection("posts", output=True, permalink=template)
        return MappingProxyType(made)


def _collection(label: str, given: Mapping[str, Value]) -> Collection:
    output, permalink = given.get("output"), given.get("permalink")
    return Collection(
        label,
        output=output is not None and output is not False,
        permalink=permalink if isinstance(permalink, str) else None,
    )
