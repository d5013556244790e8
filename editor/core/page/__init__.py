"""Whole pages as Jekyll builds them: documents, layouts, the site as templates see it; no I/O."""
