"""The list of the site's posts: search, filters, states."""
