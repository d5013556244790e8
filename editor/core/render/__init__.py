"""Tokens to HTML as the preview needs it: blocks with their places, code with colours."""
