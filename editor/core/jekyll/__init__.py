"""How Jekyll reads a site: settings, file names, dates, addresses. Pure; no I/O."""
