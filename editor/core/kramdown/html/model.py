"""What kramdown takes for the content of each HTML element."""

from __future__ import annotations

# Elements that belong into running text: their tags begin no block.
SPAN_ELEMENTS = frozenset(
    """a abbr acronym b bdo big br button cite code del dfn em i img input ins kbd label mark
    option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var""".split()  # noqa: SIM905 -- a list of words reads better
)
# Elements that are never running text: their tags are printed as text there.
BLOCK_ELEMENTS = frozenset(
    """address applet article aside blockquote body caption col colgroup dd div dl dt fieldset
    figcaption footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main map
    menu nav ol optgroup p pre section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905 -- a list of words reads better
)
# How the inside is read where Markdown is on; the inside of all others is kept as it is.
BLOCK_CONTENT = frozenset(
    """address applet article aside blockquote body dd details div dl fieldset figcaption figure
    footer form header hgroup iframe li main map menu nav noscript object section summary
    td""".split()  # noqa: SIM905 -- a list of words reads better
)
SPAN_CONTENT = frozenset(
    """a abbr acronym b bdo big button caption cite del dfn dt em h1 h2 h3 h4 h5 h6 i ins label
    legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt""".split()  # noqa: SIM905 -- a list of words reads better
)
# Nothing but their own closing tag counts inside these.
VERBATIM = frozenset({"script", "style"})
VOID = frozenset(
    """area base br col command embed hr img input keygen link meta param source track
    wbr""".split()  # noqa: SIM905 -- a list of words reads better
)
KNOWN = (
    SPAN_ELEMENTS
    | BLOCK_ELEMENTS
    | BLOCK_CONTENT
    | SPAN_CONTENT
    | VERBATIM
    | VOID
    | frozenset(
        """audio bdi canvas center data datalist dialog dir font frame frameset isindex math
        menuitem meter nobr noframes output picture progress s slot strike svg template textarea
        time title video""".split()  # noqa: SIM905 -- a list of words reads better
    )
)
