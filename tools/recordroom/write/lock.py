"""One writing command at a time, and a stop that waits until nothing is half-done."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from recordroom.read.files import SurroundingsError


@contextmanager
def only_one(folder: Path) -> Iterator[int]:
    """Hold the lock of a folder, and give the open file that holds it.

    The system lets go of it when the last process that has the file open ends, however it ends.
    Raises SurroundingsError while another command holds it.
    """
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _take(handle):
            raise SurroundingsError(
                "另一条 recordroom 命令正在写这个档案室，请等它结束后再运行；什么也没有改动。",
                "Another recordroom command is writing to this record room. Wait until it has "
                "ended and run this again; nothing was changed.",
            )
        yield handle
    finally:
        os.close(handle)


def is_held(folder: Path) -> bool:
    """Whether another command holds the lock now."""
    try:
        handle = os.open(folder / "lock", os.O_RDWR)
    except OSError:
        return False
    try:
        return not _take(handle)
    finally:
        os.close(handle)


def _take(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class Stop:
    """Whether somebody has asked us to stop (Ctrl-C, or a polite kill), and when we may."""

    def __init__(self) -> None:
        self.asked = False
        self.may = True

    def ask(self, number: int, frame: FrameType | None) -> None:
        """Noted in any case; acted upon at once only while we may."""
        del number, frame
        self.asked = True
        if self.may:
            self.may = False
            raise KeyboardInterrupt


@contextmanager
def stoppable() -> Iterator[Stop]:
    """Within, Ctrl-C and SIGTERM raise KeyboardInterrupt once, and not while `may` is False."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop  # signals come to the main thread alone
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, stop.ask) for number in numbers]
    try:
        yield stop
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
