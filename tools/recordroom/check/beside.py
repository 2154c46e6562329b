"""Files beside records: where a listed name points, and whether it stays in its folder."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Mapping
from pathlib import PurePosixPath

from recordroom.model.holdings import Record


def points_at(record: Record, name: str) -> PurePosixPath:
    """The repository path that a listed name leads to, `..` followed and `\\` read as `/`."""
    folder = str(record.path.with_suffix(""))
    return PurePosixPath(posixpath.normpath(posixpath.join(folder, name.replace("\\", "/"))))


def stays_inside(record: Record, name: str) -> bool:
    """Whether a listed name is that of a file below the record's own folder, on any system."""
    folder = record.path.with_suffix("")
    plain = not any(char in name for char in "\\:")
    return plain and not name.startswith("/") and folder in points_at(record, name).parents


def unlisted_likeness(record: Record) -> Mapping[str, str]:
    """For each listed name without a file, the unlisted file that was probably meant."""
    unlisted = [a.name for a in record.attachments if a.index is None]
    out: dict[str, str] = {}
    for attachment in record.attachments:
        if attachment.index is not None and not attachment.present and attachment.name:
            by_case = {name.casefold(): name for name in unlisted}
            near = difflib.get_close_matches(attachment.name.casefold(), sorted(by_case), 1)
            if near:
                out[attachment.name] = by_case[near[0]]
                unlisted.remove(by_case[near[0]])
    return out
