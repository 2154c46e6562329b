"""The only room that changes records: new rooms, the sample, and edits by node position."""
