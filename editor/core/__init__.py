"""The pure core: text in, data out. No Qt, no input or output, no clock, no locale."""
