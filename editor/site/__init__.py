"""Input and output without Qt: the site's files, the user's files, resources."""
