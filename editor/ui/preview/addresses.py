"""The addresses inside the preview; apart from the scheme itself, which needs the engine."""

SCHEME = "genko"

APP_HOST = "app"
"""The program's own styles."""

SITE_HOST = "site"
"""The open site: its pages and media, and the program's own page."""

SITE_ORIGIN = f"{SCHEME}://{SITE_HOST}"
SHELL_PATH = "/_genko/shell"
"""The program's own page. Jekyll publishes nothing below a name with an underscore in front."""

SHELL_URL = f"{SITE_ORIGIN}{SHELL_PATH}"
"""It is of the site's host, so that the process that draws it goes on with the site's page: for
another host the engine brings up another process, 60 ms of two processors each time, and at the
start, where the own page is always the first, twice the wait."""
