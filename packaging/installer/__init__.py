"""Makes what users install: a bundle, packages for Linux, installers for Windows and macOS."""
