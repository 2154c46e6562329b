"""`recordroom resume`: put a suspended record back in force."""

from __future__ import annotations

from recordroom.cli.steps import plain_command

command = plain_command("resume", "恢复执行暂停的文件", "Put a suspended record back in force.")
