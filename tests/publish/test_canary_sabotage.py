"""The canary test sees leaks: six sabotages of the real pipeline, one function each, are found.

Each also says whether the tool's own scan, which knows ids, numbers and titles of withheld records
but not their every word, notices it and keeps the site out of place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from recordroom import pipeline
from recordroom.assemble import edition, record_page, view
from recordroom.assemble.record_page import RecordPages
from recordroom.assemble.site import attachment_path
from recordroom.model.edition import Edition, FileCopy, Secret
from recordroom.model.holdings import Record
from recordroom.publish import site as publishing
from recordroom.publish.leaks import Leak, find_leaks
from tests.publish.conftest import Canary
from tests.publish.test_canary import build, leaks

Sabotage = Callable[[pytest.MonkeyPatch, Canary], None]


def body(patch: pytest.MonkeyPatch, canary: Canary) -> None:
    """A page takes the words of the records that it names along, whoever may read them."""
    real, by_id = record_page.page_body, canary.checked.holdings.by_id

    def page_body(record: Record, *rest: Any) -> str:
        named = [r.target for r in canary.checked.holdings.references if r.origin == record.id]
        words = [by_id[i].sections[0].text.strip().split("\n")[0] for i in named if i in by_id]
        return "\n\n".join([real(record, *rest), *words])

    patch.setattr(record_page, "page_body", page_body)


def field(patch: pytest.MonkeyPatch, canary: Canary) -> None:
    """A visible record keeps the fields that ask for more than it does."""
    del canary
    real = view._redacted
    patch.setattr(view, "_redacted", lambda r, *rest: replace(real(r, *rest), fields=r.fields))


def attachment(patch: pytest.MonkeyPatch, canary: Canary) -> None:
    """Files are copied for all records, not for the visible ones."""
    real = pipeline.assemble

    def assemble(*given: Any, **named: Any) -> Edition:
        files = [
            FileCopy(a.path, attachment_path(r, a))
            for r in canary.checked.holdings.records
            for a in r.attachments
            if a.present
        ]
        return replace(real(*given, **named), files=tuple(files))

    patch.setattr(pipeline, "assemble", assemble)


def register(patch: pytest.MonkeyPatch, canary: Canary) -> None:
    """The registers count and name all records."""
    real = edition.register_pages

    def register_pages(pages: RecordPages) -> Any:
        everything = replace(pages.view, holdings=canary.checked.holdings)
        raw = RecordPages(everything, pages.words, as_of=pages.as_of, tables=pages.tables)
        return real(raw)

    patch.setattr(edition, "register_pages", register_pages)


def search(patch: pytest.MonkeyPatch, canary: Canary) -> None:
    """The search is given the record as it was captured."""
    real, by_id = RecordPages._entry, canary.checked.holdings.by_id
    patch.setattr(RecordPages, "_entry", lambda self, record: real(self, by_id[record.id]))


def history(patch: pytest.MonkeyPatch, canary: Canary) -> None:
    """A page tells the room's whole history, with who did it."""
    events = canary.checked.holdings.history
    assert events is not None
    told = [
        {"kind_label": e.kind, "by": e.by, "on": e.on.isoformat()}
        for some in events.values()
        for e in some
    ]
    patch.setattr(record_page, "history", lambda *rest: told)


CASES: dict[str, tuple[Sabotage, str, str, bool]] = {
    "body": (body, "staff", "text body", False),
    "field": (field, "staff", "reason", False),
    "attachment": (attachment, "staff", "attachment 0 content", False),
    "register": (register, "staff", "title", True),
    "search": (search, "staff", "reason", False),
    "history": (history, "staff", "author", False),
}
"""Name → what is done, to whom, a place that must be seen to leak, whether the tool's scan sees it."""


@pytest.mark.parametrize("name", CASES)
def test_sabotage_is_found(
    name: str, canary: Canary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sabotage, audience, place, noticed = CASES[name]
    own: list[Leak] = []

    def scan(site: Path, secrets: Sequence[Secret]) -> tuple[Leak, ...]:
        own.extend(find_leaks(site, secrets))
        return ()

    sabotage(monkeypatch, canary)
    monkeypatch.setattr(publishing, "find_leaks", scan)
    published = build(canary, audience, tmp_path)
    assert published.site is not None
    found = leaks(canary, audience, published.site)
    assert any(f": {place} (" in leak for leak in found), found[:5]
    assert bool(own) == noticed


def test_a_leak_that_the_tool_sees_is_not_put_in_place(
    canary: Canary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build(canary, "public", tmp_path)
    assert before.site is not None
    stamp = (before.site / "stamp.json").stat()
    register(monkeypatch, canary)
    published = build(canary, "public", tmp_path)
    assert published.site is None and published.leaks
    assert {leak.secret.kind for leak in published.leaks} == {"id", "number", "title"}
    assert (before.site / "stamp.json").stat() == stamp
    assert [p.name for p in tmp_path.iterdir()] == ["public"]


def test_every_kind_of_page_was_sabotaged() -> None:
    """The six of the plan, so that none is lost when one is renamed."""
    assert list(CASES) == ["body", "field", "attachment", "register", "search", "history"]
