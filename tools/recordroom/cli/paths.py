"""Paths as people give them on the command line: of files and folders of the room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from recordroom.read.files import SurroundingsError


def inside(root: Path, path: Path) -> PurePosixPath:
    """A path as the room names it, whether given from here or from the room."""
    for candidate in (path, root / path):
        if candidate.exists():
            try:
                return PurePosixPath(candidate.resolve().relative_to(root.resolve()).as_posix())
            except ValueError:
                break
    raise SurroundingsError(
        f"找不到「{path}」，或它不在档案室里。请核对文件名。",
        f"{path} does not exist or is not in the record room. Check its name.",
    )


def chosen(root: Path, paths: Sequence[Path]) -> Callable[[PurePosixPath], bool]:
    """Whether a file of the room is meant: itself named, or below a folder that is; without
    paths every file is. Raises SurroundingsError for a path that is not in the room.
    """
    wanted = [inside(root, path) for path in paths]

    def is_meant(path: PurePosixPath) -> bool:
        return not wanted or any(w in (path, *path.parents) for w in wanted)

    return is_meant
