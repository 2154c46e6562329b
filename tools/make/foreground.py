"""Runs a command so that Ctrl-C ends it, and not the make that started it.

Make reports an interrupt as a failure of its own. The command therefore gets a process group of
its own, on a terminal in the foreground: Ctrl-C reaches it alone, it ends with its status, and make
ends with that. An interrupt sent to this process is passed on; and when whoever started it has been
interrupted or is gone, the command is interrupted too, so that no server stays behind.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

POLL = 0.2
"""Seconds between looks at the command and at the parent."""


def run(command: Sequence[str]) -> int:
    """Run the command to its end; its exit status."""
    terminal = _terminal()
    parent = os.getppid()
    caught = _catches_interrupt(parent)
    asked = False

    def ask(signum: int, frame: object) -> None:
        nonlocal asked
        asked = True

    # Before the start: a handler does not outlive exec, so the command begins with the defaults,
    # even where whoever started us in the background (`make handbook &`) had SIGINT ignored.
    signal.signal(signal.SIGINT, ask)
    signal.signal(signal.SIGTERM, ask)
    child = subprocess.Popen(command, process_group=0)
    if terminal is not None:
        _to_front(terminal, child.pid)
    told = False
    while child.poll() is None:
        gone = os.getppid() != parent or (caught and not _catches_interrupt(parent))
        if (asked or gone) and not told:
            told = True
            child.send_signal(signal.SIGINT)
        time.sleep(POLL)
    if terminal is not None:
        _to_front(terminal, os.getpgrp())
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


def _terminal() -> int | None:
    """The terminal whose foreground we are, if any."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        if os.tcgetpgrp(terminal) == os.getpgrp():
            return terminal
    except OSError:
        pass
    os.close(terminal)
    return None


def _to_front(terminal: int, group: int) -> None:
    """Give the terminal to a process group; from the background that needs SIGTTOU ignored."""
    before = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    try:
        os.tcsetpgrp(terminal, group)
    except OSError:
        pass  # the terminal is gone, and with it the question
    finally:
        signal.signal(signal.SIGTTOU, before)


def _catches_interrupt(process: int) -> bool:
    """Whether a process still waits for an interrupt (Linux only; elsewhere False).

    Make stops catching it once it has been interrupted, and then waits for what it started.
    """
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    for line in status.splitlines():
        if line.startswith("SigCgt:"):
            return bool(int(line.split()[1], 16) >> (signal.SIGINT - 1) & 1)
    return False


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
