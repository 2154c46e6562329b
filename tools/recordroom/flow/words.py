"""What is said of steps: their names, what is lacking, and what can be done next and by whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from recordroom.authorise.judge import judge
from recordroom.flow.lifecycle import steps_from
from recordroom.flow.persons import people_in, who_may
from recordroom.flow.requirements import Known, Lack, lacking
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
    return (
        f"办理「{step.label.hans}」之前，「{record.title or record.id}」还要填好：{''.join(hans)}"
        f"\n请在文件开头补上：{record.path}",
        f"Before “{step.label.en}”, {record.id} needs:{''.join(en)}\n"
        f"Add it at the top of the file: {record.path}",
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
    steps.sort(key=lambda s: s.action in _BACK)
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
    if type_.fields.get("circulation") is not None and policies.phase(record) == "issued":
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
    found = lacking(step, record, known)
    return [Label(f"      · {one.what.hans}", f"      · {one.what.en}") for one in found]


def _whose(
    step: Transition, record: Record, policies: Policies, on: date, holdings: Holdings | None
) -> Label:
    """A step's name and who may take it; of an approval whose turn it is and who comes after, as
    authority.yml has it.
    """
    label = step.label
    if step.action == "approve" and holdings is not None:
        turns = _turns(record, policies, holdings, on)
        if len(turns) > 1:
            after = "，之后 ".join(turn.hans for turn in turns)
            return Label(
                f"{_REVIEW.hans}、{label.hans}：先 {after}",
                f"{_REVIEW.en}, {label.en}: first {', then '.join(turn.en for turn in turns)}",
            )
        if turns:
            return Label(f"{label.hans}：{turns[0].hans}", f"{label.en}: {turns[0].en}")
    who = who_may(step.by, record, policies=policies, on=on)
    return Label(f"{label.hans}：{who.hans}", f"{label.en}: {who.en}")


_REVIEW = Label("审核", "Review")


def _turns(record: Record, policies: Policies, holdings: Holdings, on: date) -> tuple[Label, ...]:
    """Those whose approval is lacking in their order, each once."""
    found: dict[Label, None] = {}
    for missing in judge(record, policies, holdings, on=on).missing:
        who = [people_in(post, policies, on) for post in missing.posts]
        if who:
            found.setdefault(Label("或".join(w.hans for w in who), " or ".join(w.en for w in who)))
    return tuple(found)
