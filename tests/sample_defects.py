"""Defects to plant in the sample, one at a time: what is changed, and what must be found where."""

from __future__ import annotations

from dataclasses import dataclass

AUTUMN = "records/minutes/2025/minutes-2025-autumn.md"
BAILU = "records/official-documents/2025/doc-2025-bailu-notice.md"
LEAVE = "records/leave-requests/2024/leave-2024-he-cheng.md"
QINGMIAO = "records/projects/2023/qingmiao.md"
LEAVE_RULES = "policies/personnel/leave-rules.md"
RECORDS_RULES = "policies/administration/records-management.md"
REGISTER = "records/numbers/official/qh-2025.csv"
VOID = "小会议室施工改期，通知没有印发，秘书长决定作废"


@dataclass(frozen=True)
class Defect:
    """`old` (once in the file) becomes `new`; `code` is found at `at`, in the changed text.

    Without `at` the place is where `new` stands; `at="---"` is the opening fence. `file` names
    another file that the finding is in.
    """

    name: str
    path: str
    old: str
    new: str
    code: str
    at: str = ""
    file: str = ""


DEFECTS = (
    # form
    Defect("no closing quote", BAILU, "title: 关于", 'title: "关于', "FRM001", '"关于'),
    Defect("two of one key", BAILU, "copies: 9", "copies: 9\ncopies: 10", "FRM005", "copies: 10"),
    Defect("an alias", BAILU, "copies: 9", "copies: &n 9", "FRM004", "&n"),
    Defect("a tag", BAILU, "copies: 9", "copies: !!python/name:os.system 9", "FRM004", "!!python"),
    Defect("a hidden mark", BAILU, "各部门：", "各\u202e部门：", "FRM006", "\u202e"),
    Defect(
        "an unknown type",
        BAILU,
        "type: official-document",
        "type: oficial-document",
        "FRM007",
        "oficial",
    ),
    Defect("an unknown field", BAILU, "copies: 9", "copys: 9", "FRM008"),
    Defect("a missing field", AUTUMN, "place: 协会三楼会议室\n", "", "FRM009", "---"),
    Defect(
        "a mistyped day",
        BAILU,
        "drafted-on: 2025-09-12",
        "drafted-on: 2025年9月12日",
        "FRM010",
        "2025年9月12日\n",
    ),
    Defect("an empty field", BAILU, "copies: 9", "copies:", "FRM011", "\ncontact"),
    Defect(
        "an unknown choice", BAILU, "importance: important", "importance: vital", "FRM012", "vital"
    ),
    Defect("an unknown status", BAILU, "status: filed", "status: field", "FRM013", "field\n"),
    Defect("a section taken out", AUTUMN, "\n## 议程\n", "\n## 日程\n", "FRM017", "---"),
    Defect("a placeholder", BAILU, "完成岗前培训", "完成［培训名称］", "FRM019", "［培训名称］"),
    Defect(
        "a day to come", BAILU, "    on: 2025-09-12", "    on: 2026-12-12", "FRM020", "2026-12-12"
    ),
    Defect(
        "raw HTML", BAILU, "各部门：", "各部门：<script>alert(1)</script>", "FRM022", "<script>"
    ),
    Defect(
        "an include",
        BAILU,
        "各部门：",
        '各部门：\n\n--8<-- "policies/access.yml"',
        "FRM023",
        "--8<--",
    ),
    Defect(
        "leave that ends before it starts",
        LEAVE,
        "to: 2024-08-09",
        "to: 2024-08-01",
        "FRM021",
        "2024-08-01",
    ),
    # numbering
    Defect("square brackets", BAILU, "青协〔2025〕4号", "青协[2025]4号", "NUM001"),
    Defect("a 第", BAILU, "青协〔2025〕4号", "青协〔2025〕第4号", "NUM001"),
    Defect("a zero", BAILU, "青协〔2025〕4号", "青协〔2025〕04号", "NUM001"),
    Defect("an unknown code", BAILU, "青协〔2025〕4号", "青会〔2025〕4号", "NUM001"),
    Defect(
        "a draft with a number",
        BAILU,
        "status: filed",
        "status: draft",
        "NUM007",
        "青协〔2025〕4号",
    ),
    Defect("a void without a reason", REGISTER, VOID, "", "NUM015", "青协〔2025〕2号,void"),
    Defect(
        "a register without its header", REGISTER, "day,reason", "day,why", "NUM011", "number,event"
    ),
    Defect(
        "another year",
        BAILU,
        "\ndate: 2025-09-15",
        "\ndate: 2024-09-15",
        "NUM002",
        "青协〔2025〕4号",
    ),
    # retention and class
    Defect(
        "a shorter period",
        BAILU,
        "status: filed",
        "status: filed\nretention-period: P1Y",
        "RET002",
        "P1Y",
    ),
    Defect(
        "a period in words",
        BAILU,
        "status: filed",
        "status: filed\nretention-period: 三十年",
        "RET004",
        "三十年",
    ),
    Defect(
        "no such class",
        BAILU,
        "status: filed",
        "status: filed\ndisposal-class: forever",
        "CLS002",
        "forever",
    ),
    # access
    Defect(
        "looser than the type allows",
        LEAVE,
        "status: reported-back",
        "status: reported-back\naccess: public",
        "ACC001",
        "public",
    ),
    Defect(
        "an unknown level",
        BAILU,
        "status: filed",
        "status: filed\naccess: secret",
        "ACC002",
        "secret",
    ),
    Defect(
        "an unknown compartment",
        BAILU,
        "status: filed",
        "status: filed\ncompartments:\n  - staff",
        "ACC003",
        "staff\n",
    ),
    Defect("a state-secret mark", BAILU, "title: 关于", "title: 机密★10年 关于", "ACC006", "机密★"),
    # personal data
    Defect(
        "an identity number",
        BAILU,
        "各部门：",
        "各部门：身份证号 11010519491231002X。",
        "PII001",
        "11010519491231002X",
    ),
    Defect(
        "a mobile number", BAILU, "各部门：", "各部门：电话 13912345678。", "PII002", "13912345678"
    ),
    Defect(
        "a bank card",
        BAILU,
        "各部门：",
        "各部门：卡号 6222021234567890128。",
        "PII003",
        "6222021234567890128",
    ),
    Defect(
        "a private e-mail",
        BAILU,
        "各部门：",
        "各部门：邮箱 bailu1990@mail.example。",
        "PII004",
        "bailu1990@mail.example",
    ),
    # relations
    Defect(
        "a reference to nothing",
        BAILU,
        "status: filed",
        "status: filed\nproject: xinqiaoo",
        "REL001",
        "xinqiaoo",
    ),
    Defect(
        "a reference to another type",
        BAILU,
        "status: filed",
        "status: filed\nproject: minutes-2025-autumn",
        "REL002",
        "minutes-2025-autumn",
    ),
    Defect(
        "a record that supersedes itself",
        BAILU,
        "status: filed",
        "status: filed\nsupersedes:\n  - doc-2025-bailu-notice",
        "REL010",
        "doc-2025-bailu",
    ),
    Defect(
        "a broken link",
        BAILU,
        "各部门：",
        "各部门：见[附件](missing.pdf)。",
        "REL008",
        "missing.pdf",
    ),
    Defect("nobody of that name", BAILU, "author: xu-jia", "author: xu-jai", "REL011", "xu-jai"),
    Defect(
        "no such post",
        BAILU,
        "post: head-general",
        "post: head-generall",
        "REL012",
        "head-generall",
    ),
    Defect(
        "no such department",
        BAILU,
        "department: general-office",
        "department: office",
        "REL013",
        "office\n",
    ),
    Defect(
        "an attachment that is not there",
        BAILU,
        "status: filed",
        "status: filed\nattachments:\n  - file: scan.pdf\n    title: 扫描件",
        "REL006",
        "scan.pdf",
    ),
    # flow and text
    Defect(
        "signed by one without the post",
        BAILU,
        "post: secretary-general",
        "post: deputy-admin",
        "FLO001",
        "deputy-admin",
    ),
    Defect(
        "a vague word", LEAVE_RULES, "**第一条** ", "**第一条** 有关部门要", "TXT001", "有关部门"
    ),
    Defect(
        "a clause skipped", LEAVE_RULES, "**第二十七条**", "**第二十八条**", "TXT004", "第二十八条"
    ),
    Defect(
        "wrong brackets in the text",
        BAILU,
        "各部门：",
        "各部门：按青协[2025]1号办理。",
        "TXT003",
        "青协[2025]1号",
    ),
    # policies
    Defect(
        "a key nobody knows",
        "policies/record-types/minutes.yml",
        "dossier-field: meeting",
        "dosier-field: meeting",
        "POL002",
    ),
    Defect(
        "a gap between bands",
        "policies/authority.yml",
        "above: 1\n",
        "above: 2\n",
        "POL015",
        "2\n        up-to: 3",
    ),
    Defect(
        "a level nobody declared",
        "policies/record-types/minutes.yml",
        "  lowest: internal",
        "  lowest: inner",
        "POL011",
        "inner\n",
    ),
    Defect(
        "a table that is not there",
        RECORDS_RULES,
        "retention.yml#classes\n```",
        "retention.yml#clases\n```",
        "POL023",
    ),
)
