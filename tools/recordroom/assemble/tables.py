"""Rule tables: a node of `policies/*.yml` drawn inside the policy that states it.

The table is made from the very values that the check enforces, so the rule people read is the
rule that runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from recordroom.assemble.display import Display
from recordroom.assemble.keeping import statute
from recordroom.model.policies import (
    Band,
    Delegation,
    DisposalClass,
    Matter,
    NumberSeries,
    Policies,
    Separation,
    Validity,
)
from recordroom.number.series import outline

Rows = tuple[list[str], list[list[str]]]


class Tables:
    """Draws nodes as Markdown tables for one view and language."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.words = display.words
        self.policies: Policies = display.view.policies
        self._nodes: Mapping[str, Callable[[str], Rows]] = {
            "retention.yml#classes": self._classes,
            "numbering.yml#series": self._series,
            "access.yml#levels": self._levels,
            "access.yml#compartments": self._compartments,
            "access.yml#audiences": self._audiences,
            "access.yml#personal-data": self._personal,
            "authority.yml#matters": self._matters,
            "authority.yml#delegations": self._delegations,
            "authority.yml#incompatible-duties": self._duties_apart,
            "authority.yml#incompatible-posts": self._incompatible,
            "organisation.yml#departments": self._departments,
            "organisation.yml#posts": self._posts,
        }

    @property
    def nodes(self) -> tuple[str, ...]:
        """The names that `draw` knows."""
        return tuple(self._nodes)

    def draw(self, name: str) -> str:
        """The table of a node, `file.yml#node` or `file.yml#node/row`, as Markdown."""
        node, _, row = name.partition("/")
        make = self._nodes.get(node)
        if make is None:
            return self.words("no_table", name=escape(name))
        columns, rows = make(row)
        return markdown_table(columns, rows)

    def _columns(self, *keys: str) -> list[str]:
        return [self.words(f"column_{key}") for key in keys]

    def _classes(self, only: str) -> Rows:
        keys = self._columns("class", "period", "trigger", "action", "floor")
        rows = [self._class(c) for i, c in self.policies.classes.items() if only in ("", i)]
        return keys, rows

    def _class(self, class_: DisposalClass) -> list[str]:
        words = self.words
        trigger = words(f"trigger_{class_.event}")
        if class_.offset != "none":
            trigger += words(f"offset_{class_.offset}")
        floor = ""
        if class_.floor is not None:
            status = words(f"status_{class_.floor.status}")
            floor = statute(class_.floor, self.display) + words("bracketed", text=status)
        return [
            words.label(class_.label),
            self.display.duration(class_.period),
            trigger,
            words(f"action_{class_.action}"),
            floor,
        ]

    def _series(self, only: str) -> Rows:
        rows = [self._one_series(s) for i, s in self.policies.series.items() if only in ("", i)]
        return self._columns("series", "form", "codes", "counter", "gapless"), rows

    def _one_series(self, series: NumberSeries) -> list[str]:
        words = self.words
        codes = [f"{c.text} {words.label(c.label)}" for c in series.codes]
        counter = words.list([words(f"counter_{c}") for c in series.counter])
        return [
            words.label(series.label),
            outline(series),
            words.list(codes),
            counter,
            words("gapless_yes" if series.gapless else "gapless_no"),
        ]

    def _levels(self, only: str) -> Rows:
        levels = self.policies.access.levels
        rows = [
            [self.words.label(v.label), self.words.label(v.summary)]
            for i, v in levels.items()
            if only in ("", i)
        ]
        return self._columns("level", "meaning"), rows

    def _compartments(self, only: str) -> Rows:
        rows = [
            [self.words.label(c.label), self.words.label(c.summary)]
            for i, c in self.policies.access.compartments.items()
            if only in ("", i)
        ]
        return self._columns("compartment", "meaning"), rows

    def _audiences(self, only: str) -> Rows:
        rows = []
        for id_, audience in self.policies.access.audiences.items():
            if only not in ("", id_):
                continue
            held = sorted(audience.clearance.compartments)
            rows.append(
                [
                    self.words.label(audience.label),
                    self.words.label(audience.who),
                    self.display.name("level", audience.clearance.level),
                    self.words.list([self.display.name("compartment", c) for c in held]),
                ]
            )
        return self._columns("audience", "who", "level", "compartment"), rows

    def _personal(self, only: str) -> Rows:
        rows = []
        for kind, rule in self.policies.access.personal_data.items():
            if only in ("", kind):
                held = [
                    self.display.name("compartment", c) for c in sorted(rule.access.compartments)
                ]
                level = self.display.name("level", rule.access.level)
                rows.append([self.words(f"personal_{kind}"), level, self.words.list(held)])
        return self._columns("personal", "level", "compartment"), rows

    def _matters(self, only: str) -> Rows:
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

    def _delegations(self, only: str) -> Rows:
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

    def _duties_apart(self, only: str) -> Rows:
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

    def _incompatible(self, only: str) -> Rows:
        del only
        rows = [
            [self.words.list([self.display.name("post", p) for p in i.posts]),
             self.words.label(i.reason)]
            for i in self.policies.authority.incompatible
        ]  # fmt: skip
        return self._columns("posts", "reason"), rows

    def _departments(self, only: str) -> Rows:
        rows = [
            [
                self.words.label(d.label),
                self.display.name("post", d.head) if d.head else "",
                self.display.name("post", d.deputy) if d.deputy else "",
                self.words("semicolon").join(self.words.label(duty) for duty in d.duties),
            ]
            for i, d in self.policies.organisation.departments.items()
            if only in ("", i)
        ]
        return self._columns("department", "head", "deputy", "duties"), rows

    def _posts(self, only: str) -> Rows:
        rows = [
            [
                self.words.label(p.label),
                self.display.name("department", p.department) if p.department else "",
                self.words("semicolon").join(self.words.label(duty) for duty in p.duties),
            ]
            for i, p in self.policies.organisation.posts.items()
            if only in ("", i)
        ]
        return self._columns("post", "department", "duties"), rows


def markdown_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; every text is escaped, so that a label cannot become markup."""
    lines = ["| " + " | ".join(map(escape, columns)) + " |", "|" + " --- |" * len(columns)]
    lines += ["| " + " | ".join(map(escape, row)) + " |" for row in rows]
    return "\n".join(lines)


def escape(text: str) -> str:
    """A text as Markdown that shows it literally, on one line."""
    out = text.replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;").replace("\n", " ")
    for mark in "|*_`[]{}#":
        out = out.replace(mark, "\\" + mark)
    return out
