"""Diagnostics as text: `path:line:column: CODE message`, and a closing line of counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from recordroom.model.check import SEVERITIES, Diagnostic
from recordroom.model.text import Label

WORDS = {
    "error": Label("错误", "error"),
    "warning": Label("提醒", "warning"),
    "notice": Label("建议", "notice"),
}
CLEAN = Label(
    "检查通过：{records} 份文件，没有发现问题。", "Clean: {records} records, no findings."
)
COUNTS = Label(
    "共检查 {records} 份文件：{error} 处错误，{warning} 处提醒，{notice} 处建议。",
    "{records} records checked: {error} errors, {warning} warnings, {notice} notices.",
)
HELP = Label(
    "想知道某条规则为什么这样要求、怎么改，请运行 recordroom rule 代码，例如 recordroom rule {code}。",
    "To learn why a rule asks this and how to mend it: recordroom rule CODE, e.g. recordroom rule {code}.",
)


def render(diagnostics: Sequence[Diagnostic], *, records: int, lang: str) -> str:
    """The report as text, ending with a newline."""
    if not diagnostics:
        return CLEAN.get(lang).format(records=records) + "\n"
    lines = told(diagnostics, lang)
    counts = Counter(d.severity for d in diagnostics)
    shown = {s: counts[s] for s in SEVERITIES}
    lines.append(COUNTS.get(lang).format(records=records, **shown))
    lines.append(HELP.get(lang).format(code=diagnostics[0].code))
    return "\n".join(lines) + "\n"


def told(diagnostics: Sequence[Diagnostic], lang: str) -> list[str]:
    """The lines of the diagnostics alone, without the counts."""
    lines: list[str] = []
    for d in diagnostics:
        at = f"{d.path}:{d.start.line}:{d.start.column}"
        colon = ": " if lang == "en" else "："
        word = WORDS[d.severity].get(lang)
        lines.append(f"{at}: {d.code} {word}{colon}{d.message.get(lang)}")
        for path, start, why in d.related:
            lines.append(f"    ↳ {path}:{start.line}:{start.column} {why.get(lang)}")
    return lines
