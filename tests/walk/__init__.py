"""Whole lives of records, walked through as people walk them."""
