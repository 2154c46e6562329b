"""The command line: one file a command, and no logic of its own."""

from __future__ import annotations

from recordroom.cli.main import main

__all__ = ["main"]
