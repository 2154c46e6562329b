"""Rule: a class that is kept for ever and yet destroyed, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Policies
from recordroom.model.text import Place


@rule(
    "RET006",
    over=Policies,
    zh="「{class}」是永久保管，到期处置却写了销毁（destroy）。永久的文件不会到期，请改为 keep 或改期限。",
    en="The class “{class}” is kept for ever, yet its action is destroy. What is permanent never "
    "comes to its term: write keep, or give it a period.",
)
def destroyed_though_permanent(policies: Policies, context: Context) -> Iterator[Finding]:
    """永久却写销毁 · Destroyed though permanent

    [zh]
    **查什么**　期限为 permanent 的类别，处置方式是不是 destroy。
    **为什么**　两样互相矛盾，读表的人可能照「销毁」办。《档案法》第二十一条禁止擅自销毁档案。
    **怎么改**　确是永久的写 action: keep（或移交 transfer）；不是永久的写明期限。

    [en]
    **What** A class whose period is permanent does not have the action destroy.
    **Why** The two contradict each other, and someone may act on the second. The archives law,
    article 21, forbids destroying archives without authority.
    **Mend** Write action: keep (or transfer), or a period.
    """
    # A period that could not be read is None too; the file's own faults come first.
    if not is_sound(policies, "retention.yml"):
        return
    for class_ in policies.classes.values():
        if class_.period is None and class_.action == "destroy":
            place = Place(class_.place.source, (*class_.place.field, "action"))
            yield Finding(place, {"class": class_.label})
