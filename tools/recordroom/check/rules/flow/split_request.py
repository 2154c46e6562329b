"""Rule: one matter split into several small ones."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.wording import steps
from recordroom.check.approvals import hearings, joined
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Values

NAMED = 5
"""How many of the records that count together are named and pointed at."""


@rule(
    "FLO011",
    over=Record,
    zh="与{others}连起来算是 {sum}，超过了原来的批准权限（化整为零）。「{matter}」要按合计数由{wanted}批准。",
    en="Together with {others} it comes to {sum}, more than the approval covers. “{matter}” "
    "has to be approved for the sum, by {wanted}.",
)
def split_request(record: Record, context: Context) -> Iterator[Finding]:
    """化整为零 · Split request

    [zh]
    **查什么**　`authority.yml` 写了合并计算（splitting）的事项：同一人连续的申请、付给同一对方的款项，
    后一件是否按前后合计的数批准。不生效的和已经终止的不算在内。
    **为什么**　拆成几件小的，就绕过了本该批准的人。隔多久算连续，由本机构规定。
    **怎么改**　请合计数对应的人批准后一件；确实是两件事的，写明理由并请有权的人批准例外。

    [en]
    **What** Of a matter with `splitting`, a later request of the same person or claim to the same payee
    is approved for the sum with those before it. Drafts and ended records are not added.
    **Why** Cut into small ones, a request never reaches whoever should decide it. How close counts as
    together is the organisation's own.
    **Mend** Have the one approve whom the sum asks for.
    """
    hearing = context.once(hearings).get(record.id)
    # A draft has not been approved yet: nothing was got around.
    if hearing is None or context.policies.phase(record) == "draft":
        return
    for demand in hearing.split:
        # The nearest ones tell enough: of a long run each naming all before it would be too much.
        others = [context.holdings.by_id[id_] for id_ in demand.together[-NAMED:]]
        more = len(demand.together) - len(others)
        names = [Label(f"《{r.title}》", f"“{r.title}”") for r in others]
        if more:
            names.append(Label(f"更早的 {more} 份", f"{more} earlier ones"))
        values: Values = {
            "matter": demand.matter.label,
            "sum": str(demand.measure),
            "others": joined(names),
            "wanted": steps(demand.steps, context.policies),
        }
        label = Label("连在一起的一件", "counted together with it")
        related = tuple((r.at(demand.matter.field), label) for r in others)
        yield Finding(record.at(demand.matter.field), values, record.id, related=related)
