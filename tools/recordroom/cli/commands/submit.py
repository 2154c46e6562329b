"""`recordroom submit`: hand a draft in for review."""

from __future__ import annotations

from recordroom.cli.steps import plain_command

command = plain_command("submit", "送审：把起草好的文件送去审核", "Hand a draft in for review.")
