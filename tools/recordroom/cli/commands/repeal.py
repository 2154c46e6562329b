"""`recordroom repeal`: end a record that is in force."""

from __future__ import annotations

from recordroom.cli.steps import plain_command

command = plain_command("repeal", "废止生效的文件", "Repeal a record that is in force.")
