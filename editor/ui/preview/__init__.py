"""The preview: the post as a page, hardened against what a post may hold."""
