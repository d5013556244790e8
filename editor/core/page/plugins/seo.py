"""``{% seo %}``: what jekyll-seo-tag 2.8 puts into a page's head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from liquid.ast import Node
from liquid.stream import TokenStream
from liquid.tag import Tag

from editor.core.jekyll.addressable import BadAddressError, is_absolute, normalized_component
from editor.core.liquid.context import Context
from editor.core.liquid.filters.dates import date_to_xmlschema
from editor.core.liquid.filters.jekyll import jsonify, normalize_whitespace
from editor.core.liquid.filters.text import escape_once, strip_html
from editor.core.liquid.filters.urls import absolute
from editor.core.liquid.nodes import Written
from editor.core.liquid.tags.blocks import markup_of
from editor.core.liquid.values import Drop, to_text, truthy
from editor.core.page.drops import JEKYLL_VERSION

_VERSION = "2.8.0"
_SEPARATOR = " | "
_HOME_OR_ABOUT = re.compile(r"^/(?:about/)?(?:index.html?)?$")
_NO_TITLE = re.compile(r"title=false", re.IGNORECASE)
_WEBMASTERS = (
    ("google", "google-site-verification"),
    ("bing", "msvalidate.01"),
    ("alexa", "alexaVerifyID"),
    ("yandex", "yandex-verification"),
    ("baidu", "baidu-site-verification"),
    ("facebook", "facebook-domain-verification"),
)


class SeoTag(Tag):
    """``seo``, or ``seo title=false``."""

    name = "seo"

    def parse(self, stream: TokenStream) -> Node:
        """Read whether a title is wanted."""
        token, markup = markup_of(stream)
        return Written(token, partial(_written, titled=not _NO_TITLE.search(markup)))


def _written(context: Context, *, titled: bool) -> str:
    """The tags that search engines and social networks read."""
    return "\n".join(_lines(_Facts(context), titled=titled))


def _get(holder: object, key: str) -> object:
    if isinstance(holder, Drop | dict):
        return holder.get(key)
    return None


class _Facts:
    """What the tag says of the page, each thing once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = context.payload.get("page")
        self.site = context.payload.get("site")
        self.paginator = context.payload.get("paginator")
        self.site_title = self.shown(_first(self.of_site("title"), self.of_site("name")))
        self.site_description = self.shown(self.of_site("description"))
        self.page_title = self.shown(self.of_page("title")) or self.site_title
        self.description = (
            self.shown(_first(self.of_page("description"), self.of_page("excerpt")))
            or self.site_description
        )
        self.author = self._author()
        self.image = self._image()
        self.url = self._url()

    def of_page(self, key: str) -> object:
        return _get(self.page, key)

    def of_site(self, key: str) -> object:
        return _get(self.site, key)

    def shown(self, value: object) -> str:
        """A text as it may stand in an attribute."""
        html = self.context.run.host.markdown(to_text(value))
        return escape_once(normalize_whitespace(strip_html(html)))

    def absolute(self, value: object) -> str:
        return absolute(to_text(value), self.context.run.host.config)

    @property
    def at_home(self) -> bool:
        return _HOME_OR_ABOUT.search(to_text(self.of_page("url"))) is not None

    @property
    def title(self) -> str:
        title = self.page_title or self.site_title
        if self.site_title and self.page_title != self.site_title:
            title = self.page_title + _SEPARATOR + self.site_title
        elif self.site_description and self.site_title:
            tagline = self.shown(self.of_site("tagline")) or self.site_description
            title = self.site_title + _SEPARATOR + tagline
        current = _get(self.paginator, "page")
        if isinstance(current, int) and current > 1:
            message = to_text(self.of_site("seo_paginator_message"))
            message = message or "Page %<current>s of %<total>s for "
            total = to_text(_get(self.paginator, "total_pages"))
            title = message.replace("%<current>s", str(current)).replace("%<total>s", total) + title
        return title

    @property
    def name(self) -> str:
        seo_name = _get(self.of_page("seo"), "name")
        if truthy(seo_name):
            return self.shown(seo_name)
        if not self.at_home:
            return ""
        social = _get(self.of_site("social"), "name")
        return self.shown(social) if truthy(social) else self.site_title

    @property
    def kind(self) -> str:
        given = _get(self.of_page("seo"), "type")
        if truthy(given):
            return to_text(given)
        if self.at_home:
            return "WebSite"
        return "BlogPosting" if truthy(self.of_page("date")) else "WebPage"

    @property
    def links(self) -> object:
        given = _get(self.of_page("seo"), "links")
        if truthy(given):
            return given
        return _get(self.of_site("social"), "links") if self.at_home else None

    @property
    def logo(self) -> str:
        given = self.of_site("logo")
        if not truthy(given):
            return ""
        return normalized_component(to_text(given) if _is_absolute(given) else self.absolute(given))

    @property
    def locale(self) -> str:
        given = (
            self.of_page("locale"),
            self.of_site("locale"),
            self.of_page("lang"),
            self.of_site("lang"),
        )
        return to_text(_first(*given, "en_US")).replace("-", "_")

    def stamp(self, value: object) -> str:
        return to_text(date_to_xmlschema(value, context=self.context)) if truthy(value) else ""

    @property
    def modified(self) -> str:
        given = _first(
            _get(self.of_page("seo"), "date_modified"),
            self.of_page("last_modified_at"),
            self.of_page("date"),
        )
        return self.stamp(given)

    def _url(self) -> str:
        given = to_text(self.of_page("canonical_url"))
        return given or re.sub(r"/index\.html$", "/", self.absolute(self.of_page("url")))

    def _author(self) -> dict[str, object]:
        authors = self.of_page("authors")
        first = authors[0] if isinstance(authors, list) and authors else None
        sources = (self.of_page("author"), first, self.of_site("author"))
        found = next((source for source in sources if to_text(source) != ""), None)
        if isinstance(found, dict):
            return found
        if not isinstance(found, str):
            return {}
        known = _get(_get(_get(self.site, "data"), "authors"), found)
        return {"name": found, **(known if isinstance(known, dict) else {})}

    def _image(self) -> dict[str, object]:
        given = self.of_page("image")
        image: dict[str, object] = {"path": given} if isinstance(given, str) else {}
        if isinstance(given, dict):
            image = {"path": None, **given}
        raw = _first(image.get("path"), image.get("facebook"), image.get("twitter"))
        if not truthy(raw):
            return {}
        path = to_text(raw) if _is_absolute(raw) else self.absolute(raw)
        return {**image, "path": normalized_component(path)}


def _first(*values: object) -> object:
    return next((value for value in values if truthy(value)), None)


def _is_absolute(value: object) -> bool:
    try:
        return is_absolute(to_text(value))
    except BadAddressError:
        return True


def _meta(kind: str, name: str, content: object) -> str:
    return f'<meta {kind}="{name}" content="{to_text(content)}" />'


def _lines(facts: _Facts, *, titled: bool) -> Iterator[str]:
    yield f"<!-- Begin Jekyll SEO tag v{_VERSION} -->"
    if titled and facts.title:
        yield f"<title>{facts.title}</title>"
    yield _meta("name", "generator", f"Jekyll v{JEKYLL_VERSION}")
    if facts.page_title:
        yield _meta("property", "og:title", facts.page_title)
    if truthy(facts.author.get("name")):
        yield _meta("name", "author", facts.author["name"])
    yield _meta("property", "og:locale", facts.locale)
    if facts.description:
        yield _meta("name", "description", facts.description)
        yield _meta("property", "og:description", facts.description)
    if truthy(facts.of_site("url")):
        yield f'<link rel="canonical" href="{facts.url}" />'
        yield _meta("property", "og:url", facts.url)
    if facts.site_title:
        yield _meta("property", "og:site_name", facts.site_title)
    if facts.image:
        yield _meta("property", "og:image", facts.image["path"])
        for part in ("height", "width", "alt"):
            if truthy(facts.image.get(part)):
                yield _meta("property", f"og:image:{part}", facts.image[part])
    yield from _kind_and_pages(facts)
    yield from _networks(facts)
    yield from _verifications(facts)
    yield f'<script type="application/ld+json">\n{jsonify(_linked_data(facts))}</script>'
    yield "<!-- End Jekyll SEO tag -->\n"


def _kind_and_pages(facts: _Facts) -> Iterator[str]:
    date = facts.of_page("date")
    yield _meta("property", "og:type", "article" if truthy(date) else "website")
    if truthy(date):
        yield _meta("property", "article:published_time", facts.stamp(date))
    for rel, key in (("prev", "previous_page"), ("next", "next_page")):
        if truthy(_get(facts.paginator, key)):
            href = facts.absolute(_get(facts.paginator, f"{key}_path"))
            yield f'<link rel="{rel}" href="{href}" />'


def _networks(facts: _Facts) -> Iterator[str]:
    twitter = facts.of_site("twitter")
    if facts.image:
        card = _first(_get(facts.of_page("twitter"), "card"), _get(twitter, "card"))
        yield _meta("name", "twitter:card", card or "summary_large_image")
        yield _meta("property", "twitter:image", facts.image["path"])
    else:
        yield _meta("name", "twitter:card", "summary")
    if truthy(facts.image.get("alt")):
        yield _meta("name", "twitter:image:alt", facts.image["alt"])
    if facts.page_title:
        yield _meta("property", "twitter:title", facts.page_title)
    if truthy(twitter):
        name = to_text(_get(twitter, "username")).replace("@", "")
        yield _meta("name", "twitter:site", f"@{name}")
        creator = _first(facts.author.get("twitter"), facts.author.get("name"))
        if isinstance(creator, str):
            yield _meta("name", "twitter:creator", f"@{creator.replace('@', '')}")
    facebook = facts.of_site("facebook")
    for key, name in (
        ("admins", "fb:admins"),
        ("publisher", "article:publisher"),
        ("app_id", "fb:app_id"),
    ):
        if truthy(_get(facebook, key)):
            yield _meta("property", name, _get(facebook, key))


def _verifications(facts: _Facts) -> Iterator[str]:
    given = facts.of_site("webmaster_verifications")
    if truthy(given):
        for key, name in _WEBMASTERS:
            if truthy(_get(given, key)):
                yield _meta("name", name, _get(given, key))
    elif truthy(facts.of_site("google_site_verification")):
        yield _meta("name", "google-site-verification", facts.of_site("google_site_verification"))


def _linked_data(facts: _Facts) -> dict[str, object]:
    """The page by the vocabulary of schema.org, its keys in the order of the alphabet."""
    kind = facts.kind
    made: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "author": _author_data(facts.author),
        "dateModified": facts.modified or None,
        "datePublished": facts.stamp(facts.of_page("date")) or None,
        "description": facts.description or None,
        "headline": facts.page_title or None,
        "image": _image_data(facts.image),
        "mainEntityOfPage": {"@type": "WebPage", "@id": facts.url}
        if kind in {"BlogPosting", "CreativeWork"}
        else None,
        "name": facts.name or None,
        "publisher": _publisher(facts),
        "sameAs": facts.links,
        "url": facts.url,
    }
    return {key: value for key, value in made.items() if value is not None}


def _author_data(author: dict[str, object]) -> dict[str, object] | None:
    name, kind = author.get("name"), author.get("type")
    if not truthy(name) or (truthy(kind) and kind not in {"Organization", "Person"}):
        return None
    made: dict[str, object] = {"@type": kind or "Person", "name": name}
    if truthy(author.get("url")):
        made["url"] = author["url"]
    return made


def _image_data(image: dict[str, object]) -> object:
    if not image:
        return None
    if len(image) == 1:
        return image["path"]
    rest = {key: value for key, value in image.items() if key != "path"}
    return {**rest, "url": image["path"], "@type": "imageObject"}


def _publisher(facts: _Facts) -> dict[str, object] | None:
    if not facts.logo:
        return None
    made: dict[str, object] = {
        "@type": "Organization",
        "logo": {"@type": "ImageObject", "url": facts.logo},
    }
    if truthy(facts.author.get("name")):
        made["name"] = facts.author["name"]
    return made
