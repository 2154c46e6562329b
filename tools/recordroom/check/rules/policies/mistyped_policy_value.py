"""Rule: a limit or example in the settings that its field could not hold."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.typed import to_scalar
from recordroom.check.bands import amount, measure
from recordroom.check.condition_names import candidates
from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import FieldSpec, Policies, RecordType
from recordroom.model.text import FieldPath, Place
from recordroom.model.value import Condition

_ORDERED = ("number", "money", "date", "date-time", "month")


@rule(
    "POL030",
    over=Policies,
    zh="「{text}」不能作为 {kind} 类字段的{what}：写法不对，或者这类字段不能比大小。",
    en="“{text}” cannot be a {what} of a {kind} field: it is not written so, or such a field has no "
    "order.",
)
def mistyped_policy_value(policies: Policies, context: Context) -> Iterator[Finding]:
    """设置里的值写法不对 · Mistyped value in the settings

    [zh]
    **查什么**　字段的上下限（at-least、at-most）和示例（example）、条件里的比较值、授权分档的界限、
    授权的上限，是否是相应字段能有的值。
    **为什么**　界限写成「三天」或「2,000」，比较永远不成立，等于没有这条规定。
    各类字段的写法由本工具规定。
    **怎么改**　数字和金额只写数字，如 2000；日期写 2025-03-01；文字类字段不能比大小，改用 is 或 in。

    [en]
    **What** Limits (at-least, at-most) and examples of fields, bounds in conditions, limits of
    bands and caps of delegations are values that the field could hold.
    **Why** With a bound as “2,000” a comparison never holds, as if the rule were not there. How
    values are written is the tool's.
    **Mend** Figures only for numbers and money, days as 2025-03-01; text has no order, use is or in.
    """
    if not is_sound(policies, "record-types/"):
        return
    types = tuple(policies.types.values())
    seen: set[tuple[str, FieldPath]] = set()
    for type_ in types:
        for spec in type_.fields.values():
            key = (str(spec.place.path), spec.place.field)
            if key not in seen:
                seen.add(key)
                shared = spec.place.source is not type_.place.source
                yield from _field(spec, types if shared else (type_,))
        needs = [(row.need, row.place) for row in type_.sections]
        needs += [(row.need, row.place) for row in type_.companions]
        for need, place in needs:
            yield from _condition(need.when, at(place, "required-when"), (type_,))
    for rule_ in policies.class_rules:
        yield from _condition(rule_.when, at(rule_.place, "when"), types)
    yield from _bands(policies)


def _field(spec: FieldSpec, types: tuple[RecordType, ...]) -> Iterator[Finding]:
    for key, text in (("at-least", spec.at_least), ("at-most", spec.at_most)):
        if text and not _is_bound(spec.kind, text):
            yield _finding(at(spec.place, key), text, spec.kind, key)
    if spec.example and not _is_example(spec):
        yield _finding(at(spec.place, "example"), spec.example, spec.kind, "example")
    yield from _condition(spec.need.when, at(spec.place, "required-when"), types)
    for part in (*spec.fields, *((spec.of,) if spec.of is not None else ())):
        yield from _field(part, types)


def _is_bound(kind: str, text: str) -> bool:
    return kind in _ORDERED and to_scalar(kind, text) is not None


def _is_example(spec: FieldSpec) -> bool:
    if spec.kind == "choice":
        return spec.example in {choice.value for choice in spec.choices}
    return spec.kind in ("list", "object") or to_scalar(spec.kind, spec.example) is not None


def _condition(
    condition: Condition | None, place: Place, types: tuple[RecordType, ...]
) -> Iterator[Finding]:
    if condition is None:
        return
    if condition.test in ("all", "any"):
        within = candidates(condition, types)
        for i, part in enumerate(condition.parts):
            yield from _condition(part, at(place, condition.test, i), within)
    elif condition.test in ("at-least", "at-most"):
        kinds = {t.fields[condition.field].kind for t in types if condition.field in t.fields}
        text = condition.values[0]
        if text and kinds and not any(_is_bound(kind, text) for kind in kinds):
            yield _finding(at(place, condition.test), text, min(kinds), condition.test)


def _bands(policies: Policies) -> Iterator[Finding]:
    for matter in policies.authority.matters:
        spec = measure(matter, policies)
        kind = spec.kind if spec is not None else "number"
        for band in matter.bands:
            limits = {
                "above": band.above,
                "at-least": band.at_least,
                "below": band.below,
                "up-to": band.up_to,
            }
            for key, text in limits.items():
                if text and amount(text) is None:
                    yield _finding(at(band.place, key), text, kind, key)
    for row in policies.authority.delegations:
        if row.up_to and amount(row.up_to) is None:
            yield _finding(at(row.place, "up-to"), row.up_to, "number", "up-to")


def _finding(place: Place, text: str, kind: str, what: str) -> Finding:
    return Finding(place, {"text": text, "kind": kind, "what": f" {what} "})
