"""Diagnostics as GitLab's Code Quality report, which it shows beside the lines of a merge request.

GitLab tells findings that are new from those that are gone by their fingerprints; ours follow from
rule, file name and message, so that lines may move.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from recordroom.model.check import Diagnostic

# GitLab's words run from `info` to `blocker`; an error of ours stops a merge, which is `critical`.
_SEVERITY = {"error": "critical", "warning": "minor", "notice": "info"}


def render(diagnostics: Sequence[Diagnostic], *, records: int, lang: str) -> str:
    """A JSON array with one object a diagnostic; empty where there is none."""
    del records
    rows = [
        {
            "description": f"{d.code} {d.message.get(lang)}",
            "check_name": f"{d.code} {d.rule}",
            "fingerprint": d.fingerprint,
            "severity": _SEVERITY[d.severity],
            "location": {"path": str(d.path), "lines": {"begin": d.start.line}},
        }
        for d in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
