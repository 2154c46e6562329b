"""Rule: a disposal class that asks for less time than the law."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.periods import is_below, period_label
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Policies
from recordroom.model.text import Place


@rule(
    "RET005",
    over=Policies,
    zh="「{class}」的保管期限{period}短于最低期限{floor}（{citation}）。请延长这一类的期限。",
    en="The class “{class}” keeps records for {period}, below the minimum of {floor} ({citation}). "
    "Lengthen its period.",
)
def class_below_floor(policies: Policies, context: Context) -> Iterator[Finding]:
    """类别期限短于最低期限 · Class below the floor

    [zh]
    **查什么**　保管期限表中每一类的期限，是否不短于该类注明的最低期限（floor）。
    **为什么**　最低期限来自法规，例如令第79号对会计档案的规定；机构可以定得更长，不能更短。
    出处和核实程度写在表里，以法规原文为准。
    **怎么改**　把 period 改得不短于 floor；若最低期限引用有误，核对法规原文后改正 floor 和出处。

    [en]
    **What** The period of each class of the schedule is not below the floor it names.
    **Why** Floors come from the law, such as order 79 for accounting archives; an organisation may
    keep longer, not shorter. Each floor names its source and how far it was verified.
    **Mend** Lengthen period; if the floor is cited wrongly, check the law and correct it.
    """
    if not is_sound(policies, "retention.yml"):
        return
    for class_ in policies.classes.values():
        floor = class_.floor
        if floor is not None and is_below(class_.period, floor.period):
            yield Finding(
                Place(class_.place.source, (*class_.place.field, "period")),
                {
                    "class": class_.label,
                    "period": period_label(class_.period),
                    "floor": period_label(floor.period),
                    "citation": floor.citation,
                },
            )
