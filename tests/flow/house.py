"""A small organisation with life cycles of every kind, for the tests of steps and commands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from recordroom.data import data_path
from recordroom.pipeline import Checked, check_room
from tests.conftest import base_files, lay

DAY = date(2026, 3, 2)

ORGANISATION = """\
organisation:
  name: {zh-Hans: 小样协会, en: Sample Association}
  code: XY
  founded: 2020-01-01
  fiscal-year-start: "01-01"
departments:
  - {id: office, label: {zh-Hans: 综合部, en: Office}, head: office-head, deputy: deputy}
posts:
  - {id: chair, label: {zh-Hans: 理事长, en: Chair}}
  - {id: chief, label: {zh-Hans: 秘书长, en: Chief}, reports-to: chair}
  - {id: deputy, label: {zh-Hans: 副秘书长, en: Deputy}, reports-to: chief}
  - {id: office-head, label: {zh-Hans: 综合部主任, en: Head of Office}, department: office}
  - {id: clerk, label: {zh-Hans: 文员, en: Clerk}, department: office}
people:
  - {id: an, name: {zh-Hans: 安宁, en: An Ning}, emails: [an.ning@sample.example]}
  - {id: bai, name: {zh-Hans: 白桦, en: Bai Hua}, emails: [bai.hua@sample.example]}
  - {id: cheng, name: {zh-Hans: 程远, en: Cheng Yuan}, emails: [cheng.yuan@sample.example]}
  - {id: du, name: {zh-Hans: 杜若, en: Du Ruo}, emails: [du.ruo@sample.example]}
  - {id: gu, name: {zh-Hans: 顾川, en: Gu Chuan}, emails: [gu.chuan@sample.example]}
  - {id: hua, name: {zh-Hans: 华章, en: Hua Zhang}}
  - {id: ji, name: {zh-Hans: 季原, en: Ji Yuan}}
bodies:
  - {id: council, label: {zh-Hans: 理事会, en: Council}, posts: [chair, chief, deputy], chair: chair, quorum: 2/3}
appointments:
  - {person: gu, post: chair, from: 2020-01-01}
  - {person: an, post: chief, from: 2020-01-01}
  - {person: cheng, post: deputy, from: 2020-01-01}
  - {person: bai, post: office-head, from: 2020-01-01}
  - {person: du, post: clerk, from: 2020-01-01}
  - {person: ji, post: clerk, from: 2020-01-01}
  - {person: hua, post: deputy, from: 2020-01-01, to: 2024-12-31}
"""

AUTHORITY = """\
roles:
  head: {zh-Hans: 部门负责人, en: head of department, is: department-head}
  deputy: {zh-Hans: 分管副秘书长, en: deputy in charge, is: supervising-deputy}
matters:
  - id: letter
    label: {zh-Hans: 签发公文, en: Signing letters}
    type: letter
    field: importance
    final: sign
    bands:
      - {choice: plain, approve: ["role:head", "role:deputy"]}
      - {choice: weighty, approve: ["role:head", "post:chief"]}
  - id: leave
    label: {zh-Hans: 请假, en: Leave}
    type: leave
    field: days
    applicant: author
    bands:
      - {up-to: "3", approve: ["role:head"]}
      - {above: "3", approve: ["post:chief"]}
  - id: rules
    label: {zh-Hans: 制度, en: Rules}
    type: policy
    final: adopt
    bands:
      - {approve: ["body:council"]}
  - id: loosen
    label: {zh-Hans: 放宽阅览级别, en: Loosening access}
    change: access-loosened
    bands:
      - {approve: ["post:chief"]}
delegations:
  - {from: deputy, to: "person:ji", matters: [letter], starts: 2026-01-01, ends: 2026-06-30, by: resolution-1}
incompatible-posts: []
evidence: {bound-from: 2025-01-01, late-after: P7D}
"""

LETTER = """\
id: letter
label: {zh-Hans: 发文, en: Letter}
summary: {zh-Hans: 对外发文, en: A letter sent}
folder: letters
number: {series: letter, required-in: [issued, answered, closed], allowed-in: [signed]}
access: {default: internal, lowest: public}
disposal-class: ten-years
fields:
  - {name: importance, kind: choice, label: {zh-Hans: 重要程度, en: Importance}, required: true, choices: [{value: plain, label: {zh-Hans: 一般, en: Plain}}, {value: weighty, label: {zh-Hans: 重要, en: Weighty}}]}
  - {name: recipients, kind: list, label: {zh-Hans: 主送, en: To}, required-in: [signed, issued], example: 各部门, of: {kind: text}}
  - {name: signer, kind: person, label: {zh-Hans: 签发人, en: Signed by}, required-in: [signed, issued]}
  - {name: signed-on, kind: date, label: {zh-Hans: 签发日期, en: Signed on}}
  - {name: issued-on, kind: date, label: {zh-Hans: 印发日期, en: Issued on}}
  - {name: issued-by, kind: department, label: {zh-Hans: 印发部门, en: Issued by}}
  - {name: copies, kind: number, label: {zh-Hans: 份数, en: Copies}}
  - {name: answer, kind: text, label: {zh-Hans: 答复情况, en: Answer}, example: 已来函确认, help: {zh-Hans: 对方怎么答复的, en: What they answered}}
  - name: reminders
    kind: list
    label: {zh-Hans: 催办, en: Reminders}
    of:
      kind: object
      fields:
        - {name: on, kind: date, label: {zh-Hans: 日期, en: On}}
        - {name: by, kind: person, label: {zh-Hans: 催办人, en: By}}
        - {name: note, kind: text, label: {zh-Hans: 情况, en: Note}}
states:
  - {id: draft, label: {zh-Hans: 起草, en: Draft}, phase: draft}
  - {id: in-review, label: {zh-Hans: 审核中, en: In review}, phase: draft}
  - {id: signed, label: {zh-Hans: 已签发, en: Signed}, phase: draft}
  - {id: issued, label: {zh-Hans: 已印发, en: Issued}, phase: issued}
  - {id: answered, label: {zh-Hans: 已答复, en: Answered}, phase: closed}
  - {id: closed, label: {zh-Hans: 不需答复, en: Closed}, phase: closed}
  - {id: filed, label: {zh-Hans: 已归档, en: Filed}, phase: closed}
  - {id: withdrawn, label: {zh-Hans: 已撤回, en: Withdrawn}, phase: ended}
  - {id: refused, label: {zh-Hans: 不予签发, en: Refused}, phase: ended}
transitions:
  - {from: draft, to: in-review, action: submit, label: {zh-Hans: 送审, en: Submit}, by: [anyone]}
  - {from: in-review, to: draft, action: return, label: {zh-Hans: 退回修改, en: Return}, by: ["role:head", "role:deputy", "post:chief"]}
  - {from: in-review, to: refused, action: refuse, label: {zh-Hans: 不予签发, en: Refuse}, by: ["post:chief"]}
  - {from: in-review, to: signed, action: approve, label: {zh-Hans: 签发, en: Sign}, by: ["role:deputy", "post:chief"], requires: [approvals], sets: {signer: actor, signed-on: today, date: today}}
  - {from: signed, to: in-review, action: return, label: {zh-Hans: 退回重签, en: Return}, by: ["role:head"], sets: {signer: clear, signed-on: clear}}
  - {from: signed, to: issued, action: issue, label: {zh-Hans: 印发, en: Issue}, by: ["post:office-head"], requires: [approvals, number-landed], sets: {issued-on: today, issued-by: actor, copies: optional}}
  - {from: issued, to: withdrawn, action: withdraw, label: {zh-Hans: 撤回, en: Withdraw}, by: ["post:chief"], when: {field: importance, is: plain}}
  - {from: issued, to: answered, action: advance, label: {zh-Hans: 登记答复, en: Answered}, by: ["post:clerk"], sets: {answer: ask}}
  - {from: issued, to: closed, action: advance, label: {zh-Hans: 不需答复, en: Close}, by: ["post:clerk"], sets: {answer: "=不需答复"}}
  - {from: answered, to: answered, action: advance, label: {zh-Hans: 催办, en: Remind}, by: ["post:clerk"], sets: {reminders: add}}
  - {from: closed, to: filed, action: file, label: {zh-Hans: 归档, en: File}, by: ["post:clerk"], requires: [reference-code, "attachment:stamped"]}
template: |
  各部门：

  请于……前办理。
"""

LEAVE = """\
id: leave
label: {zh-Hans: 请假单, en: Leave}
summary: {zh-Hans: 请假, en: Leave}
folder: leaves
access: {default: internal, lowest: internal}
disposal-class: ten-years
fields:
  - {name: days, kind: number, label: {zh-Hans: 天数, en: Days}, required: true, example: "2", help: {zh-Hans: 按工作日计, en: Working days}}
  - {name: from, kind: date, label: {zh-Hans: 开始日期, en: From}, required: true, example: 2026-03-09}
  - {name: reason, kind: paragraph, label: {zh-Hans: 事由, en: Reason}, required-when: {field: days, at-least: 5}}
  - {name: until, kind: date, label: {zh-Hans: 结束日期, en: Until}, required-in: [approved]}
  - {name: standins, kind: list, label: {zh-Hans: 交接人, en: Stand-ins}, of: {kind: person}}
states:
  - {id: draft, label: {zh-Hans: 填写中, en: Draft}, phase: draft}
  - {id: submitted, label: {zh-Hans: 已提交, en: Submitted}, phase: draft}
  - {id: approved, label: {zh-Hans: 已批准, en: Approved}, phase: issued}
  - {id: withdrawn, label: {zh-Hans: 已撤回, en: Withdrawn}, phase: ended}
transitions:
  - {from: draft, to: submitted, action: submit, label: {zh-Hans: 提交, en: Submit}, by: [anyone]}
  - {from: submitted, to: approved, action: approve, label: {zh-Hans: 批准, en: Approve}, by: ["role:head", "post:chief"], requires: [approvals]}
  - {from: approved, to: withdrawn, action: withdraw, label: {zh-Hans: 撤回, en: Withdraw}, by: [anyone]}
"""

POLICY = """\
id: policy
label: {zh-Hans: 制度, en: Policy}
summary: {zh-Hans: 制度, en: A policy}
root: policies
access: {default: public, lowest: public}
fields:
  - {name: effective-to, kind: date, label: {zh-Hans: 失效日期, en: Ends on}, example: 2026-12-31}
  - {name: governs, kind: list, label: {zh-Hans: 管着的数据, en: Governs}, of: {kind: text}}
states:
  - {id: draft, label: {zh-Hans: 草稿, en: Draft}, phase: draft}
  - {id: issued, label: {zh-Hans: 施行中, en: In force}, phase: issued}
  - {id: suspended, label: {zh-Hans: 暂停, en: Suspended}, phase: ended}
  - {id: superseded, label: {zh-Hans: 被替代, en: Superseded}, phase: ended}
  - {id: repealed, label: {zh-Hans: 已废止, en: Repealed}, phase: ended}
transitions:
  - {from: draft, to: issued, action: approve, label: {zh-Hans: 通过, en: Adopt}, by: ["body:council"], requires: [approvals]}
  - {from: issued, to: suspended, action: suspend, label: {zh-Hans: 暂停执行, en: Suspend}, by: ["body:council"]}
  - {from: suspended, to: issued, action: resume, label: {zh-Hans: 恢复执行, en: Resume}, by: ["body:council"]}
  - {from: issued, to: repealed, action: repeal, label: {zh-Hans: 废止, en: Repeal}, by: ["body:council"], sets: {effective-to: ask}}
  - {from: issued, to: superseded, action: supersede, label: {zh-Hans: 替代, en: Supersede}, by: ["post:chief", "body:council"], sets: {effective-to: today}}
"""

RESOLUTION = """\
id: resolution
label: {zh-Hans: 决议, en: Resolution}
summary: {zh-Hans: 决议, en: A resolution}
folder: resolutions
access: {default: internal, lowest: internal}
disposal-class: ten-years
fields:
  - {name: body, kind: body, label: {zh-Hans: 机构, en: Body}, required: true}
  - {name: entitled, kind: number, label: {zh-Hans: 应到, en: Entitled}}
  - {name: present-count, kind: number, label: {zh-Hans: 实到, en: Present}}
  - {name: for, kind: number, label: {zh-Hans: 赞成, en: For}}
  - {name: against, kind: number, label: {zh-Hans: 反对, en: Against}}
  - {name: result, kind: choice, label: {zh-Hans: 结果, en: Result}, choices: [{value: adopted, label: {zh-Hans: 通过, en: Adopted}}, {value: rejected, label: {zh-Hans: 未通过, en: Rejected}}]}
states:
  - {id: draft, label: {zh-Hans: 草稿, en: Draft}, phase: draft}
  - {id: adopted, label: {zh-Hans: 已通过, en: Adopted}, phase: issued}
  - {id: rejected, label: {zh-Hans: 未通过, en: Rejected}, phase: ended}
transitions:
  - {from: draft, to: adopted, action: approve, label: {zh-Hans: 通过, en: Adopt}, by: ["body:council"]}
  - {from: draft, to: rejected, action: refuse, label: {zh-Hans: 未通过, en: Reject}, by: ["body:council"]}
"""

DRAFT = """\
---
# 由综合部起草
type: letter
title: 关于培训的通知
date: 2026-03-01
department: office

# 状态由命令改写
status: draft
author: du
importance: plain
recipients: [各部门]
---

各部门：

请参加培训。
"""

RULE = """\
---
type: policy
title: 培训规则
date: 2025-06-01
status: issued
approvals:
  - {step: adopt, by: gu, post: chair, on: 2024-06-01, decision: approved, evidence: stated}
---

## 第一条

按时参加。
"""

RESOLVED = """\
---
type: resolution
title: 关于制度的决议
date: 2026-02-01
status: adopted
body: council
entitled: 3
present-count: 3
for: 3
against: 0
result: adopted
---

同意。
"""

LETTER_AT = "records/letters/2026/training.md"
REGISTER_AT = "records/numbers/letter/xy-2026.csv"
MINTED = "number,event,id,day,reason\n小样〔2026〕1号,mint,training,2026-03-02,\n"


def letter(status: str = "draft", **more: str) -> str:
    """The letter in another state, with fields added before the closing fence."""
    text = DRAFT.replace("status: draft", f"status: {status}")
    lines = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in more.items())
    return text.replace("recipients: [各部门]\n", "recipients: [各部门]\n" + lines)


def files(more: Mapping[str, str | bytes] | None = None) -> dict[str, str | bytes]:
    """The files of the small organisation: its settings, a rule, a resolution and what is added."""
    base = base_files()
    kept = ("access.yml", "checks.yml", "numbering.yml", "retention.yml")
    types = "policies/record-types"
    common = (data_path("policies") / "record-types" / "_common.yml").read_text(encoding="utf-8")
    return {
        **{f"policies/{name}": base[f"policies/{name}"] for name in kept},
        "policies/organisation.yml": ORGANISATION,
        "policies/authority.yml": AUTHORITY,
        f"{types}/_common.yml": common,
        f"{types}/letter.yml": LETTER,
        f"{types}/leave.yml": LEAVE,
        f"{types}/policy.yml": POLICY,
        f"{types}/resolution.yml": RESOLUTION,
        "policies/training/training-rules.md": RULE,
        "records/resolutions/2026/resolution-1.md": RESOLVED,
        **(more or {}),
    }


def house(root: Path, more: Mapping[str, str | bytes] | None = None) -> Checked:
    """The organisation laid out at `root` and checked as of DAY."""
    lay(root, files(more))
    return check_room(root, as_of=DAY)
