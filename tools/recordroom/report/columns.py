"""Tables and paragraphs for a terminal, set by display width: a Chinese character takes two columns."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

GAP = "  "


def table(rows: Sequence[Sequence[str]], *, head: Sequence[str] = (), room: int = 0) -> list[str]:
    """Rows as aligned lines. The widest column is cut with `…` where a line would be longer than
    `room` columns; 0 cuts nothing.
    """
    every = [[_one_line(c) for c in row] for row in ([head, *rows] if head else rows)]
    if not every:
        return []
    widths = [max(cell_len(row[i]) for row in every) for i in range(len(every[0]))]
    over = sum(widths) + len(GAP) * (len(widths) - 1) - room
    if room and over > 0:
        widest = widths.index(max(widths))
        widths[widest] = max(8, widths[widest] - over)
    lines = [
        GAP.join(fit(c, w) for c, w in zip(row, widths, strict=True)).rstrip() for row in every
    ]
    if head:
        lines.insert(1, GAP.join("─" * w for w in widths))
    return lines


def fit(text: str, width: int) -> str:
    """A text in exactly so many columns: filled with spaces, or cut with `…`."""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    return set_cell_size(set_cell_size(text, max(0, width - 1)).rstrip() + "…", width)


def pairs(rows: Sequence[tuple[str, str]], *, margin: str = "  ") -> list[str]:
    """Names and values in two columns; a value of several lines stays in its column."""
    width = max((cell_len(name) for name, _ in rows), default=0)
    out = []
    for name, value in rows:
        first, *rest = value.split("\n") or [""]
        out.append(f"{margin}{fit(name, width)}{GAP}{first}".rstrip())
        out += [f"{margin}{' ' * width}{GAP}{line}".rstrip() for line in rest]
    return out


def _one_line(text: str) -> str:
    return " ".join(text.split())
