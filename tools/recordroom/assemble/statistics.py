"""Statistics of what is visible: by type and year, by class, and what falls due by year."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

from recordroom.assemble.charts import bar_chart
from recordroom.assemble.record_page import RecordPages
from recordroom.assemble.tables import markdown_table
from recordroom.model.edition import Page
from recordroom.retain.schedule import keeping


def statistics_page(pages: RecordPages) -> Page:
    """Charts with the numbers as tables below them."""
    view, words = pages.view, pages.words
    types = view.policies.types
    years = sorted({r.text("date")[:4] for r in view.records if r.day()})
    by_type = [
        (words.label(t.label), len(view.holdings.by_type.get(i, ()))) for i, t in types.items()
    ]
    by_type = sorted((b for b in by_type if b[1]), key=lambda b: (-b[1], b[0]))
    by_year = Counter(r.text("date")[:4] for r in view.records if r.day())
    classes: Counter[str] = Counter()
    due: Counter[str] = Counter()
    for record in view.records:
        kept = keeping(record, view.holdings, view.policies)
        class_ = kept.assignment.disposal_class
        classes[words.label(class_.label) if class_ else words("no_class")] += 1
        if kept.permanent:
            due[words("permanent")] += 1
        else:
            due[str(kept.until.year) if kept.until else words("not_started")] += 1
    unit = words("unit_records")
    grid = [
        [words.label(t.label)]
        + [
            str(sum(r.text("date").startswith(y) for r in view.holdings.by_type.get(i, ())))
            for y in years
        ]
        for i, t in types.items()
        if view.holdings.by_type.get(i)
    ]
    parts = [f"## {words('by_type')}", "", bar_chart(words("by_type"), by_type, unit=unit), ""]
    parts += [f"## {words('by_year')}", ""]
    parts += [bar_chart(words("by_year"), sorted(by_year.items()), unit=unit), ""]
    parts += [markdown_table([words("head_type"), *years], grid), ""]
    parts += [f"## {words('by_class')}", ""]
    parts += [bar_chart(words("by_class"), _most(classes), unit=unit), ""]
    parts += [f"## {words('by_due')}", "", words("by_due_intro"), ""]
    parts += [bar_chart(words("by_due"), sorted(due.items()), unit=unit), ""]
    return Page(PurePosixPath("statistics/index.md"), words("statistics"), "", {}, "\n".join(parts))


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
