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


def die_at(number: int, *, once: str = "") -> list[int]:
    """Count what changes the disk (and each program that is run), from the first step on whose
    path holds the word `once`, and at the step with this number die as by SIGKILL.

    The one number of the list that it gives falls by one with each step.
    """
    left = [number]
    begun = [not once]

    def step(about: object = "") -> None:
        begun[0] = begun[0] or once in str(about)
        if not begun[0]:
            return
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in STEPS or (event == "open" and _writes(arguments)):
            step(arguments[0])

    sync = os.fsync

    def fsync(handle: int) -> None:
        step()
        if begun[0] and left[0] == 0 and stat.S_ISREG(os.fstat(handle).st_mode):
            # The disk got only half of what was written.
            os.ftruncate(handle, os.fstat(handle).st_size // 2)
            step()
        sync(handle)

    os.fsync = fsync
    sys.addaudithook(heard)
    return left


def dies(act: Callable[[], object], at: int, *, once: str = "") -> bool:
    """Do something in a process of its own that dies at its n-th step; False when it came to its
    end before. A child of this interpreter, so that nothing has to be loaded again.
    """
    return _child(act, at, once) is None


def steps_of(act: Callable[[], object], *, once: str = "") -> int:
    """How many steps it takes to do something (which is done)."""
    left = _child(act, FAR, once)
    assert left is not None
    return FAR - left


FAR = 1_000_000


def _child(act: Callable[[], object], at: int, once: str) -> int | None:
    """The steps that were left at the end; None when it died of them."""
    ear, mouth = os.pipe()
    child = os.fork()
    if not child:
        try:
            left = die_at(at, once=once)
            if act():
                os._exit(98)
            os.write(mouth, str(left[0]).encode())
            os._exit(0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(99)
    os.close(mouth)
    with open(ear, "rb") as stream:
        told = stream.read()
    _, ended = os.waitpid(child, 0)
    if os.WIFSIGNALED(ended):
        assert os.WTERMSIG(ended) == signal.SIGKILL
        return None
    assert os.WEXITSTATUS(ended) == 0, "the command was refused or failed"
    return int(told)


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
