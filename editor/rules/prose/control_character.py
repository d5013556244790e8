r"""prose/control-character: no control characters but line ends and tabs.

Why: browsers show them as boxes or not at all; they come with text copied from other programs.

Bad::

    生成\u0008AI を使います。

Good::

    生成AI を使います。

Fix: safe - takes it away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.prose.model import Mark
from editor.core.prose.prose import ANYWHERE
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

_CONTROL = re.compile("[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]")


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """All text; code only with ``check-code``, images' texts unless ``check-image`` is off."""
    if not cx.reading.wording.odd:
        return
    allowed = frozenset(cx.list_option("allow"))
    without = 0 if cx.bool_option("check-code") else Mark.CODE
    if not cx.bool_option("check-image"):
        without |= Mark.ALT
    for found in _CONTROL.finditer(cx.reading.wording.layer(ANYWHERE, without=without)):
        if found.group() not in allowed:
            fixes = RULE.offer("delete", EditSet.replace(*found.span(), ""))
            args = {"code": f"U+{ord(found.group()):04X}"}
            yield Found("control", Span(*found.span()), args, fixes=fixes)


RULE = Rule(
    id="prose/control-character",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"delete": Applicability.SAFE},
    options=(
        Option("allow", ()),
        Option("check-code", default=False),
        Option("check-image", default=True),
    ),
    on=False,
)
