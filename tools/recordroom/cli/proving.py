"""What `approve` lays beside a record as proof: the scan of a paper, a signature, a review."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Protocol

from recordroom.cli.acting import Acting
from recordroom.cli.steps import Scene
from recordroom.flow.step import Step
from recordroom.model.holdings import Record
from recordroom.pipeline import check_changes
from recordroom.read.files import SurroundingsError, read_bytes
from recordroom.write.attaching import attached
from recordroom.write.signing import archive_review, sign_approval


class Means(Protocol):
    """The options that name a proof."""

    @property
    def sign(self) -> bool: ...
    @property
    def key(self) -> str: ...
    @property
    def review(self) -> str: ...


def with_paper(
    at: Scene, acting: Acting, paper: str
) -> tuple[Scene, str, dict[PurePosixPath, bytes]]:
    """The scene with a scan beside the record, the record's text with the scan listed, and the
    files that go with it; nothing is written. Raises SurroundingsError.
    """
    record, type_ = at.record, at.checked.policies.types[at.record.type]
    text = read_bytes(acting.root, record.path).decode("utf-8")
    title = "审批单扫描件" if at.checked.policies.organisation.language != "en" else "Signed page"
    changes = attached(record, type_, Path(paper), text=text, title=title, role="approval-scan")
    checked = check_changes(at.checked, changes)
    beside = {path: data for path, data in changes.items() if path != record.path}
    told = changes[record.path].decode("utf-8")
    return replace(at, checked=checked, record=checked.holdings.by_id[record.id]), told, beside


def proof_of(at: Scene, acting: Acting, step: Step, means: Means) -> dict[PurePosixPath, bytes]:
    """The evidence files that go with the approval that a step adds. Raises SurroundingsError."""
    rows = step.append.get("approvals", ())
    entry = rows[-1] if rows else None
    if not isinstance(entry, dict) or not (means.sign or means.review):
        return {}
    taken = [file.path for file in at.checked.holdings.evidence.get(at.record.id, ())]
    index = _length(at.record) + len(rows) - 1
    if means.sign and means.review:
        raise SurroundingsError(
            "--sign 和 --review 只能选一个。", "Use either --sign or --review, not both."
        )
    if means.review:
        return dict(archive_review(at.record, Path(means.review), index=index, taken=taken))
    said = {name: value for name, value in entry.items() if isinstance(value, str)}
    return dict(
        sign_approval(at.record, said, index=index, key=means.key, root=acting.root, taken=taken)
    )


def _length(record: Record) -> int:
    """How many approvals the file lists, those that could not be taken included."""
    field = record.fields.get("approvals")
    if field is None or not isinstance(field.value, tuple):
        return 0
    return max((i for i, _ in field.items(field.value, field.path)), default=-1) + 1
