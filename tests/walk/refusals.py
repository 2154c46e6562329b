"""Acts that are refused in the good room: what comes before, what is tried, and what is said."""

from __future__ import annotations

from dataclasses import dataclass

from tests.walk.violations import BOOK


@dataclass(frozen=True)
class Act:
    """One act to be refused. `command` is tried by `by` on `day`; `words` must be said.

    `before` are (person, command …) that are done first, `edits` what is then changed by hand and
    committed, as in a plant. `status` is 1 for what the rules refuse, 2 for what cannot be at all.
    """

    what: str
    by: str
    command: tuple[str, ...]
    words: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()
    edits: tuple[tuple[str, str, str], ...] = ()
    day: str = "2026-03-12"
    status: int = 1


def act(
    what: str,
    by: str,
    command: str,
    *words: str,
    before: tuple[str, ...] = (),
    edits: tuple[tuple[str, str, str], ...] = (),
    day: str = "2026-03-12",
    status: int = 1,
) -> Act:
    first = tuple(tuple(line.split()) for line in before)
    return Act(what, by, tuple(command.split()), words, first, edits, day, status)


HASH = "v1:sha256:" + "0" * 64
STAMPED = "ji-bai attach letter-issued {scan} --role stamped"
SHEET = "ji-bai attach letter-issued {scan} --role draft-sheet --name sheet.pdf"
OWN_VOTE = (
    ("res-short", "for: 3\nagainst: 2", "for: 4\nagainst: 1"),
    ("res-short", "- gu-yu", "- an-ning"),
)

IMPORTANT = (
    ("letter-review", "importance: ordinary", "importance: important"),
    (
        "policies/authority.yml",
        "approve: [role:department-head, post:secretary-general]",
        "approve: [post:secretary-general]",
    ),
)

ACTS = (
    # 审批
    act("post not held", "ou-ye", "approve leave-asked", "职权不够", "莫然"),
    act("post claimed", "ou-ye", "approve leave-asked --as head-projects", "不担任项目部主任", "莫然"),
    act("term ended the day before", "shu-lan", "approve leave-asked", "2026-03-03", "舒兰", "没有担任任何岗位",
        day="2026-03-03"),
    act("own request", "mo-ran", "approve leave-head", "不能自己批准", "华枝"),
    act("below the band", "hua-zhi", "approve leave-asked", "职权不够", "柏远",
        before=("mo-ran approve leave-asked",)),
    act("out of order", "hua-zhi", "approve letter-review", "还没轮到", "莫然"),
    act("earlier day than the step before", "hua-zhi", "approve letter-review", "先批的日期",
        before=("mo-ran approve letter-review",), day="2026-03-11"),
    act("over the delegation's cap", "cen-xi", "approve leave-long", "超过了授权的上限", "柏远",
        before=("mo-ran approve leave-long",)),
    act("delegation expired", "cen-xi", "approve leave-asked --as secretary-general",
        "2026-04-01", "不在有效期内", before=("mo-ran approve leave-asked",), day="2026-04-01"),
    act("matter not delegated", "cen-xi", "approve letter-review --as secretary-general",
        "授权不包括", edits=IMPORTANT),
    act("changed since it was shown", "mo-ran", f"approve letter-review --content {HASH}",
        "在您看过之后改动过", "recordroom show letter-review"),
    act("approved already", "bo-yuan", "approve leave-five", "都已经有了"),
    act("not handed in yet", "mo-ran", "approve letter-draft", "起草", "submit"),
    act("paper without a scan", "mo-ran", "approve letter-review --evidence paper", "--scan"),
    act("returned by somebody else", "lan-tian", "return letter-review --note 请改", "不能办理", "莫然"),
    act("returned without a reason", "mo-ran", "return letter-review", "--note", status=2),
    act("refused by the head alone", "mo-ran", "refuse letter-review --note 不妥", "不能办理"),
    act("by nobody known", "wu-ming", "approve leave-asked", "wu-ming"),
    act("in advance", "mo-ran", "approve leave-asked", "还没有到", day="2999-01-01", status=2),
    # 表决
    act("two thirds not reached", "an-ning", "approve res-short", "没有通过"),
    act("no quorum", "an-ning", "approve res-few", "没有通过"),
    act("recused person states the vote", "an-ning", "approve res-short", "回避", edits=OWN_VOTE, day="2026-03-03"),
    act("no body's decision", "an-ning", "repeal leave-rules --set effective-to=2026-03-12",
        "--in", "理事会"),
    act("decision not adopted", "an-ning",
        "repeal leave-rules --in res-short --set effective-to=2026-03-12", "--in", "理事会"),
    # 编号、印发
    act("number for a draft", "ji-bai", "number letter-draft --code 小样函", "起草"),
    act("number before signing", "ji-bai", "number letter-review --code 小样函", "审核中"),
    act("number by somebody else", "lan-tian", "number letter-signed --code 小样函", "不能办理", "纪白"),
    act("number in a closed year", "ji-bai", "number letter-signed --code 小样函", "已经封存",
        edits=(("policies/numbering.yml", "    enforced-from", "    closed-until: 2026\n    enforced-from"),)),
    act("number back in time", "ji-bai", "number letter-signed --code 小样函", "不能更早",
        day="2026-03-02"),
    act("number from a damaged register", "ji-bai", "number letter-signed --code 小样函", BOOK,
        edits=((BOOK, "小样函〔2026〕2号,mint", "小样函〔2026〕2号，mint"),)),
    act("number after a gap", "ji-bai", "number letter-signed --code 小样函", "断号",
        edits=((BOOK, "4号,mint,letter-filed,2026-03-03,\n",
                "4号,mint,letter-filed,2026-03-03,\n小样函〔2026〕6号,void,,2026-03-03,写错\n"),)),
    act("number voided without a reason", "ji-bai", "void 小样函〔2026〕3号", "--reason"),
    act("issued before its number landed", "ji-bai", "issue letter-signed", "还没有合并到主分支",
        before=("ji-bai number letter-signed --code 小样函", "ji-bai advance letter-signed --to sealed")),
    act("issued by somebody else", "bo-yuan", "issue letter-sealed", "不能办理", "纪白"),
    act("issued unsigned", "ji-bai", "issue letter-review", "审核中"),
    act("withdrawn by somebody else", "ji-bai", "withdraw letter-issued", "不能办理", "柏远"),
    act("reported back without a number", "ji-bai", "advance leave-five --to reported-back",
        "recordroom number leave-five"),
    # 修订、替代
    act("amendment of a draft", "ji-bai", "amend letter-draft --minor --summary 改字", "直接编辑"),
    act("amendment of no kind", "ji-bai", "amend letter-issued --summary 改字", "--major", status=2),
    act("superseded by a draft", "bo-yuan",
        "supersede leave-rules --with leave-rules --set effective-to=2026-03-12", "--with"),
    # 传阅
    act("draft sent round", "ji-bai", "circulate letter-draft --to post:archivist", "不能传阅"),
    act("sent to nobody known", "ji-bai", "circulate letter-issued --to post:wu", "post:wu"),
    act("read what was not sent", "lan-tian", "acknowledge letter-round", "没有送给"),
    act("read a draft", "ning-he", "acknowledge letter-draft", "不能传阅"),
    act("sent to one who may not read it", "ji-bai", "circulate letter-issued --to person:ning-he", "看不了",
        edits=(("letter-issued", "access: restricted", "access: confidential"),)),
    act("read by one who may no longer", "ning-he", "acknowledge letter-round", "看不了",
        edits=(("letter-round", "access: restricted", "access: confidential"),)),
    act("read twice", "mo-ran", "acknowledge letter-round", "已经办过了"),
    act("read for another unasked", "lan-tian", "acknowledge letter-round --proxy-for ning-he --reason 代",
        "不能代"),
    act("excuse oneself", "ning-he", "circulate letter-round --excuse ning-he --reason 忙", "不能免自己的阅"),
    # 归档
    act("filed without stamped original and draft sheet", "ke-qing", "file letter-issued",
        "盖章正本", "发文稿"),
    act("filed without its stamped original", "ke-qing", "file letter-issued", "盖章正本",
        before=(SHEET,)),
    act("filed without its draft sheet", "ke-qing", "file letter-issued", "发文稿", before=(STAMPED,)),
    act("filed while circulation is open", "ke-qing", "file letter-round", "传阅未完", "宁和", "冉起"),
    act("filed by somebody else", "ji-bai", "file letter-issued", "不能办理", "柯青",
        before=(STAMPED, SHEET)),
    # 新建与填写
    act("id taken", "ji-bai", "new official-document --id letter-draft --set title=函 "
        "--set document-kind=letter --set importance=ordinary --set department=projects",
        "letter-draft", status=2),
    act("handover to oneself", "ning-he", "new leave-request --id leave-new --set title=请假单 "
        "--set date=2026-03-12 --set department=projects --set author=ning-he --set applicant=ning-he "
        "--set applicant-rank=staff --set leave-kind=annual --set from=2026-07-01 --set to=2026-07-01 "
        "--set days=1 --set applied-on=2026-03-12 --set reason=事 --set handover-to=ning-he", "FLO012"),
    act("field that is not asked for", "ji-bai", "issue letter-sealed --set number=小样函〔2026〕9号", "number"),
    act("no such record", "ji-bai", "issue letter-none", "letter-none", status=2),
    act("policy brought up by somebody else", "ou-ye", "submit leave-rules", "现行有效"),
)  # fmt: skip
