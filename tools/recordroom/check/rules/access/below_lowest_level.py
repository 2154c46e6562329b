"""Rule: a record that is more open than its type allows."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.access.decide import label_of, rank
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.policies import Access


@rule(
    "ACC001",
    over=Record,
    withholds=True,
    zh="「{type}」这类文件至少应为「{lowest}」，这里定得更宽了。请改严，或删去这一行用默认的级别。",
    en="A record of the type “{type}” is at least “{lowest}”; this is more open. Make it stricter, "
    "or delete the line and leave it to the default.",
)
def below_lowest_level(record: Record, context: Context) -> Iterator[Finding]:
    """低于最低级别 · Below the lowest level

    [zh]
    **查什么**　文件的阅览级别（access）低于所属类型规定的最低级别，
    或知悉范围（compartments）缺了类型规定必有的范围。草稿也查。

    **为什么**　某些文件天生含有个人信息，例如请假单和服务记录，
    不应因为一个人填错一行就对所有人公开（本协会的选择，写在各类型文件的 access 里）。

    **怎么改**　把级别改到最低级别或更严；多数情况下删去 access 和 compartments 两行，
    用类型的默认值即可。确应公开的，另写一份去掉个人信息的文件。

    [en]
    **What** A record whose level (`access`) is lower than its type’s lowest, or whose
    compartments lack one that the type asks for. Drafts as well.

    **Why** Some records hold personal data by their nature, such as leave requests and service
    records; one mistyped line must not open them to all (the organisation’s own choice, in the
    `access` part of each type file).

    **Mend** Use the lowest level or a stricter one; most often it is best to delete the lines
    `access` and `compartments` and leave it to the type. What is to be public goes into a record
    of its own, without the personal data.
    """
    policy = context.policies.access
    type_ = context.type_of(record)
    lowest = Access(type_.lowest_level, type_.lowest_compartments)
    values = {"type": type_.label, "lowest": label_of(lowest, policy)}
    known = record.level in policy.levels and type_.lowest_level in policy.levels
    if known and rank(record.level, policy) < rank(type_.lowest_level, policy):
        yield Finding(record.at("access"), values, record.id)
    if not record.compartments >= type_.lowest_compartments:
        yield Finding(record.at("compartments"), values, record.id)
