"""Violations planted as a change: each is committed on a branch of the good room and judged there
against the main branch.
"""

from __future__ import annotations

from tests.walk.violations import BOOK, HEAD, LETTERS, MARK, READ, plant

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
    plant("vote taken back by hand", "HIS002", (
        "res-adopted", "status: voted", "status: ▸draft",
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
        more=("NUM009",)),
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
    plant("register lines reordered", "NUM012", (
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
        "policies/retention.yml", "en: Leave and attendance\n    period: P5Y",
        "en: Leave and attendance\n    period: ▸P3Y",
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
    ), at=("leave-five", "approvals:\n  - ▸step")),
    plant("approvals reordered", "HIS014", (
        "letter-round", r"~(  - step: review\n(?:    .*\n)+)(  - step: sign\n(?:    .*\n)+)", r"\2\1",
    ), at=("letter-round", "approvals:\n  - ▸step")),
    plant("amendment edited", "HIS015", (
        "letter-issued", "summary: 改正一个错字", "summary: 改正两个错字",
    ), at=("letter-issued", "amendments:\n  - ▸on")),
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
        "author: ning-he\napprovals:\n" + HEAD.replace("on: ", "on: ▸"),
    ), rebind=("leave-asked",)),
)  # fmt: skip
