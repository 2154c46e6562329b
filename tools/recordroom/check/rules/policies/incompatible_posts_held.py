"""Rule: one person in two posts that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Appointment, Incompatible, Policies
from recordroom.model.text import Label


@rule(
    "POL014",
    over=Policies,
    zh="{person}同时担任「{post}」和「{other}」，这两个岗位不得由一人兼任（{reason}）。"
    "请改派其中一个，或写明卸任日期 to。",
    en="{person} is both “{post}” and “{other}”, which one person may not hold together ({reason}). "
    "Appoint someone else to one of them, or write the last day as to.",
)
def incompatible_posts_held(policies: Policies, context: Context) -> Iterator[Finding]:
    """不相容岗位兼任 · Incompatible posts held

    [zh]
    **查什么**　任职表里，同一个人是否在同一时间担任 authority.yml 列明不得兼任的岗位。
    已经结束的兼任不再提示，那是改不了的历史。
    **为什么**　管钱的不管账、办事的不审批，一个人出错或舞弊才会被另一个人看见。
    出纳不得兼任稽核、会计档案保管和账目登记（《会计法》）；其他不相容岗位由本机构规定。
    **怎么改**　改派一个岗位；已经卸任的写上最后一天。人手确实不够的，由理事会修改不相容岗位表，
    并规定补救办法。

    [en]
    **What** No one holds at one time two posts that authority.yml says exclude each other. What is
    over already is left alone, as history cannot be mended.
    **Why** Whoever handles money keeps no books, and whoever applies does not approve, so that an
    error or a fraud meets a second pair of eyes. For cashiers this is the accounting law; other
    pairs are the organisation's own choice.
    **Mend** Appoint someone else; or write the last day of a post that was left.
    """
    if not is_sound(policies, "organisation.yml", "authority.yml"):
        return
    org = policies.organisation
    held: dict[str, list[Appointment]] = {}
    for appointment in org.appointments:
        held.setdefault(appointment.person, []).append(appointment)
    for person, appointments in held.items():
        for first, second in combinations(appointments, 2):
            row = _excluded(first.post, second.post, policies)
            if row is None or not _overlap(first, second, context):
                continue
            known = org.people.get(person)
            values = {
                "person": known.name if known else person,
                "post": _post(second.post, policies),
                "other": _post(first.post, policies),
                "reason": row.reason,
            }
            why = Label("另一个岗位的任职", "the other appointment")
            related = ((first.place, why), (row.place, Label("不得兼任的规定", "the rule")))
            yield Finding(at(second.place, "post"), values, related=related)


def _excluded(one: str, other: str, policies: Policies) -> Incompatible | None:
    pair = {one, other}
    rows = policies.authority.incompatible
    return next((row for row in rows if len(pair) == 2 and pair <= set(row.posts)), None)


def _overlap(first: Appointment, second: Appointment, context: Context) -> bool:
    """Whether both hold on some day that is today or still to come."""
    start = max(first.start, second.start)
    ends = [end for end in (first.until, second.until) if end is not None]
    return not ends or (start <= min(ends) and context.as_of <= min(ends))


def _post(name: str, policies: Policies) -> Label:
    post = policies.organisation.posts.get(name)
    return post.label if post is not None else Label(name, name)
