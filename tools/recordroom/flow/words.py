"""What is said of steps: their names, what is lacking, and what can be done next and by whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from recordroom.authorise.content import process_fields
from recordroom.authorise.judge import judge
from recordroom.flow.lifecycle import steps_from
from recordroom.flow.persons import who_may
from recordroom.flow.requirements import Known, Lack, asked_of, lacking
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies, RecordType, Transition
from recordroom.model.text import Label

ACTION_WORDS: Mapping[str, Label] = {
    "submit": Label("送审", "submit it"),
    "approve": Label("审批", "approve it"),
    "return": Label("退回修改", "return it"),
    "refuse": Label("否决", "refuse it"),
    "number": Label("编号", "number it"),
    "issue": Label("印发", "issue it"),
    "advance": Label("往下办理", "advance it"),
    "supersede": Label("替代", "supersede it"),
    "repeal": Label("废止", "repeal it"),
    "suspend": Label("暂停执行", "suspend it"),
    "resume": Label("恢复执行", "resume it"),
    "void": Label("作废", "void it"),
    "withdraw": Label("撤回", "withdraw it"),
    "file": Label("归档", "file it"),
}
"""What a command does, as part of a sentence."""

SHOWN = 6
"""How many ways on are told at once."""


def state_of(record: Record, type_: RecordType) -> Label:
    """The label of the record's state."""
    state = type_.states.get(record.status)
    return state.label if state is not None else Label(record.status, record.status)


def lacking_words(record: Record, step: Transition, lacks: Sequence[Lack]) -> tuple[str, str]:
    """That a step cannot be taken yet, with everything that is lacking, a line for each."""
    name = record.title or record.id
    hans = f"「{name}」还不能办理「{step.label.hans}」："
    en = f"“{step.label.en}” cannot be taken for {record.id} yet:"
    return (
        hans + "".join(f"\n  · {lack.what.hans}" for lack in lacks),
        en + "".join(f"\n  · {lack.what.en}" for lack in lacks),
    )


def fields_missing(
    names: Sequence[str], record: Record, step: Transition, type_: RecordType
) -> tuple[str, str]:
    """That the new state asks for fields that are empty."""
    hans, en = [], []
    for name in names:
        spec = type_.fields[name]
        if name == "number":
            hans.append(f"\n  · 编号：先运行 recordroom number {record.id}")
            en.append(f"\n  · a number: run recordroom number {record.id} first")
            continue
        example = spec.example or (spec.of.example if spec.of is not None else "")
        hans.append(f"\n  · {spec.label.hans}（{name}）" + (f"，如 {example}" if example else ""))
        en.append(f"\n  · {spec.label.en} ({name})" + (f", as {example}" if example else ""))
    # What approvals are bound to is not written after them: see setting.py.
    inside = [n for n in names if n != "number" and n not in process_fields(type_)]
    own = [n for n in names if n != "number"]
    by_set = own and step.action != "approve" and not (inside and record.value("approvals"))
    how = ("", "")
    if by_set:
        sets = " ".join(f"--set {n}=…" for n in own)
        how = (f"办理时加上 {sets}，或", f"Give it along with the step ({sets}), or ")
    return (
        f"办理「{step.label.hans}」之前，「{record.title or record.id}」还要填好：{''.join(hans)}"
        f"\n请{how[0]}在文件开头补上：{record.path}",
        f"Before “{step.label.en}”, {record.id} needs:{''.join(en)}\n"
        f"{how[1]}{'add' if by_set else 'Add'} it at the top of the file: {record.path}",
    )


def unfilled_words(record: Record, type_: RecordType) -> tuple[Label, ...]:
    """A reminder of lines of the template that are still to be filled in, where there are any."""
    holes = [t.strip() for t in type_.template.split("\n") if any(hole in t for hole in _HOLES)]
    body = {line.strip() for line in record.body.split("\n")}
    left = [line for line in holes if line in body]
    if not left:
        return ()
    return (
        Label(
            "⚠ 正文里还有模板没有填好的地方：" + "；".join(left[:SHOWN]),
            "⚠ Lines of the template are not filled in yet: " + "; ".join(left[:SHOWN]),
        ),
    )


_HOLES = ("……", "××")
"""What stands in a template for what is to be written."""


def next_words(
    record: Record, policies: Policies, on: date, *, holdings: Holdings | None = None
) -> tuple[Label, ...]:
    """What can be done with the record now: commands, and who may run them; ways on come first.

    With `holdings` it is said of an approval whose turn it is, else who may ever give one.
    """
    type_ = policies.types[record.type]
    every = steps_from(record, type_)
    steps = [s for s in every if s.end != record.status]
    if steps:  # on the way a step that stays where it is (a reminder) is told too
        steps += [s for s in every if s.end == record.status and s.action == "advance"]
    steps.sort(key=lambda s: (s.action in _BACK, s.end == record.status))
    out = []
    if _may_be_numbered(record, type_) and all(s.action != "number" for s in steps):
        out.append(
            Label(
                f"  recordroom number {record.id}　取号", f"  recordroom number {record.id}  Number"
            )
        )
    for step in steps[:SHOWN]:
        who = _whose(step, record, policies, on, holdings)
        several = sum(s.action == step.action for s in every) > 1 and step.action == "advance"
        command = f"recordroom {step.action} {record.id}" + (f" --to {step.end}" if several else "")
        out.append(Label(f"  {command}　{who.hans}", f"  {command}  {who.en}"))
        if holdings is not None and step.action in _PREPARED:
            out += _still_lacking(step, record, Known(policies, holdings, on, None))
    sent = any("circulated" in step.requires for step in type_.transitions)
    if sent and "circulation" in type_.fields and policies.phase(record) == "issued":
        out.append(
            Label(
                f"  recordroom circulate {record.id} --to 部门、岗位或姓名 --due 日期　传阅",
                f"  recordroom circulate {record.id} --to WHOM --due DATE  Send round",
            )
        )
    if not out:
        return (Label("这份文件的办理已经到头。", "There is no further step for this record."),)
    return (Label("接下来可以：", "Next:"), *out)


_BACK = ("return", "refuse", "withdraw", "void", "repeal", "suspend")
"""Actions that do not carry a record on."""


def _may_be_numbered(record: Record, type_: RecordType) -> bool:
    states = (*type_.number_states, *type_.number_may)
    return bool(type_.series) and not record.number and record.status in states


_PREPARED = ("file", "issue")
"""Steps that want papers and signs got ready before: what is lacking is told ahead."""


def _still_lacking(step: Transition, record: Record, known: Known) -> list[Label]:
    """What a step still asks for, a line each below it."""
    return [
        Label(f"      · {one.what.hans}", f"      · {one.what.en}")
        for one in lacking(step, record, known)
        if one.word != "reference-code"  # the command itself gives it
    ]


def _whose(
    step: Transition, record: Record, policies: Policies, on: date, holdings: Holdings | None
) -> Label:
    """A step's name and who may take it; of an approval whose turn it is and who comes after, as
    authority.yml has it.
    """
    label = step.label
    if step.action == "approve" and holdings is not None:
        turns = _turns(record, policies, holdings, on)
        if turns:
            several = len(turns) > 1 or len(turns[0]) > 1
            name = Label(f"{_REVIEW.hans}、{label.hans}", f"{_REVIEW.en}, {label.en}")
            name = name if several else label
            hans = ["，之后 ".join(x.hans for x in turn) for turn in turns]
            en = [", then ".join(x.en for x in turn) for turn in turns]
            first = ("先 ", "first ") if len(turns) == 1 and several else ("", "")
            first = ("分别由 ", "each of ") if len(turns) > 1 else first
            return Label(
                f"{name.hans}：{first[0]}{'；'.join(hans)}", f"{name.en}: {first[1]}{'; '.join(en)}"
            )
    who = who_may(step.by, record, policies=policies, on=on)
    return Label(f"{label.hans}：{who.hans}", f"{label.en}: {who.en}")


_REVIEW = Label("审核", "Review")


def _turns(
    record: Record, policies: Policies, holdings: Holdings, on: date
) -> tuple[tuple[Label, ...], ...]:
    """For each matter those whose approval is lacking, in their order; each list but once."""
    found: dict[str, dict[Label, None]] = {}
    for missing in judge(record, policies, holdings, on=on).missing:
        who = asked_of(missing, Known(policies, holdings, on, None))
        if who.hans:
            found.setdefault(missing.matter.id, {})[who] = None
    return tuple(dict.fromkeys(tuple(turn) for turn in found.values()))
