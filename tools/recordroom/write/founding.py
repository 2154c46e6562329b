"""The policy data as it was on the founding day, and as people came and went after it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from datetime import date
from pathlib import PurePosixPath

from recordroom.capture.typed import to_day
from recordroom.model.policies import Appointment, Policies
from recordroom.model.text import Label
from recordroom.write.people import REGISTRAR, People
from recordroom.write.units import Unit
from recordroom.write.unwind import Front

ORGANISATION = PurePosixPath("policies/organisation.yml")
OPEN = Label("建立档案室", "Open the record room")
JOIN = Label("任职", "Appoint")
LEAVE = Label("离任", "End appointment")

_PERSON = re.compile(r"^ *(?:- )?(?:id|person): *(\S+)$", re.MULTILINE)
_FROM = re.compile(r"^ *(?:- )?from: *(\S+)$", re.MULTILINE)
_TO = re.compile(r"^ *to: *(\S+)$")


def founding_units(
    policies: Policies,
    files: Mapping[PurePosixPath, bytes],
    first: Set[PurePosixPath],
    *,
    people: People,
    as_of: date,
) -> list[Unit]:
    """The opening of the room with the files `first`, then one unit a day of comings and goings."""
    organisation = policies.organisation
    rows = organisation.appointments
    day = min(organisation.founded, as_of)
    changes = {a.start for a in rows if day < a.start <= as_of}
    changes |= {a.until for a in rows if a.until is not None and day < a.until <= as_of}
    by = people.holder(REGISTRAR, day)
    opening = Unit("founding", day, by, "created", OPEN, kind=OPEN, rank=0)
    opening.subjects.append(organisation.name.hans)
    opening.files = {path: files[path] for path in sorted(first)}
    units = [opening]
    text = files[ORGANISATION].decode()
    opening.files[ORGANISATION] = _as_it_was(text, rows, day, as_of=as_of)
    for change in sorted(changes):
        by = people.holder(REGISTRAR, change)
        came = [a for a in rows if a.start == change]
        label = JOIN if came else LEAVE
        unit = Unit(f"people/{change}", change, by, "changed", label, kind=label, rank=0)
        for a in came or [a for a in rows if a.until == change]:
            post = organisation.posts[a.post].label if a.post in organisation.posts else label
            unit.subjects.append(f"{organisation.people[a.person].name.hans} {post.hans}")
        unit.files[ORGANISATION] = _as_it_was(text, rows, change, as_of=as_of)
        unit.after.append(units[-1])
        units.append(unit)
    # Whatever the file says of days to come was known when it was last edited.
    units[-1].files[ORGANISATION] = files[ORGANISATION]
    return units


def _as_it_was(text: str, rows: tuple[Appointment, ...], day: date, *, as_of: date) -> bytes:
    """organisation.yml with the people who had come by `day`, and no end that was not there yet."""
    there = {a.person for a in rows if a.start <= day}
    later = {a.person for a in rows} - there
    front = Front(text)
    front.keep_items("people", lambda _, item: _found(_PERSON, item) not in later)
    front.keep_items("appointments", lambda _, item: (_day(_FROM, item) or day) <= day)
    front.drop_lines(
        "appointments", lambda line: (end := _day(_TO, line)) is not None and day < end <= as_of
    )
    return front.text().encode()


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1].strip("\"'") if match else ""


def _day(pattern: re.Pattern[str], text: str) -> date | None:
    return to_day(_found(pattern, text))
