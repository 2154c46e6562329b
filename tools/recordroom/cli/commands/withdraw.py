"""`recordroom withdraw`: take back what was asked for or sent out."""

from __future__ import annotations

from recordroom.cli.steps import plain_command

command = plain_command(
    "withdraw", "撤回已提交或已发出的文件", "Take back what was submitted or sent out."
)
