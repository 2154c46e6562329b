"""A record file put together from its fields and body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

Front = list[tuple[str, object]]
"""The fields of a front matter in their order."""


def approval(step: str, who: tuple[str, str], day: date) -> Front:
    return [
        ("step", step), ("by", who[0]), ("post", who[1]), ("on", str(day)),
        ("decision", "approved"), ("evidence", "stated"),
    ]  # fmt: skip


def file(folder: str, id_: str, front: Front, body: str, *, year: str = "") -> tuple[str, str]:
    fields = dict(front)
    text = "---\n" + "\n".join(lines(front, "")) + "\n---\n\n" + body + ("\n" if body else "")
    return f"{folder}/{year or str(fields['date'])[:4]}/{id_}.md", text


def lines(pairs: Sequence[tuple[str, object]] | Mapping[str, object], indent: str) -> Iterator[str]:
    """YAML lines of a mapping: scalars as they stand, short lists in brackets, rows as blocks."""
    for key, value in pairs.items() if isinstance(pairs, Mapping) else pairs:
        if not isinstance(value, list):
            yield f"{indent}{key}: {value}"
        elif not value or isinstance(value[0], str):
            yield f"{indent}{key}: [{', '.join(value)}]"
        else:
            yield f"{indent}{key}:"
            for row in value:
                first, *rest = lines(row, indent + "    ")
                yield f"{indent}  - {first.strip()}"
                yield from rest
