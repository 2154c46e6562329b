"""Rule: an assigning rule that an earlier one always pre-empts."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Policies, Validity
from recordroom.model.text import Label
from recordroom.model.value import Condition


@rule(
    "POL017",
    over=Policies,
    zh="归入「{class}」的这条规则永远轮不到：前面归入「{earlier}」的规则已经包含它。"
    "请把范围小的规则移到前面，或删去这一条。",
    en="The rule for “{class}” never has its turn: an earlier one for “{earlier}” covers all of it. "
    "Move the narrower rule up, or delete it.",
)
def unreachable_class_rule(policies: Policies, context: Context) -> Iterator[Finding]:
    """轮不到的归类规则 · Unreachable class rule

    [zh]
    **查什么**　retention.yml 的归类规则（assign）逐条看，符合后一条的文件是不是都先符合了前面某一条。
    **为什么**　归类规则从上往下，第一条符合的算数。一般规则写在特别规则前面，特别规则就落空，
    重要文件可能按短的期限保管。次序由本机构安排。
    **怎么改**　范围小的放前面，范围大的放后面。

    [en]
    **What** Going through the assigning rules of retention.yml, whether all that a rule fits already
    fits an earlier one.
    **Why** The first rule that fits counts. With the general rule above the special one the special
    one is void, and important records may be kept for the shorter time. The order is the
    organisation's own.
    **Mend** Put the narrower rule first.
    """
    if not is_sound(policies, "retention.yml"):
        return
    rules = policies.class_rules
    for i, later in enumerate(rules):
        for earlier in rules[:i]:
            covers = _spans(earlier.validity, later.validity)
            if covers and implies(later.when, earlier.when):
                why = Label("先轮到的规则", "the rule that comes first")
                values = {
                    "class": _label(later.disposal_class, policies),
                    "earlier": _label(earlier.disposal_class, policies),
                }
                yield Finding(at(later.place), values, related=((earlier.place, why),))
                break


def implies(narrow: Condition, wide: Condition) -> bool:
    """Whether whatever fits `narrow` fits `wide`, as far as the form of the two shows."""
    if narrow == wide:
        return True
    if narrow.test == "any":
        return bool(narrow.parts) and all(implies(part, wide) for part in narrow.parts)
    if wide.test == "all":
        return all(implies(narrow, part) for part in wide.parts)
    if wide.test == "any" and any(implies(narrow, part) for part in wide.parts):
        return True
    if narrow.test == "all":
        return any(implies(part, wide) for part in narrow.parts)
    return wide.test not in ("all", "any") and _leaf_implies(narrow, wide)


def _leaf_implies(narrow: Condition, wide: Condition) -> bool:
    if narrow.field != wide.field:
        return False
    if wide.test == "present":
        return wide.values == ("true",) and narrow.test != "present"
    equal = ("is", "in")
    if narrow.test in equal and wide.test in equal:
        return set(narrow.values) <= set(wide.values)
    return False


def _spans(wide: Validity, narrow: Validity) -> bool:
    starts = wide.start is None or (narrow.start is not None and wide.start <= narrow.start)
    ends = wide.end is None or (narrow.end is not None and narrow.end <= wide.end)
    return starts and ends


def _label(name: str, policies: Policies) -> Label:
    class_ = policies.classes.get(name)
    return class_.label if class_ is not None else Label(name, name)
