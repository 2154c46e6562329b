"""The shelf: which records bear which reference codes (档号), and what their registers say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from recordroom.model.holdings import Holdings, Record, Register, RegisterLine
from recordroom.model.policies import NumberSeries, Policies, ReferenceCodes
from recordroom.model.text import Label
from recordroom.number.reference import ReferenceCode, code_scope, fault_of, parse_code
from recordroom.number.registers import Counted, LineFault, Reading, other_fault
from recordroom.number.series import Number


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A register line that gives, voids or annotates a reference code."""

    register: Register
    line: RegisterLine
    code: ReferenceCode


@dataclass(frozen=True, slots=True)
class Shelf:
    """Reference codes by their text.

    `bearers` are the records that bear a well-formed code, in path order; `lines` what registers
    say of it, in order; `readings` are the registers as the numbering rules read them.
    """

    codes: ReferenceCodes
    bearers: Mapping[str, tuple[Record, ...]]
    lines: Mapping[str, tuple[CodeLine, ...]]
    readings: tuple[Reading, ...]

    def counts(self, scope: str) -> dict[int, str]:
        """Every count of a class that is used or was, with its code; borne or registered."""
        out: dict[int, str] = {}
        for text in (*self.bearers, *self.lines):
            code = parse_code(self.codes, text)
            if code is not None and code_scope(self.codes, code) == scope:
                out.setdefault(code.n, text)
        return out


def shelf_of(policies: Policies, holdings: Holdings) -> Shelf | None:
    """The shelf of all holdings, None where no reference codes are set up."""
    codes = policies.reference_codes
    if codes is None:
        return None
    bearers: dict[str, list[Record]] = {}
    for record in holdings.records:
        text = record.text("reference-code")
        if text and parse_code(codes, text) is not None:
            bearers.setdefault(text, []).append(record)
    readings: list[Reading] = []
    lines: dict[str, list[CodeLine]] = {}
    for register in holdings.registers:
        if not is_shelf(register.source.path, codes):
            continue
        reading = read_shelf(register, codes)
        readings.append(reading)
        faulty = {fault.line.position for fault in reading.faults}
        for line in register.lines:
            code = parse_code(codes, line.number)
            if code is not None and line.position not in faulty:
                lines.setdefault(line.number, []).append(CodeLine(register, line, code))
    return Shelf(
        codes,
        {text: tuple(records) for text, records in bearers.items()},
        {text: tuple(said) for text, said in lines.items()},
        tuple(readings),
    )


def binding_codes(record: Record, policies: Policies) -> ReferenceCodes | None:
    """The make-up that a record's reference code must keep, None where none binds it.

    A record older than `enforced-from` keeps what its paper says.
    """
    codes = policies.reference_codes
    if codes is None or codes.enforced_from is None:
        return codes
    day = record.day()
    return codes if day is not None and day >= codes.enforced_from else None


def is_shelf(path: PurePosixPath, codes: ReferenceCodes) -> bool:
    """Whether a register stands where registers of reference codes do."""
    return len(path.parts) == 4 and path.parts[2] == codes.id


def read_shelf(register: Register, codes: ReferenceCodes) -> Reading:
    """Judge every line of a register of reference codes by itself."""
    counted: list[Counted] = []
    faults: list[LineFault] = []
    for line in register.lines:
        code = parse_code(codes, line.number)
        fault = _form_fault(line, code, codes=codes, scope=register.scope) or other_fault(line)
        if fault is not None:
            faults.append(fault)
        elif code is not None and line.event in ("mint", "void"):
            counted.append(Counted(line, Number(None, code.year or None, code.n)))
    return Reading(register, _as_series(codes), tuple(counted), tuple(faults))


def _form_fault(
    line: RegisterLine, code: ReferenceCode | None, *, codes: ReferenceCodes, scope: str
) -> LineFault | None:
    if line.number == "":
        return None
    if code is None:
        why, meant = fault_of(codes, line.number)
        hint = (f"，应写作「{meant}」", f"; write {meant}") if meant else ("", "")
        return LineFault(line, "number", Label(why.hans + hint[0], why.en + hint[1]))
    if code_scope(codes, code) != scope:
        home = f"{codes.id}/{code_scope(codes, code)}.csv"
        text = f"这个档号应登记在 {home}", f"this reference code belongs in {home}"
        return LineFault(line, "number", Label(*text))
    return None


def _as_series(codes: ReferenceCodes) -> NumberSeries:
    """Reference codes as the rules that look at registers line by line need them."""
    return NumberSeries(
        id=codes.id,
        label=codes.label,
        pattern=codes.pattern,
        counter=codes.counter,
        codes=(),
        width=codes.width,
        gapless=codes.gapless,
        enforced_from=codes.enforced_from,
        year_field=codes.year_field,
        place=codes.place,
    )


def described(record: Record, codes: ReferenceCodes) -> frozenset[str]:
    """The ids that a line of the catalogue describes; none for any other record."""
    catalogue = codes.catalogue
    if catalogue is None or record.type != catalogue.type:
        return frozenset()
    value = record.value(catalogue.describes)
    return frozenset(map(str, value)) if isinstance(value, tuple) else frozenset({str(value or "")})


def one_item(records: Iterable[Record], codes: ReferenceCodes) -> bool:
    """Whether records may share a code: one line of the catalogue with what it describes."""
    every = list(records)
    lines = [r for r in every if codes.catalogue and r.type == codes.catalogue.type]
    if len(every) < 2:
        return True
    if len(lines) != 1:
        return False
    named = described(lines[0], codes)
    return all(r.id in named for r in every if r is not lines[0])
