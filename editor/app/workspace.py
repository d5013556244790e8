"""What is open: a site with its posts, and the posts being edited. No widgets, no timers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from editor.app.analysis import Snapshot, check_now
from editor.app.buffer import TextBuffer
from editor.app.events import Event
from editor.app.new_post import slug_of_name
from editor.app.open_site import OpenSite, listed_folders, scanned_paths
from editor.app.saving import Blocked, Failed, Gate, Outcome, Saved, save, write
from editor.app.session import PostSession, ReadOnly
from editor.core.findings import Finding, Severity
from editor.core.kramdown import Options
from editor.core.text.source import SourceText, Unreadable, decode, edited, encode
from editor.rules.standard import Standard
from editor.site import store
from editor.site.index import SiteIndex
from editor.site.rows import PostRow
from editor.site.site import Site, SiteProblem, open_site
from editor.site.site_rules import SiteRules, first_rules, plain_rules
from editor.site.site_settings import load_site_settings, settings_paths
from editor.site.watcher import FileWatcher

MakeBuffer = Callable[[str], TextBuffer]
"""Makes the buffer that keeps a text: a QTextDocument's in the window."""


class Workspace:
    """The open site and the open posts.

    Events:
        site_changed: another site is open (None: none), or its settings or rules are others.
        settings_changed: the settings that the site's editors share are others.
        posts_listed: the site's posts were read; what they are held against follows.
        posts_changed: the list of the site's posts is another, and all that follows from it known.
        session_opened, session_closed: a post.
        session_moved: a post lies elsewhere now; its key before, and the session.
    """

    def __init__(self, cache_dir: Path) -> None:
        self.site_changed: Event[OpenSite | None] = Event()
        self.settings_changed: Event[OpenSite] = Event()
        self.posts_listed: Event[OpenSite] = Event()
        self.posts_changed: Event[OpenSite] = Event()
        self.session_opened: Event[PostSession] = Event()
        self.session_closed: Event[PostSession] = Event()
        self.session_moved: Event[tuple[str, PostSession]] = Event()
        self.cache_dir = cache_dir
        """Where what is known of sites is kept between runs."""
        self._sessions: dict[str, PostSession] = {}
        self._analysed: dict[str, tuple[Snapshot, tuple[Finding, ...]]] = {}
        self._watcher = FileWatcher()
        self._site_watcher = FileWatcher()
        self.prose = True
        """Whether the findings of open posts have hints on prose among them."""
        self.in_place = False
        """Whether files are written over when they are saved, not replaced."""
        self.open_site: OpenSite | None = None

    @cached_property
    def _alone(self) -> SiteRules:
        """What a post outside of all sites is held against."""
        return plain_rules()

    @property
    def sessions(self) -> tuple[PostSession, ...]:
        """The open posts, in the order in which they were opened."""
        return tuple(self._sessions.values())

    def session_of(self, path: Path) -> PostSession | None:
        """The session of a file, where it is open."""
        return next((s for s in self.sessions if s.path == path), None)

    # -- the site ------------------------------------------------------------------------------

    def enter_site(self, root: Path) -> SiteProblem | None:
        """Open the site of ``root``: configuration and schema at once, posts by ``scan``."""
        site = open_site(root)
        if isinstance(site, SiteProblem):
            return site
        self.leave_site()
        index = SiteIndex(site, self.cache_dir)
        rules = first_rules(site.root)
        standard = Standard(rules.schema, rules.config, None)
        self._watcher.changed(settings_paths(site.root))
        shared = load_site_settings(site.root)
        self._set_site(OpenSite(site, index, rules, standard, shared=shared))
        self.look_at_site()
        return None

    def look_at_settings(self) -> None:
        """Read the site's settings again if their file looks otherwise than the last time."""
        site = self.open_site
        if site is not None and self._watcher.changed(settings_paths(site.site.root)):
            self.read_settings()

    def look_at_site(self) -> bool:
        """Whether the rules are others than the last time, or posts came or went: to be scanned.

        Where Jekyll's settings are others, it is from now on the site that they make of it.
        """
        site = self.open_site
        if site is None or not self._site_watcher.changed(scanned_paths(site)):
            return False
        now = open_site(site.site.root)
        if isinstance(now, Site) and now != site.site:
            site.index.close()
            index = SiteIndex(now, self.cache_dir)
            self._set_site(replace(site, site=now, index=index, listed=False, scanned=False))
        return True

    def read_settings(self) -> None:
        """Read the settings that the site's editors share again."""
        if self.open_site is None:
            return
        shared = load_site_settings(self.open_site.site.root)
        if shared != self.open_site.shared:
            self.open_site = replace(self.open_site, shared=shared)
            self.settings_changed.tell(self.open_site)

    def leave_site(self) -> None:
        """No site is open; posts that are open stay."""
        if self.open_site is not None:
            self.open_site.index.close()
            self._set_site(None)

    def listed(self, rows: tuple[PostRow, ...]) -> None:
        """Take the posts that were read: they can be seen while their rules are read."""
        if self.open_site is not None:
            self.open_site = replace(self.open_site, rows=rows, listed=True)
            self.posts_listed.tell(self.open_site)

    def scanned(self, rows: tuple[PostRow, ...], rules: SiteRules) -> None:
        """Take what a scan found: the posts, and rules that may have been learnt from them."""
        current = self.open_site
        if current is None:
            return
        if rules.schema.raw == current.rules.schema.raw:
            # The very same one, so that a form made of it stays as it is.
            rules = replace(rules, schema=current.rules.schema)
        standard = Standard(rules.schema, rules.config, current.index.facts())
        changed = not current.scanned or rules != current.rules
        known = replace(current, rules=rules, standard=standard)
        fresh = replace(known, rows=rows, listed=True, scanned=True)
        self.open_site = fresh
        if changed:
            self.site_changed.tell(fresh)
        self.posts_changed.tell(fresh)

    def _set_site(self, site: OpenSite | None) -> None:
        self.open_site = site
        self.site_changed.tell(site)

    def _post_changed(self, path: Path) -> None:
        """A post was written: its row, and the facts that rules and form read.

        Rules learnt from the posts stay as they are: one post changes no habit.
        """
        current = self.open_site
        if current is not None and path.is_relative_to(current.site.root):
            current.index.update_one(path)
            for folder in listed_folders(current):
                self._site_watcher.seen(folder)
            self.scanned(current.index.rows(), current.rules)

    # -- posts ---------------------------------------------------------------------------------

    def open_post(self, path: Path, make_buffer: MakeBuffer) -> PostSession | Failed:
        """Open a file, or give the session that has it open already."""
        known = self.session_of(path)
        if known is not None:
            return known
        loaded = store.read(path)
        if isinstance(loaded, store.ReadFailed):
            return Failed(loaded.reason, loaded.args)
        read_only = None
        source = decode(loaded.data)
        if isinstance(source, Unreadable):
            read_only = ReadOnly(source.reason, dict(source.args))
            source = SourceText(source.text)
        elif not loaded.writable:
            read_only = ReadOnly("store.read-only", {"name": path.name})
        session = PostSession(
            make_buffer(source.text),
            key=str(path),
            path=path,
            name=self.name_of(path),
            source=source,
            stamp=loaded.stamp,
            read_only=read_only,
        )
        return self._opened(session)

    def start_post(self, path: Path, text: str, make_buffer: MakeBuffer) -> PostSession:
        """A post that has no file yet; it comes into being with the first save."""
        session = PostSession(
            make_buffer(text),
            key=str(path),
            path=path,
            name=self.name_of(path),
            source=SourceText(text),
            stamp=None,
        )
        session.saved_text = ""
        return self._opened(session)

    def close_post(self, session: PostSession) -> None:
        """Close a post; what is not saved is given up."""
        self._sessions.pop(session.key, None)
        self._analysed.pop(session.key, None)
        session.close()
        self.session_closed.tell(session)

    def name_of(self, path: Path) -> str:
        """The path within the site, with slashes; the file's name where it lies outside."""
        if self.open_site is not None and path.is_relative_to(self.open_site.site.root):
            return path.relative_to(self.open_site.site.root).as_posix()
        folders = [p for p in path.parts[:-1] if p in ("_posts", "_drafts")]
        return f"{folders[-1]}/{path.name}" if folders else path.name

    def _opened(self, session: PostSession) -> PostSession:
        self._sessions[session.key] = session
        self.session_opened.tell(session)
        return session

    # -- checking and saving -------------------------------------------------------------------

    def standard_of(self, session: PostSession) -> Standard:
        """What a post is held against: its site's rules, or plain Jekyll's for a lone file."""
        site, path = self.open_site, session.path
        if site is not None and path is not None and path.is_relative_to(site.site.root):
            return site.standard
        return Standard(self._alone.schema, self._alone.config, None)

    def snapshot(self, session: PostSession, text: str | None = None) -> Snapshot:
        """The session's text now (or another text for it), ready to be analysed elsewhere."""
        options = self.open_site.options if self.open_site is not None else Options()
        return Snapshot(
            version=session.version,
            rel=session.name,
            text=session.text if text is None else text,
            options=options,
            standard=self.standard_of(session),
            prose=self.prose,
        )

    def check(self, session: PostSession, text: str) -> tuple[Finding, ...]:
        """The findings of a text, at once: those of an analysis where that is of this very text."""
        snapshot = self.snapshot(session, text)
        known = self._analysed.get(session.key)
        if known is not None and _asks_the_same(known[0], snapshot):
            return known[1]
        return check_now(snapshot)

    def analysed(
        self, session: PostSession, snapshot: Snapshot, findings: tuple[Finding, ...]
    ) -> None:
        """What was found in ``snapshot``; whoever asks the same need not wait for it again."""
        self._analysed[session.key] = (snapshot, findings)

    def save(self, session: PostSession) -> Outcome:
        """Save through the gate."""
        gate = Gate(lambda text: self.check(session, text), strict=self._is_strict(session))
        return self._after(save(session, gate, in_place=self.in_place))

    def _is_strict(self, session: PostSession) -> bool:
        """Whether an error keeps a post from being saved as published: the site's to decide."""
        site, path = self.open_site, session.path
        if site is None or path is None or not path.is_relative_to(site.site.root):
            return True
        return site.shared.values.get("errors_block") is not False

    def overwrite(self, session: PostSession, seen: store.Stamp | None) -> Outcome:
        """Write the user's text over what came from outside, after the user has chosen so."""
        if seen is None:
            session.stamp = None
        text, in_place = session.text, self.in_place
        return self._after(write(session, text, overwrite=seen, in_place=in_place))

    def save_as_draft(self, session: PostSession) -> Outcome:
        """Save into ``_drafts`` under a free name; a published file is left as it is.

        Only what Jekyll could read is asked for: a text that encodes and a header that parses.
        """
        site = self.open_site
        if site is None or session.path is None:
            return Failed("saving.no-site", {})
        error = session.header.error
        if error is not None:
            return Failed(error.reason, error.args)
        target = self._free(site.site.root / "_drafts" / f"{slug_of_name(session.path.name)}.md")
        return self._save_elsewhere(session, target, remove_old=False)

    def publish(self, session: PostSession, day: date) -> Outcome:
        """Move a draft to ``_posts`` under ``day``, through the gate."""
        site = self.open_site
        if site is None or session.path is None:
            return Failed("saving.no-site", {})
        name = f"{day:%Y-%m-%d}-{slug_of_name(session.path.name)}.md"
        target = site.site.root / "_posts" / name
        if target.exists():
            return Failed("new-post.exists", {})
        snapshot = replace(self.snapshot(session), rel=self.name_of(target))
        errors = tuple(f for f in check_now(snapshot) if f.severity is Severity.ERROR)
        if errors and self._is_strict(session):
            return Blocked(errors)
        outcome = self._save_elsewhere(session, target, remove_old=True)
        return replace(outcome, errors=len(errors)) if isinstance(outcome, Saved) else outcome

    def _save_elsewhere(self, session: PostSession, target: Path, *, remove_old: bool) -> Outcome:
        text, old_key, old_path, old_stamp = (
            session.text,
            session.key,
            session.path,
            session.stamp,
        )
        outcome = store.create(target, encode(text, session.source))
        if isinstance(outcome, store.WriteFailed):
            return Failed(outcome.reason, outcome.args)
        if isinstance(outcome, store.Changed):
            return Failed("new-post.exists", {})
        if remove_old and old_path is not None and old_stamp is not None:
            # A draft that somebody changed meanwhile is not taken away: it stays beside the post.
            store.remove(old_path, old_stamp)
        session.moved_to(target, self.name_of(target))
        self._sessions.pop(old_key, None)
        self._sessions[session.key] = session
        session.mark_saved(text, edited(text, session.source), outcome.stamp)
        self.session_moved.tell((old_key, session))
        if old_path is not None:
            self._post_changed(old_path)
        self._post_changed(target)
        return Saved(target)

    @staticmethod
    def _free(path: Path) -> Path:
        """``path``, or with a number behind its name where that is taken."""
        free, number = path, 2
        while free.exists():
            free = path.with_stem(f"{path.stem}-{number}")
            number += 1
        return free

    def _after(self, outcome: Outcome) -> Outcome:
        if isinstance(outcome, Saved):
            self._post_changed(outcome.path)
        return outcome


def _asks_the_same(one: Snapshot, other: Snapshot) -> bool:
    """Whether two snapshots are of one text, held against one standard; versions do not count."""
    held, now = one.standard, other.standard
    return (
        one.text == other.text
        and one.rel == other.rel
        and one.options == other.options
        and one.prose == other.prose
        and held.schema is now.schema
        and held.config is now.config
        and held.site is now.site
    )
