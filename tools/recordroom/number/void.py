"""Voiding a number (作废): the register line for it, and why it may not be voided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from recordroom.model.holdings import Holdings, Record, Register
from recordroom.model.policies import NumberSeries, Policies, ReferenceCodes
from recordroom.number.lines import csv_line, register_path
from recordroom.number.obstacles import NoNumber, day_back, unusable
from recordroom.number.reference import code_scope, parse_code
from recordroom.number.registers import next_count
from recordroom.number.series import Number, example, parse_number


@dataclass(frozen=True, slots=True)
class Voiding:
    """A number to be voided: its register and line, and the record that bears it, if one does."""

    text: str
    path: PurePosixPath
    line: str
    record: Record | None


def void(
    word: str, policies: Policies, holdings: Holdings, *, on: date, reason: str
) -> Voiding | NoNumber:
    """The voiding of a number, given as it is written or by its record's id.

    A count that a register left out may be voided too: that is how a gap is explained.
    """
    record = holdings.by_id.get(word)
    if record is not None and not record.number:
        return NoNumber(
            "no-number",
            f"「{record.title or word}」没有编号，没有什么可以作废。",
            f"{word} bears no number; there is nothing to void.",
        )
    text = record.number if record is not None else word
    if not reason.strip():
        return NoNumber(
            "no-reason",
            "作废要写明原因：--reason 为什么作废、谁决定的。",
            "Say why it is voided and who decided: --reason.",
        )
    home = _home(text, policies, holdings)
    if home is None:
        return NoNumber(
            "unknown-number",
            f"「{text}」不是任何序列的编号，也不是文件标识。请照原样写，如 {_example(policies)}。",
            f"{text} is no number of any series and no record's id. Write it exactly, as "
            f"{_example(policies)}.",
        )
    series, number, path, register = home
    codes = policies.reference_codes
    highest = _highest(register, series, codes) if register is not None else 0
    refused = unusable(path, holdings) or _not_void(text, number.n, register, highest)
    if refused is None and register is not None:
        refused = day_back(register.lines, path, on=on)
    if refused is not None:
        return refused
    bearer = record or next(iter(holdings.by_number.get(text, ())), None)
    id_ = bearer.id if bearer is not None else _given_to(text, register)
    line = csv_line((text, "void", id_, on.isoformat(), reason.strip()))
    return Voiding(text, path, line, bearer)


Home = tuple[NumberSeries | None, Number, PurePosixPath, Register | None]


def _home(text: str, policies: Policies, holdings: Holdings) -> Home | None:
    by_path = {register.source.path: register for register in holdings.registers}
    for series in policies.series.values():
        number = parse_number(series, text)
        if isinstance(number, Number):
            path = register_path(series, number)
            return series, number, path, by_path.get(path)
    codes = policies.reference_codes
    code = parse_code(codes, text) if codes is not None else None
    if codes is None or code is None:
        return None
    path = PurePosixPath("records", "numbers", codes.id, f"{code_scope(codes, code)}.csv")
    return None, Number(None, code.year, code.n), path, by_path.get(path)


def _not_void(text: str, n: int, register: Register | None, highest: int) -> NoNumber | None:
    lines = [line for line in register.lines if line.number == text] if register else []
    voided = next((line for line in lines if line.event == "void"), None)
    if voided is not None:
        return NoNumber(
            "void-already",
            f"「{text}」已于 {voided.day} 作废（{voided.reason}），不用再办。",
            f"{text} was voided on {voided.day} ({voided.reason}); nothing is left to do.",
        )
    if lines:
        return None
    # A hole below the highest count; what is above it was never anybody's.
    if n > highest:
        return NoNumber(
            "never-given",
            f"「{text}」还没有取过，不用作废；要跳过一个号也不允许。请核对编号。",
            f"{text} was never given, so there is nothing to void, and numbers are not skipped. "
            "Check it.",
        )
    return None


def _highest(register: Register, series: NumberSeries | None, codes: ReferenceCodes | None) -> int:
    if series is not None:
        return next_count(register, series) - 1
    found = [parse_code(codes, line.number) for line in register.lines] if codes else []
    return max((code.n for code in found if code is not None), default=0)


def _given_to(text: str, register: Register | None) -> str:
    lines = register.lines if register is not None else ()
    return next((line.id for line in lines if line.number == text and line.event == "mint"), "")


def _example(policies: Policies) -> str:
    return next((example(series) for series in policies.series.values()), "…")
