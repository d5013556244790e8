r"""White space as Ruby has it: ASCII alone.

A full-width blank at the beginning of a Japanese paragraph, or a no-break space, is a letter like
others to kramdown; Python's ``strip``, ``isspace`` and ``\s`` would take them for white space.
Patterns spell it out, for ``(?a:\s)`` does not find all that it should in Python 3.11.
"""

from __future__ import annotations

BLANKS = " \t\n\r\f\v"
"""For ``strip`` and ``in``."""
BLANK = rf"[{BLANKS}]"
"""For patterns: one of them."""
