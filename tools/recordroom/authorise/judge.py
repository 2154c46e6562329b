"""Judging a record's approvals: whether they suffice, and who may give the next."""

from __future__ import annotations

from datetime import date

from recordroom.authorise.demand import demands
from recordroom.authorise.hearing import judge_demands
from recordroom.authorise.permission import may_approve
from recordroom.authorise.splitting import Runs
from recordroom.authorise.verdict import Fault, Judged, Missing, Permission, Verdict
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies

__all__ = [
    "Fault",
    "Judged",
    "Missing",
    "Permission",
    "Verdict",
    "judge",
    "judge_demands",
    "may_approve",
]


def judge(
    record: Record,
    policies: Policies,
    holdings: Holdings,
    *,
    on: date | None = None,
    together: Runs | None = None,
) -> Verdict:
    """The verdict on all of a record's approvals.

    `on` is the day for which the people who may still approve are named (default: the record's).
    `together` are the runs of splitting where they are already known.
    """
    asked = demands(record, policies, holdings, together=together)
    return judge_demands(record, policies, holdings, asked=asked, on=on)
