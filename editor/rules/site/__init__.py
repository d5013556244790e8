"""Rules on a post among the others, one file each."""
