"""Genko, a desktop editor for the posts of a Jekyll blog."""

__version__ = "0.1.0"

HOMEPAGE = "https://github.com/genko-editor/genko"
"""Where the program is published; its releases are at ``/releases`` below."""
