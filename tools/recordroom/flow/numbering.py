"""Giving a record its number: the number itself, and the step of the life cycle that goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from recordroom.flow.lifecycle import steps_from
from recordroom.flow.step import Actor, Refusal, Step, take
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies, Transition
from recordroom.number.lines import csv_line
from recordroom.number.mint import Minting, mint, place_of
from recordroom.number.obstacles import NoNumber, day_back, unusable
from recordroom.number.void import Voiding, void
from recordroom.read.located import Tree


@dataclass(frozen=True, slots=True)
class Numbered:
    """What numbering means: the minting (None for another body's number), the step taken (None
    where the type has none), and the fields to write.
    """

    minting: Minting | None
    step: Step | None
    fields: Mapping[str, Tree | None]


@dataclass(frozen=True, slots=True)
class Doer:
    """Who acts on which day, and the values given for fields that the step asks for."""

    actor: Actor
    on: date
    given: Mapping[str, str]
    landed: frozenset[str] | None


def give_number(
    record: Record, doer: Doer, policies: Policies, holdings: Holdings, *, code: str = ""
) -> Numbered | Refusal:
    """Mint the next number for a record and take its `number` step where it has one."""
    found = _step_of(record, "number", policies)
    end = found.end if found is not None else None
    minting = mint(record, policies, holdings, on=doer.on, state=end, code=code)
    if isinstance(minting, NoNumber):
        return told(minting)
    step = _taken(record, found, "number", doer, policies, holdings)
    if isinstance(step, Refusal):
        return step
    return Numbered(minting, step, {**(step.fields if step else {}), "number": minting.text})


def give_external(
    record: Record, text: str, doer: Doer, policies: Policies, holdings: Holdings, *, code: str = ""
) -> Numbered | Refusal:
    """Enter the number that another body, or an older system, gave the record, as it is written.

    A register of the record's series notes it where series, code and year tell which one.
    """
    if not text.strip():
        return Refusal(
            "empty", "--external 后面照录对方的文号。", "Give the number as it is written."
        )
    there = record.text("external-number")
    if there:
        return Refusal(
            "has-number",
            f"这份文件已经照录了外来编号「{there}」。要更正的，请直接改 external-number。",
            f"The record already has the external number {there}. To correct it, edit the field.",
        )
    if "external-number" not in policies.types[record.type].fields:
        label = policies.types[record.type].label
        return Refusal(
            "no-field",
            f"「{label.hans}」没有 external-number 这个字段，不能照录外来编号。",
            f"A “{label.en}” has no field external-number.",
        )
    found = _step_of(record, "number", policies) if not record.number else None
    step = _taken(record, found, "number", doer, policies, holdings)
    if isinstance(step, Refusal):
        return step
    minting = _noted(record, text.strip(), policies, holdings, on=doer.on, code=code)
    if isinstance(minting, Refusal):
        return minting
    return Numbered(
        minting, step, {**(step.fields if step else {}), "external-number": text.strip()}
    )


def give_void(
    word: str, reason: str, doer: Doer, policies: Policies, holdings: Holdings
) -> tuple[Voiding, Step | None, Mapping[str, Tree | None]] | Refusal:
    """Void a number. A record that bears it takes its `void` step, or loses the number while it is
    not yet required; one in force that has no such step is withdrawn or repealed first.
    """
    voiding = void(word, policies, holdings, on=doer.on, reason=reason)
    if isinstance(voiding, NoNumber):
        return told(voiding)
    record = voiding.record
    if record is None or record.number != voiding.text:
        return voiding, None, {}
    found = _step_of(record, "void", policies)
    if found is not None:
        step = _taken(record, found, "void", doer, policies, holdings)
        if isinstance(step, Refusal):
            return step
        return voiding, step, step.fields if step else {}
    type_ = policies.types[record.type]
    if policies.phase(record) == "ended":
        return voiding, None, {}
    if record.status not in type_.number_states:
        return voiding, None, {"number": None}
    state = type_.states[record.status].label
    return Refusal(
        "in-force",
        f"《{record.title}》正在用「{voiding.text}」，状态是「{state.hans}」，编号不能作废。"
        "请先撤回或废止这份文件（recordroom withdraw、repeal）。",
        f"“{record.title}” bears {voiding.text} and is “{state.en}”; its number cannot be voided. "
        "Withdraw or repeal the record first.",
    )


def told(none: NoNumber) -> Refusal:
    """Why no number is given, as a refusal."""
    return Refusal(none.kind, none.hans, none.en)


def _step_of(record: Record, action: str, policies: Policies) -> Transition | None:
    """The step with this action that is open to the record now."""
    type_ = policies.types[record.type]
    return next((t for t in steps_from(record, type_) if t.action == action), None)


def _taken(
    record: Record,
    found: Transition | None,
    action: str,
    doer: Doer,
    policies: Policies,
    holdings: Holdings,
) -> Step | Refusal | None:
    if found is None:
        return None
    return take(
        record, action, actor=doer.actor, on=doer.on, given=doer.given,
        policies=policies, holdings=holdings, landed_numbers=doer.landed,
    )  # fmt: skip


def _noted(
    record: Record, text: str, policies: Policies, holdings: Holdings, *, on: date, code: str
) -> Minting | Refusal | None:
    """The register line that notes an external number, None where no register is its home."""
    place = place_of(record, policies, code=code)
    if place is None:
        return None
    series, number, path = place
    register = next((r for r in holdings.registers if r.source.path == path), None)
    refused = unusable(path, holdings) or (
        day_back(register.lines, path, on=on) if register is not None else None
    )
    if refused is not None:
        return told(refused)
    line = csv_line((text, "external", record.id, on.isoformat(), ""))
    return Minting(series, number, text, path, line)
