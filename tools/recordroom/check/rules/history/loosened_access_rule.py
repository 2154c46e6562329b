"""Rule: settings that open records to more readers without the approval for it."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.access.decide import as_strict, is_known, label_of
from recordroom.check.consent import lacking
from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.policies import Access, Policies, RecordType
from recordroom.model.text import Label, Place

_READERS = Label("仓库读者的范围", "What the readers of the repository may see")
Loosened = tuple[Place, Label, Access, Access]


@rule(
    "HIS010",
    over=Change,
    zh="{what}从「{old}」放宽到「{new}」，没有相应的批准：{who}。请恢复，或把批准写进所依制度"
    "（或决议）的审批记录。",
    en="{what} was loosened from “{old}” to “{new}” without approval: {who}. Put it back, or enter "
    "the approval in the policy (or resolution) it rests on.",
)
def loosened_access_rule(change: Change, context: Context) -> Iterator[Finding]:
    """擅自放宽阅览规定 · Loosened access rule

    [zh]
    **查什么**　类型的默认级别、最低级别和字段级别有没有降低，阅览对象（audience）和仓库读者能看的范围
    有没有扩大，个人信息要求的级别有没有降低。放宽的，这次改动里要有一份文件带着新的审批，
    事项写授权表里的 access-loosened 一项。
    **为什么**　改一行设置，就等于放开了一批文件，比放开一份更要有人批准。由谁批准是本机构定的。
    **怎么改**　恢复原设置；或先经批准，把审批记在所依的制度或决议上，与设置一同提交。

    [en]
    **What** Whether a type's default or lowest level or that of one of its fields went down, an
    audience or the readers of the repository may see more, or personal data asks for less. Then a
    record of the same change must bear a new approval for the matter of authority.yml with
    `change: access-loosened`.
    **Why** One line of the settings opens many records; that needs approval all the more. Who gives
    it, the organisation has settled.
    **Mend** Put the setting back, or enter the approval in the policy or resolution it rests on and
    bring both in together.
    """
    if not change.policy_files:
        return
    policies = change.head.policies.access
    for place, what, old, new in _loosened(change.base.policies, change.head.policies):
        who = lacking(change, "access-loosened", change.records)
        if who is not None:
            labels = {"old": label_of(old, policies), "new": label_of(new, policies)}
            yield Finding(place, {"what": what, "who": who, **labels})


def _loosened(base: Policies, head: Policies) -> Iterator[Loosened]:
    """What both sides settle and the later one more loosely: a demand that is lower, or a clearance
    that is higher.
    """
    asked = [
        item
        for id_, type_ in head.types.items()
        if id_ in base.types
        for item in _of_type(base.types[id_], type_)
    ]
    for kind, row in head.access.personal_data.items():
        if kind in base.access.personal_data:
            what = Label(f"个人信息（{kind}）要求的级别", f"The level of personal data ({kind})")
            asked.append((row.place, what, base.access.personal_data[kind].access, row.access))
    for place, what, old, new in asked:
        known = is_known(old, head.access) and is_known(new, head.access)
        if known and not as_strict(new, old, head.access):
            yield place, what, old, new
    seen = [(at(head.access.place, "readers"), _READERS, base.access.readers, head.access.readers)]
    for name, audience in head.access.audiences.items():
        if name in base.access.audiences:
            label = audience.label
            what = Label(f"阅览对象「{label.hans}」的范围", f"What the audience {label.en} may see")
            old = base.access.audiences[name].clearance
            seen.append((audience.place, what, old, audience.clearance))
    for place, what, old, new in seen:
        known = is_known(old, head.access) and is_known(new, head.access)
        if known and not as_strict(old, new, head.access):
            yield at(place, "level" if old.level != new.level else "compartments"), what, old, new


def _of_type(base: RecordType, head: RecordType) -> Iterator[Loosened]:
    place = at(head.place, "access")
    name = head.label
    for key, hans, en, old, new in (
        (
            "default", "默认级别", "default level",
            Access(base.default_level, base.default_compartments),
            Access(head.default_level, head.default_compartments),
        ),
        (
            "lowest", "最低级别", "lowest level",
            Access(base.lowest_level, base.lowest_compartments),
            Access(head.lowest_level, head.lowest_compartments),
        ),
    ):  # fmt: skip
        where = key if old.level != new.level else f"{key}-compartments"
        what = Label(f"「{name.hans}」的{hans}", f"The {en} of {name.en}")
        yield at(place, where), what, old, new
    for field in head.fields.values():
        old_field = base.fields.get(field.name)
        if old_field is None or old_field.access is None:
            continue
        what = Label(
            f"「{name.hans}」字段「{field.label.hans}」的级别",
            f"The level of the field {field.label.en} of {name.en}",
        )
        least = Access(head.lowest_level, head.lowest_compartments)
        yield field.place, what, old_field.access, field.access or least
