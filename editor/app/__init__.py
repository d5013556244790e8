"""What a user can do, without widgets: sessions, form, saving, analysis, commands."""
