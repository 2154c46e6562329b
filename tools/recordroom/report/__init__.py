"""Diagnostics for people, for programs and for GitHub; one file a format."""
