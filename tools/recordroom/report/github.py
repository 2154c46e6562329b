"""Diagnostics as workflow commands of GitHub Actions, the worst first.

GitHub shows ten annotations of a kind a step and drops the rest without a word, so the count comes
as the first of the notices.
"""

from __future__ import annotations

from collections.abc import Sequence

from recordroom.model.check import SEVERITIES, Diagnostic
from recordroom.model.text import Label

_SUMMARY = Label(
    "共 {count} 处检查问题；页面上每步最多显示 10 处，全部问题见日志。",
    "{count} findings; at most 10 a step are shown here, all are in the log.",
)


def render(diagnostics: Sequence[Diagnostic], *, records: int, lang: str) -> str:
    """One `::error …::` line a diagnostic, and one notice with the count before all notices."""
    del records
    if not diagnostics:
        return ""
    worst_first = sorted(diagnostics, key=lambda d: SEVERITIES.index(d.severity))
    lines = [
        f"::{d.severity} file={_property(str(d.path))},line={d.start.line},"
        f"col={d.start.column},title={_property(d.code + ' ' + d.rule)}::"
        f"{_data(d.message.get(lang))}"
        for d in worst_first
    ]
    # After ten notices it would itself be one of those dropped.
    before = sum(d.severity != "notice" for d in worst_first)
    lines.insert(before, "::notice::" + _data(_SUMMARY.get(lang).format(count=len(diagnostics))))
    return "\n".join(lines) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
