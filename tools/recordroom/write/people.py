"""Who does what in a record's life: holders of posts, and those whom a transition names."""

from __future__ import annotations

from datetime import date

from recordroom.model.holdings import Record
from recordroom.model.policies import Organisation

REGISTRAR = "head-general"
"""The post that gives numbers and issues; the sample's 公文处理办法 says so."""

ARCHIVIST = "archivist"

_WRITERS = (
    "author", "worker", "recorder", "applicant", "received-by", "filed-by", "requester", "lead",
    "convener", "attended-by",
)  # fmt: skip


class People:
    """The organisation's people as a history needs them."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        self._starts: dict[str, date] = {}
        for row in organisation.appointments:
            first = self._starts.get(row.person, row.start)
            self._starts[row.person] = min(first, row.start)

    def name(self, person: str) -> str:
        """The English name, for a commit's author."""
        return self._organisation.people[person].name.en

    def arrives(self, person: str) -> date:
        """The first day in any post; nobody commits before it."""
        return self._starts.get(person, self._organisation.founded)

    def holder(self, post: str, day: date) -> str:
        """Who holds a post on a day, or held it next to that day; empty when nobody ever did."""
        rows = [a for a in self._organisation.appointments if a.post == post]
        now = [a for a in rows if a.holds(day)]
        return (now or rows)[0].person if rows else ""

    def writer(self, record: Record, day: date) -> str:
        """Who wrote a record: the person it names, else the head of its department."""
        for field in _WRITERS:
            if record.text(field) in self._organisation.people:
                return record.text(field)
        return self._role("department-head", record, day) or self.holder(REGISTRAR, day)

    def may(self, person: str, by: tuple[str, ...], record: Record, day: date) -> bool:
        """Whether a transition's `by` reaches a person on a day (`anyone` does not count)."""
        held = {a.post for a in self._organisation.appointments
                if a.person == person and a.holds(day)}  # fmt: skip
        return any(held.intersection(self._posts(who, record)) for who in by)

    def actor(self, by: tuple[str, ...], record: Record, day: date) -> str:
        """Who takes a step that no field and no approval gives to anyone."""
        for who in by if "anyone" not in by else ():
            for post in self._posts(who, record):
                if person := self.holder(post, day):
                    return person
        return self.writer(record, day)

    def _posts(self, who: str, record: Record) -> tuple[str, ...]:
        kind, _, name = who.partition(":")
        if kind == "post":
            return (name,)
        if kind == "body":
            body = self._organisation.bodies.get(name)
            return body.posts if body is not None else ()
        department = self._organisation.departments.get(record.text("department"))
        if kind != "role" or department is None:
            return ()
        heads = {
            "department-head": (department.head,),
            "supervising-deputy": (department.deputy,),
            "applicant-superior": (department.head, department.deputy),
        }
        return heads.get(name, ())

    def _role(self, role: str, record: Record, day: date) -> str:
        posts = self._posts(f"role:{role}", record)
        return self.holder(posts[0], day) if posts and posts[0] else ""
