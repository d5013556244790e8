"""The headings of the open post."""
