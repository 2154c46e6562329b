"""Rule: two number series, or two codes, that give the same numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import NumberSeries, Policies, SeriesCode
from recordroom.model.text import Label, Values
from recordroom.number.series import Number, format_number, parse_number

_COUNTS = (1, 12, 123, 1234)


@rule(
    "POL022",
    over=Policies,
    zh="编号会撞号：「{series}」和「{other}」都会产生「{number}」。请改用不同的代字或样式。",
    en="Numbers would collide: both “{series}” and “{other}” give {number}. Use another code or "
    "pattern.",
)
def overlapping_series(policies: Policies, context: Context) -> Iterator[Finding]:
    """编号序列重叠 · Overlapping series

    [zh]
    **查什么**　两个编号序列，或同一序列的两个代字，会不会给出一模一样的编号。
    **为什么**　两份不同的文件会得到同一个号，凭号找不到唯一的文件；各自的登记册又都查不出重号。
    编号唯一是本机构的规定。
    **怎么改**　给其中一个序列换代字或加字头，例如会议纪要用「青协纪」，不用「青协」。

    [en]
    **What** Two series, or two codes of one series, cannot give the very same number.
    **Why** Two records would bear one number, and neither register could show it. That numbers are
    unique is the organisation's own rule.
    **Mend** Give one of them another code or prefix.
    """
    if not is_sound(policies, "numbering.yml"):
        return
    every = tuple(policies.series.values())
    for series in every:
        for first, second in combinations(series.codes, 2):
            if first.text == second.text:
                number = format_number(series, Number(second, 2025, 1))
                place = at(series.place, "codes", series.codes.index(second), "text")
                yield Finding(place, _values(first.label, second.label, number))
    for one, other in combinations(every, 2):
        number = _shared(one, other) or _shared(other, one)
        if number:
            why = Label("另一个序列", "the other series")
            place = at(other.place, "pattern")
            values = _values(one.label, other.label, number)
            yield Finding(place, values, related=((at(one.place, "pattern"), why),))


def _values(series: Label, other: Label, number: str) -> Values:
    return {"series": series, "other": other, "number": number}


def _shared(one: NumberSeries, other: NumberSeries) -> str:
    """A number of the first series that the second takes for its own, or nothing."""
    codes: tuple[SeriesCode | None, ...] = one.codes if "{code}" in one.pattern else (None,)
    for code in codes:
        for n in _COUNTS:
            text = format_number(one, Number(code, 2025, n))
            if isinstance(parse_number(other, text), Number):
                return text
    return ""
