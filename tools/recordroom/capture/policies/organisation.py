"""organisation.yml: departments, posts, people, bodies and who held which post when."""

from __future__ import annotations

from datetime import date

from recordroom.capture.shape import Shape, keyed
from recordroom.capture.typed import to_day
from recordroom.model.policies import (
    Appointment,
    Body,
    Department,
    Organisation,
    Person,
    Post,
)
from recordroom.model.text import Label


def organisation(file: Shape) -> Organisation:
    """The organisation as its file states it; faults go to the file's problems."""
    head = file.part("organisation")
    if head is None:
        file.fault("missing-key", name="organisation")
        head = Shape(file.source, {}, (), [])
    name = head.label("name")
    start = head.text("fiscal-year-start", default="01-01")
    first = to_day(f"2001-{start}")  # a common year: a fiscal year cannot begin on 29 February
    if first is None:
        wanted = Label("月-日，如 01-01", "month-day as 01-01")
        head.fault("wrong-shape", "fiscal-year-start", wanted=wanted)
    fiscal = (first.month, first.day) if first is not None else (1, 1)
    if not head.has("founded"):
        head.fault("missing-key", name="founded")
    value = Organisation(
        name=name,
        code=head.text("code"),
        founded=head.day("founded") or date.min,
        fiscal_year_start=fiscal,
        audit_since=head.day("audit-since"),
        language=head.text("language", default="zh-Hans", among=("zh-Hans", "zh-Hant", "en")),
        site_url=head.text("site-url", default=""),
        edit_url=head.text("edit-url", default=""),
        departments=keyed(file.rows("departments"), _department),
        posts=keyed(file.rows("posts"), _post),
        people=keyed(file.rows("people"), _person),
        bodies=keyed(file.rows("bodies"), _body),
        appointments=tuple(_appointment(row) for row in file.rows("appointments")),
    )
    head.done()
    file.done()
    return value


def _department(row: Shape) -> Department:
    return Department(
        row.text("id"), row.label("label"), row.text("head", default=""),
        row.text("deputy", default=""), row.labels("duties"), row.place,
    )  # fmt: skip


def _post(row: Shape) -> Post:
    return Post(
        row.text("id"), row.label("label"), row.text("department", default=""),
        row.labels("duties"), row.place, row.text("reports-to", default=""),
    )  # fmt: skip


def _person(row: Shape) -> Person:
    return Person(
        row.text("id"), row.label("name"), row.place,
        tuple(text.lower() for text in row.texts("emails")),
        tuple(text.lower() for text in row.texts("accounts")),
    )  # fmt: skip


def _body(row: Shape) -> Body:
    return Body(
        row.text("id"), row.label("label"), row.texts("posts"), row.fraction("quorum"),
        row.place, row.text("chair", default=""), row.flag("recused-in-quorum"),
    )  # fmt: skip


def _appointment(row: Shape) -> Appointment:
    start, until = row.day("from"), row.day("to")
    if start is None:
        row.fault("missing-key", name="from")
    elif until is not None and until < start:
        row.fault("end-before-start", "to")
    value = Appointment(
        row.text("person"), row.text("post"), start or date.min, until,
        row.text("by", default=""), row.place, row.flag("acting"),
    )  # fmt: skip
    row.done()
    return value
