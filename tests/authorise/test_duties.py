"""Duties kept apart, and the text of a statement."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.authorise.duties import clashes
from recordroom.authorise.statement import FIELDS, statement
from recordroom.model.value import Value
from tests.authorise.hall import AUTHORITY, base, leave, open_hall, plan


def test_one_person_in_two_fields(tmp_path: Path) -> None:
    files = {
        "records/leaves/2025/one.md": leave(handover_to="du"),
        "records/leaves/2025/two.md": leave(handover_to="bai", applicant="cheng"),
        "records/plans/2025/three.md": plan(
            "review bai office-head 2025-04-02",
            "approve cheng deputy 2025-04-03 decision=refused",
            "adopt an chief 2025-04-10",
            author="an",
        ),
        "records/plans/2025/four.md": plan(
            "approve cheng deputy 2025-04-03 decision=refused", author="cheng"
        ),
    }
    hall = open_hall(tmp_path, files, added={})
    found = {
        id_: [(c.person, c.place) for c in clashes(hall.record(id_), hall.policies)]
        for id_ in ("one", "two", "three", "four")
    }
    assert found == {
        "one": [("du", ("handover-to",))],
        "two": [],
        "three": [("an", ("approvals", 2, "by"))],
        "four": [],  # to refuse is not to approve
    }


@pytest.mark.parametrize(("start", "found"), [("2025-03-05", 1), ("2025-03-06", 0)])
def test_rows_bind_the_records_of_their_days(tmp_path: Path, start: str, found: int) -> None:
    rows = base(AUTHORITY).replace(
        "fields: [applicant, handover-to]", f"fields: [applicant, handover-to]\n    from: {start}"
    )
    file = {AUTHORITY: rows, "records/leaves/2025/one.md": leave(handover_to="du")}
    hall = open_hall(tmp_path, file, added={})
    assert len(clashes(hall.record("one"), hall.policies)) == found


ROW: dict[str, Value] = {
    "step": "sign",
    "by": "an",
    "post": "chief",
    "on": date(2025, 3, 1),
    "decision": "approved",
}


def test_the_statement_is_canonical() -> None:
    assert statement("one", ROW) == (
        b'{"by":"an","decision":"approved","on":"2025-03-01","post":"chief","record":"one",'
        b'"step":"sign","v":1}\n'
    )


def test_what_is_empty_or_no_part_of_it_changes_nothing() -> None:
    same = {**ROW, "note": "", "evidence": "signature", "scan": "a.pdf", "entered-by": "bai"}
    assert statement("one", same) == statement("one", ROW)
    # the same letter in two encodings
    assert statement("one", {**ROW, "note": "e\u0301"}) == statement("one", {**ROW, "note": "é"})


@given(
    st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=9)),
    st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=9)),
)
def test_two_statements_are_never_one(one: dict[str, str], other: dict[str, str]) -> None:
    told = [statement("one", row) for row in (one, other)]
    parts = [json.loads(text) for text in told]
    assert (told[0] == told[1]) == (parts[0] == parts[1])
    assert all(text.endswith(b"}\n") and text.count(b"\n") == 1 for text in told)
    assert statement("one", one) != statement("two", one)
