"""HTML as kramdown reads it: by element, attribute and content model."""
