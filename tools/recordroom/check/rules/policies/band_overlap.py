"""Rule: two bands of a matter that cover the same measure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from recordroom.check.bands import Cut, Stretch, between, in_force, stretches
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
    up-to、at-least 含本数，below、above 不含。
    **为什么**　一件事落在两档里，找低一级的批也行、找高一级的批也行，等于没有规定。分档由本机构规定。
    **怎么改**　上一档写 up-to 的，下一档写 above；上一档写 below 的，下一档写 at-least，数相同。
    改了规定的，旧档写 to、新档写 from，不要并存。

    [en]
    **What** Two bands of a matter in force at one time do not cover the same measure or choice, and
    no band ends before it begins. up-to and at-least take the number in, below and above do not.
    **Why** What is in two bands may go to the lower approver or to the higher one, as if there were
    no rule. The bands are the organisation's own.
    **Mend** After up-to the next band has above, after below it has at-least, of the same number; when
    the rule changes give the old band its to and the new one its from.
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
        place = at(row.band.place, row.lower) if row.lower else row.band.place
        if row.is_empty and row.start is not None and row.end is not None:
            low, high = row.start[0], row.end[0]
            fault = Label(
                f"下限 {low} 不低于上限 {high}",
                f"{row.lower} {low} is not below {row.upper} {high}",
            )
            yield _finding(place, matter, fault, None)
            continue
        if last is not None and _begins_inside(row, last):
            twice = between(row.start or (Decimal(0), 0), _lower_end(row, last))
            fault = Label(
                f"{twice.hans}，上一档已经管着",
                f"{twice.en} is in another band too",
            )
            yield _finding(place, matter, fault, last.band)
        if last is None or _reaches(row, last):
            last = row


def _reaches(row: Stretch, last: Stretch) -> bool:
    """Whether a band ends no earlier than the one before it."""
    return row.end is None or (last.end is not None and row.end >= last.end)


def _begins_inside(row: Stretch, last: Stretch) -> bool:
    return last.end is None or row.start is None or row.start < last.end


def _lower_end(row: Stretch, last: Stretch) -> Cut | None:
    """Where the stretch that both have ends."""
    ends = [end for end in (row.end, last.end) if end is not None]
    return min(ends) if ends else None


def _finding(place: Place, matter: Matter, fault: Label, other: Band | None) -> Finding:
    related = () if other is None else ((other.place, Label("另一档", "the other band")),)
    return Finding(place, {"matter": matter.label, "fault": fault}, related=related)
