"""Who took which step, and whether that was theirs to take."""
