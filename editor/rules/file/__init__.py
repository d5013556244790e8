"""Rules on the file, its name and its place on the site, one file each."""
