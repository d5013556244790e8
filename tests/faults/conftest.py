"""What goes wrong outside us: full disks, changed files, killed processes; no text is lost."""
