"""A small organisation for judging approvals, and records written in one line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from recordroom.authorise.judge import Verdict, judge
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies
from recordroom.pipeline import check_room
from tests.conftest import BASE, base_files, lay

AS_OF = date(2026, 1, 1)
ORGANISATION = "policies/organisation.yml"
AUTHORITY = "policies/authority.yml"


@dataclass(frozen=True)
class Hall:
    """A room as captured; `verdict` judges one of its records."""

    policies: Policies
    holdings: Holdings

    def record(self, id_: str) -> Record:
        return self.holdings.by_id[id_]

    def verdict(self, id_: str = "one") -> Verdict:
        return judge(self.record(id_), self.policies, self.holdings)


Open = Callable[[Mapping[str, str]], Hall]


def open_hall(root: Path, files: Mapping[str, str], *, added: Mapping[str, str]) -> Hall:
    """The base organisation with files laid over it, and texts added to the end of its own."""
    base = base_files()
    grown = {name: base[name] + text for name, text in added.items()}
    checked = check_room(lay(root, {**base, **grown, **files}), as_of=AS_OF)
    return Hall(checked.policies, checked.holdings)


def base(name: str) -> str:
    return (BASE / name).read_text(encoding="utf-8")


def approval(line: str) -> str:
    """An item of `approvals` from `step by post day key=value …`; a dash leaves the post out."""
    step, by, post, day, *rest = line.split()
    said = {"step": step, "by": by, "post": post, "on": day, "decision": "approved"}
    if post == "-":
        del said["post"]
    for pair in rest:
        name, _, value = pair.partition("=")
        said[name] = value
    return "  - {" + ", ".join(f"{k}: {v!r}" for k, v in said.items()).replace("'", '"') + "}\n"


def text(type_: str, fields: Mapping[str, str], approvals: tuple[str, ...]) -> str:
    """A record file; the fields come after type, title and department."""
    head = {"type": type_, "title": "样例", "department": "office", **fields}
    lines = "".join(f"{name}: {value}\n" for name, value in head.items())
    rows = "approvals:\n" + "".join(map(approval, approvals)) if approvals else ""
    return f"---\n{lines}{rows}---\n\n正文。\n"


def leave(*approvals: str, **fields: str) -> str:
    """A request for leave by Du, who heads another department, approved unless said otherwise."""
    said = {
        "date": "2025-03-05",
        "status": "approved",
        "applicant": "du",
        "from": "2025-03-10",
        "to": "2025-03-10",
        "days": "1",
    }
    said.update({name.rstrip("_").replace("_", "-"): value for name, value in fields.items()})
    return text("leave", said, approvals)


def plan(*approvals: str, amount: str = "5000", **fields: str) -> str:
    """A plan: up to 1000 the head and the deputy, above it the head and the council."""
    said = {"date": "2025-04-01", "status": "issued", "amount": amount, **fields}
    return text("plan", said, approvals)


def vote(*approvals: str, weight: str = "plain", **fields: str) -> str:
    """A resolution of the council on 2025-04-10, five of six for it unless said otherwise."""
    said = {
        "date": "2025-04-10", "status": "adopted", "body": "council", "weight": weight,
        "entitled": "6", "present-count": "5", "for": "5", "against": "0", "abstain": "0",
        "result": "adopted",
    }  # fmt: skip
    said.update({name.rstrip("_").replace("_", "-"): value for name, value in fields.items()})
    return text("resolution", said, approvals)
