"""Authority: who may decide what, on which day, bound to which content, on what evidence."""
