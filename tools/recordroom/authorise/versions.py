"""The texts of a record's past: the one with a given content hash, the last committed one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from recordroom.authorise.content import content_hash
from recordroom.capture.policies.load import capture_policies
from recordroom.capture.records import capture_record
from recordroom.model.holdings import Record
from recordroom.model.policies import Policies
from recordroom.read.git import Git
from recordroom.read.past import Past, Snapshot, past_of, snapshot, snapshots
from recordroom.read.revision import commit_of


def version_with(
    content: str, snapshots: Iterable[Snapshot], policies: Policies
) -> tuple[Record, Snapshot] | None:
    """The first of the snapshots whose content has this hash, None where none has.

    The hash was taken under the settings of its day, which may since have made a field one of
    the process or changed a governed node; so both the present ones and those are tried.
    """
    for one in snapshots:
        for known in (policies, _then(one)):
            record = None if known is None else captured(one, known)
            if record is not None and known is not None and content_hash(record, known) == content:
                return record, one
    return None


def past_text(root: Path, record: Record, content: str, policies: Policies) -> Record | None:
    """The text of a record's past with this content hash, as git keeps it; None without one."""
    git = _git(root)
    if git is None:
        return None
    found = version_with(content, snapshots(git, record.id, policies=True), policies)
    return None if found is None else found[0]


def landed_text(root: Path, record: Record, policies: Policies) -> Record | None:
    """The record as the last commit has it, None where it was never committed."""
    git = _git(root)
    found = None if git is None else snapshot(git, git.head(), record.path)
    return None if found is None else captured(found, policies)


def past_at(root: Path, record: Record, *, revision: str | None) -> tuple[Past | None, bool]:
    """What git tells of a record up to a revision (None: up to now), None where it cannot; and
    whether the record as it stands is committed.
    """
    git = _git(root)
    if git is None or git.is_shallow():
        return None, True
    upto = git.head() if revision is None else commit_of(git, revision)
    text = git.texts(upto, [record.path]).get(record.path, "").replace("\r\n", "\n")
    return past_of(git, record.id, revision=upto), text.lstrip("\ufeff") == record.source.text


def _git(root: Path) -> Git | None:
    """The repository around a room, None without one or without a commit."""
    git = Git.find(root)
    return git if git is not None and git.head() else None


def captured(snapshot: Snapshot, policies: Policies) -> Record | None:
    """A snapshot's record, None where it could not be read or its type is unknown."""
    if snapshot.document.tree is None:
        return None
    return capture_record(snapshot.document, policies=policies, beside=snapshot.beside).record


def _then(snapshot: Snapshot) -> Policies | None:
    return capture_policies(snapshot.policy_files) if snapshot.policy_files else None
