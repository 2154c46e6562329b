"""NUM: numbers and their registers."""
