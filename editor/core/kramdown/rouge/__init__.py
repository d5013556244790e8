"""Code as rouge marks it up, with Pygments' lexers."""
