"""The files that prove approvals: signatures and archived reviews, signers, revoked keys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from recordroom.read.files import TEXT_LIMIT, Entry, read_bytes

FOLDER = ".evidence"
"""The folder below a record's own that holds what proves its approvals; never in an edition."""

SIGNERS = PurePosixPath("policies/allowed_signers")
REVOKED = PurePosixPath("policies/revoked_keys")


@dataclass(frozen=True, slots=True)
class FoundEvidence:
    """A file that bears on the proof of approvals, as bytes; none of a signature or review that is
    beyond TEXT_LIMIT.
    """

    path: PurePosixPath
    data: bytes

    @property
    def home(self) -> PurePosixPath:
        """The record it lies with, should there be one: its folder's name and `.md`."""
        folder = self.path.parent.parent
        return folder.with_name(f"{folder.name}.md")


def is_evidence(path: PurePosixPath) -> bool:
    """Whether a file is a signing file, or lies in the evidence folder of a record (not deeper)."""
    if path in (SIGNERS, REVOKED):
        return True
    parts = path.parts
    inside = len(parts) > 3 and parts[-2] == FOLDER
    return inside and not any(part.startswith(".") for part in (*parts[:-2], parts[-1]))


def read_evidence(root: Path, entry: Entry) -> FoundEvidence:
    """One such file. No signature or review is longer than TEXT_LIMIT, and such a one proves
    nothing; a list of revoked keys is read however long, as leaving it out would let them count.
    """
    wanted = entry.size <= TEXT_LIMIT or entry.path in (SIGNERS, REVOKED)
    return FoundEvidence(entry.path, read_bytes(root, entry.path) if wanted else b"")


def as_text(content: bytes) -> str:
    """Evidence as it is compared: line ends as LF, whatever a checkout made of them."""
    return content.decode("utf-8", "replace").replace("\r\n", "\n")
