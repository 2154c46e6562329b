"""A room in which letters are signed, numbered, issued and filed, for the tests of commands."""

from __future__ import annotations

TYPE = """id: letter
label: {zh-Hans: 发文, en: Letter}
summary: {zh-Hans: 对外发文, en: A letter sent}
folder: letters
category: WS
number:
  series: letter
  required-in: [issued, filed, void]
  allowed-in: [numbered]
  not-when: {field: lead, present: true}
access: {default: internal, lowest: public}
disposal-class: ten-years
fields:
  - {name: lead, kind: text, label: {zh-Hans: 主办机关, en: Lead body}}
  - {name: kind, kind: choice, label: {zh-Hans: 文种, en: Kind}, choices: [{value: notice, label: {zh-Hans: 通知, en: Notice}}, {value: letter, label: {zh-Hans: 函, en: Letter}}]}
  - {name: replies-to, kind: record, label: {zh-Hans: 答复, en: Replies to}}
  - {name: checked-on, kind: date, label: {zh-Hans: 核对日期, en: Checked on}}
states:
  - {id: draft, label: {zh-Hans: 草稿, en: Draft}, phase: draft}
  - {id: signed, label: {zh-Hans: 已签发, en: Signed}, phase: draft}
  - {id: numbered, label: {zh-Hans: 已编号, en: Numbered}, phase: draft}
  - {id: issued, label: {zh-Hans: 已印发, en: Issued}, phase: issued}
  - {id: filed, label: {zh-Hans: 已归档, en: Filed}, phase: closed}
  - {id: void, label: {zh-Hans: 已作废, en: Void}, phase: ended}
transitions:
  - {from: draft, to: signed, action: approve, label: {zh-Hans: 签发, en: Sign}, by: ["post:chief"]}
  - {from: signed, to: numbered, action: number, label: {zh-Hans: 编号, en: Number}, by: ["post:office-head"]}
  - {from: numbered, to: issued, action: issue, label: {zh-Hans: 印发, en: Issue}, by: ["post:office-head"], requires: [number-landed]}
  - {from: numbered, to: void, action: void, label: {zh-Hans: 作废, en: Void}, by: ["post:office-head"]}
  - {from: issued, to: filed, action: file, label: {zh-Hans: 归档, en: File}, by: ["post:office-head"], requires: [reference-code], sets: {checked-on: today}}
"""

NUMBERING = """series:
  - id: letter
    label: {zh-Hans: 发文, en: Letters}
    pattern: "{code}〔{year}〕{n}号"
    counter: [code, year]
    codes:
      - {id: xy, text: 小样, label: {zh-Hans: 协会, en: Association}}
      - {id: xyh, text: 小样函, label: {zh-Hans: 函, en: Letter}, when: {field: kind, is: letter}}
    gapless: true
    enforced-from: 2021-01-01
    closes: 06-30
    closed-until: 2022
  - {id: note, label: {zh-Hans: 便函, en: Notes}, pattern: "BH-{year}-{n}", counter: [year], width: 3}
reference-codes:
  label: {zh-Hans: 档号, en: Reference codes}
  pattern: "{fonds}-{category}·{year}-{period}-{unit}-{n}"
  fonds: XY
  categories:
    - {id: WS, label: {zh-Hans: 文书, en: General}}
  periods:
    - {id: "Y", period: permanent, label: {zh-Hans: 永久, en: Permanent}}
    - {id: D10, period: P10Y, label: {zh-Hans: 10年, en: 10 years}}
  units:
    - {id: ZH, label: {zh-Hans: 综合部, en: Office}, department: office}
    - {id: CW, label: {zh-Hans: 财务部, en: Finance}, department: money}
  answers: [replies-to]
"""

POLICIES = {"policies/record-types/letter.yml": TYPE, "policies/numbering.yml": NUMBERING}
REGISTER = "records/numbers/letter/xy-2025.csv"
HEADER = "number,event,id,day,reason\n"


def letter(
    id_: str,
    status: str,
    *,
    number: str = "",
    day: str = "2025-06-01",
    department: str = "office",
    more: str = "",
    body: str = "请知悉。",
) -> dict[str, str]:
    """The file of one letter."""
    line = f"number: {number}\n" if number else ""
    text = (
        f"---\ntype: letter\ntitle: 关于{id_}的通知\n{line}date: {day}\ndepartment: {department}\n"
        f"status: {status}\n{more}---\n\n{body}\n"
    )
    return {f"records/letters/{day[:4]}/{id_}.md": text}


def register(*lines: str) -> dict[str, str]:
    """The register of letters of 2025 with these lines."""
    return {REGISTER: HEADER + "".join(f"{line}\n" for line in lines)}
