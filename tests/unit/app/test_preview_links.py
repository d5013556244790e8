"""Where links lead."""

from __future__ import annotations

import pytest

from editor.app.preview_links import Link, LinkKind, read_link

SITE = "genko://site"


@pytest.mark.parametrize(
    ("href", "resolved", "link"),
    [
        ("#fn:1", "genko://site/#fn:1", Link(LinkKind.ANCHOR, "#fn:1")),
        (" #見出し", "genko://site/#%E8", Link(LinkKind.ANCHOR, "#見出し")),
        ("/2024/a/", "genko://site/2024/a/", Link(LinkKind.INTERNAL, "/2024/a/")),
        ("/blog/2024/a/", "genko://site/blog/2024/a/", Link(LinkKind.INTERNAL, "/2024/a/")),
        ("/blog", "genko://site/blog", Link(LinkKind.INTERNAL, "/")),
        ("/blogger/", "genko://site/blogger/", Link(LinkKind.INTERNAL, "/blogger/")),
        ("b.html#x", "genko://site/%E6%97%A5/b.html#x", Link(LinkKind.INTERNAL, "/日/b.html#x")),
        ("https://example.com/a", "https://example.com/a",
         Link(LinkKind.EXTERNAL, "https://example.com/a")),
        ("//example.com/", "http://example.com/", Link(LinkKind.EXTERNAL, "http://example.com/")),
        ("mailto:a@example.com", "mailto:a@example.com",
         Link(LinkKind.EXTERNAL, "mailto:a@example.com")),
    ],
)  # fmt: skip
def test_a_link_that_may_be_followed(href, resolved, link):
    assert read_link(href, resolved, site_origin=SITE, baseurl="/blog") == link


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/hosts",
        "data:text/html,x",
        "genko://app/marks.css",
        "chrome://crash",
        "http:",
        "mailto:",
        "http://[broken",
        "",
        "smb://server/share",
    ],
)
def test_a_link_that_leads_nowhere(url):
    assert read_link(url, url, site_origin=SITE, baseurl="") is None
