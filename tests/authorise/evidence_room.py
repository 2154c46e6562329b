"""A room whose approvals carry evidence: real keys, real signatures, real commits."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from recordroom.authorise.content import content_hash
from recordroom.authorise.statement import statement
from recordroom.model.holdings import Proof
from recordroom.pipeline import Checked, check_room
from recordroom.read.signatures import sign
from tests.conftest import Repo, base_files, lay

RECORD = "records/orders/2025/venue.md"
FOLDER = "records/orders/2025/venue"
AS_OF = date(2025, 6, 1)

PEOPLE = """\
  - {id: an, name: {zh-Hans: 安宁, en: An Ning}, emails: [an.ning@sample.example], accounts: [an-ning]}
  - {id: bai, name: {zh-Hans: 白桦, en: Bai Hua}, emails: [bai.hua@sample.example], accounts: [baihua]}
"""
ORDER = """\
id: order
label: {zh-Hans: 发文, en: Order}
summary: {zh-Hans: 对外发文, en: An order}
folder: orders
access: {default: internal, lowest: public}
disposal-class: ten-years
fields:
  - name: approvals
    kind: list
    label: {zh-Hans: 审批, en: Approvals}
    of:
      kind: object
      fields:
        - {name: step, kind: text, label: {zh-Hans: 环节, en: Step}}
        - {name: by, kind: person, label: {zh-Hans: 人, en: By}}
        - {name: post, kind: post, label: {zh-Hans: 岗位, en: Post}}
        - {name: on, kind: date, label: {zh-Hans: 日期, en: On}}
        - {name: decision, kind: text, label: {zh-Hans: 结果, en: Decision}}
        - {name: evidence, kind: text, label: {zh-Hans: 凭据, en: Evidence}}
        - {name: note, kind: text, label: {zh-Hans: 意见, en: Note}}
        - {name: content, kind: text, label: {zh-Hans: 内容, en: Content}}
        - {name: scan, kind: text, label: {zh-Hans: 扫描件, en: Scan}}
        - {name: entered-by, kind: person, label: {zh-Hans: 补录人, en: Entered by}}
        - {name: entered-on, kind: date, label: {zh-Hans: 补录日期, en: Entered on}}
  - name: attachments
    kind: list
    label: {zh-Hans: 附件, en: Attachments}
    of:
      kind: object
      fields:
        - {name: file, kind: text, label: {zh-Hans: 文件, en: File}}
        - {name: title, kind: text, label: {zh-Hans: 题名, en: Title}}
        - {name: role, kind: text, label: {zh-Hans: 用途, en: Role}}
states:
  - {id: draft, label: {zh-Hans: 草稿, en: Draft}, phase: draft}
  - {id: in-review, label: {zh-Hans: 审核中, en: In review}, phase: draft}
  - {id: signed, label: {zh-Hans: 已签发, en: Signed}, phase: draft}
transitions:
  - {from: draft, to: in-review, label: {zh-Hans: 送审, en: Submit}, by: ["post:chief"], action: submit}
  - {from: in-review, to: signed, label: {zh-Hans: 签发, en: Sign}, by: ["post:chief"], action: approve}
"""


def policies() -> dict[str, str]:
    """The small organisation, with addresses and accounts, and a type whose approvals are whole."""
    files = base_files()
    name = "policies/organisation.yml"
    lines = files[name].split("\n")
    at = next(i for i, line in enumerate(lines) if "{id: an," in line)
    kept = [line for line in lines if not any(f"{{id: {p}, name" in line for p in ("an", "bai"))]
    files[name] = "\n".join([*kept[:at], *PEOPLE.rstrip("\n").split("\n"), *kept[at:]])
    return {**files, "policies/record-types/order.yml": ORDER}


Row = dict[str, str]


def row(**more: str) -> Row:
    """An's approval of 1 March 2025, changed as told; an underscore stands for a hyphen."""
    told = {
        "step": "sign",
        "by": "an",
        "post": "chief",
        "on": "2025-03-01",
        "decision": "approved",
        "evidence": "signature",
    }
    return told | {name.replace("_", "-"): value for name, value in more.items()}


def record(
    *rows: Row,
    body: str = "请协助办理。",
    attachments: tuple[Row, ...] = (),
    status: str = "draft",
) -> str:
    """A record with these approvals; JSON is YAML too."""
    listed = f"attachments: {json.dumps(attachments)}\n" if attachments else ""
    head = f"type: order\ntitle: 关于借用培训场地的函\ndate: 2025-03-01\nstatus: {status}\n"
    return (
        f"---\n{head}"
        + ("approvals:\n" if rows else "")
        + "".join("  - {" + ", ".join(f"{k}: {v!r}" for k, v in r.items()) + "}\n" for r in rows)
        + f"{listed}---\n\n{body}\n"
    )


@dataclass
class Keys:
    """Key pairs in a folder, made when they are first asked for."""

    folder: Path
    made: dict[str, str] = field(default_factory=dict)

    def public(self, name: str) -> str:
        """The public key of a name, as it stands in a .pub file without its comment."""
        if name not in self.made:
            self.folder.mkdir(exist_ok=True)
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f"]
            subprocess.run([*command, str(self.folder / name)], check=True)
            pub = (self.folder / f"{name}.pub").read_text(encoding="utf-8")
            self.made[name] = " ".join(pub.split()[:2])
        return self.made[name]

    def line(self, person: str, *, key: str = "", options: str = "") -> str:
        """A line of allowed_signers."""
        return " ".join(p for p in (person, options, self.public(key or person)) if p) + "\n"

    def sign(self, told: Row, *, key: str = "", id_: str = "venue") -> str:
        """A signature over an approval's statement."""
        self.public(key or told["by"])
        return sign(statement(id_, told), self.folder / (key or told["by"]))


def hash_of(text: str, where: Path) -> str:
    """The content hash of a record's text among the policies of this room."""
    lay(where, {**policies(), RECORD: text})
    checked = check_room(where, as_of=AS_OF)
    return content_hash(checked.holdings.by_id["venue"], checked.policies)


def checked(root: Path, as_of: date = AS_OF) -> Checked:
    return check_room(root, as_of=as_of)


def proof(found: Checked, index: int = 0, id_: str = "venue") -> Proof:
    return found.holdings.proofs[(id_, index)]


def codes(found: Checked) -> set[str]:
    """The rules on evidence that told something (FLO030 to FLO049)."""
    return {d.code for d in found.diagnostics if "FLO030" <= d.code <= "FLO049"}


@dataclass
class Desk:
    """One room in git, with keys: what the forger and the honest work with."""

    repo: Repo
    keys: Keys
    scratch: Path

    def bound(self, **more: str) -> Row:
        """An approval that names the content of the record as it is written by `record`."""
        return row(content=hash_of(record(), self.scratch), **more)

    def commit(
        self, files: dict[str, str | bytes], *, day: str = "2025-03-01", who: str = "An Ning"
    ) -> str:
        return self.repo.commit({**policies(), **files}, day=day, who=who)

    def look(self, as_of: date = AS_OF) -> Checked:
        return checked(self.repo.root, as_of)
