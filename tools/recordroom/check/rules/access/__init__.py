"""Who may see a record, and what a record says of stricter ones."""
