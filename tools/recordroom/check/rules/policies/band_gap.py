"""Rule: a measure that no band of a matter covers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from recordroom.check.bands import Cut, amount, between, in_force, measure, stretches
from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Band, FieldSpec, Matter, Policies
from recordroom.model.text import Label, Place


@rule(
    "POL015",
    over=Policies,
    zh="「{matter}」的审批分档有空档，没有人批的是：{hole}。请补上一档，或调整上下限。",
    en="The bands of “{matter}” leave a hole: nobody approves {hole}. Add a band or move a limit.",
)
def band_gap(policies: Policies, context: Context) -> Iterator[Finding]:
    """审批分档有空档 · Gap between bands

    [zh]
    **查什么**　同一事项的各档，从最小到最大是否一档接一档；按选项分档的，是否每个选项都有人批。
    up-to、at-least 含本数，below、above 不含：恰好在界上的数也要落在某一档里。各档的有效期分别核对。
    **为什么**　落在空档里的申请谁批都不对，要么搁着，要么越权。分档由本机构规定。
    **怎么改**　上一档写 up-to 的，下一档写 above；上一档写 below 的，下一档写 at-least，数相同。
    最高一档不写上限，就管到无穷大。

    [en]
    **What** The bands of a matter follow each other without a hole, from the least to the most;
    where they go by choices, each choice has its approvers. up-to and at-least take the number in,
    below and above leave it out; what is exactly on the line has a band too. Bands of other times are
    compared with each other only.
    **Why** What falls into a hole is approved by nobody, or by someone without authority. The bands
    are the organisation's own.
    **Mend** After up-to the next band has above, after below it has at-least, of the same number;
    without an upper limit the last is open.
    """
    if not is_sound(policies, "authority.yml", "record-types/"):
        return
    told: set[tuple[Place, str]] = set()
    for matter in policies.authority.matters:
        spec = measure(matter, policies)
        for bands in in_force(matter):
            for finding in _gaps(matter, bands, spec):
                key = (finding.place, str(finding.values["hole"]))
                if key not in told:
                    told.add(key)
                    yield finding


def _gaps(matter: Matter, bands: tuple[Band, ...], spec: FieldSpec | None) -> Iterator[Finding]:
    chosen = [band.choice for band in bands if band.choice]
    if chosen:
        lacking = [c.label for c in (spec.choices if spec else ()) if c.value not in chosen]
        if lacking and len(chosen) == len(bands):
            hans, en = "、".join(c.hans for c in lacking), ", ".join(c.en for c in lacking)
            yield _finding(at(matter.place, "bands"), matter, Label(f"「{hans}」", en))
        return
    rows = stretches(bands)
    if not rows or any(row.is_empty for row in rows):
        return
    reached = _lowest(spec)
    for row in rows:
        if row.start is not None and row.start > reached:
            yield _finding(at(row.band.place, row.lower), matter, between(reached, row.start))
        if row.end is None:
            return
        reached = max(reached, row.end)
    most = amount(spec.at_most) if spec else None
    highest: Cut | None = None if most is None else (most, 1)
    if highest is None or highest > reached:
        last = max(rows, key=lambda row: row.end or reached)
        yield _finding(at(last.band.place, last.upper), matter, between(reached, highest))


def _lowest(spec: FieldSpec | None) -> Cut:
    """Where measures begin. Nothing at all needs nobody's approval, so that nought may be left out."""
    least = amount(spec.at_least) if spec else None
    return (Decimal(0), 1) if not least else (least, 0)


def _finding(place: Place, matter: Matter, hole: Label) -> Finding:
    return Finding(place, {"matter": matter.label, "hole": hole})
