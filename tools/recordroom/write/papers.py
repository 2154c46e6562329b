"""What lies beside a record at a stage of its life: attachments, and the proofs of approvals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from recordroom.model.holdings import Attachment, Holdings, Record
from recordroom.write.stages import Stage

_NUMBERED = re.compile(r"(\d+)-")


def papers_at(record: Record, stage: Stage) -> tuple[Attachment, ...]:
    """The attachments that are there. What came up in handling (a role says so) comes with what
    it is of: the scan of a signature with that approval, a stamped original when it is filed.
    """
    rows = {
        str(row.get("file", "")): row
        for row in _rows(record, "attachments")
    }  # fmt: skip
    given = {str(row.get("scan", "")) for row in _rows(record, "approvals")[: stage.approvals]}
    there = []
    for paper in record.attachments:
        role = str(rows.get(paper.name, {}).get("role", ""))
        late = {
            "approval-scan": paper.name not in given,
            "stamped": stage.state != record.status,
            "draft-sheet": stage.state != record.status,
        }
        if paper.present and not late.get(role, False):
            there.append(paper)
    return tuple(there)


def proofs_at(record: Record, holdings: Holdings, stage: Stage) -> tuple[PurePosixPath, ...]:
    """The signatures and archived reviews of the approvals given so far, by their number."""
    found = []
    for file in holdings.evidence.get(record.id, ()):
        number = _NUMBERED.match(file.path.name)
        if number is None or int(number[1]) <= stage.approvals:
            found.append(file.path)
    return tuple(found)


def _rows(record: Record, name: str) -> list[Mapping[str, object]]:
    value = record.value(name)
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, tuple) else []
