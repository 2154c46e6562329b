"""Located text to typed values: policies, record types, records, events."""
