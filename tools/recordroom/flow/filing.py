"""Filing (归档): which records are ready, in which order they stand, and the code each one gets.

DA/T 22: records are arranged by category, year, period and unit, then by their day and number; an
answer stands before what it answers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from recordroom.capture.records import capture_record
from recordroom.flow.after import tree_of
from recordroom.flow.lifecycle import ahead, steps_from
from recordroom.flow.numbering import Doer
from recordroom.flow.step import Refusal, Step, take
from recordroom.model.holdings import Holdings, Record, Register
from recordroom.model.policies import Policies, ReferenceCodes
from recordroom.model.text import Label
from recordroom.number.coding import NoCode, code_of, filing_year
from recordroom.number.lines import csv_line, with_lines
from recordroom.number.obstacles import day_back, unusable
from recordroom.number.reference import ReferenceCode, code_scope, format_code, parse_code
from recordroom.number.shelf import Shelf, described, shelf_of
from recordroom.read.frontmatter import Document
from recordroom.read.room import LooseFile
from recordroom.retain.schedule import keeping


@dataclass(frozen=True, slots=True)
class Item:
    """A record to be filed: its step, and its code (empty where its type is given none).

    `minted` says that the code is new; otherwise the record or its line in the catalogue had it.
    """

    record: Record
    step: Step
    code: str
    minted: bool


@dataclass(frozen=True, slots=True)
class Filing:
    """What filing does: the items in their order on the shelf, the records that are not ready with
    the reason, and the registers' new texts.
    """

    items: tuple[Item, ...]
    unready: tuple[tuple[Record, Refusal], ...]
    registers: Mapping[PurePosixPath, str]


@dataclass(frozen=True, slots=True)
class _Ready:
    record: Record
    step: Step
    code: ReferenceCode | None
    text: str


def candidates(
    policies: Policies,
    holdings: Holdings,
    *,
    year: int,
    type_: str = "",
    department: str = "",
) -> tuple[Record, ...]:
    """The records of a year (归属年度) that can be filed, or will be at a later step."""
    found = []
    for record in holdings.records:
        kind = policies.types[record.type]
        if type_ not in ("", record.type) or department not in ("", record.text("department")):
            continue
        codes = policies.reference_codes
        day = record.day()
        own = filing_year(record, policies, holdings, codes) if codes else day and day.year
        if own != year or policies.phase(record) == "ended":
            continue
        if _can_file(record, policies) or ahead(record, kind, "file"):
            found.append(record)
    return tuple(found)


def plan_filing(
    records: Sequence[Record], doer: Doer, policies: Policies, holdings: Holdings
) -> Filing | Refusal:
    """Judge every record, arrange those that are ready, and give them their codes."""
    shelf = shelf_of(policies, holdings)
    catalogued = _catalogued(shelf) if shelf is not None else {}
    ready: list[_Ready] = []
    unready: list[tuple[Record, Refusal]] = []
    for record in records:
        found = _judge(record, doer, policies, holdings, catalogued)
        if isinstance(found, Refusal):
            unready.append((record, found))
        else:
            ready.append(found)
    codes = policies.reference_codes
    if codes is None or shelf is None:
        plain = tuple(Item(r.record, r.step, "", minted=False) for r in ready)
        return Filing(plain, tuple(unready), {})
    ordered = arrange(ready, codes)
    registers = {r.source.path: r for r in holdings.registers}
    lines: dict[PurePosixPath, list[str]] = {}
    following: dict[str, int] = {}
    items: list[Item] = []
    for one in ordered:
        if one.code is None or one.code.n:
            items.append(Item(one.record, one.step, one.text, minted=False))
            continue
        scope = code_scope(codes, one.code)
        path = PurePosixPath("records", "numbers", codes.id, f"{scope}.csv")
        if scope not in following:
            refused = _closed_register(path, registers.get(path), holdings, doer)
            if refused is not None:
                return refused
            following[scope] = max(shelf.counts(scope), default=0) + 1
        text = format_code(codes, replace(one.code, n=following[scope]))
        following[scope] += 1
        row = csv_line((text, "mint", one.record.id, doer.on.isoformat(), ""))
        lines.setdefault(path, []).append(row)
        items.append(Item(one.record, one.step, text, minted=True))
    texts = {path: with_lines(registers.get(path), rows) for path, rows in lines.items()}
    return Filing(tuple(items), tuple(unready), texts)


def arrange(ready: Iterable[_Ready], codes: ReferenceCodes) -> list[_Ready]:
    """The order on the shelf; records without a code come last."""
    ranks = {
        "category": {c.id: i for i, c in enumerate(codes.categories)},
        "period": {p.id: i for i, p in enumerate(codes.periods)},
        "unit": {u.id: i for i, u in reversed(list(enumerate(codes.units)))},
    }

    def key(one: _Ready) -> tuple[object, ...]:
        record, code = one.record, one.code
        day = record.day()
        own = (str(day or ""), _natural(record.number), record.id)
        if code is None:
            return (1, 0, 0, 0, 0, *own)
        return (
            0, ranks["category"].get(code.category, 0), code.year,
            ranks["period"].get(code.period, 0), ranks["unit"].get(code.unit, 0), *own,
        )  # fmt: skip

    ordered = sorted(ready, key=key)
    for one in list(ordered):
        answered = {one.record.text(field) for field in codes.answers} - {""}
        asked = next((o for o in ordered if o.record.id in answered and _beside(o, one)), None)
        if asked is not None:
            ordered.remove(one)
            ordered.insert(ordered.index(asked), one)
    return ordered


def _beside(one: _Ready, other: _Ready) -> bool:
    return (
        one.code is not None
        and other.code is not None
        and (replace(one.code, n=0) == replace(other.code, n=0))
    )


def _natural(number: str) -> tuple[tuple[int, int | str], ...]:
    """Numbers in the order of their counts: 2号 before 10号."""
    parts = re.findall(r"\d+|\D+", number)
    return tuple((0, int(p)) if p.isdecimal() else (1, p) for p in parts)


def _judge(
    record: Record,
    doer: Doer,
    policies: Policies,
    holdings: Holdings,
    catalogued: Mapping[str, str],
) -> _Ready | Refusal:
    """The step a record takes at filing and its code, or what is lacking."""
    code, text = _code(record, doer, policies, holdings, catalogued)
    # What is refused is told in this order: the step itself first, a code that cannot be made up last.
    coded = _with_code(record, text or "…", policies)
    step = take(
        coded, "file", actor=doer.actor, on=doer.on, given=doer.given,
        policies=policies, holdings=holdings, landed_numbers=doer.landed,
    )  # fmt: skip
    if isinstance(step, Refusal):
        return step
    if isinstance(code, NoCode):
        asks = step.transition is not None and "reference-code" in step.transition.requires
        if asks or policies.types[record.type].category:
            return Refusal("no-code", f"编不出档号：{code.why.hans}", f"no code: {code.why.en}")
        return _Ready(record, step, None, "")
    return _Ready(record, step, code, text)


def _code(
    record: Record,
    doer: Doer,
    policies: Policies,
    holdings: Holdings,
    catalogued: Mapping[str, str],
) -> tuple[ReferenceCode | NoCode, str]:
    codes = policies.reference_codes
    there = record.text("reference-code")
    if codes is not None:
        text = there or catalogued.get(record.id, "")
        parsed = parse_code(codes, text) if text else None
        if parsed is not None:
            return parsed, text
    kept = keeping(record, holdings, policies)
    if kept.assignment.disposal_class is None:
        return NoCode("period", Label("还没有保管类别", "it has no disposal class")), ""
    period = None if kept.permanent else kept.period
    made = code_of(record, policies, holdings, period=period, on=doer.on)
    if isinstance(made, NoCode) or codes is None:
        return made, ""
    return made, format_code(codes, replace(made, n=1))


def _catalogued(shelf: Shelf) -> Mapping[str, str]:
    """The code of each record that a line of the catalogue describes, by the record's id."""
    return {
        id_: text
        for text, bearers in reversed(tuple(shelf.bearers.items()))
        for bearer in bearers
        for id_ in described(bearer, shelf.codes)
    }


def _with_code(record: Record, text: str, policies: Policies) -> Record:
    """The record as if it bore a code already: what filing asks for besides is then judged."""
    if record.text("reference-code"):
        return record
    front = record.source.front.rstrip("\n")
    line = f"reference-code: {json.dumps(text, ensure_ascii=False)}"
    source = replace(record.source, front=f"{front}\n{line}\n")
    tree = tree_of(replace(record, source=source))
    beside = tuple(LooseFile(a.path, a.size, a.digest) for a in record.attachments if a.present)
    captured = capture_record(
        Document(source, tree, record.body, ()), policies=policies, beside=beside
    )
    return captured.record or record


def _can_file(record: Record, policies: Policies) -> bool:
    type_ = policies.types[record.type]
    return any(step.action == "file" for step in steps_from(record, type_))


def _closed_register(
    path: PurePosixPath, register: Register | None, holdings: Holdings, doer: Doer
) -> Refusal | None:
    refused = unusable(path, holdings)
    if refused is None and register is not None:
        refused = day_back(register.lines, path, on=doer.on)
    return Refusal(refused.kind, refused.hans, refused.en) if refused is not None else None
