"""Rule tables of authority.yml: who approves what, delegations, and what is kept apart."""

from __future__ import annotations

from recordroom.assemble.display import Display
from recordroom.model.policies import Band, Delegation, Matter, Policies, Separation, Validity

Rows = tuple[list[str], list[list[str]]]
"""The heads of a table's columns, and its rows."""


class AuthorityTables:
    """Draws the nodes of authority.yml for one view and language; `only` asks for one row's id."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.words = display.words
        self.policies: Policies = display.view.policies

    def _columns(self, *keys: str) -> list[str]:
        return [self.words(f"column_{key}") for key in keys]

    def matters(self, only: str) -> Rows:
        """Who approves what: a row for each band of each matter."""
        rows = [
            [self.words.label(m.label), self._band(m, b), self._approvers(b)]
            for m in self.policies.authority.matters
            if only in ("", m.id)
            for b in m.bands
        ]
        return self._columns("matter", "band", "approve"), rows

    def _band(self, matter: Matter, band: Band) -> str:
        words = self.words
        type_ = self.policies.types.get(matter.type)
        spec = type_.fields.get(matter.field) if type_ else None
        measure = words.label(spec.label) if spec else matter.field
        if band.choice:
            return f"{measure} {self.display.text(band.choice, spec)}" if spec else band.choice
        limits = (
            ("band_above", band.above),
            ("band_at_least", band.at_least),
            ("band_below", band.below),
            ("band_up_to", band.up_to),
        )
        said = [words(form, limit=limit) for form, limit in limits if limit]
        return f"{measure} {words('and').join(said)}" if said else words("band_any")

    def _approvers(self, band: Band) -> str:
        words = self.words
        told = " → ".join(words("or").join(map(self.approver, step)) for step in band.steps)
        if not band.majority:
            return told
        half = band.majority == "1/2"
        said = words("majority_half") if half else words("majority", text=band.majority)
        return told + words("bracketed", text=said)

    def approver(self, who: str) -> str:
        """The name of `post:ID`, `role:ID`, `body:ID`, or `anyone`."""
        kind, _, id_ = who.partition(":")
        if kind == "role":
            role = self.policies.authority.roles.get(id_)
            return self.words.label(role.label) if role else id_
        if kind in ("post", "body"):
            return self.display.name(kind, id_)
        return self.words("anyone") if who == "anyone" else who

    def delegations(self, only: str) -> Rows:
        """Who has lent which authority to whom, and for which days."""
        del only
        rows = [
            [
                self.display.name("post", row.giver),
                self._taker(row.taker),
                self._delegated(row),
                self._span(row.validity),
            ]
            for row in self.policies.authority.delegations
        ]
        return self._columns("giver", "taker", "delegated", "span"), rows

    def _taker(self, who: str) -> str:
        kind, _, id_ = who.partition(":")
        # Whoever may not see staff by name is told that it is somebody.
        if kind == "person" and not self.display.view.audience.names:
            return self.words("one_person")
        return self.display.name(kind, id_)

    def _delegated(self, row: Delegation) -> str:
        words = self.words
        matters = {m.id: words.label(m.label) for m in self.policies.authority.matters}
        told = words.list([matters.get(id_, id_) for id_ in row.matters]) or words("every_matter")
        if not row.up_to:
            return told
        return told + words("bracketed", text=words("band_up_to", limit=row.up_to))

    def _span(self, validity: Validity) -> str:
        days = (validity.start, validity.end)
        return "—".join(day.isoformat() if day else "" for day in days)

    def duties_apart(self, only: str) -> Rows:
        """Duties on one record that are kept apart."""
        del only
        rows = [
            [self._type_label(row), self._duties(row), self.words.label(row.reason)]
            for row in self.policies.authority.separations
        ]
        return self._columns("of_type", "duties_apart", "reason"), rows

    def _type_label(self, row: Separation) -> str:
        type_ = self.policies.types.get(row.type)
        return self.words.label(type_.label) if type_ else row.type

    def _duties(self, row: Separation) -> str:
        type_ = self.policies.types.get(row.type)
        names = []
        for name in row.fields:
            spec = type_.fields.get(name) if type_ else None
            label = self.words.label(spec.label) if spec else name
            names.append(self.words("duty_approvals") if name == "approvals" else label)
        return self.words.list(names)

    def incompatible(self, only: str) -> Rows:
        """Posts that one person may not hold together."""
        del only
        rows = [
            [self.words.list([self.display.name("post", p) for p in i.posts]),
             self.words.label(i.reason)]
            for i in self.policies.authority.incompatible
        ]  # fmt: skip
        return self._columns("posts", "reason"), rows
