"""Commands: one record each, from which menus, toolbar, shortcuts and palette derive."""
