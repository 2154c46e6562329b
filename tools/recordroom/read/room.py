"""Everything in a record room's work tree, read once: policies, records, registers, attachments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from recordroom.model.text import Place, Position, Problem, Source
from recordroom.read.acknowledgements import (
    AcknowledgementFile,
    is_acknowledgement,
    read_acknowledgement,
)
from recordroom.read.evidence import (
    REVOKED,
    SIGNERS,
    FoundEvidence,
    is_evidence,
    read_evidence,
)
from recordroom.read.files import (
    TEXT_LIMIT,
    Entry,
    SurroundingsError,
    digest_file,
    read_bytes,
    scan,
)
from recordroom.read.frontmatter import Document, read_document, read_text, too_large
from recordroom.read.policies import PolicyFile, read_policy_file

RESERVED = ("acknowledgements", "holds")
"""Names below records/ that are never types and never in an edition; later rooms read them."""


@dataclass(frozen=True, slots=True)
class LooseFile:
    """A file that is no record and no register: an attachment, or a stray. SHA-256 digest."""

    path: PurePosixPath
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Room:
    """What was read. `problems` are the files whose name or kind kept them unread."""

    root: Path
    policy_files: tuple[PolicyFile, ...]
    documents: tuple[Document, ...]
    registers: tuple[Source, ...]
    loose: tuple[LooseFile, ...]
    problems: tuple[Problem, ...]
    acknowledgements: tuple[AcknowledgementFile, ...] = ()
    evidence: tuple[FoundEvidence, ...] = ()


def read_room(root: Path, progress: Callable[[int], None] | None = None) -> Room:
    """Read a record room. Raises SurroundingsError without `policies/` (exit status 2)."""
    _require_room(root)
    policy_files: list[PolicyFile] = []
    documents: list[Document] = []
    registers: list[Source] = []
    loose: list[LooseFile] = []
    problems: list[Problem] = []
    read_by: list[AcknowledgementFile] = []
    evidence: list[FoundEvidence] = []
    for folder in ("policies", "records"):
        for entry in scan(root, folder):
            proves = is_evidence(entry.path)
            if _is_hidden(entry.path) and not proves:
                continue
            if _is_settings(entry.path):
                policy_files.append(read_policy_file(root, entry))
            elif entry.fault:
                problems.append(unread(entry.path, entry.fault))
            elif proves:
                evidence.append(read_evidence(root, entry))
            elif _is_register(entry.path):
                _read_register(root, entry, registers, problems)
            elif is_acknowledgement(entry.path):
                read_by.append(read_acknowledgement(root, entry))
            elif _is_record(entry.path):
                documents.append(_read_record(root, entry))
            elif entry.path.parts[1] not in RESERVED:
                digest = digest_file(root, entry.path)
                loose.append(LooseFile(entry.path, entry.size, digest))
            if progress is not None:
                progress(1)
    return Room(
        root, tuple(policy_files), tuple(documents), tuple(registers), tuple(loose),
        tuple(problems), tuple(read_by), tuple(evidence),
    )  # fmt: skip


def read_policy_files(root: Path) -> tuple[PolicyFile, ...]:
    """The settings of a record room alone. Raises SurroundingsError as `read_room` does."""
    _require_room(root)
    found = (e for e in scan(root, "policies") if _is_settings(e.path) and not _is_hidden(e.path))
    return tuple(read_policy_file(root, entry) for entry in found)


def _require_room(root: Path) -> None:
    if not (root / "policies").is_dir():
        raise SurroundingsError(
            f"「{root}」里没有 policies 文件夹，看起来不是档案室仓库。请先进入档案室所在的文件夹，"
            "或用 recordroom init 新建一个，也可用 recordroom demo 看示例。",
            f"{root} has no policies folder, so it is not a record room. Go to the folder of your "
            "record room, make one with `recordroom init`, or see a sample with `recordroom demo`.",
        )


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _is_settings(path: PurePosixPath) -> bool:
    return path.parts[0] == "policies" and path.suffix in (".yml", ".yaml")


def _is_record(path: PurePosixPath) -> bool:
    """Markdown at the depth of records; deeper Markdown lies in an attachment folder."""
    if path.suffix != ".md":
        return False
    if path.parts[0] == "policies":
        return len(path.parts) <= 3
    return len(path.parts) <= 4 and path.parts[1] not in (*RESERVED, "numbers")


def _is_register(path: PurePosixPath) -> bool:
    return path.parts[:2] == ("records", "numbers") and path.suffix == ".csv"


def kind_of(path: PurePosixPath) -> str:
    """What a file below policies/ or records/ is by its path: `record`, one of the kinds of
    model/change.py, `loose` (an attachment or a stray), or empty for what nobody reads.
    """
    if path in (SIGNERS, REVOKED):
        return "signers"
    if path.parts[0] not in ("policies", "records") or len(path.parts) < 2:
        return ""
    if ".evidence" in path.parts:
        return "evidence"
    if _is_hidden(path):
        return ""
    if path.parts[:2] in (("records", "acknowledgements"), ("records", "holds")):
        return path.parts[1].removesuffix("s")
    if _is_settings(path):
        return "settings"
    if _is_register(path):
        return "register"
    return "record" if _is_record(path) else "loose"


def _read_record(root: Path, entry: Entry) -> Document:
    if entry.size > TEXT_LIMIT:
        return too_large(entry.path, entry.size)
    return read_document(entry.path, read_bytes(root, entry.path))


def _read_register(
    root: Path, entry: Entry, registers: list[Source], problems: list[Problem]
) -> None:
    if entry.size > TEXT_LIMIT:
        read: tuple[Source, tuple[Problem, ...]] | Document = too_large(entry.path, entry.size)
    else:
        read = read_text(entry.path, read_bytes(root, entry.path))
    if isinstance(read, Document):
        found = read.problems
    else:
        registers.append(read[0])
        found = read[1]
    # A register belongs to no record, though its stem could be the id of one.
    problems.extend(replace(problem, record=None) for problem in found)


def unread(path: PurePosixPath, kind: str) -> Problem:
    """That a file was not read for its name or its kind."""
    place = Place(Source(path, "", "", "", 1), position=Position(1, 1))
    return Problem(kind, place, {"name": path.name})
