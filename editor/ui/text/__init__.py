"""The Markdown pane: one text widget over the post's document, and what stands around it."""
