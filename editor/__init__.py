"""Genko, a desktop editor for the posts of a Jekyll blog."""

__version__ = "0.1.0"

# Who publishes the program, and where, is said here alone; both are made up until the first
# release (packaging/RELEASING.md, step 1, and the release workflow refuses them).
HOMEPAGE = "https://github.com/genko-editor/genko"
"""Where the program is published; its releases are at ``/releases`` below."""
MAINTAINER = "The Genko developers <genko@example.org>"
"""Who answers for the packages, by name and address as Debian writes them."""
