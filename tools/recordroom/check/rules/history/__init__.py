"""What a change did to the state it started from."""
