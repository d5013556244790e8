"""Text commands: pure functions from a text and its selection to the edits that do it."""
