"""An edition to files: docs tree, site, search index, and the search for leaks."""
