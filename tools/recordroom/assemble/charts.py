"""Bar charts as inline SVG, drawn at build; colours follow the page's light or dark text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from unicodedata import east_asian_width

Bar = tuple[str, int]
ROW, GAP, WIDTH, CHAR = 26, 8, 640, 7.6
LONGEST = 32
"""Letters of a label that there is room for; a Chinese character counts two."""


def bar_chart(title: str, bars: Sequence[Bar], *, unit: str) -> str:
    """A horizontal bar chart with its numbers as text, and the same as words for the ear.

    Bars keep their order; the longest label sets the left margin. What is longer than LONGEST is
    cut, and stands whole in the words and under the pointer.
    """
    if not bars:
        return ""
    left = 16 + CHAR * min(LONGEST, max(_width(label) for label, _ in bars))
    most = max(n for _, n in bars) or 1
    height = len(bars) * (ROW + GAP) + GAP
    words = "；".join(f"{label} {n} {unit}" for label, n in bars)
    parts = [
        f'<figure class="hb-chart"><svg viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(title)}：{escape(words)}" xmlns="http://www.w3.org/2000/svg">'
    ]
    for i, (label, n) in enumerate(bars):
        y = GAP + i * (ROW + GAP)
        middle = f"{y + ROW / 2 + 5:.0f}"
        length = max(2.0, (WIDTH - left - 60) * n / most)
        parts.append(
            f'<text class="hb-chart__label" x="{left - 8:.0f}" y="{middle}" text-anchor="end">'
            f"{_short(label)}</text>"
            f'<rect class="hb-chart__bar hb-chart__s1" x="{left:.0f}" y="{y}" '
            f'width="{length:.1f}" height="{ROW}" rx="2"/>'
            f'<text class="hb-chart__value" x="{left + length + 8:.1f}" y="{middle}">{n}</text>'
        )
    parts.append("</svg></figure>")
    return "".join(parts)


def _short(label: str) -> str:
    """A label as it is drawn: whole, or cut with the whole of it as its title."""
    if _width(label) <= LONGEST:
        return escape(label)
    cut = label
    while _width(cut) >= LONGEST:
        cut = cut[:-1]
    return f"<title>{escape(label)}</title>{escape(cut.rstrip('、，, '))}…"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
