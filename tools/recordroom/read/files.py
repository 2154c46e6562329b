"""The files of a work tree: what is there, and the one place that opens them."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

TEXT_LIMIT = 4 * 1024 * 1024
"""Bytes. A record or policy beyond this is refused unread: the longest statutes have 0.3 MB."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file found: its path from the root, its size in bytes, and a fault of its name or kind.

    `fault` is empty, or `link` (a symbolic link, whether file or folder), `special` (a device or
    pipe), `not-nfc` (a name in decomposed Unicode, as old Macs write it) or `bad-name` (bytes
    that are no UTF-8, or control characters). Files with a fault are never read.
    """

    path: PurePosixPath
    size: int
    fault: str = ""


class SurroundingsError(Exception):
    """The environment is at fault (missing folder, no permission): exit status 2.

    `hans` and `en` say what is wrong and what to do.
    """

    def __init__(self, hans: str, en: str) -> None:
        super().__init__(f"{hans}\n{en}")
        self.hans = hans
        self.en = en


def scan(root: Path, folder: str) -> Iterator[Entry]:
    """Every file below `root/folder` in path order; links are reported and not followed."""
    top = root / folder
    if top.is_symlink():
        yield Entry(PurePosixPath(folder), 0, "link")
        return
    if not top.is_dir():
        return
    yield from _scan(top, PurePosixPath(folder))


def _scan(folder: Path, at: PurePosixPath) -> Iterator[Entry]:
    # A stack of our own: folders nested a thousand deep must not exhaust Python's.
    waiting = [(item, at / item.name) for item in reversed(_list(folder, at))]
    while waiting:
        item, path = waiting.pop()
        fault = name_fault(item.name)
        try:
            info = item.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue  # gone since its folder was listed, as an editor's temporary file is
        if stat.S_ISLNK(info.st_mode):
            yield Entry(_printable(path), 0, "link")
        elif fault:
            yield Entry(_printable(path), info.st_size, fault)
        elif stat.S_ISDIR(info.st_mode):
            inner = _list(Path(item.path), path)
            waiting.extend((below, path / below.name) for below in reversed(inner))
        elif stat.S_ISREG(info.st_mode):
            yield Entry(path, info.st_size)
        else:
            yield Entry(path, 0, "special")


def _list(folder: Path, at: PurePosixPath) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda e: e.name)
    except PermissionError as error:
        raise SurroundingsError(
            f"没有权限读取文件夹「{at}」。请检查文件夹权限后再试。",
            f"No permission to read the folder {at}. Check its permissions and try again.",
        ) from error


def name_fault(name: str) -> str:
    """Why a file's name keeps it unread (`bad-name`, `not-nfc`); empty when it does not."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return "bad-name"
    if any(unicodedata.category(c) in ("Cc", "Cf") for c in name):
        return "bad-name"
    return "" if unicodedata.is_normalized("NFC", name) else "not-nfc"


def _printable(path: PurePosixPath) -> PurePosixPath:
    text = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return PurePosixPath("".join(c if c.isprintable() else repr(c)[1:-1] for c in text))


def read_bytes(root: Path, path: PurePosixPath) -> bytes:
    """The bytes of a file. Every record and policy is opened here, once in a run."""
    try:
        return (root / path).read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def given_bytes(file: Path) -> bytes:
    """The bytes of a file that a person names, from anywhere. Raises SurroundingsError, also for
    what is no plain file: to read a pipe would wait for ever.
    """
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise SurroundingsError(
                f"「{file}」不是普通文件（是文件夹或设备），不能使用。请换一个文件。",
                f"{file} is no plain file, but a folder or a device. Name another one.",
            )
        return file.read_bytes()
    except OSError as error:
        raise SurroundingsError(
            f"读不了文件「{file}」：{why(error)}。请核对文件名。",
            f"{file} cannot be read: {error.strerror}. Check its name.",
        ) from error


def digest_file(root: Path, path: PurePosixPath) -> str:
    """SHA-256 of an attachment, read in pieces so that a large scan does not fill memory."""
    try:
        with open(root / path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(path, error) from error


def why(error: OSError) -> str:
    """Why the system would not open a file, in Chinese where it is one of the usual reasons."""
    return _WHY.get(error.errno or 0) or str(error.strerror)


_WHY = {
    errno.ENOENT: "没有这个文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名太长",
}


def _unreadable(path: PurePosixPath, error: OSError) -> SurroundingsError:
    return SurroundingsError(
        f"读不了文件「{path}」（{why(error)}）。请检查文件权限或磁盘后再试。",
        f"Cannot read {path} ({error.strerror}). Check permissions or the disk and try again.",
    )
