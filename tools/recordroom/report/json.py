"""Diagnostics as JSON, format 1: keys are only added, never renamed."""

from __future__ import annotations

import json
from collections.abc import Sequence

from recordroom.model.check import Diagnostic


def render(diagnostics: Sequence[Diagnostic], *, records: int, lang: str) -> str:
    """The report as one JSON document. `message` is in `lang`, `messages` holds both languages."""
    rows = [
        {
            "code": d.code,
            "rule": d.rule,
            "severity": d.severity,
            "path": str(d.path),
            "line": d.start.line,
            "column": d.start.column,
            "end_line": d.end.line,
            "end_column": d.end.column,
            "message": d.message.get(lang),
            "messages": {"zh-Hans": d.message.hans, "en": d.message.en},
            "record": d.record,
            "title": d.help.get(lang),
            "withholds": d.withholds,
            "related": [
                {"path": str(p), "line": s.line, "column": s.column, "message": why.get(lang)}
                for p, s, why in d.related
            ],
            "fingerprint": d.fingerprint,
        }
        for d in diagnostics
    ]
    report = {"format": 1, "records": records, "diagnostics": rows}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
