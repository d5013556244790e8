"""The front matter: found as Jekyll finds it, typed as Psych does, changed one span at a time."""
