"""The texts that a record had before: what was returned, what an amendment changed.

The sample keeps them in `records/.earlier/<id>/<the first digits of the content hash>.md`; the
hash stands in the record itself, in the approval or the amendment that was of that text. Git keeps
them in every other room, and in the sample's own repository once its history is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from recordroom.authorise.entries import amendments
from recordroom.model.holdings import Record
from recordroom.model.policies import RecordType
from recordroom.write.stages import Stage, approvals_of

FOLDER = PurePosixPath("records", ".earlier")
DIGITS = 12


def body_at(
    record: Record, type_: RecordType, stage: Stage, files: Mapping[PurePosixPath, bytes]
) -> str | None:
    """The body at a stage where it was another than now, None where it is the present one."""
    content = _content_at(record, type_, stage).rpartition(":")[2]
    found = files.get(FOLDER / record.id / f"{content[:DIGITS]}.md") if content else None
    return None if found is None else "\n" + found.decode("utf-8")


def _content_at(record: Record, type_: RecordType, stage: Stage) -> str:
    """The hash that the stage's own decision names, else the next decision or amendment."""
    approvals = approvals_of(record, type_)
    if stage.action == "returned" and stage.approvals:
        return approvals[stage.approvals - 1].content
    return next((c for c in _to_come(record, type_, stage) if c), "")


def _to_come(record: Record, type_: RecordType, stage: Stage) -> Iterator[str]:
    """The hashes that what is still to come names, in order."""
    waiting = list(enumerate(amendments(record)))[stage.amended :]
    for approval in approvals_of(record, type_)[stage.approvals :]:
        while waiting and waiting[0][1].on is not None and waiting[0][1].on <= approval.on:
            yield waiting.pop(0)[1].start
        yield approval.content
    for _, amendment in waiting:
        yield amendment.start
