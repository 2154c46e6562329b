"""How long a record is kept, and why."""
