"""Who may see what: the one place where it is decided."""
