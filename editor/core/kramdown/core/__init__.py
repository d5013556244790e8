"""What is decided when the whole text has been read: ids, footnotes, abbreviations, contents."""
