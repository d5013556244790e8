"""What is wrong with the open post, with a way to each place and the fixes at hand."""
