"""jekyll-redirect-from: a document with ``redirect_to`` is a page that leads elsewhere.

The pages that ``redirect_from`` makes have no file; links to them are known to
:mod:`editor.core.jekyll.plugins`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from editor.core.liquid.host import Source
from editor.core.liquid.values import to_text, truthy

NAME = "jekyll-redirect-from"
LAYOUT_NAME = "redirect"
LAYOUT = Source(
    "",
    """\
<!DOCTYPE html>
<html lang="en-US">
  <meta charset="utf-8">
  <title>Redirecting&hellip;</title>
  <link rel="canonical" href="{{ page.redirect.to }}">
  <script>location="{{ page.redirect.to }}"</script>
  <meta http-equiv="refresh" content="0; url={{ page.redirect.to }}">
  <meta name="robots" content="noindex">
  <h1>Redirecting&hellip;</h1>
  <a href="{{ page.redirect.to }}">Click here if you are not redirected.</a>
</html>
""",
)
"""The layout for sites that have no layout ``redirect`` of their own."""


def added_data(
    data: Mapping[str, object], url: str, absolute_url: Callable[[str], str]
) -> dict[str, object]:
    """What a document at ``url`` gets if its front matter (``data``) leads elsewhere, else {}."""
    given = data.get("redirect_to")
    if isinstance(given, list):
        given = next((one for one in given if one is not None), None)
    if not truthy(given):
        return {}
    target = to_text(given)
    if not target.startswith(("http://", "https://")):
        target = absolute_url(target)
    return {
        "sitemap": False,
        "layout": LAYOUT_NAME,
        "permalink": url,
        "redirect": {"from": url, "to": target},
    }
