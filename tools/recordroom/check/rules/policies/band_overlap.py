"""Rule: two bands of a matter that cover the same measure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from recordroom.check.bands import Stretch, in_force, stretches
from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Band, Matter, Policies
from recordroom.model.text import Label, Place


@rule(
    "POL016",
    over=Policies,
    zh="「{matter}」的审批分档有错：{fault}。请调整上下限，让每个数只落在一档里。",
    en="The bands of “{matter}” are wrong: {fault}. Move the limits so that each measure is in one "
    "band only.",
)
def band_overlap(policies: Policies, context: Context) -> Iterator[Finding]:
    """审批分档重叠 · Overlapping bands

    [zh]
    **查什么**　同一事项、同一时间有效的两档，有没有管着同一个数或同一个选项；一档的下限是否不低于上限。
    上限含本数，下限不含。
    **为什么**　一件事落在两档里，找低一级的批也行、找高一级的批也行，等于没有规定。分档由本机构规定。
    **怎么改**　让下一档的 above 等于上一档的 up-to；改了规定的，旧档写 to、新档写 from，不要并存。

    [en]
    **What** Two bands of a matter in force at one time do not cover the same measure or choice, and
    no band ends before it begins. Upper limits are included, lower ones are not.
    **Why** What is in two bands may go to the lower approver or to the higher one, as if there were
    no rule. The bands are the organisation's own.
    **Mend** Let above of a band equal up-to of the one below; when the rule changes give the old
    band its to and the new one its from.
    """
    if not is_sound(policies, "authority.yml"):
        return
    told: set[Place] = set()
    for matter in policies.authority.matters:
        for bands in in_force(matter):
            for finding in (*_choices(matter, bands), *_stretches(matter, bands)):
                if finding.place not in told:
                    told.add(finding.place)
                    yield finding


def _choices(matter: Matter, bands: tuple[Band, ...]) -> Iterator[Finding]:
    seen: dict[str, Band] = {}
    for band in bands:
        first = seen.setdefault(band.choice, band)
        if band.choice and first is not band:
            fault = Label(f"「{band.choice}」有两档", f"{band.choice} has two bands")
            yield _finding(at(band.place, "choice"), matter, fault, first)


def _stretches(matter: Matter, bands: tuple[Band, ...]) -> Iterator[Finding]:
    rows = stretches(tuple(band for band in bands if not band.choice)) or ()
    last: Stretch | None = None
    for row in rows:
        if row.above is not None and row.up_to is not None and row.above >= row.up_to:
            fault = Label(
                f"下限 {row.above} 不低于上限 {row.up_to}",
                f"above {row.above} is not below up-to {row.up_to}",
            )
            yield _finding(at(row.band.place, "above"), matter, fault, None)
            continue
        if last is not None and _begins_inside(row, last):
            above = row.above if row.above is not None else Decimal(0)
            fault = Label(
                f"{above} 以上的一段，上一档已经管着",
                f"what is above {above} is in another band too",
            )
            place = at(row.band.place, "above") if row.band.above else row.band.place
            yield _finding(place, matter, fault, last.band)
        if last is None or _reaches(row, last):
            last = row


def _reaches(row: Stretch, last: Stretch) -> bool:
    """Whether a band ends no earlier than the one before it."""
    return row.up_to is None or (last.up_to is not None and row.up_to >= last.up_to)


def _begins_inside(row: Stretch, last: Stretch) -> bool:
    return last.up_to is None or row.above is None or row.above < last.up_to


def _finding(place: Place, matter: Matter, fault: Label, other: Band | None) -> Finding:
    related = () if other is None else ((other.place, Label("另一档", "the other band")),)
    return Finding(place, {"matter": matter.label, "fault": fault}, related=related)
