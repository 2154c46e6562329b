"""The life cycle of a record type as its guide tells it: states, steps, who, what first, by what."""

from __future__ import annotations

from recordroom.assemble.tables import Tables, escape, markdown_table
from recordroom.assemble.words import Words
from recordroom.model.policies import RecordType, Transition


def life_cycle(type_: RecordType, words: Words, tables: Tables) -> list[str]:
    """The lines of the part: a list of states and a table of steps."""
    lines = [
        "1. " + escape(words.label(s.label)) + f" — {words('phase_' + s.phase)}"
        for s in type_.states.values()
    ]
    if not type_.transitions:
        return lines
    columns = [words(f"column_{k}") for k in ("step", "from", "to", "by", "first", "command")]
    table = markdown_table(columns, [_row(t, type_, words, tables) for t in type_.transitions])
    return [*lines, "", table, "", words("guide_steps_note")]


def _row(step: Transition, type_: RecordType, words: Words, tables: Tables) -> list[str]:
    return [
        words.label(step.label),
        words.label(type_.states[step.start].label),
        words.label(type_.states[step.end].label),
        words.list([tables.approver(who) for who in step.by]),
        first_of(step, type_, words),
        command_of(step, type_),
    ]


def first_of(step: Transition, type_: RecordType, words: Words, *, fields_too: bool = True) -> str:
    """What must be there before the step, and which fields it asks for."""
    asked = [_requirement(word, type_, words) for word in step.requires]
    if step.validity.start is not None and asked:
        asked = [words.list(asked) + " " + words("need_from", day=step.validity.start)]
    fields = [
        words.label(type_.fields[name].label) for name, word in step.sets.items() if word == "ask"
    ]
    if fields and fields_too:
        asked.append(words("step_asks", fields=words.list(fields)))
    return words("semicolon").join(asked)


def _requirement(word: str, type_: RecordType, words: Words) -> str:
    if not word.startswith("attachment:"):
        return words("requires_" + word.replace("-", "_"))
    role = word.removeprefix("attachment:")
    spec = type_.fields.get("attachments")
    inner = spec.of.fields if spec is not None and spec.of is not None else ()
    labels = {c.value: c.label for f in inner if f.name == "role" for c in f.choices}
    return words.label(labels[role]) if role in labels else role


def command_of(step: Transition, type_: RecordType, *, id_: str = "") -> str:
    """What is typed for the step; `--to` only where the state leaves a choice."""
    ends = {t.end for t in type_.transitions if t.start == step.start and t.action == step.action}
    return " ".join(
        [step.action, *([id_] if id_ else []), *([f"--to {step.end}"] if len(ends) > 1 else [])]
    )
