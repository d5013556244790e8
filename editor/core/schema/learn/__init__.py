"""A schema learnt from a site's posts: proposals with their evidence, and the document of some."""
