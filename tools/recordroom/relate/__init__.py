"""References between records, their reverse, and what a record must come with."""
