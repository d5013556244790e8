"""Liquid as Jekyll runs it, on python-liquid: text and data in, text out, no I/O."""
