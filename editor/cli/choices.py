"""What the user has chosen in the window, as far as it concerns the command line."""

from __future__ import annotations

from editor.cli.model import Context
from editor.site.settings import Settings, SettingsStore
from editor.site.user_dirs import user_dirs


def user_settings(context: Context) -> Settings:
    """The user's settings; those of the first start where their file cannot be read."""
    return SettingsStore(user_dirs(context.environment).config).look() or Settings()
