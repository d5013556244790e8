"""What goes wrong outside us: full disks, changed files, killed processes; nothing typed is lost."""
