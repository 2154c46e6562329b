"""All that bears on one record, in words: rules, readers, retention, approvals, relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recordroom.access.decide import covers, decide_field, decide_record
from recordroom.assemble.display import Display
from recordroom.assemble.keeping import keeping_box
from recordroom.assemble.process import approvals
from recordroom.assemble.view import View, view_for
from recordroom.assemble.words import Words
from recordroom.check.engine import withheld_ids
from recordroom.check.rule import Rule
from recordroom.model.check import Diagnostic
from recordroom.model.edition import Decision
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Access, Audience, FieldSpec, Policies
from recordroom.model.text import Label
from recordroom.model.value import Value
from recordroom.relate.links import back_links
from recordroom.report.judgement import judgement
from recordroom.report.text import WORDS

_RULES = Label("检查", "Checks")
_READERS = Label("谁可以看", "Who may read it")
_KEPT = Label("保管到何时", "Until when it is kept")
_APPROVALS = Label("审批", "Approvals")
_AUTHORITY = Label("审批够不够", "Whether they suffice")
_RELATIONS = Label("与其他文件的关系", "Relations")
_NONE = Label("（无）", "(none)")

_SAW = Label(
    "{record} 条规则看过本件，{whole} 条规则通看全部文件。",
    "{record} rules looked at this record, {whole} at all records together.",
)
_CLEAN = Label("没有发现问题。", "No findings.")
_WAIVED = Label(
    "已批准的例外：{rule}，理由：{reason}，{until} 止",
    "Waived: {rule}, because {reason}, until {until}",
)
_WITHHELD = Label(
    "因上面的问题，本件不收入任何阅览版；以下是改正之后的情形。",
    "Because of the findings above it is in no edition; what follows is how it stands once mended.",
)
_STATED = Label("由本件注明", "stated in the record")
_BY_TYPE = Label("按「{type}」的默认级别", "the default of {type}")
_SHOWN = Label("可以看", "may read it")
_BUT = Label("可以看，但看不到：{fields}", "may read it, but not: {fields}")
_NAMELESS = Label("（不显示员工姓名）", " (names of staff are not shown)")
_FIELD = Label("{field}（需要{needs}）", "{field} (asks for {needs})")
_LEVEL = Label(
    "看不到：需要「{needs}」，只到「{has}」", "no: it asks for {needs}, they reach {has}"
)
_COMPARTMENT = Label("看不到：不在知悉范围「{lacks}」之内", "no: they are not in {lacks}")
_UNKNOWN = Label(
    "看不到：级别或知悉范围在 access.yml 中没有",
    "no: access.yml does not know its level or compartment",
)
_CLASS = Label("类别：{text}", "Class: {text}")
_UNTIL = Label("保管至：{text}", "Kept until: {text}")
_ACTION = Label("期满：{text}", "Then: {text}")
_WHY = Label("理由：{text}", "Why: {text}")
_CLAUSE = Label("依据：{text}", "Clause: {text}")
_STATUTE = Label("法定最低：{text}（{status}）", "Statutory minimum: {text} ({status})")
_FROM = Label("被「{record}」的「{field}」引用", "named by {record}, as {field}")
_JOIN = Label("、", ", ")
_COLON = Label("：", ": ")


@dataclass(frozen=True, slots=True)
class Room:
    """What an explanation draws on: the room as checked, and the rules that checked it."""

    policies: Policies
    holdings: Holdings
    diagnostics: Sequence[Diagnostic]
    rules: Sequence[Rule]
    as_of: date


def explain(record: Record, room: Room, *, lang: str) -> str:
    """The explanation as plain text, ending with a newline."""
    policies = room.policies
    # Whoever runs this holds the files themselves, so nothing is left out for the reader's sake.
    view = view_for(room.holdings, policies, _all_seeing(policies), unsafe=())
    display = Display(view, Words(lang))
    type_ = policies.types[record.type]
    state = type_.states.get(record.status)
    facts = [
        record.number, type_.label.get(lang), record.text("date"),
        state.label.get(lang) if state else record.status,
    ]  # fmt: skip
    parts = [
        [record.title or record.id, "  " + " · ".join(f for f in facts if f), f"  {record.path}"],
        [_RULES.get(lang), *_checked(record, room, lang)],
        [_READERS.get(lang), *_readers(record, room, display)],
        [_KEPT.get(lang), *_kept(record, view, display)],
        [_APPROVALS.get(lang), *_approved(record, display)],
        [
            _AUTHORITY.get(lang),
            *judgement(record, policies, room.holdings, as_of=room.as_of, lang=lang),
        ],
        [_RELATIONS.get(lang), *_related(record, room, lang)],
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _all_seeing(policies: Policies) -> Audience:
    access = policies.access
    top = Access(max(access.levels.values(), key=lambda level: level.rank).id,
                 frozenset(access.compartments))  # fmt: skip
    return Audience(
        "", Label("", ""), Label("", ""), top, edit_link=True, names=True, place=access.place
    )


def _family(name: str, codes: list[str], failed: set[str]) -> str:
    """A family of rules on one line with others: ✓NUM×25, or ✗FLO×52（FLO005）."""
    wrong = sorted(failed.intersection(codes))
    told = f"({', '.join(wrong)})" if wrong else ""
    return f"{'✗' if wrong else '✓'}{name}×{len(codes)}{told}"


def _checked(record: Record, room: Room, lang: str) -> list[str]:
    alone = [r for r in room.rules if r.over is Record]
    whole = [r for r in room.rules if r.over is Holdings]
    lines = ["  " + _SAW.get(lang).format(record=len(alone), whole=len(whole))]
    found = [d for d in room.diagnostics if d.record == record.id]
    failed = {d.code for d in found}
    families: dict[str, list[str]] = {}
    for rule in [*alone, *whole]:
        families.setdefault(rule.code[:3], []).append(rule.code)
    lines.append("  " + "  ".join(_family(f, codes, failed) for f, codes in families.items()))
    if not found:
        lines.append("  " + _CLEAN.get(lang))
    for d in found:
        word = WORDS[d.severity].get(lang) + _COLON.get(lang)
        lines.append(f"  {d.start.line}:{d.start.column} {d.code} {word}{d.message.get(lang)}")
    lines += [
        "  " + _WAIVED.get(lang).format(rule=w.rule, reason=w.reason, until=w.until)
        for w in room.policies.checks.waivers
        if record.id in w.records
    ]
    return lines


def _readers(record: Record, room: Room, display: Display) -> list[str]:
    lang, policies = display.words.lang, room.policies
    type_ = policies.types[record.type]
    stated = "access" in record.fields or "compartments" in record.fields
    origin = _STATED if stated else _BY_TYPE
    why = origin.get(lang).format(type=type_.label.get(lang))
    demand = Access(record.level, record.compartments)
    lines = [f"  {_needs(demand, display)} — {why}"]
    if record.id in withheld_ids(room.diagnostics) or not record.sound:
        lines.append("  " + _WITHHELD.get(lang))
    for audience in policies.access.audiences.values():
        decision = decide_record(record, audience, policies.access)
        mark = "✓" if decision.shown else "✗"
        if decision.shown:
            text = _seen(record, audience, display)
        else:
            text = _refusal(decision, demand, audience, display)
        lines.append(f"  {mark} {audience.label.get(lang)}{_COLON.get(lang)}{text}")
    return lines


def _seen(record: Record, audience: Audience, display: Display) -> str:
    lang, policies = display.words.lang, display.view.policies
    hidden: dict[str, str] = {}
    for name, field in record.fields.items():
        spec = policies.types[record.type].fields[name]
        if not decide_field(spec, record, audience, policies.access).shown:
            hidden[spec.label.get(lang)] = _needs(spec.access or audience.clearance, display)
            continue
        for inner in _stricter(spec, field.value):
            demand = inner.access
            if demand and not covers(audience.clearance, demand, policies.access).shown:
                hidden[inner.label.get(lang)] = _needs(demand, display)
    told = [_FIELD.get(lang).format(field=k, needs=v) for k, v in hidden.items()]
    text = _BUT.get(lang).format(fields=_JOIN.get(lang).join(told)) if told else _SHOWN.get(lang)
    return text if audience.names else text + _NAMELESS.get(lang)


def _stricter(spec: FieldSpec, value: Value) -> list[FieldSpec]:
    """The fields inside a value that ask for an access of their own."""
    if isinstance(value, tuple):
        found = [s for v in value for s in _stricter(spec.of, v)] if spec.of else []
    elif isinstance(value, Mapping):
        inner = {f.name: f for f in spec.fields}
        found = [s for k, v in value.items() if k in inner for s in _stricter(inner[k], v)]
        found += [inner[k] for k in value if k in inner and inner[k].access is not None]
    else:
        found = []
    return found


def _refusal(decision: Decision, demand: Access, audience: Audience, display: Display) -> str:
    lang = display.words.lang
    if decision.reason == "level":
        needs = display.name("level", demand.level)
        return _LEVEL.get(lang).format(
            needs=needs, has=display.name("level", audience.clearance.level)
        )
    if decision.reason == "compartment":
        lacks = sorted(demand.compartments - audience.clearance.compartments)
        names = [display.name("compartment", c) for c in lacks]
        return _COMPARTMENT.get(lang).format(lacks=_JOIN.get(lang).join(names))
    return _UNKNOWN.get(lang)


def _needs(demand: Access, display: Display) -> str:
    names = [display.name("level", demand.level)]
    names += [display.name("compartment", c) for c in sorted(demand.compartments)]
    return " · ".join(names)


def _kept(record: Record, view: View, display: Display) -> list[str]:
    lang, box = display.words.lang, keeping_box(record, view, display)
    clause = box["clause"]
    cited = str(clause["text"]) if isinstance(clause, dict) else ""
    rows = [
        (_CLASS, box["class_label"]), (_UNTIL, box["until"]), (_ACTION, box["action_label"]),
        (_WHY, box["reason"]), (_CLAUSE, cited),
    ]  # fmt: skip
    lines = ["  " + label.get(lang).format(text=text) for label, text in rows if text]
    if box["statute"]:
        status = box["statute_status"]
        lines.append("  " + _STATUTE.get(lang).format(text=box["statute"], status=status))
    return lines


def _approved(record: Record, display: Display) -> list[str]:
    lines = []
    for row in approvals(record, display):
        if isinstance(row, dict):
            told = [str(row[k]) for k in ("on", "by", "post", "step", "decision", "evidence")]
            lines.append("  " + " · ".join(t for t in told if t))
    return lines or ["  " + _NONE.get(display.words.lang)]


def _related(record: Record, room: Room, lang: str) -> list[str]:
    by_id, lines = room.holdings.by_id, []
    for reference in room.holdings.references:
        if reference.origin == record.id:
            label = _field_label(record, str(reference.field[0]), room, lang)
            lines.append(
                f"  {label}{_COLON.get(lang)}{_named(by_id.get(reference.target), reference.target)}"
            )
    for reference in back_links(room.holdings.references).get(record.id, ()):
        origin = by_id.get(reference.origin)
        if origin is not None:
            label = _field_label(origin, str(reference.field[0]), room, lang)
            told = _FROM.get(lang).format(record=_named(origin, origin.id), field=label)
            lines.append("  " + told)
    return list(dict.fromkeys(lines)) or ["  " + _NONE.get(lang)]


def _field_label(record: Record, name: str, room: Room, lang: str) -> str:
    spec = room.policies.types[record.type].fields.get(name)
    return spec.label.get(lang) if spec is not None else name


def _named(record: Record | None, id_: str) -> str:
    if record is None:
        return id_
    return f"{record.number} {record.title}".strip() + f" [{id_}]"
