"""Texts for people: message tables by id, Japanese and English, and the choice between them."""
