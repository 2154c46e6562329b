"""FRM: the form of records: files, front matter, fields, sections, bodies."""
