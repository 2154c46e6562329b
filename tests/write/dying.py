"""A process that kills itself at its n-th step on the disk: every point where a plug may be pulled."""

from __future__ import annotations

import os
import signal
import stat
import sys
import traceback
from collections.abc import Callable
from typing import Any

STEPS = {
    "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "shutil.rmtree",
    "shutil.copyfile", "subprocess.Popen",
}  # fmt: skip
"""What the interpreter announces before it does it; renames of both kinds are `os.rename`."""


def die_at(number: int) -> None:
    """From now on count what changes the disk (and each program that is run), and
    at the step with this number die as by SIGKILL.
    """
    left = [number]

    def step() -> None:
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in STEPS or (event == "open" and _writes(arguments)):
            step()

    sync = os.fsync

    def fsync(handle: int) -> None:
        step()
        if left[0] == 0 and stat.S_ISREG(os.fstat(handle).st_mode):
            # The disk got only half of what was written.
            os.ftruncate(handle, os.fstat(handle).st_size // 2)
            step()
        sync(handle)

    os.fsync = fsync
    sys.addaudithook(heard)


def dies(act: Callable[[], object], at: int) -> bool:
    """Do something in a process of its own that dies at its n-th step; False when it came to its
    end before. A child of this interpreter, so that nothing has to be loaded again.
    """
    child = os.fork()
    if not child:
        status = 99
        try:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_DFL)
            die_at(at)
            given = act()
            status = given if isinstance(given, int) else 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    if os.WIFSIGNALED(ended):
        assert os.WTERMSIG(ended) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(ended) == 0
    return False


def _writes(arguments: tuple[Any, ...]) -> bool:
    """Whether a file is opened to be written (not a program's own cache)."""
    path, mode, flags = arguments
    written = isinstance(mode, str) and any(c in mode for c in "wax+")
    made = isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_CREAT))
    return (
        (written or made)
        and not str(path).endswith((".pyc", "/dev/null"))
        and "pycache" not in str(path)
    )
