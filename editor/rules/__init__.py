"""What is checked before a post is saved: one file per rule, a catalogue, an engine, fixes."""
