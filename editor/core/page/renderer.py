"""Pages as the site publishes them, at typing speed.

A :class:`PageRenderer` is made once for each state of a site (:class:`~.sources.Sources`:
settings, layouts, data, list of posts); it reads nothing until it must. Use from the window::

    renderer = PageRenderer(sources, now)
    page = renderer.render("_posts/2026-04-19-1-name.md", text)
    page.html                      # the whole page
    page.html[page.article]        # the article: the post's body as HTML, its place a slice
    page = renderer.render(rel, new_text, page)   # the shell is kept where it may be

``article`` is exact: it is found by marks that travel with the content through the layouts and
are taken out at the end. It is None where a layout does something to the content that hides it (a
layout that compresses HTML, say): then there is only the whole page to show.

With ``previous``, layouts are run again only where they must be: where the header, or what is read
of the body, may have changed what they print. A layout that reads the body beyond printing it
(``content | number_of_words``, ``page.excerpt``) is noticed, and run every time.
``page.shell_kept`` tells: when it is True, ``html`` before and behind the article is that of the
previous page, so the window swaps the article alone.

``markdown`` is the body behind Liquid, which kramdown reads: the same as the body where it has no
tags, so that blocks and their source lines can be had from it (``editor.core.render.blocks``).
``files`` (layouts, includes) and ``site_keys`` (``posts``, ``data`` ...) are what the page was made
of: when one of the files changes, make a new renderer. Nothing here is for two threads at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import cast

from editor.core.header.values import Value
from editor.core.jekyll.defaults import deep_merge
from editor.core.jekyll.documents import inner_path, is_draft
from editor.core.liquid.context import Run
from editor.core.liquid.host import TemplateProblem
from editor.core.liquid.values import MARK_END, MARK_START, MarkedText
from editor.core.liquid.watching import Seen, Watch
from editor.core.page import github
from editor.core.page.converters import converted
from editor.core.page.documents import Doc, text_of
from editor.core.page.drops import PageDrop
from editor.core.page.layouts import Layout
from editor.core.page.model import SiteModel
from editor.core.page.pagination import ListPage
from editor.core.page.plugins.catalog import unfollowed
from editor.core.page.post_lists import list_of
from editor.core.page.sources import Entry, EntryKind, Sources
from editor.core.page.view import SiteView, never


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A whole page.

    Attributes:
        rel: The file it is made of.
        url: Its address without ``baseurl``.
        html: The page.
        markdown: The body behind Liquid.
        article: Where in ``html`` the converted body stands (code points); None where it is hidden.
        layouts: The files of the layouts, the innermost first.
        files: All files that templates came from.
        site_keys: What of ``site`` was asked for.
        problems: What could not be done, each once.
        shell_kept: Whether everything around the article is that of the previous page.
    """

    rel: str
    url: str
    html: str
    markdown: str
    article: slice | None
    layouts: tuple[str, ...]
    files: tuple[str, ...]
    site_keys: tuple[str, ...]
    problems: tuple[TemplateProblem, ...]
    shell_kept: bool = False
    view: SiteView | None = field(default=None, repr=False, compare=False)
    unfinished: str = field(default="", repr=False, compare=False)
    shell_problems: tuple[TemplateProblem, ...] = field(default=(), repr=False, compare=False)

    @property
    def article_html(self) -> str:
        """The article; "" where its place is hidden."""
        return self.html[self.article] if self.article is not None else ""


class PageRenderer:
    """Renders pages of one state of a site. ``stop`` is asked now and then whether to give up."""

    def __init__(
        self, sources: Sources, now: datetime, *, stop: Callable[[], bool] = never
    ) -> None:
        self.model = SiteModel(sources, now)
        self._sources = sources
        self._stop = stop
        self._entries: dict[str, Entry] | None = None

    def render(
        self, rel: str, text: str | None = None, previous: RenderedPage | None = None
    ) -> RenderedPage:
        """The page of the file at ``rel``, with ``text`` (LF line ends) for what the file holds.

        With ``text``, a post or draft may be one that is not on the disk yet.

        Raises:
            KeyError: when the site has no such post, draft, document or page.
        """
        entry = self._entry(rel, unsaved=text is not None)
        known = previous.view if previous is not None and previous.rel == rel else None
        old = known.edited if known is not None else None
        if known is not None and text is not None and old is not None and old.text is not None:
            edited = self.model.doc(entry, text)
            if _same_header(old, edited):
                return self._again(previous, known, edited)
        if text is not None:
            doc = self.model.doc(entry, text)
        else:
            doc = self.model.find(rel) or self.model.doc(entry)
        view = SiteView(self.model, doc, self._stop)
        return self._page(doc, view)

    def published(self, *, pages: bool = False) -> Iterator[RenderedPage]:
        """Every published post, oldest first; with ``pages`` all that the site makes pages of."""
        config = self._sources.config
        for label in config.collections:
            if label != "posts" and not (pages and config.collections[label].output):
                continue
            for doc in self.model.documents(label):
                yield self._page(doc, SiteView(self.model, doc, self._stop))
        if not pages:
            return
        for doc in self.model.pages():
            view = SiteView(self.model, doc, self._stop)
            first = self._page(doc, view)
            yield first
            listed = list_of(view, doc)
            for page in listed.pages[1:] if listed is not None else ():
                yield self._page(doc, SiteView(self.model, doc, self._stop), page)

    def _entry(self, rel: str, *, unsaved: bool) -> Entry:
        if self._entries is None:
            self._entries = {entry.rel: entry for entry in self._sources.entries()}
        entry = self._entries.get(rel)
        if entry is None:
            inner = inner_path(rel, self._sources.config)
            if not (unsaved and {"_posts", "_drafts"} & set(inner.split("/"))):
                raise KeyError(rel)
            kind: EntryKind = "draft" if is_draft(inner) else "post"
            now = self.model.now
            entry = Entry(rel, kind, "posts", "", None, published=False, changed=now)
        return entry

    def _page(self, doc: Doc, view: SiteView, listed: ListPage | None = None) -> RenderedPage:
        view.put_in_place()
        run = self._begun(doc, view, view.watch)
        given = _given(doc, view, listed)
        payload = given.payload
        layouts = self._chain(doc, run)
        if layouts:
            payload["layout"] = dict(layouts[0].data)
        markdown = view.liquid(doc, doc.body, run, payload)
        article = converted(doc, markdown, run) if given.is_converted else markdown
        body_problems = len(run.problems)
        view.current_html = article
        marked = f"{MARK_START}{_unmarked(article)}{MARK_END}"
        seen = view.watch.seen
        body_was_read, seen.body_was_read = seen.body_was_read, False
        payload["layout"] = None
        for layout in layouts:
            payload["content"] = MarkedText.of(marked)
            payload["layout"] = _over(layout.data, payload["layout"])
            if layout.file:
                run.used_files.setdefault(layout.file)
            marked = layout.template.run(run, payload)
        seen.body_was_read = seen.body_was_read or body_was_read or run.content_was_read
        unfinished = ""
        if self.model.finishing.changes(doc):
            unfinished, marked = marked, self.model.finishing.finished(marked, doc)
        html, place = _placed(marked)
        _tell_of_github(view, run)
        problems = run.problems
        return RenderedPage(
            rel=doc.entry.rel,
            url=given.url,
            html=html,
            markdown=markdown,
            article=place,
            layouts=tuple(layout.file for layout in layouts),
            files=tuple(run.used_files),
            site_keys=tuple(view.used),
            problems=problems,
            view=view,
            unfinished=unfinished,
            shell_problems=problems[body_problems:],
        )

    def _again(self, previous: RenderedPage | None, view: SiteView, edited: Doc) -> RenderedPage:
        """The page with another body: the shell is kept unless it depends on the body."""
        assert previous is not None
        old = view.edited
        assert old is not None
        place = previous.article
        all_again = place is None or view.watch.seen.body_was_read
        if all_again and not edited.is_document:
            return self._page(edited, SiteView(self.model, edited, self._stop))
        edited.place = old.place
        view.replace_edited(old, edited)
        view.current_html = None
        if all_again or place is None:
            # The same view of the site: what includes printed that read no body still holds.
            view.watch.seen = Seen()
            return self._page(edited, view)
        run = self._begun(edited, view)
        given = _given(edited, view)
        payload = given.payload
        layouts = self._chain(edited, run)
        if layouts:
            payload["layout"] = dict(layouts[0].data)
        markdown = view.liquid(edited, edited.body, run, payload)
        html = converted(edited, markdown, run) if given.is_converted else markdown
        article = _unmarked(html)
        if view.watch.seen.body_was_read:
            return self._page(edited, SiteView(self.model, edited, self._stop))
        _tell_of_github(view, run)
        new_place: slice | None = slice(place.start, place.start + len(article))
        html = previous.html[: place.start] + article + previous.html[place.stop :]
        unfinished, shell_kept = "", True
        if previous.unfinished:
            unfinished = _with_article(previous.unfinished, article)
            html, new_place = _placed(self.model.finishing.finished(unfinished, edited))
            shell_kept = new_place is not None and (
                html[: new_place.start] == previous.html[: place.start]
                and html[new_place.stop :] == previous.html[place.stop :]
            )
        return replace(
            previous,
            html=html,
            markdown=markdown,
            article=new_place,
            files=tuple(dict.fromkeys((*run.used_files, *previous.files))),
            site_keys=tuple(view.used),
            problems=(*run.problems, *previous.shell_problems),
            shell_kept=shell_kept,
            view=view,
            unfinished=unfinished,
        )

    def _begun(self, doc: Doc, view: SiteView, watch: Watch | None = None) -> Run:
        """The run of a page; what of its making it does not show as Jekyll does is told."""
        run = Run(view, page_path=doc.entry.rel, stop=self._stop, watch=watch)
        for name in unfollowed(self._sources.config):
            run.tell(TemplateProblem("plugin", {"name": name}))
        engine = self._sources.config.raw.get("markdown")
        if isinstance(engine, str) and engine.lower() != "kramdown" and doc.is_markdown:
            run.tell(TemplateProblem("markdown-engine", {"name": engine}))
        return run

    def _chain(self, doc: Doc, run: Run) -> list[Layout]:
        """The layouts of a document, the innermost first; what is missing is told."""
        name = text_of(doc.data.get("layout"))
        if not doc.takes_layout:
            return []
        model = self.model
        first = model.layouts.find(name)
        if first is None:
            return self._without(name, run)
        chain = [first]
        while (outer := model.layouts.find(text_of(chain[-1].data.get("layout")))) is not None:
            if outer in chain:
                break
            chain.append(outer)
        missing = text_of(chain[-1].data.get("layout"))
        if outer is None and missing:
            self._without(missing, run)
        return chain

    def _without(self, name: str, run: Run) -> list[Layout]:
        """What stands in for a layout that is not there."""
        theme = self._sources.theme
        if not name or name in {"none", "null"}:
            return []
        if theme.name is not None and theme.facts is None:
            run.tell(TemplateProblem("theme-missing", {"name": theme.name, "layout": name}))
            return [self.model.layouts.plain()]
        run.tell(TemplateProblem("layout-missing", {"name": name}))
        return []


@dataclass(frozen=True, slots=True)
class _Given:
    """What templates are handed for a page, its address, and whether its body is converted."""

    payload: dict[str, object]
    url: str
    is_converted: bool = True


def _given(doc: Doc, view: SiteView, page: ListPage | None = None) -> _Given:
    """All that for a document; ``page`` is one of a list's, the first where none is meant."""
    payload = view.payload(doc, view.page_drop(doc))
    listed = list_of(view, doc)
    if listed is None:
        return _Given(payload, doc.url)
    shown = page or listed.pages[0]
    if shown.more:
        payload["page"] = PageDrop(doc, view, shown.more)
    payload["paginator"] = listed.paginator(shown)
    return _Given(payload, shown.url, listed.is_converted)


def _over(layout: Mapping[str, object], inner: object) -> dict[str, object]:
    """A layout's front matter with that of the layouts within it over it."""
    if not isinstance(inner, dict):
        return dict(layout)
    under, over = cast("dict[str, Value]", dict(layout)), cast("dict[str, Value]", inner)
    return dict(deep_merge(under, over))


def _same_header(old: Doc, new: Doc) -> bool:
    """Whether two states of a document differ in the body alone, of which no title was made."""
    assert old.text is not None
    assert new.text is not None
    old_head = len(old.text) - len(old.written_body)
    new_head = len(new.text) - len(new.written_body)
    return old.text[:old_head] == new.text[:new_head] and (
        not new.heading_is_title or old.data.get("title") == new.data.get("title")
    )


def _tell_of_github(view: SiteView, run: Run) -> None:
    """Tell what templates asked for that nobody but GitHub knows."""
    for key in view.used:
        if key.startswith(github.SEEN):
            run.tell(TemplateProblem("github-only", {"name": f"site.{key}"}))


def _with_article(marked: str, article: str) -> str:
    """A page with marks, with another article between them."""
    before, _, rest = marked.partition(MARK_START)
    return f"{before}{MARK_START}{article}{MARK_END}{rest.partition(MARK_END)[2]}"


def _unmarked(text: str) -> str:
    if MARK_START in text or MARK_END in text:
        return text.replace(MARK_START, "").replace(MARK_END, "")
    return text


def _placed(marked: str) -> tuple[str, slice | None]:
    """The page without marks, and where they were; None where not exactly one pair is in order."""
    start, end = marked.find(MARK_START), marked.find(MARK_END)
    html = _unmarked(marked)
    once = marked.count(MARK_START) == 1 == marked.count(MARK_END)
    return html, slice(start, end - 1) if once and start < end else None
