"""What a command may ask of the program: small protocols, no widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from editor.app.text_state import TextChange, TextState


class TextPort(Protocol):
    """The Markdown pane, as commands see it."""

    def change(self, make: Callable[[TextState], TextChange | None]) -> None:
        """Let ``make`` work on the text as it is and apply what it gives as one undo step."""

    def undo(self) -> None:
        """Take the post's last change back, wherever it was made."""

    def redo(self) -> None:
        """Make it again."""

    def cut(self) -> None:
        """Cut the selection of whatever has the focus."""

    def copy(self) -> None:
        """Copy the selection of whatever has the focus."""

    def paste(self) -> None:
        """Paste where the focus is."""

    def select_all(self) -> None:
        """Select all of whatever has the focus."""

    def show_find(self, *, replace: bool) -> None:
        """Open the find bar, with the replace row or without."""

    def find_again(self, *, backwards: bool) -> None:
        """Go to the next or the previous hit."""

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller; 0 is the size from the settings."""

    def choose_link(self) -> None:
        """Ask for a link and put it in the place of the selection."""

    def choose_image(self) -> None:
        """Ask for an image of the site (or copy one into it) and insert it."""


class FilePort(Protocol):
    """Posts and sites: opening, saving, closing."""

    def new_post(self) -> None:
        """Ask for a title and start a post."""

    def open_site(self) -> None:
        """Ask for a site's folder and open it."""

    def open_sample(self) -> None:
        """Open a copy of the sample site."""

    def open_post(self) -> None:
        """Ask for a post's file and open it."""

    def save(self) -> None:
        """Save the post through the gate."""

    def save_all(self) -> None:
        """Save every changed post through the gate."""

    def save_as_draft(self) -> None:
        """Save the post into `_drafts`, where only readable YAML is asked for."""

    def publish(self) -> None:
        """Move the draft to `_posts` under the day of its date, through the gate."""

    def close_post(self) -> None:
        """Close the tab; an unsaved text asks."""

    def reload(self) -> None:
        """Take the text from the disk again, as one undo step."""

    def reveal_file(self) -> None:
        """Show the file in the system's file manager."""

    def quit(self) -> None:
        """Leave the program; unsaved texts ask."""


class ProblemsPort(Protocol):
    """What can be done about one problem: the one at the caret, in the field, or in the list."""

    def offer_fixes(self) -> None:
        """Open the menu of what can be done about it."""

    def explain_here(self) -> None:
        """Show what its rule wants and why."""

    def ignore_here(self) -> None:
        """Ask for a reason and let it pass."""


class SitePort(Protocol):
    """The problems of the whole site."""

    def check_site(self) -> None:
        """Check every post and show what is found."""


class BulkPort(Protocol):
    """Fixes over many posts at once."""

    def review(self, rule: str | None) -> None:
        """Show what the fixes of a rule (None: all safe ones) would do, and make those accepted."""

    def undo(self) -> None:
        """Take the last bulk change back."""


class SchemaPort(Protocol):
    """The schema of the site."""

    def review(self) -> None:
        """Show what the posts suggest for a schema, and write what is accepted."""


class JekyllPort(Protocol):
    """Real Jekyll, where it is installed."""

    def compare(self) -> None:
        """Build the post's page with Jekyll, in a copy of the site, and show what differs."""


class FixPort(Protocol):
    """Findings and their fixes."""

    def fix_all_safe(self) -> None:
        """Apply every safe fix of the post as one undo step."""

    def next_problem(self, *, backwards: bool) -> None:
        """Go to the next or previous finding of the post."""


class ViewPort(Protocol):
    """Panes, theme, language."""

    def toggle_pane(self, name: str) -> None:
        """Show or hide a pane: posts, form, preview, problems, outline."""

    def toggle_header(self) -> None:
        """Unfold or fold the front matter in the Markdown pane."""

    def toggle_word_wrap(self) -> None:
        """Wrap long lines, or not."""

    def set_theme(self, theme: str) -> None:
        """Choose system, light or dark."""

    def set_language(self, language: str) -> None:
        """Choose system, ja or en."""

    def show_post_as(self, view: str) -> None:
        """Choose what the preview shows: page, article, source, elsewhere."""

    def focus_pane(self, name: str) -> None:
        """Move the keyboard focus: posts, form, text, preview, problems."""

    def next_tab(self, *, backwards: bool) -> None:
        """Go to the next or previous open post."""

    def show_palette(self) -> None:
        """Open the list of all commands and posts."""

    def offer_updates(self) -> None:
        """Offer to open the page of releases in the browser; the program itself asks no network."""

    def show_about(self) -> None:
        """Say what this is, its version and its licences."""


class GuidePort(Protocol):
    """The program itself: its settings, and what tells how to use it."""

    def show_settings(self) -> None:
        """Open the settings."""

    def show_manual(self) -> None:
        """Open the manual."""

    def start_tour(self) -> None:
        """Show what each pane of the window is for."""


class Ports(Protocol):
    """All of them."""

    @property
    def text(self) -> TextPort:
        """The Markdown pane."""

    @property
    def files(self) -> FilePort:
        """Posts and sites."""

    @property
    def fixes(self) -> FixPort:
        """Findings and fixes."""

    @property
    def problems(self) -> ProblemsPort:
        """One problem at a time."""

    @property
    def site(self) -> SitePort:
        """The problems of the whole site."""

    @property
    def bulk(self) -> BulkPort:
        """Fixes over many posts at once."""

    @property
    def schema(self) -> SchemaPort:
        """The schema of the site."""

    @property
    def jekyll(self) -> JekyllPort:
        """Real Jekyll."""

    @property
    def view(self) -> ViewPort:
        """Panes, theme, language."""

    @property
    def guide(self) -> GuidePort:
        """The program itself."""
