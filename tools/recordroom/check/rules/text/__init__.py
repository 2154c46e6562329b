"""The words and glyphs of titles, bodies and clauses."""
