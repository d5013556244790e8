"""What whole pages are made of, from the disk: layouts, includes, data, themes, stylesheets."""
