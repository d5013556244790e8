"""Questions that need an answer before the program goes on."""
