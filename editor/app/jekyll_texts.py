"""What came of a build with Jekyll in the words of the user's language: for window and terminal."""

from __future__ import annotations

from editor.app.jekyll_outcome import Compared, Missing, NotBuilt, Outcome
from editor.core.page.difference import Difference
from editor.i18n.catalog import Messages
from editor.site.jekyll_log import JekyllNotice


def headline(outcome: Outcome, messages: Messages) -> str:
    """The outcome in a sentence."""
    match outcome:
        case Missing(reason):
            return messages.text(f"jekyll.missing.{reason}")
        case NotBuilt():
            return messages.text("jekyll.not-built.text")
        case Compared() if outcome.equal:
            return messages.text("jekyll.equal", version=outcome.version)
    if outcome.comparison.equal:
        return address_text(outcome, messages)
    return messages.text("jekyll.differs", count=len(outcome.comparison.differences))


def address_text(outcome: Compared, messages: Messages) -> str:
    """That the page lies elsewhere; "" where it does not."""
    if outcome.our_path == outcome.their_path:
        return ""
    return messages.text("jekyll.address", ours=outcome.our_path, theirs=outcome.their_path)


def notice_text(notice: JekyllNotice, messages: Messages) -> str:
    """What Jekyll found, with its file and line in front."""
    text = messages.text(f"jekyll.notice.{notice.kind}", **notice.args)
    place = notice.file + (f":{notice.line}" if notice.line else "")
    return f"{place}: {text}" if place else text


def place_text(difference: Difference, messages: Messages) -> str:
    """Where the pages differ: the line of the post, and the element."""
    if difference.line is None:
        where = messages.text("jekyll.layout")
    else:
        where = messages.text("jekyll.line", line=difference.line + 1)
    return f"{where}  {difference.path}"
