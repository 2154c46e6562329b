"""A review as JSON, format 1: keys are only added, never renamed."""

from __future__ import annotations

import json
from collections.abc import Iterable

from recordroom.model.edition import Plain
from recordroom.model.text import Label
from recordroom.report.summary.moves import Shift
from recordroom.report.summary.readers import Named
from recordroom.report.summary.review import Review


def render(review: Review) -> str:
    """One JSON document with all facts that the readers of the repository may know."""
    found = review.findings
    report: dict[str, Plain] = {
        "format": 1,
        "ok": review.ok,
        "as_of": review.as_of.isoformat(),
        "partial": review.partial,
        "broken_settings": review.broken,
        "records": [
            {
                **_named(m.named),
                "type": _label(m.type),
                "kinds": list(m.kinds),
                "states": _shift(m.states),
                "access": _shift(m.access),
                "kept": _shift(m.kept),
                "gained": _labels(m.gained),
                "lost": _labels(m.lost),
                "new_number": m.number,
                "reference_code": m.reference,
                "superseded_by": None if m.successor is None else _named(m.successor),
                "answers": _labels(m.given),
            }
            for m in review.moves
        ],
        "numbers": [
            {"number": n.number, "event": n.event, "reason": n.reason} for n in review.lines
        ],
        "waiting": [
            {
                **_named(one.named),
                "matters": [
                    {
                        "matter": _label(m.matter),
                        "steps": [
                            [{"label": _label(a.label), "people": _labels(a.people)} for a in step]
                            for step in m.steps
                        ],
                    }
                    for m in one.matters
                ],
            }
            for one in review.waiting
        ],
        "settings": list(review.files),
        "effects": None
        if review.effects is None
        else [
            {
                "area": e.area,
                "label": _label(e.label),
                "count": e.count,
                "grave": e.grave,
                "examples": [_named(n) for n in e.records],
            }
            for e in review.effects
        ],
        "findings": [
            {
                "code": t.code,
                "severity": t.severity,
                "path": t.path,
                "line": t.line,
                "column": t.column,
                "message": _label(t.message),
                "touched": t.touched,
            }
            for t in found.told
        ],
        "findings_withheld": found.some_hidden,
        "preview": None if review.preview is None else review.preview[0],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _named(named: Named) -> dict[str, Plain]:
    return {
        "id": named.id, "title": named.title, "number": named.number, "path": named.path,
    }  # fmt: skip


def _label(label: Label) -> Plain:
    return {"zh-Hans": label.hans, "en": label.get("en")}


def _labels(labels: Iterable[Label]) -> Plain:
    return [_label(label) for label in labels]


def _shift(shift: Shift | None) -> Plain:
    if shift is None:
        return None
    return [None if side is None else _label(side) for side in shift]
