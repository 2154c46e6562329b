"""The sections of a summary in one language, each as lines of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from recordroom.model.text import Label
from recordroom.report.summary import words as w
from recordroom.report.summary.approvals import Approver, Awaited
from recordroom.report.summary.escape import LONGEST_MESSAGE, code, link, plain
from recordroom.report.summary.findings import Told
from recordroom.report.summary.kinds import KINDS
from recordroom.report.summary.moves import Move, Shift
from recordroom.report.summary.readers import Named
from recordroom.report.summary.review import Review

_OPEN = 5
"""Findings that are shown at once; the others stand below a fold."""

T = TypeVar("T")
PlaceUrl = Callable[[str, int], str]
"""The address of a line of a file on the forge; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the sections are written with: language, rows at most of each list, and addresses."""

    lang: str
    cap: int
    url: PlaceUrl
    preview_url: str

    def say(self, label: Label, **values: object) -> str:
        return label.get(self.lang).format(**values)

    def text(self, label: Label) -> str:
        """A word of the organisation's own, escaped."""
        return plain(label.get(self.lang))

    def join(self, parts: Iterable[str], by: Label = w.JOIN) -> str:
        return by.get(self.lang).join(parts)

    def named(self, named: Named, *, linked: bool = True) -> str:
        """A record by number and title, linked to its file."""
        words = [plain(named.number), plain(named.title or named.id)]
        url = self.url(named.path, 1) if linked else ""
        return link(" ".join(word for word in words if word), url)

    def capped(self, rows: Sequence[T]) -> Sequence[T]:
        """At most `cap` of the rows: what is not shown is not written out either."""
        return rows[: self.cap]

    def rest(self, count: int) -> list[str]:
        return ["", self.say(w.MORE, n=count - self.cap)] if count > self.cap else []


def headline(review: Review, page: Page) -> list[str]:
    """The outcome and the counts."""
    lines = [f"## {page.say(w.HEAD_OK if review.ok else w.HEAD_BAD)}", ""]
    parts = []
    if review.moves:
        kinds = review.kinds()
        counts = [
            page.say(w.KIND_COUNT, kind=KINDS[k].get(page.lang), n=kinds[k])
            for k in KINDS
            if k in kinds
        ]
        parts.append(page.say(w.RECORDS, n=len(review.moves), kinds=page.join(counts)))
    if review.lines:
        parts.append(page.say(w.NUMBERS, n=len(review.lines)))
    if review.files:
        parts.append(page.say(w.FILES, n=len(review.files)))
    if review.waiting:
        parts.append(page.say(w.AWAITED, n=len(review.waiting)))
    end = "." if page.lang == "en" else "。"
    if parts:
        told = page.join(parts, w.CLAUSE)
        lines.append(f"**{told[0].upper()}{told[1:]}{end}**")
    elif not review.broken:
        lines.append(page.say(w.NOTHING))
    counted = {s: review.findings.count(s) for s in w.SEVERITY}
    lines += ["", page.say(w.COUNTS, **counted)]
    if review.findings.hidden_error:
        lines += ["", page.say(w.HIDDEN_ERROR)]
    if review.broken:
        lines += ["", page.say(w.BROKEN)]
    return lines


def found(review: Review, page: Page) -> list[str]:
    """Every error, and what else is in the files of the change."""
    rows = [t for t in review.findings.told if t.severity == "error" or t.touched]
    elsewhere = len(review.findings.told) - len(rows)
    beside = [page.say(w.ELSEWHERE, n=elsewhere)] if elsewhere else []
    if not rows:
        return beside
    lines = [f"### {page.say(w.FINDINGS)}", ""]
    told = [_finding(t, page) for t in page.capped(rows)]
    lines += told[:_OPEN]
    if len(told) > _OPEN:
        fold = page.say(w.FOLDED, n=len(told) - _OPEN)
        lines += [
            "",
            "<details>",
            f"<summary>{fold}</summary>",
            "",
            *told[_OPEN:],
            "",
            "</details>",
        ]
    lines += page.rest(len(rows))
    if page.cap:
        lines += ["", page.say(w.RULE_HINT, code=rows[0].code)]
    return [*lines, "", *beside] if beside else lines


def _finding(told: Told, page: Page) -> str:
    place = link(code(f"{told.path}:{told.line}:{told.column}"), page.url(told.path, told.line))
    colon = page.say(w.COLON)
    word = page.say(w.SEVERITY[told.severity])
    message = plain(told.message.get(page.lang), LONGEST_MESSAGE)
    return f"- {word} **{told.code}** {place}{colon}{message}"


def moved(review: Review, page: Page) -> list[str]:
    """One row for each changed record."""
    if not review.moves:
        return []
    lines = [f"### {page.say(w.MOVES)}", ""]
    rows = [_row(move, page) for move in page.capped(review.moves)]
    if rows:
        lines += [page.say(w.MOVE_HEAD), "| --- | --- | --- |", *rows]
    return lines + page.rest(len(review.moves))


def _row(move: Move, page: Page) -> str:
    kinds = page.join(KINDS[k].get(page.lang) for k in move.kinds)
    gone = "removed" in move.kinds
    record = f"{page.text(move.type)}<br>{page.named(move.named, linked=not gone)}"
    details = []
    if move.states is not None:
        details.append(page.say(w.STATE, shift=_shift(move.states, page)))
    if move.number:
        details.append(page.say(w.NUMBER, number=plain(move.number)))
    if move.reference:
        details.append(page.say(w.REFERENCE, reference=plain(move.reference)))
    if move.successor is not None:
        details.append(page.say(w.SUCCESSOR, record=page.named(move.successor)))
    if move.given:
        details.append(page.say(w.GIVEN, who=page.join(page.text(g) for g in move.given)))
    if move.access is not None:
        details.append(page.say(w.ACCESS, shift=_shift(move.access, page)))
    for label, who in ((w.GAINED, move.gained), (w.LOST, move.lost)):
        if who:
            details.append(page.say(label, who=page.join(page.text(a) for a in who)))
    if move.kept is not None:
        details.append(page.say(w.KEPT, shift=_shift(move.kept, page)))
    return f"| {kinds} | {record} | {'<br>'.join(details)} |"


def _shift(shift: Shift, page: Page) -> str:
    old, new = (page.text(label) if label is not None else "" for label in shift)
    return page.say(w.SHIFT, old=old, new=new) if old and new else old or new


def registered(review: Review, page: Page) -> list[str]:
    """What registers gained besides the numbers of the records told above."""
    told = {move.number for move in review.moves}
    others = [n for n in review.lines if n.event != "mint" or n.number not in told]
    if not others:
        return []
    rows = []
    for line in others:
        event = page.say(w.EVENTS[line.event])
        reason = page.say(w.WHO, who=plain(line.reason)) if line.reason else ""
        rows.append(f"- {plain(line.number)} {event}{reason}")
    return [f"### {page.say(w.LINES)}", "", *page.capped(rows), *page.rest(len(rows))]


def awaited(review: Review, page: Page) -> list[str]:
    """Who must still approve what, the next step first."""
    if not review.waiting:
        return []
    lines = [f"### {page.say(w.WAITING)}", ""]
    for one in review.waiting[: page.cap]:
        lines.append(f"- {page.named(one.named)}")
        lines += [f"    - {_matter(matter, page)}" for matter in one.matters]
    return lines + page.rest(len(review.waiting))


def _matter(awaited: Awaited, page: Page) -> str:
    steps = (page.join((_approver(a, page) for a in step), w.OR) for step in awaited.steps)
    return page.say(w.STEP, matter=page.text(awaited.matter), steps=page.join(steps, w.THEN))


def _approver(approver: Approver, page: Page) -> str:
    if not approver.people:
        return page.text(approver.label) + page.say(w.NOBODY)
    people = page.join((page.text(p) for p in approver.people), w.OR)
    return page.text(approver.label) + page.say(w.WHO, who=people)


def affected(review: Review, page: Page) -> list[str]:
    """What a change of the settings does to the records that are there."""
    if review.effects is None:
        return []
    files = page.join(link(code(f), page.url(f, 1)) for f in page.capped(list(review.files)))
    lines = [f"### {page.say(w.EFFECTS)}", ""]
    if files:
        lines += [page.say(w.CHANGED, files=files), ""]
    if not review.effects:
        return [*lines, page.say(w.NO_EFFECT)]
    rows = []
    for effect in review.effects:
        sign = "⚠ " if effect.grave else ""
        examples = page.join(page.named(n) for n in effect.records[: page.cap])
        rows.append(f"| {sign}{page.text(effect.label)} | {effect.count} | {examples} |")
    shown = rows[: max(page.cap, 20)]
    lines += [page.say(w.EFFECT_HEAD), "| --- | ---: | --- |", *shown]
    hidden = len(rows) - len(shown)
    return [*lines, "", page.say(w.MORE, n=hidden)] if hidden else lines


def closing(review: Review, page: Page) -> list[str]:
    """The preview edition, and what is left out."""
    lines = []
    if page.preview_url and review.preview is not None:
        id_, label = review.preview
        url = page.preview_url.replace("{audience}", id_)
        name = page.say(w.PREVIEW_NAME, audience=page.text(label))
        lines += [page.say(w.PREVIEW, link=link(name, url)), ""]
    if review.partial:
        lines += [page.say(w.PARTIAL), ""]
    return [*lines, f"<sub>{page.say(w.FOOTER, day=review.as_of.isoformat())}</sub>"]
