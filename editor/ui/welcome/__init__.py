"""What the window shows while no post is open."""
