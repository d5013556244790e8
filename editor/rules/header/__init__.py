"""Rules on the front matter, one file each."""
