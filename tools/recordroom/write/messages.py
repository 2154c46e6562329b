"""Commit messages of the sample's history: what was done, in words of its language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePosixPath

from recordroom.model.text import Label
from recordroom.read.git import NewCommit
from recordroom.write.people import People
from recordroom.write.trailers import Message
from recordroom.write.units import Unit

DOMAIN = "qinghe.example"
"""The sample's mail domain; `example` names can never be anyone's (RFC 2606)."""

MANY = Label("{label}{kind} {count} 份", "{label} {count} × {kind}", "{label}{kind} {count} 份")
ONE = Label("{label}：{title}", "{label}: {title}", "{label}：{title}")


def message(
    unit: Unit, *, files: Mapping[PurePosixPath, bytes], moment: datetime, people: People
) -> NewCommit:
    """The commit of a unit at a moment, by the person who acted."""
    return NewCommit(
        author=people.name(unit.by),
        email=f"{unit.by}@{DOMAIN}",
        when=moment,
        message=text(unit),
        files=files,
    )


def text(unit: Unit) -> str:
    """A subject, the notes given with the act, and the trailers Record, Number, Action, By."""
    form = ONE if len(unit.subjects) == 1 else MANY
    subject = form.get(unit.lang).format(
        label=unit.label.get(unit.lang),
        kind=unit.kind.get(unit.lang),
        count=len(unit.subjects),
        title=unit.subjects[0],
    )
    return Message(
        subject,
        records=unit.records,
        numbers=unit.numbers,
        action=unit.action,
        by=unit.by,
        body="\n".join(dict.fromkeys(unit.notes)),
    ).text()
