"""Bytes to located text, without opinions: files, front matter, policies, git."""
