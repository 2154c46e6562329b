"""What must be true before a step is taken, and which of it is lacking, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from recordroom.authorise.circulation import unread
from recordroom.authorise.content import process_fields
from recordroom.authorise.judge import judge
from recordroom.authorise.verdict import Missing
from recordroom.capture.conditions import needed
from recordroom.flow.after import after
from recordroom.flow.persons import people_in
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies, RecordType, Transition
from recordroom.model.text import Label
from recordroom.number.book import binding_series
from recordroom.relate.sets import Sets


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is lacking: the word that asks for it, what it is, and how to come by it."""

    word: str
    what: Label


@dataclass(frozen=True, slots=True)
class Known:
    """What a step is judged by. `landed` are the numbers whose register lines are on the default
    branch, None where there is no git to tell: then the registers of the work tree count.
    """

    policies: Policies
    holdings: Holdings
    on: date
    landed: frozenset[str] | None


def lacking(step: Transition, moved: Record, known: Known) -> tuple[Lack, ...]:
    """What the step asks for and the record, as it would be after it, does not have."""
    found: list[Lack] = []
    if step.validity.binds(moved.day()):
        for word in step.requires:
            found.extend(_lacks(word, moved, known))
    return tuple(found)


def unfilled(step: Transition, moved: Record, policies: Policies) -> tuple[str, ...]:
    """The fields that the record would need in its new state and does not have, in the order of
    its type; `number` among them where the state asks for one.
    """
    type_ = policies.types[moved.type]
    empty = [
        name
        for name, spec in type_.fields.items()
        if moved.value(name) in (None, (), {}) and needed(spec.need, moved, type_)
    ]
    if step.action != "number" and _owes_number(moved, type_, policies) and "number" not in empty:
        empty.append("number")
    return tuple(empty)


def owed_later(record: Record, policies: Policies) -> tuple[str, ...]:
    """Fields of the content that the record must have by the time it is in force, and has not.

    An approval binds the content: filled in after it, they would make it stale.
    """
    type_ = policies.types[record.type]
    outside = process_fields(type_)
    found: dict[str, None] = {}
    for state in _first_in_force(record.status, type_):
        then = after(record, {"status": state}, {}, policies).record
        assert then is not None  # the type did not change
        for name, spec in type_.fields.items():
            empty = name not in outside and then.value(name) in (None, (), {})
            if empty and needed(spec.need, then, type_):
                found.setdefault(name)
    return tuple(found)


def _first_in_force(start: str, type_: RecordType) -> tuple[str, ...]:
    """The states of the issued phase that come first after one of the draft phase."""
    seen, waiting, found = {start}, [start], []
    while waiting:
        state = waiting.pop(0)
        for step in type_.transitions:
            if step.start == state and step.end in type_.states and step.end not in seen:
                seen.add(step.end)
                phase = type_.states[step.end].phase
                if phase == "draft":
                    waiting.append(step.end)
                elif phase == "issued":
                    found.append(step.end)
    return tuple(found)


def _owes_number(moved: Record, type_: RecordType, policies: Policies) -> bool:
    if moved.number or moved.status not in type_.number_states:
        return False
    return binding_series(moved, policies) is not None and not moved.text("external-number")


def _lacks(word: str, record: Record, known: Known) -> Iterator[Lack]:
    if word == "approvals":
        yield from (Lack(word, text) for text in unapproved(record, known))
    elif word == "number" and not record.number:
        yield Lack(word, _no_number(record))
    elif word == "number-landed":
        yield from _landed(record, known)
    elif word == "reference-code" and not record.text("reference-code"):
        yield Lack(
            word,
            Label(
                f"还没有档号：运行 recordroom file {record.id}",
                f"it has no reference code yet: run recordroom file {record.id}",
            ),
        )
    elif word == "circulated":
        people = known.policies.organisation.people
        open_ = unread(record, known.policies, known.holdings, as_of=known.on)
        names = [people[r.person].name if r.person in people else None for r in open_]
        hans = "、".join(n.hans for n in names if n)
        if open_:
            yield Lack(
                word,
                Label(
                    f"传阅未完，还没有看的有：{hans}",
                    "it has not been read by all yet: "
                    + ", ".join(n.en for n in names if n is not None),
                ),
            )
    elif word == "companions":
        yield from _companions(record, known)
    elif word.startswith("attachment:"):
        yield from _attachment(word, record, known.policies)


def unapproved(record: Record, known: Known) -> tuple[Label, ...]:
    """Which approvals the record still lacks, the next one first, each with who may give it."""
    verdict = judge(record, known.policies, known.holdings, on=known.on)
    return tuple(_still(missing, known) for missing in verdict.missing)


def _still(missing: Missing, known: Known) -> Label:
    label = missing.matter.label
    who = asked_of(missing, known)
    if not who.hans:
        return Label(
            f"「{label.hans}」还缺审批，但按现在的设置没有人可以批准：请核对责任部门和 organisation.yml",
            f"“{label.en}” still needs an approval, but nobody can give it as things are set: look "
            "at the record's department and at organisation.yml",
        )
    return Label(
        f"「{label.hans}」还要由{who.hans}批准",
        f"“{label.en}” still needs the approval of {who.en}",
    )


def asked_of(missing: Missing, known: Known) -> Label:
    """Whose approval a step lacks, in words; a body's is its vote, which its posts state. Empty
    where nobody can give it.
    """
    who = [people_in(post, known.policies, known.on) for post in missing.posts]
    label = Label("或".join(w.hans for w in who), " or ".join(w.en for w in who))
    words = [w.removeprefix("body:") for w in missing.step_words if w.startswith("body:")]
    bodies = [known.policies.organisation.bodies[w].label for w in words]
    if not bodies or not label.hans or len(words) < len(missing.step_words):
        return label
    return Label(
        f"{'或'.join(b.hans for b in bodies)}表决（表决后由{label.hans}写明）",
        f"the vote of the {' or '.join(b.en for b in bodies)} (stated by {label.en})",
    )


def _no_number(record: Record) -> Label:
    return Label(
        f"还没有编号：运行 recordroom number {record.id}",
        f"it has no number yet: run recordroom number {record.id}",
    )


def _landed(record: Record, known: Known) -> Iterator[Lack]:
    if not record.number:
        yield Lack("number-landed", _no_number(record))
        return
    landed = known.landed
    if landed is None:
        lines = (line for register in known.holdings.registers for line in register.lines)
        landed = frozenset(line.number for line in lines if line.event == "mint")
    if record.number not in landed:
        yield Lack(
            "number-landed",
            Label(
                f"编号 {record.number} 的登记还没有合并到主分支：先把取号的改动合并进去，"
                "免得两份文件用同一个号",
                f"the entry of its number {record.number} is not on the main branch yet: merge it "
                "first, so that no two records get the same number",
            ),
        )


def _companions(record: Record, known: Known) -> Iterator[Lack]:
    types: Mapping[str, RecordType] = known.policies.types
    for state in Sets(known.holdings.records, types).companions(record):
        if state.records:
            continue
        kind = types[state.companion.type].label if state.companion.type in types else None
        label = state.companion.label if state.companion.label.hans else kind
        label = label or Label(state.companion.type, state.companion.type)
        yield Lack(
            "companions",
            Label(
                f"缺少应当配套的「{label.hans}」：先收录它，并在它的 {state.companion.via} 写上本件",
                f"its “{label.en}” is missing: capture it first, and name this record as its "
                f"{state.companion.via}",
            ),
        )


def _attachment(word: str, record: Record, policies: Policies) -> Iterator[Lack]:
    role = word.removeprefix("attachment:")
    rows = record.value("attachments")
    named = {
        str(row.get("file", ""))
        for row in (rows if isinstance(rows, tuple) else ())
        if isinstance(row, Mapping) and row.get("role") == role
    }
    if any(a.present and a.name in named for a in record.attachments):
        return
    spec = policies.types[record.type].fields.get("attachments")
    inner = spec.of.fields if spec is not None and spec.of is not None else ()
    choices = [c for f in inner if f.name == "role" for c in f.choices]
    label = next((c.label for c in choices if c.value == role), Label(role, role))
    yield Lack(
        word,
        Label(
            f"缺少附件「{label.hans}」：运行 recordroom attach {record.id} 扫描件 --role {role}",
            f"the attachment “{label.en}” is missing: run recordroom attach {record.id} FILE "
            f"--role {role}",
        ),
    )
