"""One folder a family, one file a rule; the catalogue finds them by itself."""
