"""Text as the program holds it: spans, edits, lines, UTF-16 offsets, bytes and back."""
