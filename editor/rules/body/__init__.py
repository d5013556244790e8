"""Rules on the Markdown, one file each."""
