"""The addresses inside the preview; apart from the scheme itself, which needs the engine."""

SCHEME = "genko"

APP_HOST = "app"
"""The preview's own page and style."""

SITE_HOST = "site"
"""The media of the open site; another origin than the page's."""

SHELL_URL = f"{SCHEME}://{APP_HOST}/shell"
SITE_ORIGIN = f"{SCHEME}://{SITE_HOST}"
