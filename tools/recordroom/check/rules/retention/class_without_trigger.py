"""Rule: a type in a disposal class that counts from a field the type does not have."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.condition_names import candidates
from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import DisposalClass, Policies, RecordType
from recordroom.model.text import Place


@rule(
    "RET007",
    over=Policies,
    zh="「{type}」归入「{class}」，但这一类从字段「{field}」起算，而该类型没有这个字段，期限永远算不出来。"
    "请给类型加上字段，或换一个类别。",
    en="“{type}” is put into “{class}”, which counts from the field {field}; the type has none, so "
    "no period can ever be worked out. Add the field, or use another class.",
)
def class_without_trigger(policies: Policies, context: Context) -> Iterator[Finding]:
    """类别的起算字段不存在 · Class without trigger

    [zh]
    **查什么**　有期限的保管类别从某个字段起算（办结日期、所属项目……）；归入这一类的类型有没有这个字段。
    **为什么**　没有起算日就没有到期日，这些文件永远进不了鉴定，也不会有人提醒。
    类别和字段都由本机构规定。
    **怎么改**　在 record-types 里加上该字段，或者为这个类型另选、另设一个类别。

    [en]
    **What** The types put into a class with a period have the field that the class counts from.
    **Why** Without a first day there is no last one, and the records never come up for appraisal.
    Classes and fields are the organisation's own.
    **Mend** Add the field in record-types, or give the type another class.
    """
    if not is_sound(policies, "retention.yml", "record-types/"):
        return
    types = tuple(policies.types.values())
    for type_ in types:
        class_ = policies.classes.get(type_.disposal_class)
        if class_ is not None:
            yield from _judge(type_, class_, at(type_.place, "disposal-class"))
    for rule_ in policies.class_rules:
        class_ = policies.classes.get(rule_.disposal_class)
        chosen = candidates(rule_.when, types)
        if class_ is not None and len(chosen) < len(types):
            for type_ in chosen:
                yield from _judge(type_, class_, at(rule_.place, "class"))


def _judge(type_: RecordType, class_: DisposalClass, place: Place) -> Iterator[Finding]:
    if class_.period is None or class_.event == "superseded":
        return
    field = class_.via or class_.field
    if field not in type_.fields:
        yield Finding(place, {"type": type_.label, "class": class_.label, "field": field})
