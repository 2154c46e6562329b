"""Rule: an approval by somebody who did not hold the post on that day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.policies import Appointment, Organisation
from recordroom.model.text import Label, Place


@rule(
    "FLO001",
    over=Record,
    zh="{day}，{person}并不担任{post}，不能以这个岗位审批。请核对人员、岗位和日期，或补登任职记录。",
    en="On {day} {person} did not hold the post {post} and could not decide by virtue of it. Look "
    "at person, post and day, or enter the appointment.",
)
def approval_by_non_holder(record: Record, context: Context) -> Iterator[Finding]:
    """审批时不在岗 · Approval by one who did not hold the post

    [zh]
    **查什么**　approvals 里的每一步：填了岗位的，审批人那天是否担任该岗位；
    没填岗位的，那天是否还担任任何岗位。任职起止以 `organisation.yml` 的
    appointments 为准，首尾两天都算；代理（acting）也算。受托代行别的岗位（for）的，另有规则核对。

    **为什么**　审批有没有效，看的是签字那天有没有这个职权；
    离任后补签、上任前代签都会使手续落空（本协会的选择，见授权与审批办法）。

    **怎么改**　日期或岗位写错的改正；任职没有登记的，补登并注明依据的文件；
    确实越权的，请有权的人重新审批，原来的一条保留。

    [en]
    **What** Each step under `approvals`: whether the person held the post named there on that
    day; where no post is named, whether they held any. Terms are those of `appointments` in
    `organisation.yml`, first and last day included; so are acting ones. Whether a post acted for
    (`for`) was delegated is another rule's.

    **Why** An approval holds by the authority of that day; signed after leaving or before taking
    office it is void (the organisation’s own choice).

    **Mend** Mend a wrong day or post; enter an appointment that is missing, with the record it
    was made by. If authority was lacking, have the right person approve, and keep the old entry.
    """
    rows = record.value("approvals")
    organisation = context.policies.organisation
    for i, row in enumerate(rows if isinstance(rows, tuple) else ()):
        if not isinstance(row, Mapping):
            continue
        person, post, day = str(row.get("by", "")), str(row.get("post", "")), row.get("on")
        day = day.date() if isinstance(day, datetime) else day
        # What is missing or unknown is told as such by other rules.
        if person not in organisation.people or not isinstance(day, date):
            continue
        if post and post not in organisation.posts:
            continue
        if not post and row.get("for"):
            continue  # who acts for another may hold no post: whether it was lent is told apart
        terms = [a for a in organisation.appointments if a.person == person]
        if any(a.post == (post or a.post) and a.holds(day) for a in terms):
            continue
        yield Finding(
            record.at("approvals", i, "post" if post else "by"),
            {
                "day": day.isoformat(),
                "person": organisation.people[person].name,
                "post": _post(organisation, post),
            },
            record.id,
            related=_holders(organisation, post, day, terms),
        )


def _post(organisation: Organisation, post: str) -> Label:
    if not post:
        return Label("任何岗位", "at all")
    label = organisation.posts[post].label
    return Label(f"「{label.hans}」", f"“{label.en}”")


def _holders(
    organisation: Organisation, post: str, day: date, terms: list[Appointment]
) -> tuple[tuple[Place, Label], ...]:
    """Who held the post on that day, and the person's own terms in it."""
    own = Label("此人的任期", "this person’s term")
    holder = Label("当时担任这个岗位的人", "who held the post then")
    found = [(a.place, own) for a in terms if a.post == post]
    for a in organisation.appointments:
        if a.post == post and a.holds(day):
            found.append((a.place, holder))
    return tuple(found)
