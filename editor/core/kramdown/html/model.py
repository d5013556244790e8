"""What kramdown takes for the content of each HTML element."""

from __future__ import annotations

SPAN_ELEMENTS = frozenset(
    """a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark
    option q rb rbc rp rt rtc ruby s samp select small span strong sub sup tt u var""".split()
)
BLOCK_ELEMENTS = frozenset(
    """address article aside applet body blockquote caption col colgroup dd div dl dt fieldset
    figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main
    map nav noscript object ol optgroup p pre section summary table tbody td th thead tfoot tr
    ul details dialog figure math script style svg template textarea title video""".split()
)
# What is inside these is text for blocks, running text, or nothing to be read, once Markdown is on.
BLOCK_CONTENT = frozenset(
    """address applet article aside blockquote body dd details div dl fieldset figure figcaption
    footer form header hgroup iframe li main map menu nav noscript object section summary td""".split()
)
SPAN_CONTENT = frozenset(
    """a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label
    legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt""".split()
)
RAW_CONTENT = frozenset(
    """script style math option textarea pre code kbd samp var svg""".split()
)
VOID = frozenset("area base br col command embed hr img input keygen link meta param source track wbr".split())
PRESERVED = frozenset("pre script style textarea".split())
KNOWN = SPAN_ELEMENTS | BLOCK_ELEMENTS | BLOCK_CONTENT | SPAN_CONTENT | RAW_CONTENT | VOID
