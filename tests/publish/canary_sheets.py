"""The sheets of the canary room: every type at every access, each field filled by its kind."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.publish.canary_room import (
    GROUPS,
    LEVELS,
    Canaries,
    Demand,
    Room,
    Sheet,
    changed,
    dumped,
    loaded,
    packed,
    policy_files,
)

MORE = (
    "public", "internal", "public membership", "restricted", "restricted finance",
    "restricted personnel", "restricted cases", "confidential council", "public", "internal",
)  # fmt: skip
"""Demands of further sheets; the first forty have every combination."""

OWN_TYPES = {
    "probe": """
id: probe
label: {zh-Hans: 探针, en: Probe}
summary: {zh-Hans: 里层字段更严, en: Stricter fields inside}
folder: probes
access: {default: public, lowest: public}
fields:
  - name: rows
    kind: list
    label: {zh-Hans: 行, en: Rows}
    of:
      kind: object
      fields:
        - {name: plain, kind: text, label: {zh-Hans: 明, en: Plain}}
        - name: secret
          kind: text
          label: {zh-Hans: 密, en: Inner}
          access: {level: restricted, compartments: [finance]}
        - {name: who, kind: person, label: {zh-Hans: 人, en: Who}}
        - name: ref
          kind: record
          label: {zh-Hans: 指, en: Points}
          access: {level: confidential, compartments: []}
  - name: hidden-ref
    kind: record
    label: {zh-Hans: 暗指, en: Hidden reference}
    access: {level: confidential, compartments: []}
  - name: hidden-refs
    kind: list
    label: {zh-Hans: 多个暗指, en: Hidden references}
    of: {kind: record, access: {level: restricted, compartments: [cases]}}
  - {name: link, kind: url, label: {zh-Hans: 网址, en: Link}}
  - name: attachments
    kind: list
    label: {zh-Hans: 附件, en: Attachments}
    of:
      kind: object
      fields:
        - {name: file, kind: text, label: {zh-Hans: 文件, en: File}}
        - name: title
          kind: text
          label: {zh-Hans: 标题, en: Title}
          access: {level: restricted, compartments: []}
states: [{id: open, label: {zh-Hans: 在办, en: Open}, phase: issued}]
""",
    "veiled": """
id: veiled
label: {zh-Hans: 隐题, en: Veiled}
summary: {zh-Hans: 标题、编号和附件更严, en: Stricter title}
folder: veiled
access: {default: public, lowest: public}
fields:
  - name: title
    kind: text
    label: {zh-Hans: 标题, en: Title}
    access: {level: restricted, compartments: []}
  - name: number
    kind: text
    label: {zh-Hans: 编号, en: Number}
    access: {level: internal, compartments: []}
  - name: attachments
    kind: list
    label: {zh-Hans: 附件, en: Attachments}
    access: {level: confidential, compartments: [council]}
    of:
      kind: object
      fields:
        - {name: file, kind: text, label: {zh-Hans: 文件, en: File}}
        - {name: title, kind: text, label: {zh-Hans: 标题, en: Title}}
states: [{id: open, label: {zh-Hans: 在办, en: Open}, phase: issued}]
""",
}

YEARS = 45
"""No class of the sample keeps anything longer, but for good."""

UNSHOWN = ("retention-period", "circulation")
"""Texts that a page has no place for: who may see them need not find them."""


class Author:
    """Writes the room: first who is there, then each sheet, as references need all ids."""

    def __init__(self) -> None:
        self.files = policy_files()
        for id_, text in OWN_TYPES.items():
            self.files[f"policies/record-types/{id_}.yml"] = text
        self.types = {
            Path(name).stem: loaded(str(text))
            for name, text in self.files.items()
            if name.startswith("policies/record-types/")
        }
        self.common = self.types.pop("_common")["fields"]
        self.canaries = Canaries()
        self.people: list[tuple[str, str]] = []
        self.years: dict[range, Demand] = {}
        self.sheets = [self._sheet(i) for i in range(4 * len(self.types))]
        self.turn = 0

    def _sheet(self, i: int) -> Sheet:
        types = sorted(self.types)
        type_ = types[i % len(types)]
        if i < len(LEVELS) * len(GROUPS):
            level, groups = LEVELS[i % 4], GROUPS[i // 4].split()
        elif i >= 3 * len(types):
            level, groups = "public", []  # of each type one that all may see
        else:
            level, *groups = MORE[i % len(MORE)].split()
        demand = Demand(level, frozenset(groups))
        id_ = f"{type_}-{self.canaries.word(f'sheet-{i}', 'id', demand)}"
        spec = self.types[type_]
        folder = f"records/{spec.get('folder')}/{2023 + i % 4}"
        if spec.get("root") == "policies":
            folder = "policies/governance"
        return Sheet(id_, type_, f"{folder}/{id_}.md", demand)

    def room(self) -> Room:
        for i, sheet in enumerate(self.sheets):
            sheet.comment = self._never(sheet.id, "comment of the front matter")
            self._front(i, sheet)
            self._body(i, sheet)
            for place in ("subject", "message", "trailer", "mail"):
                self._never(sheet.id, place)
            self.canaries.word(sheet.id, "author", sheet.demand.joined(None).named())
            folder = sheet.path.removesuffix(".md")
            self.files[sheet.path] = sheet.text()
            self.files |= {f"{folder}/{name}": data for name, data in sheet.files.items()}
        self._settings()
        self._strays()
        self._never("gone", "deleted")
        return Room(self.files, self.sheets, self.canaries.planted, self.years)

    def _never(self, record: str, place: str) -> str:
        return self.canaries.word(record, place, Demand(never=True))

    # --- front matter

    def _front(self, i: int, sheet: Sheet) -> None:
        put, demand = self.canaries, sheet.demand
        spec = self.types[sheet.type]
        fields = {f["name"]: f for f in [*self.common, *spec.get("fields", [])]}
        title = demand.joined(fields["title"].get("access"))
        number = demand.joined(fields["number"].get("access"))
        phases = {s["phase"]: s["id"] for s in spec["states"]}
        sheet.front = {
            "type": sheet.type,
            "title": f"关于{put.word(sheet.id, 'title', title)}的{put.hanzi(sheet.id, 'title', title)}",
            "number": f"青协〔2025〕{put.number(sheet.id, 'number', number)}号",
            "date": f"{2023 + i % 4}-{i % 12 + 1:02d}-{i % 28 + 1:02d}",
            "department": ("general-office", "finance", "projects")[i % 3],
            "status": phases.get("closed", phases.get("issued")),
            "access": demand.level,
            "compartments": sorted(demand.groups),
            "language": ("zh-Hans", "zh-Hant", "en")[i % 3],
        }
        if sheet.type == "policy":
            sheet.front |= {"status": "issued", "disposal-class": "while-valid"}
        for name, field in fields.items():
            if name not in (*sheet.front, "attachments", "disposal-class"):
                sheet.front[name] = self._value(field, sheet, demand, name)
        for name in ("closed-on", "effective-from"):
            if name in sheet.front:
                # Far apart, so that a day that is counted from one still tells from which.
                first = 2100 + YEARS * len(self.years)
                self.years[range(first, first + YEARS)] = demand
                sheet.front[name] = f"{first}-0{i % 9 + 1}-15"
        self._attach(sheet, fields["attachments"])
        if "circulation" in sheet.front:
            self._read(sheet)

    def _read(self, sheet: Sheet) -> None:
        """Two readers, whose names the page tells, and what one of them wrote, which none does."""
        demand = sheet.demand
        readers = [self._person(sheet.id, f"reader {n}", demand) for n in range(2)]
        sheet.front["circulation"] += [{"to": f"person:{id_}"} for id_ in readers]
        self.files[f"records/acknowledgements/{sheet.id}/{readers[0]}.yml"] = dumped(
            {
                "record": sheet.id,
                "person": readers[0],
                "content": "v1:sha256:" + "0" * 64,
                "on": "2025-02-03",
                "kind": "exempt",
                "by": readers[1],
                "reason": self._never(sheet.id, "reason of a reader"),
            }
        )
        proof = self._never(sheet.id, "evidence").encode()
        sheet.files[f".evidence/1-{readers[0]}.sig"] = proof

    def _value(self, spec: Mapping[str, Any], sheet: Sheet, demand: Demand, place: str) -> Any:
        demand = demand.joined(spec.get("access"))
        if place.split("/", maxsplit=1)[0] in UNSHOWN or (
            place.endswith("/note") and place.startswith("approvals")
        ):
            demand = demand.hidden()
        put, kind = self.canaries, spec["kind"]
        if kind in ("text", "paragraph"):
            return f"词{put.word(sheet.id, place, demand)}语"
        if kind == "url":
            return f"https://elsewhere.example/{put.word(sheet.id, place, demand)}"
        if kind in ("number", "money"):
            return put.number(sheet.id, place, demand) + (".50" if kind == "money" else "")
        if kind == "list":
            return [self._value(spec["of"], sheet, demand, f"{place}/{n}") for n in range(2)]
        if kind == "object":
            inner = {f["name"]: f for f in spec["fields"]}
            return {n: self._value(f, sheet, demand, f"{place}/{n}") for n, f in inner.items()}
        if kind == "person":
            return self._person(sheet.id, place, demand)
        if kind == "record":
            return self._target(spec, sheet).id
        if kind == "choice":
            return spec["choices"][0]["value"]
        return FIXED[kind]

    def _person(self, record: str, place: str, demand: Demand) -> str:
        id_ = "p-" + self._never(record, f"{place} id")
        self.people.append((id_, self.canaries.word(record, f"{place} name", demand.named())))
        return id_

    def _target(self, spec: Mapping[str, Any], sheet: Sheet) -> Sheet:
        """The next sheet that may be named; in turn, so that all of them are named by someone."""
        wanted = spec.get("target") or list(self.types)
        self.turn += 1
        others = [s for s in self.sheets if s.type in wanted and s is not sheet]
        return others[self.turn % len(others)]

    def _attach(self, sheet: Sheet, spec: Mapping[str, Any]) -> None:
        put = self.canaries
        whole = sheet.demand.joined(spec.get("access"))
        inner = {f["name"]: f for f in spec["of"]["fields"]}
        titled = whole.joined(inner["title"].get("access"))
        kinds = ("txt", "docx", "png")
        rows = []
        for n, kind in enumerate(kinds):
            word = put.word(sheet.id, f"attachment {n} name", whole)
            name = f"{word}{put.hanzi(sheet.id, f'attachment {n} name', whole)}#{n}.{kind}"
            inside = put.word(sheet.id, f"attachment {n} content", whole)
            data = packed(inside) if kind == "docx" else f"\x89PNG {inside}".encode("utf-16-le")
            sheet.files[name] = data if kind != "txt" else inside.encode()
            rows.append(
                {"file": name, "title": put.word(sheet.id, f"attachment {n} title", titled)}
            )
        rows.append({"file": "absent.pdf", "title": self._never(sheet.id, "title of no file")})
        rows.append({"file": "linked.txt", "title": self._never(sheet.id, "title of a link")})
        rows.append({"file": "page.md", "title": self._never(sheet.id, "title of a page")})
        sheet.files["page.md"] = f"# {self._never(sheet.id, 'page beside')}\n".encode()
        sheet.files["unlisted.txt"] = self._never(sheet.id, "unlisted content").encode()
        sheet.files[".hidden"] = self._never(sheet.id, "hidden content").encode()
        sheet.front["attachments"] = rows

    # --- body

    def _body(self, i: int, sheet: Sheet) -> None:
        put, count = self.canaries, len(self.sheets)
        links = []
        for n, step in enumerate((1, 7, 13)):
            target = self.sheets[(i + step) % count]
            way = posixpath.relpath(target.path, posixpath.dirname(sheet.path))
            text = put.word(sheet.id, f"link {n}", sheet.demand)
            form = ("[{0}]({1})", '[{0}](<{1}#heading> "题")', "[{0}][r]\n\n[r]: {1} '题'")[n]
            links.append(form.format(text, way))
        attached = next(iter(sheet.files))
        words = {
            place: put.word(sheet.id, f"text {place}", sheet.demand)
            for place in (
                "heading", "body", "alt", "footnote", "cell", "item", "quote", "code", "comment",
                "note", "html", "block",
            )
        }  # fmt: skip
        words["hanzi"] = put.hanzi(sheet.id, "body", sheet.demand)
        person, name = f"p-{sheet.id}", put.word(sheet.id, "name in text", sheet.demand)
        self.people.append((person, name))
        sheet.body = BODY.format(
            links="\n".join(links), folder=sheet.id, attached=attached, name=name, **words
        )

    # --- what surrounds the sheets

    def _settings(self) -> None:
        strict = next(s for s in self.sheets if s.type == "policy" and s.demand.level != "public")
        held = self.canaries.word("organisation", "holder", Demand(name=True))
        idle = self._never("organisation", "person without a post or a record")

        def organisation(tree: Any) -> None:
            tree["organisation"]["edit-url"] = "https://forge.example/edit/main"
            named = [*self.people, ("p-held", held), ("p-idle", idle)]
            tree["people"] += [{"id": p, "name": {"zh-Hans": n, "en": n}} for p, n in named]
            tree["appointments"].append(
                {"person": "p-held", "post": "cashier", "from": "2024-01-01", "by": strict.id}
            )

        def retention(tree: Any) -> None:
            for row in tree["classes"]:
                row["basis"] = {"policy": strict.id, "clause": "第十六条"}
            tree["classes"].append(
                {
                    "id": "while-valid",
                    "label": {"zh-Hans": "有效期间", "en": "While valid"},
                    "period": "P10Y",
                    "trigger": {"event": "superseded", "field": "effective-from"},
                    "action": "review",
                }
            )

        def checks(tree: Any) -> None:
            waiver = {"rule": "TXT001", "records": [strict.id], "by": "archivist"}
            reason = self._never("checks", "reason of a waiver")
            tree["waivers"] = [{**waiver, "reason": reason, "until": "2030-01-01"}]

        changed(self.files, "organisation.yml", organisation)
        changed(self.files, "retention.yml", retention)
        changed(self.files, "checks.yml", checks)

    def _strays(self) -> None:
        """What no edition may have: unsound records, two of one id, registers, reserved places."""
        never = self._never
        head = "---\ntype: official-document\naccess: public\ndate: 2025-01-01\nstatus: issued\n"
        folder = "records/official-documents/2025"
        self.files |= {
            f"{folder}/unsound.md": f"{head}title: {never('unsound', 'title')}\nno-such: 1\n---\n\n"
            f"{never('unsound', 'body')}\n",
            f"{folder}/twice.md": f"{head}title: {never('twice', 'first')}\n---\n",
            "records/official-documents/2026/twice.md": f"{head}title: {never('twice', 'later')}\n---\n",
            f"{folder}/level.md": f"{head.replace('public', 'secret')}"
            f"title: {never('level', 'unknown')}\n---\n",
            f"{folder}/broken.md": f"{head}title: [{never('broken', 'yaml')}\n---\n",
            "records/holds/case.md": f"{head}title: {never('holds', 'title')}\n---\n",
            "records/acknowledgements/x/y.yml": never("acknowledgements", "content"),
            "records/numbers/official/qh-2025.csv": "number,event,id,day,reason\n"
            f"青协〔2025〕1号,void,x,2025-01-01,{never('register', 'reason')}\n",
        }


FIXED = {
    "date": "2025-06-30", "date-time": "2025-06-30 09:00", "month": "2025-06", "duration": "P1Y",
    "boolean": "true", "post": "archivist", "department": "projects", "body": "council",
    "level": "internal", "compartment": "finance", "disposal-class": "policies",
    "language": "zh-Hans",
}  # fmt: skip

BODY = """## {heading}

正文{body}与{hanzi}，{name}在场。[^1]

{links}

![{alt}](<{folder}/{attached}>)

[^1]: 脚注{footnote}。

| 甲 | 乙 |
| --- | --- |
| 一 | {cell} |

- 事项{item}

> 引文{quote}

`{code}` <!-- {comment} --> <b onclick="alert(1)">{html}</b>

!!! note "{note}"
    说明。

```
{block}
```
"""
