"""The command line: the same checks and edits without a window, and without Qt."""
