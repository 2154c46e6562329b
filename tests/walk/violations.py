"""Violations planted by hand in the files of the good room: what is edited, and what must be found.

The mark ▸ stands where the finding must be: in the new text, or in `at` where it is elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.walk.good_room import ENTRY

MARK = "▸"
LETTERS = "records/official-documents/2026"
BOOK = "records/numbers/official/qhh-2026.csv"
READ = "records/acknowledgements/letter-round"


@dataclass(frozen=True)
class Plant:
    """One violation. `edits` are (record id or path, old text, new text); an empty old text writes
    a new file; `*` stands for a whole file, moved to the new path or deleted; `~` begins a pattern. `rebind` are records whose
    approvals are made to fit the content again, so that nothing but the violation is wrong. `first`
    are commands that come before the edits. `more` are codes of what follows from the violation
    elsewhere and is found too.
    """

    what: str
    code: str
    edits: tuple[tuple[str, str, str], ...]
    at: tuple[str, str] = ("", "")
    rebind: tuple[str, ...] = ()
    first: tuple[tuple[str, ...], ...] = ()
    more: tuple[str, ...] = ()


def plant(
    what: str,
    code: str,
    *edits: tuple[str, str, str],
    at: tuple[str, str] = ("", ""),
    rebind: tuple[str, ...] = (),
    first: tuple[tuple[str, ...], ...] = (),
    more: tuple[str, ...] = (),
) -> Plant:
    return Plant(what, code, edits, at, rebind, first, more)


def _entry(step: str, by: str, post: str, on: str = "2026-03-03", more: str = "") -> str:
    return ENTRY.format(step=step, by=by, post=post, on=on) + more


_HEAD = _entry("approve", "mo-ran", "head-projects")
_APPROVED = "status: approved\nauthor: ning-he\napprovals:\n"
_ASKED = "status: submitted\nauthor: ning-he\n"
_SECOND = "    by: bo-yuan\n    post: secretary-general\n"



def _adopted(old: str, new: str) -> tuple[tuple[str, str, str], ...]:
    """The resolution numbered and in force, its count altered."""
    line = "小样决〔2026〕1号,mint,res-rules,2026-03-03,\n"
    return (
        ("res-adopted", old, new),
        ("res-adopted", "status: voted", "status: adopted"),
        ("res-adopted", "date: 2026", "number: 小样决〔2026〕2号\ndate: 2026"),
        (
            "records/numbers/resolution/2026.csv", line,
            f"{line}小样决〔2026〕2号,mint,res-adopted,2026-03-03,\n",
        ),
    )  # fmt: skip


STATE = (
    # 谁批的
    plant("approver holds another post", "FLO001", (
        "leave-five", _SECOND, "    by: lan-tian\n    post: ▸secretary-general\n",
    )),
    plant("term ended the day before", "FLO001", ("leave-five", "by: mo-ran\n    post: head", "by: shu-lan\n    post: ▸head")),
    plant("own request", "FLO003", (
        "leave-head", "status: submitted\nauthor: mo-ran\n",
        "status: approved\nauthor: mo-ran\napprovals:\n"
        + _entry("approve", "▸mo-ran", "head-projects"),
    ), rebind=("leave-head",)),
    plant("below the band", "FLO007", (
        "leave-five", _SECOND, "    by: hua-zhi\n    post: ▸deputy-service\n",
    )),
    plant("out of order", "FLO004", (
        "letter-round", "post: head-projects\n    on: 2026-03-03", "post: head-projects\n    on: 2026-03-05",
    ), at=("letter-round", "post: deputy-service\n    on: ▸2026-03-03")),
    plant("over the delegation's cap", "FLO008", (
        "leave-long", _ASKED, _APPROVED + _HEAD
        + _entry("approve", "cen-xi", "deputy-admin", more="    for: ▸secretary-general\n"),
    ), rebind=("leave-long",)),
    plant("delegation expired", "FLO009", (
        "leave-asked", _ASKED, _APPROVED + _HEAD
        + _entry("approve", "▸cen-xi", "deputy-admin", "2026-04-01", "    for: secretary-general\n"),
    ), rebind=("leave-asked",)),
    plant("no delegation", "FLO010", (
        "leave-five", _SECOND,
        "    by: hua-zhi\n    post: deputy-service\n    for: ▸secretary-general\n",
    )),
    plant("approval missing", "FLO002", (
        "leave-asked", _ASKED, _APPROVED + _HEAD,
    ), at=("leave-asked", "approvals:\n  ▸- step")
    , rebind=("leave-asked",)),
    plant("approval bound to nothing", "FLO006", (
        "leave-asked", _ASKED, "status: approved\nauthor: ning-he\napprovals:\n"
        + _entry("approve", "mo-ran", "head-projects")
        + "  - step: approve\n    by: ▸bo-yuan\n    post: secretary-general\n    on: 2026-03-03\n"
        "    decision: approved\n    evidence: stated\n",
    ), rebind=("leave-asked",)),
    plant("handover to oneself", "FLO012", (
        "leave-five", "handover-to: ran-qi", "handover-to: ▸ning-he",
    ), rebind=("leave-five",)),
    plant("signer keeps the seal", "FLO012", (
        "letter-round", "seal-keeper: ji-bai", "seal-keeper: ▸hua-zhi",
    )),
    plant("begun before it was approved", "FLO017", (
        "leave-five", "post: secretary-general\n    on: 2026-03-03",
        "post: secretary-general\n    on: 2026-03-17",
    ), at=("leave-five", "from: ▸2026-03-16")),
    # 表决
    plant("two thirds not reached", "FLO014", *_adopted("for: 4\nagainst: 1", "for: 3\nagainst: 2"),
          at=("res-adopted", "result: ▸adopted"), rebind=("res-adopted",)),
    plant("no quorum", "FLO013", *_adopted("present-count: 6\nfor: 4\nagainst: 1", "present-count: 3\nfor: 2\nagainst: 0"),
          at=("res-adopted", "result: ▸adopted"), rebind=("res-adopted",)),
    plant("more votes than voters", "FLO015", (
        "res-rules", "for: 6", "for: ▸9",
    ), rebind=("res-rules",)),
    plant("recused person decides", "FLO016", (
        "res-rules", "  - gu-yu", "  - an-ning",
    ), at=("res-rules", "by: ▸an-ning"), rebind=("res-rules",)),
    plant("smaller majority than asked for", "FLO019", (
        "res-rules", "matter: policy", "matter: constitution",
    ), at=("res-rules", "threshold: ▸majority"), rebind=("res-rules",)),
    plant("decision that is not adopted", "FLO018", (
        "leave-rules", "in: res-rules", "in: ▸res-short",
    )),
    # 凭据
    plant("paper without its scan", "FLO030", (
        "leave-five", "evidence: stated", "evidence: ▸paper",
    )),
    plant("signature that is not there", "FLO035", (
        "leave-five", "evidence: stated", "evidence: ▸signature",
    )),
    plant("review that is not archived", "FLO032", (
        "leave-five", "evidence: stated", "evidence: ▸forge",
    )),
    # 传阅
    plant("acknowledgement of a text that never was", "FLO053", (
        f"{READ}/mo-ran.yml", "sha256:4", "sha256:0",
    ), at=(f"{READ}/mo-ran.yml", "content: ▸v1")),
    plant("acknowledgement of nothing", "FLO051", (
        "records/acknowledgements/letter-none/mo-ran.yml", "",
        "record: ▸letter-none\nperson: mo-ran\ncontent: v1:sha256:" + "0" * 64
        + "\non: 2026-03-04\nkind: read\n",
    )),
    plant("circulated before it was issued", "FLO059", (
        "letter-sealed", "document-kind:",
        "▸circulation:\n  - to: post:archivist\n    by: ji-bai\n    on: 2026-03-03\ndocument-kind:",
    )),
    plant("excused without a reason", "FLO058", (
        "letter-round", "document-kind:",
        "  - ▸to: person:ran-qi\n    by: ji-bai\n    on: 2026-03-04\n    excuse: exempt\n"
        "document-kind:",
    )),
    plant("filed though not all have read it", "FLO055", (
        "letter-filed", "document-kind:",
        "circulation:\n  ▸- to: person:lan-tian\n    by: ji-bai\n    on: 2026-03-03\ndocument-kind:",
    )),
    plant("filed without its stamped original", "FLO060", (
        "letter-filed", "role: stamped", "role: signed-page",
    ), at=("letter-filed", "attachments:\n  ▸- file")),
    plant("filed without its draft sheet", "FLO060", (
        "letter-filed", "role: draft-sheet", "role: signed-page",
    ), at=("letter-filed", "attachments:\n  ▸- file")),
    # 编号
    plant("numbered draft", "NUM007", (
        "letter-draft", "date: 2026-03-03", "number: ▸小样函〔2026〕4号\ndate: 2026-03-03",
    )),
    plant("number that no register has", "NUM008", (
        "letter-signed", "date: 2026-03-03\ndepartment: projects\nstatus: signed",
        "number: ▸小样函〔2026〕5号\ndate: 2026-03-03\ndepartment: projects\nstatus: numbered",
    )),
    plant("number of a record changed by hand", "NUM009", (
        "letter-sealed", "小样函〔2026〕3号", "小样函〔2026〕7号",
    ), at=(BOOK, "3号,mint,▸letter-sealed")),
    plant("one number for two", "NUM004", (
        "letter-sealed", "number: 小样函〔2026〕3号", "number: ▸小样函〔2026〕2号",
    )),
    plant("in force without a number", "NUM013", (
        "res-adopted", "status: voted", "status: adopted",
    ), at=("res-adopted", "▸---\ntype")),
    plant("register gives a number twice", "NUM014", (
        BOOK, "〔2026〕4号,mint,letter-filed,2026-03-03,\n",
        "〔2026〕4号,mint,letter-filed,2026-03-03,\n▸小样函〔2026〕3号,mint,letter-signed,2026-03-03,\n",
    )),
    plant("gap in the register", "NUM005", (
        BOOK, "letter-filed,2026-03-03,\n",
        "letter-filed,2026-03-03,\n▸小样函〔2026〕6号,mint,letter-signed,2026-03-03,\n",
    ), (
        "letter-signed", "date: 2026-03-03\ndepartment: projects\nstatus: signed",
        "number: 小样函〔2026〕6号\ndate: 2026-03-03\ndepartment: projects\nstatus: numbered",
    )),
    plant("void without a reason", "NUM015", (
        BOOK, "letter-filed,2026-03-03,\n",
        "letter-filed,2026-03-03,\n▸小样函〔2026〕5号,void,,2026-03-04,\n",
    )),
    plant("void number in use", "NUM010", (
        BOOK, "letter-filed,2026-03-03,\n",
        "letter-filed,2026-03-03,\n小样函〔2026〕3号,void,letter-sealed,2026-03-04,写错\n",
    ), at=("letter-sealed", "number: ▸小样")),
    plant("register goes back in time", "NUM006", (
        BOOK, "letter-filed,2026-03-03,\n",
        "letter-filed,2026-03-03,\n▸小样函〔2026〕5号,void,,2026-03-01,写错\n",
    )),
    plant("register line that is none", "NUM011", (
        BOOK, "letter-filed,2026-03-03,\n", "letter-filed,2026-03-03,\n▸小样函〔2026〕5号 给了某文\n",
    )),
    plant("register line taken away", "NUM012", (
        BOOK, "小样函〔2026〕4号,mint,letter-filed,2026-03-03,\n", "",
    ), at=(BOOK, "▸小样函〔2026〕3号")),
    plant("register line altered", "NUM012", (
        BOOK, "小样函〔2026〕4号,mint,letter-filed,2026-03-03,\n",
        "▸小样函〔2026〕4号,mint,letter-filed,2026-03-04,\n",
    )),
)  # fmt: skip

_REVIEWED = """  - step: review
    by: mo-ran
    post: head-projects
    on: 2026-03-03
    decision: approved
    evidence: stated
"""
_LINE = "小样函〔2026〕{}号,mint,letter-{},2026-03-03,\n"

CHANGE = (
    # 内容与状态
    plant("issued text changed", "HIS001", (
        "letter-round", "报送名单", "报送名▸册",
    ), more=("FLO005", "FLO053")),
    plant("issued recipients changed", "HIS001", (
        "letter-round", "  - 各社工站", "  - 各志愿者",
    ), at=("letter-round", "recipients:\n  ▸- "), more=("FLO005", "FLO053")),
    plant("major amendment not approved anew", "HIS001", (
        "letter-filed", "报送名单", "报送名册",
    ), first=(("amend", "letter-filed", "--major", "--summary", "改报送内容"),),
        at=("letter-filed", "kind: ▸major"), more=("FLO002",)),
    plant("state moved back by hand", "HIS002", (
        "leave-two", "status: approved", "status: ▸submitted",
    )),
    plant("state moved past the signing", "HIS002", (
        "letter-signed", "status: signed", "status: ▸draft",
    )),
    plant("record removed", "HIS003", ("leave-two", "*", ""),
          at=("records/leave-requests/2026/leave-two.md", MARK)),
    plant("id changed", "HIS004", ("leave-two", "*", "records/leave-requests/2026/leave-two-days.md"),
          at=("records/leave-requests/2026/leave-two-days.md", "▸---\ntype")),
    plant("type changed", "HIS005", (
        "res-adopted", "type: resolution", "type: ▸leave-request",
    ), more=("*",)),
    plant("number changed, register and all", "HIS006", (
        "letter-sealed", "小样函〔2026〕3号", "▸小样函〔2026〕5号",
    ), (BOOK, _LINE.format(4, "filed"), _LINE.format(4, "filed") + _LINE.format(5, "sealed")),
        more=("NUM014",)),
    plant("reference code changed", "HIS007", (
        "letter-filed", "-0001\n", "-0002\n",
    ), at=("letter-filed", "reference-code: ▸"), more=("NUM024",)),
    plant("day of issue changed", "HIS021", (
        "letter-filed", "issued-on: 2026-03-03", "issued-on: ▸2026-03-04",
    )),
    plant("stamped original replaced", "HIS022", (
        f"{LETTERS}/letter-filed/stamped.pdf", "stamped", "another",
    ), at=("letter-filed", "file: ▸stamped.pdf")),
    # 登记簿
    plant("register line altered", "HIS008", (BOOK, "3号,mint", "3号,▸mint"), more=()),
    plant("register lines reordered", "HIS008", (
        BOOK, _LINE.format(3, "sealed") + _LINE.format(4, "filed"),
        "▸" + _LINE.format(4, "filed") + _LINE.format(3, "sealed"),
    ), more=("NUM006",)),
    # 放宽与缩短
    plant("access loosened", "HIS009", ("letter-round", "access: restricted", "access: ▸internal")),
    plant("compartments dropped", "HIS009", (
        "letter-round", "compartments:\n  - personnel\n", "",
    ), at=("letter-round", "▸---\ntype")),
    plant("default access of a type lowered", "HIS010", (
        "policies/record-types/official-document.yml", "default: internal", "default: ▸public",
    )),
    plant("audience that may see more", "HIS010", (
        "policies/access.yml", "level: internal\n    compartments: [membership]\n    edit-link",
        "level: ▸restricted\n    compartments: [membership]\n    edit-link",
    )),
    plant("retention of a record shortened", "HIS011", (
        "letter-round", "retention-period: permanent", "retention-period: ▸P40Y",
    )),
    plant("schedule shortened", "HIS012", (
        "policies/retention.yml", "period: P5Y", "period: ▸P4Y",
    )),
    plant("hold lifted", "HIS013", ("records/holds/inquiry.yml", "*", ""),
          at=("records/holds/inquiry.yml", MARK)),
    # 审批、修订、传阅的记录
    plant("approval edited", "HIS014", (
        "leave-five", "on: 2026-03-03\n    decision: approved",
        "on: ▸2026-03-02\n    decision: approved",
    ), more=("FLO001",)),
    plant("note put into another's approval", "HIS014", (
        "letter-round", "evidence: stated\n", "evidence: stated\n    note: ▸请加快\n",
    )),
    plant("approval removed", "HIS014", (
        "leave-five", r"~  - step: approve\n    by: mo-ran\n(    .*\n)+", "",
    ), at=("leave-five", "approvals:\n  ▸- step")),
    plant("approvals reordered", "HIS014", (
        "letter-round", r"~(  - step: review\n(?:    .*\n)+)(  - step: sign\n(?:    .*\n)+)", r"\2\1",
    ), at=("letter-round", "approvals:\n  ▸- step")),
    plant("amendment edited", "HIS015", (
        "letter-issued", "summary: 改正一个错字", "summary: 改正两个错字",
    ), at=("letter-issued", "amendments:\n  ▸- on")),
    plant("acknowledgement altered", "HIS016", (
        f"{READ}/mo-ran.yml", "on: 2026-03-03", "▸on: 2026-03-05",
    )),
    plant("acknowledgement removed", "HIS016", (f"{READ}/mo-ran.yml", "*", ""),
          at=(f"{READ}/mo-ran.yml", MARK)),
    plant("governed rule changed", "HIS017", (
        "policies/authority.yml", "gap: P3D", "gap: ▸P2D",
    ), more=("FLO005",)),
    plant("signing key added", "HIS018", (
        "policies/allowed_signers", "",
        "▸lan-tian@sample.example ssh-ed25519 "
        "AAAAC3NzaC1lZDI1NTE5AAAAIJq0mSx0Hk5eXGJDJ4s3GhUO8dQQvM1nAq1kq0S2m1gX\n",
    )),
    plant("back-dated approval", "HIS020", (
        "leave-asked", "author: ning-he\n",
        "author: ning-he\napprovals:\n" + _HEAD.replace("on: ", "on: ▸"),
    ), rebind=("leave-asked",)),
)  # fmt: skip
