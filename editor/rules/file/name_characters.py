r"""file/name-characters: a file's name holds no characters that look like others or like nothing.

Why: letters in two parts (as macOS writes them), half-width kana and invisible characters look
right in a list of files, but the address made of them is not the one that people type and link to.

Bad::

    _posts/2026-04-19-ﾆｭｰｽ.md

Good::

    _posts/2026-04-19-ニュース.md

Fix: manual - rename the file; other posts may link to its old address.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.rules.model import Found, Need, Rule, RuleContext
from editor.rules.odd_characters import cleaned, odd_places


def check(post: Post, _cx: RuleContext) -> Iterator[Found]:
    """One finding for each kind."""
    name = post.name
    for variant in dict.fromkeys(variant for variant, _, _ in odd_places(name)):
        fixes = RULE.advise("rename", name=cleaned(name)) if variant != "replacement" else ()
        yield Found(variant, None, {"name": name}, fixes=fixes)


RULE = Rule(
    id="file/name-characters",
    severity=Severity.WARNING,
    needs=Need.HEADER,
    check=check,
    fixes={"rename": Applicability.MANUAL},
)
