"""Rules about Japanese prose: textlint's, natively, on kramdown's reading of the post."""
