"""From a document to a record: typed by declaration, every fault placed, nothing dropped unsaid."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

import pytest

from recordroom.capture.holdings import holdings_of
from recordroom.capture.leaves import leaves
from recordroom.capture.policies.load import capture_policies
from recordroom.capture.records import Captured, capture_record, sections
from recordroom.model.holdings import Record
from recordroom.model.policies import Policies
from recordroom.read.frontmatter import read_document
from recordroom.read.room import LooseFile, read_room
from tests.conftest import BASE

PATH = PurePosixPath("records/notices/2025/x.md")
HEAD = "type: notice\ntitle: 会议通知\ndate: 2025-03-03\nstatus: sent\n"
APPROVALS = """approvals:
  - step: sign
    by: an
    on: 2025-03-02
    decision: approved
  - 同意
  -
  - step: review
    on: 3月2日
    decision: approved
"""


@pytest.fixture(scope="module")
def policies() -> Policies:
    return capture_policies(read_room(BASE).policy_files)


def capture(policies: Policies, front: str, body: str = "", *beside: str) -> Captured:
    text = f"---\n{front}---\n{body}"
    files = tuple(LooseFile(PATH.with_suffix("") / n, 3, "abc") for n in beside)
    document = read_document(PATH, text.encode())
    assert document.tree is not None
    return capture_record(document, policies=policies, beside=files)


def told(captured: Captured) -> list[tuple[str, int, int]]:
    spans = [(p.kind, p.place.span().start) for p in captured.problems]
    return [(kind, at.line, at.column) for kind, at in spans]


def record(captured: Captured) -> Record:
    assert captured.record is not None
    return captured.record


def test_a_sound_record(policies: Policies) -> None:
    captured = capture(policies, HEAD + "related: [a, b]\nstarts: 2025-03-12\n", "正文\n")
    got = record(captured)
    assert told(captured) == []
    assert (got.id, got.type, got.title, got.status) == ("x", "notice", "会议通知", "sent")
    assert (got.level, got.compartments, got.sound) == ("internal", frozenset(), True)
    assert got.day() == date(2025, 3, 3) and got.day("starts") == date(2025, 3, 12)
    assert got.value("related") == ("a", "b")
    assert [(r.field, r.target) for r in captured.references] == [
        (("related", 0), "a"), (("related", 1), "b"),
    ]  # fmt: skip
    assert got.text("gone") == "" and got.value("gone") is None


FAULTS = {
    "acces: public\n": ("unknown-field", 6, 1),
    "date-of: x\n": ("unknown-field", 6, 1),
    "starts: 12\n": ("mistyped-field", 6, 9),
    "starts: [2025-03-12]\n": ("mistyped-field", 6, 9),
    "related: a\n": ("mistyped-field", 6, 10),
    "related: {a: b}\n": ("mistyped-field", 6, 10),
    "related: [a, [b]]\n": ("mistyped-field", 6, 14),
    "approvals: {step: sign}\n": ("mistyped-field", 6, 12),
    "approvals:\n  - step: sign\n    bye: an\n": ("unknown-field", 8, 5),
    "access:\n": ("empty-field", 6, 8),
    "tags: x\n": ("unknown-field", 6, 1),
    "related: ['']\n": ("empty-field", 6, 11),
}


@pytest.mark.parametrize("line", FAULTS)
def test_one_fault_is_told_once_at_its_place(line: str, policies: Policies) -> None:
    captured = capture(policies, HEAD + line)
    assert told(captured) == [FAULTS[line]]
    assert record(captured).sound is (FAULTS[line][0] == "empty-field")


def test_a_field_by_its_label_is_recognised(policies: Policies) -> None:
    captured = capture(policies, HEAD + "阅览级别: public\nEnds: 2025-03-12\n")
    assert [p.values["near"] for p in captured.problems] == ["access", "ends"]


def test_items_after_a_faulted_one_keep_their_places(policies: Policies) -> None:
    captured = capture(policies, HEAD + APPROVALS)
    assert told(captured) == [
        ("mistyped-field", 11, 5), ("empty-field", 12, 4), ("mistyped-field", 14, 9),
    ]  # fmt: skip
    got = record(captured)
    paths = [leaf.path for leaf in leaves(got, policies.types["notice"], "choice")]
    assert paths == [
        ("approvals", 0, "step"), ("approvals", 0, "decision"),
        ("approvals", 3, "step"), ("approvals", 3, "decision"),
    ]  # fmt: skip
    assert got.at(*paths[2]).span().start.line == 13


def test_a_level_or_compartment_that_is_unknown_makes_it_unsound(policies: Policies) -> None:
    assert not record(capture(policies, HEAD + "access: pubic\n")).sound
    assert not record(capture(policies, HEAD + "compartments: [persons]\n")).sound


def test_without_a_known_type_there_is_no_record(policies: Policies) -> None:
    for front, kind in (("type: notise\n", "unknown-type"), ("title: x\n", "missing-type")):
        captured = capture(policies, front + "acces: public\n")
        assert captured.record is None
        assert [p.kind for p in captured.problems] == [kind]


def test_attachments_listed_unlisted_and_missing(policies: Policies) -> None:
    front = HEAD + "attachments:\n  - plain\n  - file: a.pdf\n    title: 甲\n  - file: gone.pdf\n"
    got = record(capture(policies, front, "", "a.pdf", "deep/b.pdf"))
    rows = [(a.name, a.title, a.index, a.present, a.size) for a in got.attachments]
    assert rows == [
        ("a.pdf", "甲", 1, True, 3),
        ("gone.pdf", "", 2, False, 0),
        ("deep/b.pdf", "", None, True, 3),
    ]
    assert got.attachments[2].path == PATH.with_suffix("") / "deep/b.pdf"


BODY = """前言

## 一、议程

甲

### 小节 ##

乙

## C#

```text
## 不是标题
```

    ## 也不是标题
#### 

##没有空格
"""  # noqa: W291  # a heading without words


def test_sections_with_their_texts_and_places() -> None:
    document = read_document(PATH, f"---\n{HEAD}---\n{BODY}".encode())
    found = [(s.heading, s.level, s.position.line) for s in sections(document)]
    assert found == [("一、议程", 2, 9), ("小节", 3, 13), ("C#", 2, 17)]
    assert sections(document)[0].text.strip() == "甲\n\n### 小节 ##\n\n乙"


def test_hostile_headings_take_linear_time() -> None:
    for body in ("## " + "#" * 300_000 + "x\n", "# a\n" * 100_000, "## " + "a #" * 100_000):
        sections(read_document(PATH, f"---\n{HEAD}---\n{body}".encode()))


def test_holdings_keep_both_of_two_records_with_one_id(policies: Policies) -> None:
    one, two = (record(capture(policies, HEAD + f"number: {n}\n")) for n in "12")
    holdings = holdings_of(
        [one, two], registers=[], references=[], problems=[], history=None, revision="", landed={}
    )
    assert holdings.records == (one, two)
    assert holdings.by_id["x"] is one
    assert set(holdings.by_number) == {"1", "2"}
    assert holdings.by_type["notice"] == (one, two)


def test_of_many_wrong_names_only_the_first_are_guessed(policies: Policies) -> None:
    captured = capture(policies, HEAD + "".join(f"ends{n}: x\n" for n in range(100)))
    assert len(captured.problems) == 100
    assert [bool(p.values["near"]) for p in captured.problems] == [True] * 25 + [False] * 75
