"""Violations planted by hand in the files of the good room: what is edited, and what must be found.

The mark ▸ stands where the finding must be: in the new text, or in `at` where it is elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.walk.good_room import ENTRY

MARK = "▸"
LETTERS = "records/official-documents/2026"
BOOK = "records/numbers/official/xyh-2026.csv"
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


HEAD = _entry("approve", "mo-ran", "head-projects")
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
        "leave-long", _ASKED, _APPROVED + HEAD
        + _entry("approve", "cen-xi", "deputy-admin", more="    for: ▸secretary-general\n"),
    ), rebind=("leave-long",)),
    plant("delegation expired", "FLO009", (
        "leave-asked", _ASKED, _APPROVED + HEAD
        + _entry("approve", "cen-xi", "deputy-admin", "▸2026-04-01", "    for: secretary-general\n"),
    ), rebind=("leave-asked",)),
    plant("no delegation", "FLO010", (
        "leave-five", _SECOND,
        "    by: hua-zhi\n    post: deputy-service\n    for: ▸secretary-general\n",
    )),
    plant("approval missing", "FLO002", (
        "leave-asked", _ASKED, _APPROVED + HEAD,
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
    plant("leave split into two of two days", "FLO011", (
        "leave-asked", _ASKED, _APPROVED + HEAD + _entry("approve", "hua-zhi", "deputy-service"),
    ), (
        "leave-asked", "from: 2026-05-11\nto: 2026-05-15\ndays: 5",
        "from: 2026-04-08\nto: 2026-04-09\ndays: ▸2",
    ), rebind=("leave-asked",)),
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
    plant("content changed after approval", "FLO005", (
        "res-adopted", "owner: lan-tian", "owner: ji-bai",
    ), at=("res-adopted", "content: ▸v1")),
    plant("recused chair settles a vote still on its way", "FLO016", (
        "res-adopted", "  - gu-yu", "  - an-ning",
    ), at=("res-adopted", "by: ▸an-ning"), rebind=("res-adopted",)),
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
        "circulation:\n  ▸- to: person:mo-ran\n    by: ji-bai\n    on: 2026-03-03\ndocument-kind:",
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
