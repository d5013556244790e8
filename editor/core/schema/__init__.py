"""What a site wants in its front matter: JSON Schema with ``x-genko`` hints, read into records."""
