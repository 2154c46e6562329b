"""Rule: a type whose default access is less strict than the lowest it allows."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.access.decide import as_strict
from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Access, Policies
from recordroom.model.text import Label


@rule(
    "POL024",
    over=Policies,
    withholds=True,
    zh="「{type}」的默认阅览范围（{default}）比允许的最低范围（{lowest}）还宽。请把默认改严，或放宽最低。",
    en="The default access of “{type}” ({default}) is wider than the lowest allowed ({lowest}). "
    "Make the default stricter, or the lowest wider.",
)
def lowest_above_default(policies: Policies, context: Context) -> Iterator[Finding]:
    """默认级别低于最低级别 · Default below the lowest

    [zh]
    **查什么**　每个类型的默认阅览级别和知悉范围，是否不低于它自己规定的最低要求。
    **为什么**　没有单独写级别的文件用默认值；默认比最低还宽，每份新文件一出来就不合规。
    级别由本机构规定。
    **怎么改**　在该类型的 access 里改 default、default-compartments，使其不低于 lowest。

    [en]
    **What** Each type's default level and compartments are at least as strict as its lowest.
    **Why** Records that say nothing take the default; were it wider than the lowest, each new one
    would break the rule at birth. Levels are the organisation's own.
    **Mend** Raise default or default-compartments under access of the type.
    """
    if not is_sound(policies, "access.yml", "record-types/"):
        return
    for type_ in policies.types.values():
        default = Access(type_.default_level, type_.default_compartments)
        lowest = Access(type_.lowest_level, type_.lowest_compartments)
        if not (_is_known(default, policies) and _is_known(lowest, policies)):
            continue
        if not as_strict(default, lowest, policies.access):
            values = {
                "type": type_.label,
                "default": _label(default, policies),
                "lowest": _label(lowest, policies),
            }
            yield Finding(at(type_.place, "access", "default"), values)


def _is_known(access: Access, policies: Policies) -> bool:
    known = access.level in policies.access.levels
    return known and access.compartments <= set(policies.access.compartments)


def _label(access: Access, policies: Policies) -> Label:
    labels = [policies.access.levels[access.level].label]
    labels += [policies.access.compartments[name].label for name in sorted(access.compartments)]
    return Label("、".join(x.hans for x in labels), ", ".join(x.en for x in labels))
