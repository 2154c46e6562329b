"""`recordroom return`: send a record back to be changed."""

from __future__ import annotations

from recordroom.cli.deciding import ending_command

command = ending_command(
    "return", "退回修改：说明理由，退给起草人", "Send a record back to be changed, saying why."
)
