"""Rule: plain text that not everybody who can clone the repository may read."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.access.decide import covers, demand_of, is_known, label_of
from recordroom.capture.leaves import leaves
from recordroom.capture.typed import SCALAR_KINDS
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "ACC008",
    over=Record,
    withholds=True,
    zh="这里的内容要求「{demand}」，而能取得整个仓库的人只到「{readers}」。"
    "仓库里的文字他们都能读到，请把这份内容移出仓库另行保管。",
    en="This asks for “{demand}”, but those who can clone the repository are cleared only for "
    "“{readers}” and can read every text in it. Keep this content elsewhere.",
)
def plaintext_above_readers(record: Record, context: Context) -> Iterator[Finding]:
    """仓库里不该有的明文 · Plain text above the repository’s readers

    [zh]
    **查什么**　文件或字段要求的级别、知悉范围，超出了 `access.yml` 的 readers，
    也就是能取得（克隆）整个仓库的人的权限。

    **为什么**　阅览版只是网页上的取舍。能克隆仓库的人看得到每一份文件的全部文字，
    包括历史，网页上隐去对他们不起作用。

    **怎么改**　把这份文件放到只有权限足够的人能取得的另一个仓库或保险柜，
    这里只留一条存目。级别定错了的，改正级别。已经提交过的，请告诉档案管理员。

    [en]
    **What** A record or field that asks for more than `readers` in `access.yml` grants: the
    clearance of everybody who can clone the repository.

    **Why** An edition only chooses what its pages show. Whoever can clone the repository reads
    every text in it, the history included.

    **Mend** Keep the record in another repository, or on paper, where only people with that
    clearance can get at it, and leave an entry here. If the level is wrong, mend the level. What
    was committed before remains in the history; tell the archivist.
    """
    policy = context.policies.access
    readers = policy.readers
    if readers.level not in policy.levels:
        return
    whole = demand_of(record)
    words = {"readers": label_of(readers, policy)}
    if not is_known(whole, policy):
        return
    if not covers(readers, whole, policy).shown:
        yield Finding(record.at("access"), {"demand": label_of(whole, policy), **words}, record.id)
        return
    for leaf in leaves(record, context.type_of(record), *SCALAR_KINDS):
        for demand in leaf.demands:
            if is_known(demand, policy) and not covers(readers, demand, policy).shown:
                values = {"demand": label_of(demand, policy), **words}
                yield Finding(record.at(*leaf.path), values, record.id)
                break
