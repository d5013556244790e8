"""The tags of Jekyll's own plugins, written anew: what they print, and where they print it."""
