"""What commands ask for, done with the window: files, fixes, views."""
