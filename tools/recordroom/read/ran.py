"""A program run to its end, or stopped properly when we are."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PATIENCE = 10
"""Seconds that a program has to tidy up (git its lock files) when we are stopped."""


@dataclass(frozen=True, slots=True)
class Ran:
    """Exit status, what the program gave, and all that it said, for people."""

    status: int
    out: bytes
    told: str


def run_to_end(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    stdin: bytes = b"",
    keep: tuple[int, ...] = (),
) -> Ran:
    """Run a program with these open files handed on. A stop of ours is handed on too, and
    passed on only when the program has ended. Raises OSError where there is no such program.
    """
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, env=env,
        pass_fds=keep if os.name == "posix" else (),
    ) as process:  # fmt: skip
        try:
            out, said = process.communicate(stdin)
        except BaseException:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            raise
    return Ran(process.returncode, out, (said + out).decode("utf-8", "replace").strip())
