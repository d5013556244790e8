"""Inline rules, one file each; `editor.core.kramdown.inline.rules` has them in order."""
