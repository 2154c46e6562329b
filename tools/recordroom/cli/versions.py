"""Which text of a record a command is to show or compare: that of a day, of a commit, the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from recordroom.authorise.versions import landed_text, past_text
from recordroom.model.holdings import Record
from recordroom.model.policies import Policies
from recordroom.model.text import Label
from recordroom.pipeline import Checked
from recordroom.read.files import SurroundingsError
from recordroom.relate.force import content_on, in_force


@dataclass(frozen=True, slots=True)
class Version:
    """A text of a record, and what to call it."""

    record: Record
    told: Label

    @classmethod
    def present(cls, record: Record) -> Version:
        """The record as it stands in the work tree."""
        return cls(record, Label(f"{record.id}（现在）", f"{record.id} (now)"))

    @classmethod
    def at(cls, record: Record, revision: str) -> Version:
        """The record as a revision has it."""
        return cls(record, Label(f"{record.id}（{revision}）", f"{record.id} ({revision})"))

    @classmethod
    def on(cls, record: Record, day: date) -> Version:
        """The record as it was in force on a day."""
        return cls(record, Label(f"{record.id}（{day} 有效）", f"{record.id} (in force on {day})"))


def version_on(root: Path, record: Record, day: date, policies: Policies) -> tuple[Record, bool]:
    """The record's text as it stood on a day, and whether it is that: without the past text in
    git (a shallow clone, a history that begins later) it is the present one.
    """
    content = content_on(record, day)
    if not content:
        return record, True
    then = past_text(root, record, content, policies)
    return (then, True) if then is not None else (record, False)


def in_force_on(root: Path, record: Record, day: date, checked: Checked) -> Version:
    """What was in force on a day of the record's line. Raises SurroundingsError for none or many."""
    found = in_force(record, checked.policies, checked.holdings, on=day)
    if len(found) != 1:
        ids = "、".join(term.record.id for term in found)
        raise SurroundingsError(
            f"{record.id} 在 {day} 没有有效的版本。运行 recordroom show {record.id} --as-of {day} 看各版的起止。"
            if not found
            else f"在 {day} 有效的不止一份：{ids}。请直接写两个标识来比较。",
            f"Nothing of {record.id} was in force on {day}. recordroom show {record.id} --as-of {day} "
            "tells the days of each version."
            if not found
            else f"More than one was in force on {day}: {ids}. Compare two of them by their ids.",
        )
    then, exact = version_on(root, found[0].record, day, checked.policies)
    if not exact:
        raise SurroundingsError(
            f"{then.id} 在 {day} 以后修订过，但 git 历史里找不到当时的文本，不能比较。"
            "请在完整的克隆里运行（git fetch --unshallow）。",
            f"{then.id} was amended after {day}, and git does not have the text of that day. "
            "Run this in a full clone (git fetch --unshallow).",
        )
    return Version.on(then, day)


def committed(root: Path, record: Record, checked: Checked) -> Version | None:
    """The last committed text, where the work tree has another one."""
    landed = landed_text(root, record, checked.policies)
    if landed is None or landed.source.text == record.source.text:
        return None
    return Version(landed, Label(f"{record.id}（最近一次提交）", f"{record.id} (last commit)"))


def before_amendment(root: Path, record: Record, checked: Checked) -> Version | None:
    """The text before the latest amendment, as far as git still has it."""
    rows = record.value("amendments")
    row = rows[-1] if isinstance(rows, tuple) and rows else None
    if not isinstance(row, Mapping):
        return None
    then = past_text(root, record, str(row.get("from", "")), checked.policies)
    day = row.get("on", "")
    if then is None:
        return None
    return Version(then, Label(f"{then.id}（{day} 修订以前）", f"{then.id} (before {day})"))


def predecessor(record: Record, checked: Checked) -> Version | None:
    """The first record that this one replaced and that is there."""
    named = record.value("supersedes")
    ids = [str(n) for n in named] if isinstance(named, tuple) else []
    found = next((checked.holdings.by_id[i] for i in ids if i in checked.holdings.by_id), None)
    if found is None:
        return None
    return Version(found, Label(f"{found.id}（被替代）", f"{found.id} (superseded)"))
