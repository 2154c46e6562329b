"""Rule tables: a node of `policies/*.yml` drawn inside the policy that states it.

The table is made from the very values that the check enforces, so the rule people read is the
rule that runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from recordroom.assemble.authority_tables import AuthorityTables, Rows
from recordroom.assemble.display import Display
from recordroom.assemble.keeping import statute
from recordroom.assemble.shelf_table import shelf_rows
from recordroom.model.policies import DisposalClass, NumberSeries, Policies
from recordroom.number.series import outline


class Tables:
    """Draws nodes as Markdown tables for one view and language."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.words = display.words
        self.policies: Policies = display.view.policies
        authority = AuthorityTables(display)
        self.approver = authority.approver
        self._nodes: Mapping[str, Callable[[str], Rows]] = {
            "retention.yml#classes": self._classes,
            "numbering.yml#series": self._series,
            "numbering.yml#reference-codes": self._reference_codes,
            "access.yml#levels": self._levels,
            "access.yml#compartments": self._compartments,
            "access.yml#audiences": self._audiences,
            "access.yml#personal-data": self._personal,
            "authority.yml#matters": authority.matters,
            "authority.yml#delegations": authority.delegations,
            "authority.yml#incompatible-duties": authority.duties_apart,
            "authority.yml#incompatible-posts": authority.incompatible,
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

    def _reference_codes(self, only: str) -> Rows:
        del only
        codes = self.policies.reference_codes
        rows = shelf_rows(codes, self.words) if codes is not None else []
        return self._columns("code_level", "level_codes"), rows

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
