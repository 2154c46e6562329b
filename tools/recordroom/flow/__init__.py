"""Life cycles: the steps a record may take, what each asks for and what it writes."""
