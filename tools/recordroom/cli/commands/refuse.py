"""`recordroom refuse`: decide against a record."""

from __future__ import annotations

from recordroom.cli.deciding import ending_command

command = ending_command(
    "refuse", "不同意：说明理由，事情到此为止", "Decide against it, saying why."
)
