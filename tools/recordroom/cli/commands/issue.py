"""`recordroom issue`: send out what is signed and numbered."""

from __future__ import annotations

from recordroom.cli.steps import plain_command

command = plain_command(
    "issue", "印发：签发并编号之后发出", "Send out what is signed and numbered."
)
