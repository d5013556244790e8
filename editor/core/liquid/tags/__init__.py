"""The tags of Liquid and of Jekyll, one module for each group."""
