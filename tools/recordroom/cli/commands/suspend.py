"""`recordroom suspend`: put a record that is in force out of use for a time."""

from __future__ import annotations

from recordroom.cli.steps import plain_command

command = plain_command("suspend", "暂停执行生效的文件", "Suspend a record that is in force.")
