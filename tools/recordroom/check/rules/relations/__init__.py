"""References between records, what belongs together, files beside a record, links."""
