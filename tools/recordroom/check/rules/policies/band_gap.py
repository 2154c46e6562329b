"""Rule: a measure that no band of a matter covers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from recordroom.check.bands import Stretch, amount, in_force, measure, stretches
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
    上限含本数：「一天以内」包括恰好一天。各档的有效期分别核对。
    **为什么**　落在空档里的申请谁批都不对，要么搁着，要么越权。分档由本机构规定。
    **怎么改**　让下一档的 above 等于上一档的 up-to；最高一档不写 up-to，就管到无穷大。

    [en]
    **What** The bands of a matter follow each other without a hole, from the least to the most;
    where they go by choices, each choice has its approvers. Upper limits are included: up to one
    day has exactly one day in it. Bands of other times are compared with each other only.
    **Why** What falls into a hole is approved by nobody, or by someone without authority. The bands
    are the organisation's own.
    **Mend** Let above of a band equal up-to of the one below; without up-to the last is open.
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
    if not rows or any(_is_empty(row) for row in rows):
        return
    reached = amount(spec.at_least) if spec else None
    reached = Decimal(0) if reached is None else reached
    for row in rows:
        if row.above is not None and row.above > reached:
            hole = Label(f"{reached} 以上至 {row.above}", f"above {reached} up to {row.above}")
            yield _finding(at(row.band.place, "above"), matter, hole)
        if row.up_to is None:
            return
        reached = max(reached, row.up_to)
    most = amount(spec.at_most) if spec else None
    if most is None or most > reached:
        last = max(rows, key=lambda row: row.up_to or reached)
        hole = Label(f"{reached} 以上", f"what is above {reached}")
        yield _finding(at(last.band.place, "up-to"), matter, hole)


def _is_empty(row: Stretch) -> bool:
    return row.above is not None and row.up_to is not None and row.above >= row.up_to


def _finding(place: Place, matter: Matter, hole: Label) -> Finding:
    return Finding(place, {"matter": matter.label, "hole": hole})
